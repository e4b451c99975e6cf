"""What a partner's own list says: a CSV file or spreadsheet with headings of its own, read through a mapping."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ahtc.core.problems import Finding, did_you_mean
from ahtc.core.validation import validated
from ahtc.core.yaml_file import read_yaml
from ahtc.pull.cells import Cell, column_letters
from ahtc.pull.partners.alike import name_key
from ahtc.pull.partners.damage import damaged_at
from ahtc.pull.partners.listed import (
    Listed,
    ListedContact,
    ListedKind,
    Reading,
    Reply,
    clean_text,
    read_email,
    read_given,
    read_phone,
    read_web,
)
from ahtc.pull.partners.lists.csv_list import ListRow, csv_rows, decoded
from ahtc.pull.partners.lists.mapping import ListColumns, ListMapping
from ahtc.pull.partners.lists.sheet import sheet_rows
from ahtc.pull.source_findings import about, refused

LARGEST_LIST = 20_000_000
MOST_ROWS = 10_000

_READERS: dict[ListedKind, Callable[[str], Reading]] = {
    "phone": read_phone,
    "text": read_phone,
    "email": read_email,
    "web": read_web,
}
_DIALLED = frozenset({"phone", "text"})
_LOST_LETTER = re.compile(r"\?(?=\w)|(?<=\w)\?")


@dataclass
class _Entry:
    """One organisation of the list, gathered from its rows."""

    key: str
    name: str
    name_cy: str | None = None
    rows: list[int] = field(default_factory=list)
    other_names: list[str] = field(default_factory=list)
    contacts: dict[ListedContact, None] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)


def read_partner_list(content: bytes, file_name: str, mapping_path: Path, today: datetime.date) -> Reply:
    """What a list (``content``, the file called ``file_name``) says, its columns named by the mapping.

    An organisation is listed under its identifier, or its name where the list has none; rows of one organisation are
    put together, with a doubt. A formula is never used. Raises :class:`ProblemsError` when mapping and list do not
    fit, or the list cannot be read.
    """
    mapping = validated(ListMapping, read_yaml(mapping_path, mapping_path.parent))
    warnings: list[Finding] = []
    unread: list[int] = []
    sheet: str | None = None
    rows: Iterable[ListRow]
    if content.startswith(b"PK"):
        names, rows = sheet_rows(content, file_name, mapping.sheet)
        sheet = names[0] if len(names) > 1 else None
        warnings = list(_sheets_not_read(file_name, names))
    else:
        text, warnings = decoded(content, file_name, mapping)
        rows = csv_rows(text, file_name, mapping, unread)
    columns, records = _below_headings(rows, file_name, mapping)
    entries: dict[str, _Entry] = {}
    nameless: list[int] = []
    for row in records:
        if not _gather(row, columns, mapping.columns, entries):
            nameless.append(row.number)
    warnings += _row_warnings(file_name, unread, nameless, entries.values())
    listed = [_listed(entry) for entry in entries.values() if not entry.other_names]
    if not listed:
        raise refused(file_name, "No row names an organisation", "at least one", "Check the mapping.", "empty")
    return Reply(
        source="list",
        title=mapping.title,
        publisher=mapping.publisher,
        address=mapping.address or file_name,
        retrieved=today,
        licence=mapping.licence,
        listed=tuple(sorted(listed, key=lambda each: each.key)),
        warnings=tuple(warnings),
        sheet=sheet,
    )


def _sheets_not_read(source: str, names: Sequence[str]) -> Iterator[Finding]:
    """A warning that names the sheets that were left alone; the first of ``names`` is the one that was read."""
    if len(names) > 1:
        seen = f'Only the sheet "{names[0]}" was read, and not: {", ".join(names[1:])}'
        remedy = "Pull each sheet that lists organisations by itself, with a mapping that names it (sheet: ...)."
        finding = about(source, seen, "each sheet to be read, or known to be something else", remedy, "sheet")
        yield replace(finding, severity="warning")


def _below_headings(
    rows: Iterable[ListRow], source: str, mapping: ListMapping
) -> tuple[dict[str, int], Sequence[ListRow]]:
    """The column of each heading that the mapping names, and the rows below the headings that are not empty."""
    records: list[ListRow] = []
    headings: list[str] = []
    for count, row in enumerate(rows, 1):
        if count == mapping.headings_in_row:
            headings = [_words(cell) for cell in row.cells]
        elif count > mapping.headings_in_row and any(_words(cell) for cell in row.cells):
            records.append(row)
        if len(records) > MOST_ROWS:
            seen, remedy = f"The list has more than {MOST_ROWS:,} rows", "Split the list into several files."
            raise refused(source, seen, f"at most {MOST_ROWS:,}", remedy, "too-large")
    for heading in mapping.columns.all():
        if headings.count(heading) != 1:
            seen = f'The heading "{heading}", which the mapping names, stands here {headings.count(heading)} times'
            close = did_you_mean(heading, filter(None, headings))
            remedy = close if close.startswith("Did") else "Correct the mapping: headings_in_row, or the heading."
            expected = f"each once in row {mapping.headings_in_row}"
            raise refused(source, seen, expected, remedy, "columns")
    return {heading: headings.index(heading) for heading in mapping.columns.all()}, records


def _gather(row: ListRow, columns: dict[str, int], named: ListColumns, entries: dict[str, _Entry]) -> bool:
    """Adds what a row says to its organisation's entry; whether it has a name."""
    doubts: list[str] = []

    def text(heading: str | None) -> str:
        return _text_of(row, columns[heading], doubts) if heading else ""

    name = clean_text(text(named.name))
    if not name:
        return False
    identifier = clean_text(text(named.identifier))
    entry = entries.setdefault(identifier or name_key(name) or name, _Entry(identifier or name, name))
    entry.rows.append(row.number)
    if name_key(entry.name) != name_key(name):
        entry.other_names.append(name)
    doubts += _name_doubts(name, f"row {row.number}")
    entry.name_cy = entry.name_cy or _whole_name(clean_text(text(named.name_cy)), f"row {row.number}", doubts)
    for kind, heading in named.contacts():
        found, unsure = _contacts(row, columns[heading], kind, doubts)
        entry.contacts |= dict.fromkeys(found)
        doubts += (f"row {row.number}, {heading}: {doubt}" for doubt in unsure)
    entry.doubts += doubts
    return True


def _contacts(row: ListRow, column: int, kind: ListedKind, doubts: list[str]) -> Reading:
    cell = row.cell(column)
    if kind in _DIALLED and isinstance(cell, int | float) and column not in row.formulas:
        return read_given(_READERS[kind], cell)
    found, unsure = _READERS[kind](_text_of(row, column, doubts))
    return [replace(each, kind=kind) for each in found], unsure


def _text_of(row: ListRow, column: int, doubts: list[str]) -> str:
    if column in row.formulas:
        doubts.append(f"{column_letters(column)}{row.number} holds a formula, which is not used")
        return ""
    return _words(row.cell(column))


def _words(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


def _whole_name(name: str, where: str, doubts: list[str]) -> str | None:
    """A Welsh name that can be as it was written; ``None``, with a doubt, for one that has lost a letter."""
    spoilt = list(_name_doubts(name, where))
    doubts += spoilt
    return None if spoilt else name or None


def _name_doubts(name: str, where: str) -> Iterator[str]:
    if (match := _LOST_LETTER.search(name)) is not None:
        yield f'{where}: "{name}" has a question mark at its character {match.start() + 1}: a letter may be lost there'
    elif (at := damaged_at(name)) is not None:
        yield f'{where}: "{name}" is damaged at its character {at}'


def _listed(entry: _Entry) -> Listed:
    doubts = [clean_text(doubt) for doubt in entry.doubts]
    if len(entry.rows) > 1:
        doubts.insert(0, f"it stands in {len(entry.rows)} rows, put together here: {', '.join(map(str, entry.rows))}")
    return Listed(entry.key, entry.name, entry.name_cy, tuple(entry.contacts), doubts=tuple(dict.fromkeys(doubts)))


def _row_warnings(
    source: str, unread: Sequence[int], nameless: Sequence[int], entries: Iterable[_Entry]
) -> Iterator[Finding]:
    if unread:
        seen = f"Lines that cannot be read, and are passed over, for a quote in them is not closed: {_first_of(unread)}"
        yield _warning(source, unread[0], seen, "Look at them in the list, and close the quote.")
    if nameless:
        seen = f"Rows without a name, or with a formula in its place: {_first_of(nameless)}"
        yield _warning(source, nameless[0], seen, "Put a name into each row, or delete it.")
    for entry in entries:
        if entry.other_names:
            seen = f'"{entry.key}" stands for {entry.name} and for {", ".join(entry.other_names)}, and neither is used'
            yield _warning(source, entry.rows[0], seen, "Ask whose list it is which of them is right.")


def _first_of(rows: Sequence[int]) -> str:
    others = f" and {len(rows) - 5} others" if len(rows) > 5 else ""
    return ", ".join(map(str, rows[:5])) + others


def _warning(source: str, line: int, seen: str, remedy: str) -> Finding:
    finding = about(source, seen, "a list as its mapping says", remedy, "partner-list")
    return replace(finding, line=line, severity="warning")
