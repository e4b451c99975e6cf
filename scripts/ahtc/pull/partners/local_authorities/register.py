"""What the register of local authorities lists about Welsh councils: code, English name, and the Welsh name if told.

mySociety's ``uk_local_authorities_future.csv``. Its Welsh names stand among alternative names that nothing marks as
Welsh, some of them damaged: one counts only where it is letter for letter, but for capitals, the Welsh name we hold.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ahtc.core.problems import Finding, did_you_mean
from ahtc.kinds.organisations.record import Organisation
from ahtc.pull.media_types import CSV, UNNAMED
from ahtc.pull.partners.alike import name_key
from ahtc.pull.partners.damage import damaged_at
from ahtc.pull.partners.listed import Listed, Reply, clean_text
from ahtc.pull.source_findings import about, refused

MEDIA = frozenset({CSV, "text/plain", UNNAMED})
LARGEST_REGISTER = 20_000_000

_HEADINGS = ("official-name", "nice-name", "gss-code", "start-date", "end-date", "nation", "alt-names")
_GSS = re.compile(r"W06[0-9]{6}")
_REMEDY = "Look at the register: it may have changed, or this is another file."
_MOST_UNREAD = 100


@dataclass(frozen=True)
class _Row:
    line: int
    cells: dict[str, str]

    def date(self, heading: str) -> datetime.date | None:
        try:
            return datetime.date.fromisoformat(self.cells[heading])
        except ValueError:
            return None


def read_local_authorities(
    content: bytes, address: str, organisations: Iterable[Organisation], today: datetime.date
) -> Reply:
    """What the register (``content``, a CSV file that came from ``address``) says of the councils of Wales.

    Councils are listed by GSS code; one that has ended by ``today`` only where a record of ours has its code. A code
    that two present councils share gives a warning and neither of them. Lines that cannot be read are passed over, and
    counted in one. Raises :class:`ProblemsError` when it is not such a file.
    """
    ours = {each.identifiers["gss"]: each for each in organisations if "gss" in each.identifiers}
    text, warnings = _decoded(content, address)
    found: dict[str, list[Listed]] = defaultdict(list)
    ended: dict[str, Listed] = {}
    rows = _Rows(text, address)
    for row in rows:
        if row.cells["nation"] == "Wales":
            warnings += _sort_in(row, ours.get(row.cells["gss-code"]), today, found, ended, address)
    unread = [listed for listed in _unread_of_ours(rows.unread, ours) if listed.key not in found]
    if not found:
        seen = "".join(["No council of Wales can be read in this file", *(f". {told}" for told in rows.first_fault())])
        raise refused(address, seen, "the councils of Wales", _REMEDY, "empty")
    for told in rows.first_fault():
        count = len(rows.unread)
        counted = "1 line cannot be read and is" if count == 1 else f"{count} lines cannot be read and are"
        warnings.append(_warning(address, next(iter(rows.unread)), f"{counted} passed over. {told}"))
    for gss, several in found.items():
        if len(several) > 1:
            warnings.append(_warning(address, 1, f"{len(several)} councils have the code {gss}; none of them is used"))
    gone = [listed for gss, listed in ended.items() if gss in ours and gss not in found]
    listed = [*gone, *unread, *(several[0] for several in found.values() if len(several) == 1)]
    return Reply(
        source="local-authorities",
        title="UK Local Authorities (past, current and future)",
        publisher="mySociety",
        address=address,
        retrieved=today,
        licence="Creative Commons Attribution 4.0 International",
        listed=tuple(sorted(listed, key=lambda each: each.key)),
        warnings=tuple(warnings),
    )


def _sort_in(
    row: _Row,
    ours: Organisation | None,
    today: datetime.date,
    found: dict[str, list[Listed]],
    ended: dict[str, Listed],
    address: str,
) -> Iterator[Finding]:
    """Puts a Welsh authority among those that are ``found`` or have ``ended``, or says why it is neither."""
    gss = row.cells["gss-code"]
    if not _GSS.fullmatch(gss):
        yield _warning(address, row.line, f'A Welsh authority has "{clean_text(gss)}" for its code')
    elif (end := row.date("end-date")) is not None and end <= today:
        ended[gss] = replace(_council(row, ours, today), removed=True)
    elif (start := row.date("start-date")) is not None and start > today:
        yield _warning(address, row.line, f"{gss} is a council from {start} on, and not yet")
    else:
        found[gss].append(_council(row, ours, today))


def _decoded(content: bytes, address: str) -> tuple[str, list[Finding]]:
    """The text; where bytes are not UTF-8, with a mark in their place that :func:`damaged_at` finds, and a warning."""
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        warning = _warning(address, line, "These bytes are not the UTF-8 that the register is written in")
        return content.decode("utf-8-sig", errors="replace"), [warning]


@dataclass(frozen=True)
class _Unread:
    """A line that cannot be read: as it stands, and what is wrong with it."""

    text: str
    fault: str


class _Rows:
    """The rows below the headings, in order, once; afterwards ``unread`` holds the lines that are none, by number.

    No cell of the register holds a line end, so a quote that is not closed spoils its own line and no other.
    """

    def __init__(self, text: str, address: str) -> None:
        self.unread: dict[int, _Unread] = {}
        self._lines = list(io.StringIO(text, newline=None))
        self._address = address
        self._headings = self._read_headings()

    def __iter__(self) -> Iterator[_Row]:
        for number, line in enumerate(self._lines[1:], 2):
            try:
                cells = next(csv.reader([line], strict=True), [])
            except csv.Error as error:
                self._pass_over(number, line, f"cannot be read ({error})")
                continue
            if cells and len(cells) != len(self._headings):
                self._pass_over(number, line, f"has {len(cells)} cells, and not {len(self._headings)}")
            elif cells:
                yield _Row(number, {k: v.strip() for k, v in zip(self._headings, cells, strict=True)})

    def first_fault(self) -> list[str]:
        """What is wrong with the first line that cannot be read, in words; nothing where all can."""
        return [f"Line {number} {unread.fault}" for number, unread in list(self.unread.items())[:1]]

    def _pass_over(self, number: int, line: str, fault: str) -> None:
        self.unread[number] = _Unread(line, fault)
        if len(self.unread) > _MOST_UNREAD:
            seen = f"More than {_MOST_UNREAD} lines cannot be read. {self.first_fault()[0]}"
            raise refused(self._address, seen, "comma-separated cells, one for each heading", _REMEDY, "csv")

    def _read_headings(self) -> list[str]:
        try:
            headings = [cell.strip() for cell in next(csv.reader(self._lines[:1], strict=True), [])]
        except csv.Error as error:
            seen = f"Line 1 cannot be read ({error})"
            raise refused(self._address, seen, "comma-separated headings", _REMEDY, "csv") from error
        for name in _HEADINGS:
            if headings.count(name) != 1:
                seen = f'The heading "{name}" stands here {headings.count(name)} times, beside {len(headings)} headings'
                close = did_you_mean(name, headings)
                remedy = f"{close} {_REMEDY}" if close.startswith("Did") else _REMEDY
                raise refused(self._address, seen, f"{', '.join(_HEADINGS)}, each once", remedy, "csv")
        return headings


def _unread_of_ours(unread: Mapping[int, _Unread], ours: Mapping[str, Organisation]) -> Iterator[Listed]:
    """Our councils whose codes stand in lines that cannot be read."""
    for number, line in unread.items():
        for gss in dict.fromkeys(_GSS.findall(line.text)):
            if gss in ours:
                yield Listed(gss, "", unread=f"line {number} {line.fault}")


def _council(row: _Row, ours: Organisation | None, today: datetime.date) -> Listed:
    name = row.cells["official-name"]
    others = [other.strip() for other in row.cells["alt-names"].split(",") if other.strip()]
    welsh = _welsh_name(others, ours)
    doubts = [*_damage(row, others), *_date_doubts(row, today)]
    if ours and name_key(ours.name.en) != name_key(name):
        doubts.append(f'line {row.line}: it is called "{name}"; we say "{ours.name.en}"')
    if name_key(row.cells["nice-name"]) not in name_key(name):
        doubts.append(f'line {row.line}: it is called "{row.cells["nice-name"]}" too, which is not part of its name')
    if welsh is None:
        held = f'"{ours.area.cy}", that we hold' if ours else "a Welsh name that we hold (we have no record of it)"
        doubts.append(f"line {row.line}: its Welsh name cannot be told: no other name of it is {held}")
    return Listed(
        key=row.cells["gss-code"],
        name=clean_text(name),
        name_cy=clean_text(welsh) if welsh else None,
        doubts=tuple(clean_text(doubt) for doubt in doubts),
    )


def _welsh_name(others: Sequence[str], ours: Organisation | None) -> str | None:
    """The first of the other names that is the Welsh name of the council or its area, as the register spells it."""
    if ours is None:
        return None
    held = {name.casefold() for name in (ours.name.cy, ours.area.cy) if name}
    return next((other for other in others if other.casefold() in held), None)


def _damage(row: _Row, others: Sequence[str]) -> Iterator[str]:
    named = [(heading, row.cells[heading]) for heading in ("official-name", "nice-name")]
    named += [(f"alt-names, name {number}", other) for number, other in enumerate(others, 1)]
    for where, text in named:
        if (at := damaged_at(text)) is not None:
            yield f'line {row.line}, {where}: "{text}" is damaged at its character {at}'


def _date_doubts(row: _Row, today: datetime.date) -> Iterator[str]:
    if not row.cells["end-date"]:
        return
    end = row.date("end-date")
    if end is None:
        yield f'line {row.line}: its end-date "{row.cells["end-date"]}" is not a date'
    elif end > today:
        yield f"line {row.line}: it ends on {end}"


def _warning(address: str, line: int, seen: str) -> Finding:
    finding = about(address, seen, "the register as it is documented", _REMEDY, "local-authorities")
    return replace(finding, line=line, severity="warning")
