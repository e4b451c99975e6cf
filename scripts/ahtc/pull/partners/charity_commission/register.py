"""What the Charity Commission's register lists about our charities, from its extract: JSON in a ZIP, read in pieces."""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import BinaryIO, cast

from pydantic import TypeAdapter, ValidationError

from ahtc.core.problems import Finding, ProblemsError
from ahtc.pull.archive import check_zip
from ahtc.pull.media_types import UNNAMED, X_ZIP, ZIP
from ahtc.pull.partners.alike import name_key
from ahtc.pull.partners.json_pieces import read_pieces
from ahtc.pull.partners.listed import Listed, ListedContact, Reply, clean_text, read_email, read_phone, read_web
from ahtc.pull.source_findings import about, refused

MEDIA = frozenset({ZIP, X_ZIP, UNNAMED})
LARGEST_EXTRACT = 250_000_000
LARGEST_UNPACKED = 4_000_000_000


@dataclass(slots=True)
class _Charity:
    """The fields of a charity that are used; the extract has others."""

    registered_charity_number: int
    linked_charity_number: int
    charity_name: str
    charity_registration_status: str
    charity_contact_phone: str | None
    charity_contact_email: str | None
    charity_contact_web: str | None


_CHARITIES = TypeAdapter(list[_Charity])


@dataclass(frozen=True)
class Charities:
    """Which charities are ours: by register number, and by :func:`name_key` where we do not know the number."""

    numbers: Collection[str]
    names: Collection[str]


def read_charity_commission(content: bytes, address: str, charities: Charities, today: date) -> Reply:
    """What the extract (``content``, a ZIP that came from ``address``) says of ``charities``; main charities only.

    A number that two main charities share gives a warning and neither of them. The extract is read piece by piece, so
    that the memory needed does not grow with the register. Raises :class:`ProblemsError` when it is not such a file.
    """
    check_zip(content, limit_total=LARGEST_UNPACKED, limit_ratio=200, limit_members=5, source=address)
    found: dict[str, list[Listed]] = defaultdict(list)
    for charity in _charities(content, address):
        key = str(charity.registered_charity_number)
        is_main = charity.linked_charity_number == 0
        if is_main and (key in charities.numbers or name_key(charity.charity_name) in charities.names):
            found[key].append(_listed(key, charity))
    return Reply(
        source="charity-commission",
        title="Register of charities, full extract",
        publisher="Charity Commission for England and Wales",
        address=address,
        retrieved=today,
        licence="Open Government Licence v3.0",
        listed=tuple(several[0] for _, several in sorted(found.items()) if len(several) == 1),
        warnings=tuple(_shared(address, key, several) for key, several in sorted(found.items()) if len(several) > 1),
    )


def _charities(content: bytes, address: str) -> Iterator[_Charity]:
    """Every charity of the one JSON file in the ZIP."""
    count = 0
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".json")]
        if len(names) != 1:
            seen, remedy = f"The ZIP holds {len(names)} files that end in .json", "Choose the extract in JSON."
            raise refused(address, seen, "one", remedy, "zip")
        with archive.open(names[0]) as stream:
            try:
                for piece in read_pieces(cast("BinaryIO", stream), _CHARITIES.validate_json, _is_cut):
                    yield from piece
                    count += len(piece)
            except ValueError as error:
                raise _unreadable(address, count, error) from error
    if count == 0:
        remedy = "Fetch it again; if it stays so, read how the publisher describes the extract."
        raise refused(address, "The file lists no charity", "a list of charities", remedy, "empty")


def _is_cut(error: ValueError) -> bool:
    return isinstance(error, ValidationError) and error.errors()[0]["type"] == "json_invalid"


def _unreadable(address: str, count: int, error: ValueError) -> ProblemsError:
    """What to say of a piece that comes after ``count`` charities and is not JSON, or not a list of charities."""
    if isinstance(error, ValidationError) and not _is_cut(error):
        first = error.errors()[0]
        place, *field = first["loc"]
        what = f'has no field "{field[0]}"' if first["type"] == "missing" else f"cannot stand: {first['msg']}"
        seen = f"Charity {count + int(place) + 1:,} in the file {what}"
        expected = f"the fields {', '.join(each.name for each in fields(_Charity))}"
        remedy = "The publisher may have renamed it: read how it describes the extract, and mend charity_commission.py."
        return refused(address, seen, expected, remedy, "field")
    said = error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error)
    seen = f"After {count:,} charities the file cannot be read ({clean_text(said, 120)})"
    return refused(address, seen, "whole JSON", "Fetch it again; if it stays so, tell the publisher.", "json")


def _listed(key: str, charity: _Charity) -> Listed:
    contacts: list[ListedContact] = []
    doubts: list[str] = []
    for found, unsure in (
        read_phone(charity.charity_contact_phone or ""),
        read_email(charity.charity_contact_email or ""),
        read_web(charity.charity_contact_web or ""),
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
