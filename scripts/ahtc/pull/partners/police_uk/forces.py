"""What data.police.uk lists about police forces: telephone, website and e-mail."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ahtc.core.problems import Finding
from ahtc.pull.file_at_hand import read_file
from ahtc.pull.http import Client
from ahtc.pull.json_text import read_json
from ahtc.pull.partners.listed import (
    Listed,
    ListedContact,
    Reading,
    Reply,
    clean_text,
    read_email,
    read_given,
    read_phone,
    read_web,
)
from ahtc.pull.source_findings import about, refused

LARGEST_ANSWER = 1_000_000
LARGEST_FILE = 20_000_000
_FIELDS = ("id", "name", "telephone", "url", "engagement_methods")
_READERS = {"email": read_email, "e-mail": read_email, "web": read_web, "website": read_web}


def read_police_uk(asked: Client | Path, address: str, forces: Collection[str], today: date) -> Reply:
    """What the API at ``address``, or a file saved from it (a force, or a list of them), says of ``forces``.

    ``forces`` are the API's own ids, such as ``gwent``. Other forces in a file are passed over, whatever they are
    like. Raises :class:`ProblemsError` when a force is not there, or its answer is not what the API is documented to
    give.
    """
    warnings: tuple[Finding, ...] = ()
    if isinstance(asked, Path):
        address = asked.name
        answers = _in_file(asked)
        found = [_force(address, answer) for answer in answers if _id_of(answer) in forces]
        warnings = tuple(_nameless(address, answers))
    else:
        found = [_asked_for(asked, f"{address.rstrip('/')}/forces/{quote(force, safe='')}", force) for force in forces]
    return Reply(
        source="police-uk",
        title="Police forces",
        publisher="data.police.uk",
        address=address,
        retrieved=today,
        licence="Open Government Licence v3.0",
        listed=tuple(sorted(_each_once(address, found, forces), key=lambda each: each.key)),
        warnings=warnings,
    )


def _id_of(answer: object) -> str:
    return _text(answer.get("id")) if isinstance(answer, dict) else ""


def _nameless(source: str, answers: list[Any]) -> Iterator[Finding]:
    """A warning where records do not say which force they are of."""
    if count := sum(not _id_of(answer) for answer in answers):
        seen = f"{count} of {len(answers)} records have no id and are passed over"
        remedy = "Nothing needs to be done unless one of our forces is missing below."
        yield replace(about(source, seen, "the id of a force in each", remedy, "field"), severity="warning")


def _asked_for(client: Client, url: str, force: str) -> Listed:
    listed = _force(url, client.fetch_json(url, LARGEST_ANSWER))
    if listed.key != force:
        seen = f'The answer is about "{listed.key}"'
        remedy = "Correct identifiers: police-uk in the record of that force, under docs/data/organisations."
        raise refused(url, seen, f'the force "{force}", as asked', remedy, "another-force")
    return listed


def _in_file(file: Path) -> list[Any]:
    answer = read_json(read_file(file, LARGEST_FILE, file.name), file.name)
    return answer if isinstance(answer, list) else [answer]


def _force(source: str, answer: object) -> Listed:
    record = answer if isinstance(answer, dict) else {}
    missing = [name for name in _FIELDS if name not in record]
    if missing:
        seen = f'The answer has no field "{missing[0]}"'
        remedy = "The publisher may have changed its API: send this message to whoever keeps these tools."
        raise refused(source, seen, f"a force with the fields {', '.join(_FIELDS)}", remedy, "field")
    contacts: list[ListedContact] = []
    doubts: list[str] = []
    for found, unsure in _read_fields(record):
        contacts += (contact for contact in found if contact not in contacts)
        doubts += unsure
    return Listed(_text(record["id"]), _text(record["name"]), contacts=tuple(contacts), doubts=tuple(doubts))


def _read_fields(record: dict[str, Any]) -> Iterator[Reading]:
    yield read_given(read_phone, record["telephone"])
    yield read_given(read_web, record["url"])
    methods = record["engagement_methods"]
    for method in methods if isinstance(methods, list) else []:
        if isinstance(method, dict):
            kind = _text(method.get("type")) or _text(method.get("title"))
            if reader := _READERS.get(kind.casefold()):
                yield read_given(reader, method.get("url"))


def _text(value: object) -> str:
    return clean_text(value) if isinstance(value, str) else ""


def _each_once(source: str, found: Iterable[Listed], forces: Collection[str]) -> list[Listed]:
    kept: dict[str, Listed] = {}
    for listed in found:
        if listed.key in kept:
            remedy = "Find out from the publisher which is right."
            raise refused(source, f'The force "{listed.key}" is there twice', "each force once", remedy, "twice")
        if listed.key in forces:
            kept[listed.key] = listed
    if not kept:
        expected = f"at least one of {', '.join(sorted(forces))}"
        raise refused(source, "None of our forces is there", expected, "Choose another file.", "empty")
    return list(kept.values())
