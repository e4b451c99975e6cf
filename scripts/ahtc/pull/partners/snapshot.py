"""What a source gave on one day about our organisations: kept, so that the next pull can tell what has changed."""

from __future__ import annotations

import datetime
import io
import itertools
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from pydantic import BaseModel
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from ahtc.core.escape import inert_cell
from ahtc.core.text import Base, Text
from ahtc.core.validation import validated
from ahtc.core.yaml_file import read_yaml
from ahtc.kinds.never_publish.record import NeverPublish
from ahtc.pull.partners.listed import Listed, ListedContact, ListedKind, Reply, clean_text

FOLDER = Path("docs/data/partners")
LEFT_OUT = "(left out: what it says here must never be published)"


class KeptContact(Base):
    """A contact as the source gave it, in our own form."""

    kind: ListedKind
    value: Text


class KeptOrganisation(Base):
    """An organisation of ours as the source listed it under ``key``."""

    organisation: Text
    key: Text
    name: Text
    removed: bool = False
    contacts: list[KeptContact] = []
    doubts: list[Text] = []


class Origin(Base):
    """Where a snapshot comes from; ``sha256`` is of the file that came, where one did."""

    title: Text
    publisher: Text
    sheet: Text | None = None
    address: Text
    retrieved: datetime.date
    licence: Text
    sha256: Text | None = None

    @property
    def of(self) -> tuple[str, str, str | None]:
        """Which list this is an edition of: its publisher, its title, and its sheet where its workbook has several."""
        return self.publisher, self.title, self.sheet


class Snapshot(Base):
    """One day's reply of a source, as far as it is about us (``docs/data/partners/<source>/<day>.yml``)."""

    origin: Origin
    organisations: list[KeptOrganisation]


def snapshot_of(reply: Reply, matched: Iterable[tuple[str, Listed]], sha256: str | None) -> Snapshot:
    """The snapshot of a reply: ``matched`` are our organisations' ids with what the source lists for each."""
    kept = [
        KeptOrganisation(
            organisation=id,
            key=inert_cell(listed.key),
            name=inert_cell(listed.name or listed.key),
            removed=listed.removed,
            contacts=[KeptContact(kind=contact.kind, value=contact.value) for contact in listed.contacts],
            doubts=[inert_cell(doubt) for doubt in listed.doubts],
        )
        for id, listed in matched
    ]
    origin = Origin(
        title=reply.title,
        publisher=reply.publisher,
        sheet=reply.sheet,
        address=reply.address,
        retrieved=reply.retrieved,
        licence=reply.licence,
        sha256=sha256,
    )
    return Snapshot(origin=origin, organisations=kept)


def read_snapshots(root: Path, folder: Path) -> list[Snapshot]:
    """All snapshots in a folder, the oldest first; raises :class:`ProblemsError` where one cannot be read."""
    return [validated(Snapshot, read_yaml(path, root)) for path in sorted((root / folder).glob("*.yml"))]


def snapshot_path(root: Path, folder: Path, day: datetime.date, content: bytes) -> Path:
    """Where the day's snapshot is kept: beside another of the same day that says something else, never over it."""
    later = (folder / f"{day.isoformat()}-{number}.yml" for number in itertools.count(2))
    paths = itertools.chain([folder / f"{day.isoformat()}.yml"], later)
    return next(path for path in paths if not (root / path).is_file() or (root / path).read_bytes() == content)


def to_yaml(record: BaseModel, comment: str) -> bytes:
    """A record as YAML under a line of comment; every text between quotes, so that none means anything else."""
    yaml = YAML(typ="rt", pure=True)
    yaml.width = 10_000
    yaml.representer.ignore_aliases = lambda _: True
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    yaml.dump(_quoted(record.model_dump(exclude_defaults=True)), stream)
    return f"# {comment}\n{stream.getvalue()}".encode()


def _quoted(value: object) -> object:
    if isinstance(value, dict):
        return {key: _quoted(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_quoted(each) for each in value]
    return DoubleQuotedScalarString(value) if isinstance(value, str) else value


def without_never_published(reply: Reply, entries: list[NeverPublish]) -> tuple[Reply, dict[str, list[str]]]:
    """The reply without what must never be published, and by key, in words, what was left out.

    Whatever stands in the list is gone from contacts, names, doubts and warnings alike, and each is one clean line
    (:func:`clean_text`) that starts no formula.
    """
    told: dict[str, list[str]] = {}

    def safe(text: str, limit: int = 300) -> str:
        line = clean_text(text, limit)
        return LEFT_OUT if any(entry.stands_in(line) for entry in entries) else line

    def named(text: str) -> str:
        return inert_cell(safe(text))

    def contact_kept(listed: Listed, contact: ListedContact) -> bool:
        entry = next((entry for entry in entries if entry.stands_in(contact.value)), None)
        if entry is not None:
            was = entry.was.en.removesuffix(".")
            told.setdefault(listed.key, []).append(f"a {contact.kind} that must never be published ({was})")
        return entry is None

    listed = tuple(
        replace(
            each,
            key=safe(each.key),
            name=safe(each.name),
            name_cy=safe(each.name_cy) if each.name_cy else None,
            contacts=tuple(contact for contact in each.contacts if contact_kept(each, contact)),
            doubts=tuple(map(safe, each.doubts)),
            unread=safe(each.unread),
        )
        for each in reply.listed
    )
    warnings = tuple(replace(warning, seen=safe(warning.seen)) for warning in reply.warnings)
    kept = replace(
        reply,
        title=named(reply.title),
        publisher=named(reply.publisher),
        sheet=named(reply.sheet) if reply.sheet else None,
        licence=named(reply.licence),
        address=safe(reply.address, 2_000),
        listed=listed,
        warnings=warnings,
    )
    return kept, told
