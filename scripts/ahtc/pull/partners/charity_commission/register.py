"""What the Charity Commission's register lists about our charities, from its extract: JSON in a ZIP, read in pieces."""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import BinaryIO, cast

from pydantic import TypeAdapter, ValidationError
from pydantic_core import from_json

from ahtc.core.problems import Finding, ProblemsError
from ahtc.pull.archive import check_zip
from ahtc.pull.media_types import UNNAMED, X_ZIP, ZIP
from ahtc.pull.partners.alike import name_key
from ahtc.pull.partners.json_pieces import read_pieces
from ahtc.pull.partners.listed import (
    Listed,
    ListedContact,
    Reply,
    clean_text,
    read_email,
    read_given,
    read_phone,
    read_web,
)
from ahtc.pull.source_findings import about, refused

MEDIA = frozenset({ZIP, X_ZIP, UNNAMED})
LARGEST_EXTRACT = 250_000_000
LARGEST_UNPACKED = 4_000_000_000
_ENOUGH_TO_JUDGE = 1_000


@dataclass(slots=True)
class _Charity:
    """The fields of a charity that are used; the extract has others."""

    registered_charity_number: int
    linked_charity_number: int
    charity_name: str
    charity_registration_status: str
    charity_contact_phone: object
    charity_contact_email: object
    charity_contact_web: object


@dataclass(slots=True)
class _Unread:
    """A record that is not as the extract should have it: as far as it says whose it is, and what is wrong."""

    number: str
    name: str
    is_main: bool
    fault: str


_CHARITIES = TypeAdapter(list[_Charity])
_CHARITY = TypeAdapter(_Charity)


_EXPECTED = f"the fields {', '.join(each.name for each in fields(_Charity))}"
_PASSED_OVER = "Nothing needs to be done: if one of ours is among them, the report names it."
_CHANGED = "The publisher may have changed its extract: send this message to whoever keeps these tools."


@dataclass(frozen=True)
class Charities:
    """Which charities are ours: by register number, and by :func:`name_key` where we do not know the number."""

    numbers: Collection[str]
    names: Collection[str]


def read_charity_commission(content: bytes, address: str, charities: Charities, today: date) -> Reply:
    """What the extract (``content``, a ZIP that came from ``address``) says of ``charities``; main charities only.

    A number that two main charities share gives a warning and neither of them; records that cannot be read are passed
    over, and counted in one. The extract is read piece by piece, so that the memory needed does not grow with the
    register. Raises :class:`ProblemsError` when it is not such a file, or no record of it can be read.
    """
    check_zip(content, limit_total=LARGEST_UNPACKED, limit_ratio=200, limit_members=5, source=address)
    found: dict[str, list[Listed]] = defaultdict(list)
    passed_over = _PassedOver(address)
    for charity in _charities(content, address):
        passed_over.count(charity)
        if isinstance(charity, _Unread):
            key, name, is_main = charity.number, charity.name, charity.is_main
        else:
            key, name = str(charity.registered_charity_number), charity.charity_name
            is_main = charity.linked_charity_number == 0
        if is_main and (key in charities.numbers or name_key(name) in charities.names):
            found[key].append(_listed(key, charity))
    shared = (_shared(address, key, several) for key, several in sorted(found.items()) if len(several) > 1)
    return Reply(
        source="charity-commission",
        title="Register of charities, full extract",
        publisher="Charity Commission for England and Wales",
        address=address,
        retrieved=today,
        licence="Open Government Licence v3.0",
        listed=tuple(several[0] for _, several in sorted(found.items()) if len(several) == 1),
        warnings=(*shared, *passed_over.warnings()),
    )


@dataclass
class _PassedOver:
    """Counts the records, and those that cannot be read; raises when a file has none that can."""

    address: str
    records: int = 0
    unread: int = 0
    first: str = ""

    def count(self, charity: _Charity | _Unread) -> None:
        """Takes note of the next record of the file."""
        self.records += 1
        if isinstance(charity, _Unread):
            self.unread += 1
            self.first = self.first or f"Charity {self.records:,} in the file {charity.fault}"
        if self.unread == self.records == _ENOUGH_TO_JUDGE:
            raise self._no_extract()

    def warnings(self) -> Iterator[Finding]:
        """One warning where some cannot be read; raises where none can."""
        if self.unread == self.records:
            raise self._no_extract()
        if self.unread:
            seen = f"{self.unread:,} of {self.records:,} charities cannot be read and are passed over. {self.first}"
            yield replace(about(self.address, seen, _EXPECTED, _PASSED_OVER, "field"), severity="warning")

    def _no_extract(self) -> ProblemsError:
        return refused(self.address, self.first, _EXPECTED, _CHANGED, "field")


def _charities(content: bytes, address: str) -> Iterator[_Charity | _Unread]:
    """Every charity of the one JSON file in the ZIP."""
    count = 0
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".json")]
        if len(names) != 1:
            seen, remedy = f"The ZIP holds {len(names)} files that end in .json", "Choose the extract in JSON."
            raise refused(address, seen, "one", remedy, "zip")
        with archive.open(names[0]) as stream:
            try:
                for piece in read_pieces(cast("BinaryIO", stream), _read_piece, _is_cut):
                    yield from piece
                    count += len(piece)
            except ValueError as error:
                raise _unreadable(address, count, error) from error
    if count == 0:
        remedy = "Fetch it again; if it stays so, read how the publisher describes the extract."
        raise refused(address, "The file lists no charity", "a list of charities", remedy, "empty")


def _is_cut(error: ValueError) -> bool:
    return isinstance(error, ValidationError) and error.errors()[0]["type"] == "json_invalid"


def _read_piece(piece: bytes) -> Sequence[_Charity | _Unread]:
    """The records of a piece; one by one only where one of them is not as it should be, for that takes longer."""
    try:
        return _CHARITIES.validate_json(piece)
    except ValidationError as error:
        if _is_cut(error):
            raise
    return [_read_record(record) for record in from_json(piece)]


def _read_record(record: object) -> _Charity | _Unread:
    try:
        return _CHARITY.validate_python(record)
    except ValidationError as error:
        first = error.errors()[0]
    told = record if isinstance(record, dict) else {}
    name = told.get("charity_name")
    field = ".".join(str(part) for part in first["loc"])
    fault = f'has no field "{field}"' if first["type"] == "missing" else f"cannot stand: {field}: {first['msg']}"
    return _Unread(
        number=clean_text(str(told.get("registered_charity_number", "")), 20),
        name=name if isinstance(name, str) else "",
        is_main=told.get("linked_charity_number") in (0, None),
        fault=fault if told else "cannot stand: it is no record",
    )


def _unreadable(address: str, count: int, error: ValueError) -> ProblemsError:
    """What to say of a piece that comes after ``count`` charities and is not JSON."""
    said = error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error)
    seen = f"After {count:,} charities the file cannot be read ({clean_text(said, 120)})"
    return refused(address, seen, "whole JSON", "Fetch it again; if it stays so, tell the publisher.", "json")


def _listed(key: str, charity: _Charity | _Unread) -> Listed:
    if isinstance(charity, _Unread):
        return Listed(key, clean_text(charity.name), unread=charity.fault)
    contacts: list[ListedContact] = []
    doubts: list[str] = []
    for found, unsure in (
        read_given(read_phone, charity.charity_contact_phone),
        read_given(read_email, charity.charity_contact_email),
        read_given(read_web, charity.charity_contact_web),
    ):
        contacts += found
        doubts += unsure
    removed = charity.charity_registration_status.strip().casefold() == "removed"
    return Listed(key, clean_text(charity.charity_name), None, tuple(contacts), removed, tuple(doubts))


def _shared(address: str, key: str, several: list[Listed]) -> Finding:
    names = " and ".join(f'"{each.name}"' for each in several)
    seen = f"Charity number {key} stands for {names}; neither is used"
    remedy = "Look the number up on the register's own pages."
    return replace(about(address, seen, "each number once", remedy, "twice"), severity="warning")
