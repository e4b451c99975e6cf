"""The Home Office's NRM statistics: from GOV.UK, or a workbook at hand, into ``docs/data``."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ahtc.core.problems import Finding
from ahtc.pull.cells import Workbook
from ahtc.pull.file_at_hand import read_file
from ahtc.pull.http import Client, Patience
from ahtc.pull.in_place import put_in_place
from ahtc.pull.media_types import ODS, UNNAMED
from ahtc.pull.nrm.categories import edition_of as edition_told
from ahtc.pull.nrm.corrections import Correction
from ahtc.pull.nrm.datasets import build_all, check_datasets, dataset_files, in_words, read_labels
from ahtc.pull.nrm.difference import difference
from ahtc.pull.nrm.edition import Edition, edition_named
from ahtc.pull.nrm.editions import (
    CorrectionList,
    EditionOrigin,
    HeldEdition,
    edition_files,
    newest,
    read_corrections,
    read_editions,
    tidy,
)
from ahtc.pull.nrm.govuk import (
    BASE_URL,
    COLLECTION,
    HOSTS,
    Release,
    check_not_older,
    data_tables,
    find_edition,
    newest_release,
)
from ahtc.pull.nrm.judgement import Judgement, judge
from ahtc.pull.nrm.table import NrmTable
from ahtc.pull.nrm.tables import nrm_tables
from ahtc.pull.source_findings import refused
from ahtc.pull.workbook import check_workbook, read_workbook

LARGEST_WORKBOOK = 50_000_000
_LICENCE = "Crown copyright, Open Government Licence v3.0"
_PUBLISHER = "Home Office"
_FAMILY = "Modern Slavery: National Referral Mechanism and Duty to Notify statistics UK"

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Wanted:
    """What to pull: the newest release, one ``edition`` on purpose, or a workbook at hand (``file``).

    ``today`` is the day on which it was fetched; ``dry_run`` writes nothing; ``patience`` says how long
    to wait for the source.
    """

    today: datetime.date
    file: Path | None = None
    edition: Edition | None = None
    base_url: str = BASE_URL
    dry_run: bool = False
    patience: Patience = field(default_factory=Patience)


def patience_of(seconds: float) -> Patience:
    """The patience that bears so many seconds of silence; everything else that it bears is in proportion."""
    usual = Patience()
    part = seconds / usual.read
    return Patience(
        connect=usual.connect * part,
        read=seconds,
        whole=usual.whole * part,
        first_wait=usual.first_wait * part,
        longest_wait=usual.longest_wait * part,
        longest_asked_wait=usual.longest_asked_wait * part,
    )


@dataclass(frozen=True)
class Pulled:
    """What a pull did: the edition, what to know all the same, and the files written (or that would be)."""

    edition: Edition
    warnings: list[Finding]
    written: list[Path]


@dataclass(frozen=True)
class _Supply:
    """A workbook as it came, with where it came from."""

    content: bytes
    origin: EditionOrigin
    source: str
    warnings: tuple[Finding, ...] = ()

    @property
    def edition(self) -> Edition:
        return Edition.parse(self.origin.edition)


def pull_nrm(root: Path, wanted: Wanted, tell: Tell, say: Tell) -> Pulled:
    """Bring an edition of the NRM statistics into the project at ``root``: everything, or, after any fault, nothing.

    ``tell`` hears of progress, ``say`` the difference in words. The edition's folder is written, and the datasets
    that are built from all editions held. Raises :class:`ProblemsError` when anything about the source, the workbook
    or the datasets is wrong, and :class:`OSError` when files cannot be written.
    """
    held = read_editions(root)
    supply = _from_file(wanted.file, wanted, held) if wanted.file else _from_govuk(wanted, held, tell)
    replaced = next((each for each in held if each.edition == supply.edition), None)
    supply = _beside_the_held(supply, replaced, named=wanted.edition is not None)
    before = newest(each for each in held if each.edition < supply.edition)
    tell(f"Reading and checking the tables of {supply.edition}")
    read = _Read.of(supply, read_corrections(root), before)
    judged = read.judged(() if wanted.dry_run else read.required)
    new = HeldEdition(supply.edition, supply.origin, tidy(judged.tables))
    tell("Comparing with what is held")
    after = sorted([*(each for each in held if each is not replaced), new], key=lambda each: each.edition)
    datasets, labels = build_all(root, after), read_labels(root)
    shown = list(zip(build_all(root, held), datasets, strict=True))
    files = edition_files(new, supply.content)
    for built in datasets:
        files |= dataset_files(root, built)
    lines = difference(new, replaced, before, shown, labels)
    written = put_in_place(
        root, files, lambda prepared: check_datasets(root, prepared, datasets, labels), dry_run=wanted.dry_run
    )
    for line in lines if written else []:
        say(line)
    if wanted.dry_run:
        # Only after the difference has been said, so that a missing table is seen beside what else has changed.
        read.judged(read.required)
    return Pulled(new.edition, [*supply.warnings, *judged.warnings], written)


@dataclass(frozen=True)
class _Read:
    """A workbook as read, with what it is judged by."""

    edition: str
    workbook: Workbook
    tables: list[NrmTable]
    corrections: list[Correction]
    required: set[str]

    @classmethod
    def of(cls, supply: _Supply, corrections: CorrectionList, before: HeldEdition | None) -> _Read:
        workbook = read_workbook(supply.content, supply.source)
        tables = nrm_tables(workbook, str(supply.edition))
        required = before.kinds - corrections.tables_left_out(supply.edition) if before else set()
        return cls(str(supply.edition), workbook, tables, corrections.for_judging(), required)

    def judged(self, required: Collection[str]) -> Judgement:
        return judge(self.workbook, self.tables, self.edition, self.corrections, required)


# --- where the workbook comes from -----------------------------------------------------------------------------------


def _from_govuk(wanted: Wanted, held: Sequence[HeldEdition], tell: Tell) -> _Supply:
    with Client(hosts=HOSTS, patience=wanted.patience) as client:
        tell(f"Asking {wanted.base_url} for the {wanted.edition or 'newest'} release")
        release = _release(client, wanted)
        edition = _quarter(release.edition)
        latest = newest(held)
        if latest is not None and wanted.edition is None:
            check_not_older(replace(release, edition=edition), latest.edition)
        attachment = data_tables(release)
        tell(f"Downloading {attachment.filename or attachment.url}")
        fetched = client.fetch(attachment.url, media=frozenset({ODS, UNNAMED}), limit=LARGEST_WORKBOOK)
    check_workbook(fetched.content, fetched.url)
    origin = EditionOrigin(
        edition=str(edition),
        publisher=_PUBLISHER,
        title=release.title,
        page=release.url,
        file=fetched.url,
        file_name=attachment.filename or fetched.url.rpartition("/")[2],
        published=release.published.date().isoformat(),
        retrieved=wanted.today,
        licence=_LICENCE,
        sha256=fetched.sha256,
    )
    return _Supply(fetched.content, origin, fetched.url, release.warnings)


def _release(client: Client, wanted: Wanted) -> Release:
    if wanted.edition is None:
        return newest_release(client, wanted.base_url, COLLECTION)
    return find_edition(client, wanted.base_url, COLLECTION, edition=str(wanted.edition))


def _from_file(file: Path, wanted: Wanted, held: Sequence[HeldEdition]) -> _Supply:
    content = read_file(file, LARGEST_WORKBOOK, str(file))
    if content.startswith(b"PK"):
        check_workbook(content, str(file))
    edition = _quarter(wanted.edition or _edition_of_file(file, content))
    latest = newest(held)
    if wanted.edition is None and latest is not None and edition < latest.edition:
        remedy = f"Nothing was changed. `--edition {edition}` takes it on purpose."
        raise refused(
            str(file),
            f"The file is of {edition}",
            f"{latest.edition}, which we hold, or later",
            remedy,
            "older-edition",
        )
    origin = EditionOrigin(
        edition=str(edition),
        publisher=_PUBLISHER,
        title=f"{_FAMILY}, {in_words(edition)[0]}",
        file_name=file.name,
        retrieved=wanted.today,
        licence=_LICENCE,
        sha256=hashlib.sha256(content).hexdigest(),
    )
    return _Supply(content, origin, str(file))


def _edition_of_file(file: Path, content: bytes) -> Edition:
    """From the file's name, or else from the words of the workbook's first sheet, which is its cover."""
    if found := edition_named(file.name):
        return found
    cover = read_workbook(content, str(file)).sheets[0]
    for row in cover.rows:
        for cell in row:
            if told := edition_told(str(cell)):
                return Edition.parse(told)
    expected = "a file name or a cover that names a quarter and a year"
    raise refused(
        str(file), "Nothing says which edition this is", expected, "Add --edition, such as 2023-Q4.", "edition"
    )


def _quarter(edition: Edition) -> Edition:
    """A year's summary is the edition of its fourth quarter, whose tables it shares."""
    return Edition(edition.year, edition.quarter or 4)


def _beside_the_held(supply: _Supply, held: HeldEdition | None, *, named: bool) -> _Supply:
    """The supply, where the edition may be written: it is new, the same file again, or replaced on purpose."""
    if held is None:
        return supply
    if held.origin.sha256 is None:
        return replace(supply, origin=_with_what_was_known(supply.origin, held.origin))
    if held.origin.sha256 == supply.origin.sha256:
        return replace(supply, origin=held.origin)
    if named:
        return supply
    seen = f"The SHA-256 of {supply.edition} is {supply.origin.sha256}"
    remedy = (
        "Read on the publisher's page why the file has changed. Nothing was changed here; "
        f"`--edition {supply.edition}` replaces the edition on purpose."
    )
    raise refused(supply.source, seen, f"{held.origin.sha256}, as recorded with the edition held", remedy, "sha256")


def _with_what_was_known(origin: EditionOrigin, transcript: EditionOrigin) -> EditionOrigin:
    """The origin of a workbook that takes the place of a transcript: a file at hand does not tell its addresses."""
    known = {name: getattr(origin, name) or getattr(transcript, name) for name in ("page", "file", "published")}
    return origin.model_copy(update=known)
