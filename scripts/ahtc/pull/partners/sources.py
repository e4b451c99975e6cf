"""The sources that partners are pulled from, and where each is asked."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ahtc.core.problems import Finding, ProblemsError, did_you_mean
from ahtc.core.text import Base, WebAddress
from ahtc.core.validation import validated
from ahtc.core.yaml_file import read_yaml
from ahtc.kinds.organisations.record import Organisation, Register
from ahtc.pull.contained import At, Limits, contained
from ahtc.pull.csv_text import check_csv
from ahtc.pull.file_at_hand import read_file
from ahtc.pull.http import Client
from ahtc.pull.partners.alike import name_key
from ahtc.pull.partners.charity_commission.register import LARGEST_EXTRACT, MEDIA, Charities, read_charity_commission
from ahtc.pull.partners.listed import Reply
from ahtc.pull.partners.lists.csv_list import SEPARATORS
from ahtc.pull.partners.lists.reading import LARGEST_LIST, read_partner_list
from ahtc.pull.partners.local_authorities.register import LARGEST_REGISTER, read_local_authorities
from ahtc.pull.partners.local_authorities.register import MEDIA as REGISTER_MEDIA
from ahtc.pull.partners.open_referral.services import Wanted, read_open_referral
from ahtc.pull.partners.police_uk.forces import read_police_uk
from ahtc.pull.partners.snapshot import FOLDER
from ahtc.pull.source_findings import refused

# The extract unpacks to gigabytes, and is read piece by piece.
_EXTRACT_LIMITS = Limits(memory=2 << 30, seconds=1_800)
ADDRESSES = FOLDER / "sources.yml"


@dataclass(frozen=True)
class Asking:
    """One question to one source: over the network at ``address``, or of a ``file``, about ``organisations``."""

    client: Client
    address: str
    file: Path | None
    mapping: Path | None
    organisations: Sequence[Organisation]
    today: datetime.date

    def identifiers(self, register: Register) -> set[str]:
        """What a register calls those of our organisations whose identifier we know."""
        return {each.identifiers[register] for each in self.organisations if register in each.identifiers}

    def names_without(self, register: Register) -> set[str]:
        """The names, as :func:`name_key` gives them, of those whose identifier in a register we do not know."""
        unknown = [each.name for each in self.organisations if register not in each.identifiers]
        return {name_key(name) for each in unknown for name in (each.en, each.cy) if name}

    def content(self, media: frozenset[str], limit: int) -> tuple[bytes, str, str]:
        """The file of a source that is one file: what is in it, where it came from, and its SHA-256."""
        if self.file:
            content, origin = read_file(self.file, limit, self.file.name), self.file.name
        else:
            fetched = self.client.fetch(self.address, media=media, limit=limit)
            content, origin = fetched.content, fetched.url
        return content, origin, hashlib.sha256(content).hexdigest()


@dataclass(frozen=True)
class PartnerSource:
    """How a source is read, and the register whose identifiers it uses.

    ``read`` gives the reply, and the SHA-256 of the file that came, where it was one. ``several`` says that it stands
    for several publishers, each with replies of its own: directories, or partners' lists.
    """

    register: Register | None
    read: Callable[[Asking], tuple[Reply, str | None]]
    several: bool = False

    def folder(self, reply: Reply) -> Path:
        """Where the snapshots of its replies are kept, in the project; where there are several lists, each apart."""
        folder = FOLDER / reply.source
        if not self.several:
            return folder
        parts = [part for part in (reply.publisher, reply.title, reply.sheet) if part]
        words = re.sub(r"[^a-z0-9]+", "-", " ".join(parts).casefold()).strip("-")[:60]
        # Names that differ in what is left out here (Môn and Mon) are told apart by the digest.
        digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:8]
        return folder / f"{words}-{digest}".strip("-")


def _police_uk(asking: Asking) -> tuple[Reply, str | None]:
    forces = asking.identifiers("police-uk")
    return read_police_uk(asking.file or asking.client, asking.address, sorted(forces), asking.today), None


def _charity_commission(asking: Asking) -> tuple[Reply, str | None]:
    charities = Charities(asking.identifiers("charity-commission"), asking.names_without("charity-commission"))
    content, origin, digest = asking.content(MEDIA, LARGEST_EXTRACT)
    return contained(origin, _EXTRACT_LIMITS, _charities_apart, content, origin, charities, asking.today), digest


def _charities_apart(at: At, content: bytes, origin: str, charities: Charities, today: datetime.date) -> Reply:
    return read_charity_commission(content, origin, charities, today)


def _open_referral(asking: Asking) -> tuple[Reply, str | None]:
    wanted = Wanted(asking.identifiers("open-referral"), asking.names_without("open-referral"))
    return read_open_referral(asking.file or asking.client, asking.address, wanted, asking.today), None


def _local_authorities(asking: Asking) -> tuple[Reply, str | None]:
    content, origin, digest = asking.content(REGISTER_MEDIA, LARGEST_REGISTER)
    check_csv(content, origin)
    return read_local_authorities(content, origin, asking.organisations, asking.today), digest


def _partner_list(asking: Asking) -> tuple[Reply, str | None]:
    if asking.file is None or asking.mapping is None:
        remedy = "Copy docs/data/partners/list-mapping.example.yml beside the list, and add --from FILE --mapping FILE."
        raise refused("list", "A partner's list needs both a file and a mapping", "both", remedy, "options")
    content, origin, digest = asking.content(frozenset(), LARGEST_LIST)
    if not content.startswith(b"PK"):  # a spreadsheet is read in a process of its own as a whole
        check_csv(content, origin, "".join(SEPARATORS))
    return read_partner_list(content, origin, asking.mapping, asking.today), digest


SOURCES: dict[str, PartnerSource] = {
    "police-uk": PartnerSource("police-uk", _police_uk),
    "charity-commission": PartnerSource("charity-commission", _charity_commission),
    "open-referral": PartnerSource("open-referral", _open_referral, several=True),
    "local-authorities": PartnerSource("gss", _local_authorities),
    "list": PartnerSource(None, _partner_list, several=True),
}


def source_named(name: str) -> PartnerSource:
    """The source; raises :class:`ProblemsError` with what it may have meant when there is none of this name."""
    if name not in SOURCES:
        known = ", ".join(SOURCES)
        raise refused(name, "This is not a source", f"one of {known}", did_you_mean(name, SOURCES), "partner-source")
    return SOURCES[name]


@dataclass(frozen=True)
class Address:
    """Where a source is asked; ``place`` is the file and line in which an officer can correct it, if there is one."""

    url: str
    place: str = ""


def read_addresses(root: Path) -> dict[str, Address]:
    """The address of each source that has one in ``docs/data/partners/sources.yml``.

    Raises :class:`ProblemsError` where that file names a source that there is not.
    """
    if not (root / ADDRESSES).is_file():
        return {}
    file = read_yaml(root / ADDRESSES, root)
    read = validated(_Addresses, file).addresses
    lines = {name: file.line_of(["addresses", name]) for name in read}
    expected = f"one of {', '.join(SOURCES)}"
    unknown = [
        Finding(
            file.path, lines[name], "partner-source", f'"{name}" is no source', expected, did_you_mean(name, SOURCES)
        )
        for name in read
        if name not in SOURCES
    ]
    if unknown:
        raise ProblemsError(unknown)
    return {name: Address(url, f"{file.path}:{lines[name]}") for name, url in read.items()}


class _Addresses(Base):
    addresses: dict[str, WebAddress]
