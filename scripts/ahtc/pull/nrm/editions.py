"""The editions held: what each published workbook said, kept as it was said, under ``docs/data/nrm/<edition>``."""

from __future__ import annotations

import datetime
import hashlib
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
from ruamel.yaml import YAML

from ahtc.core.escape import inert_cell
from ahtc.core.problems import Finding, ProblemsError, shown
from ahtc.core.text import Base, Bilingual, Id, Text, WebAddress
from ahtc.core.validation import validated
from ahtc.core.yaml_file import read_yaml
from ahtc.pull.nrm.categories import TOTAL
from ahtc.pull.nrm.corrections import Correction
from ahtc.pull.nrm.edition import Edition
from ahtc.pull.nrm.table import NrmTable

FOLDER = Path("docs/data/nrm")
RAW, ORIGIN, OBSERVATIONS = "tables.ods", "origin.yml", "observations.csv"
POLICE_TABLE, NGO_TABLE = "first-responder-police", "first-responder-ngo"
WELSH_FORCES = ("dyfed-powys-police", "gwent-police", "north-wales-police", "south-wales-police")
WELSH_RESPONDERS = (*WELSH_FORCES, "bawso")
_OF_WALES = (*WELSH_RESPONDERS, "tarian-rocu")

_DIMENSIONS = (
    "geography", "responder", "exploitation", "age", "gender", "nationality", "location", "outcome",
)  # fmt: skip
COLUMNS = ("table", "measure", "period", *_DIMENSIONS, "value", "status", "cell")
_SCHEMA = {name: pl.Int64() if name == "value" else pl.String() for name in COLUMNS}
_AS_PUBLISHED = "Bring back the file as it was from the history; an edition is never edited."


class EditionOrigin(Base):
    """Where an edition comes from (``origin.yml``).

    ``page`` and ``file`` are addresses, absent for a file that was at hand; ``sha256`` is of ``tables.ods`` as
    published, absent where the edition was copied from another's transcript, which ``through`` then names.
    """

    edition: Text
    publisher: Text
    title: Text
    page: WebAddress | None = None
    file: WebAddress | None = None
    file_name: Text | None = None
    published: Text | None = None
    retrieved: datetime.date
    licence: Text
    sha256: Text | None = None
    through: Text | None = None


class KnownFault(Base):
    """A known fault of the publisher's, as recorded in ``corrections.yml`` (see :class:`Correction`)."""

    id: Id
    table: Id
    where: dict[Text, Text] = {}
    printed: int | Text
    corrected: int | Text | None = None
    reason: Bilingual
    status: Text
    edition: Text | None = None


class LeftOut(Base):
    """A table that the publisher has left out on purpose, from the edition ``since`` on."""

    table: Id
    since: Text
    reason: Bilingual


class CorrectionList(Base):
    """``docs/data/nrm/corrections.yml``: known faults of the publisher's tables, and tables no longer published."""

    corrections: list[KnownFault] = []
    left_out: list[LeftOut] = []

    def for_judging(self) -> list[Correction]:
        """The corrections as the checks take them."""
        return [Correction(**{**dict(fault), "reason": fault.reason.en}) for fault in self.corrections]

    def tables_left_out(self, edition: Edition) -> set[str]:
        """The kinds of table that an edition need not hold."""
        return {entry.table for entry in self.left_out if Edition.parse(entry.since) <= edition}


@dataclass(frozen=True)
class HeldEdition:
    """One edition: where it comes from and its observations, with the columns :data:`COLUMNS`.

    ``value`` counts people, reports or decisions; it is null where ``status`` says why. A dimension that a table
    does not have is null. First responder tables keep every row's total, and nationalities for Wales only, where
    they are not zero: the publisher prints a column for each of a hundred nationalities.
    """

    edition: Edition
    origin: EditionOrigin
    observations: pl.DataFrame

    @property
    def kinds(self) -> set[str]:
        """The kinds of table that it holds."""
        return set(self.observations["table"].unique())

    def table(self, *kinds: str) -> pl.DataFrame:
        """The observations of these tables."""
        return self.observations.filter(pl.col("table").is_in(kinds))


def tidy(tables: Sequence[NrmTable]) -> pl.DataFrame:
    """Every observation and printed total of an edition's tables that this site keeps, with :data:`COLUMNS`."""
    frames = [_with_every_column(table) for table in tables]
    return pl.concat(frames).select(COLUMNS) if frames else pl.DataFrame(schema=_SCHEMA)


def _with_every_column(table: NrmTable) -> pl.DataFrame:
    cells = table.cells
    if "responder" in table.dimensions and "nationality" in table.dimensions:
        of_wales = pl.col("responder").is_in(_OF_WALES) & pl.col("value").ne_missing(0)
        cells = cells.filter((pl.col("nationality") == TOTAL) | of_wales)
    absent = [name for name in _DIMENSIONS if name not in table.dimensions]
    return cells.with_columns(
        pl.lit(table.kind).alias("table"), *[pl.lit(None, pl.String).alias(name) for name in absent]
    ).select(COLUMNS)


def read_editions(root: Path) -> list[HeldEdition]:
    """The editions held by the project at ``root``, oldest first; raises :class:`ProblemsError` for a damaged one."""
    folders = [path for path in (root / FOLDER).glob("*") if path.is_dir()]
    return sorted((_read_edition(folder, root) for folder in folders), key=lambda held: held.edition)


def _read_edition(folder: Path, root: Path) -> HeldEdition:
    file = read_yaml(folder / ORIGIN, root)
    origin = validated(EditionOrigin, file)
    raw = folder / RAW
    if raw.exists() and hashlib.sha256(raw.read_bytes()).hexdigest() != origin.sha256:
        seen = f"The SHA-256 of {shown(raw, root)} is another"
        expected = f"{origin.sha256}, as recorded here"
        raise ProblemsError([Finding(file.path, file.line_of(["sha256"]), "sha256", seen, expected, _AS_PUBLISHED)])
    if origin.edition != folder.name:
        line = file.line_of(["edition"])
        seen, expected = f'The edition is "{origin.edition}"', f'the name of its folder, "{folder.name}"'
        raise ProblemsError([Finding(file.path, line, "edition", seen, expected, _AS_PUBLISHED)])
    return HeldEdition(Edition.parse(origin.edition), origin, _read_observations(folder / OBSERVATIONS, root))


def _read_observations(path: Path, root: Path) -> pl.DataFrame:
    try:
        return pl.read_csv(path.read_bytes(), schema=_SCHEMA)
    except (pl.exceptions.PolarsError, FileNotFoundError) as error:
        seen = f"The observations cannot be read: {str(error).splitlines()[0]}"
        expected = f"a CSV file with the headings {', '.join(COLUMNS)}"
        raise ProblemsError([Finding(shown(path, root), 1, "csv", seen, expected, _AS_PUBLISHED)]) from error


def read_corrections(root: Path) -> CorrectionList:
    """``corrections.yml``, or an empty list where there is none yet."""
    path = root / FOLDER / "corrections.yml"
    return validated(CorrectionList, read_yaml(path, root)) if path.exists() else CorrectionList()


def edition_files(held: HeldEdition, raw: bytes) -> dict[Path, bytes]:
    """The files of an edition by their path in the project; ``raw`` is the workbook as published."""
    folder = FOLDER / str(held.edition)
    return {
        folder / RAW: raw,
        folder / ORIGIN: yaml_bytes(held.origin.model_dump(exclude_none=True)),
        folder / OBSERVATIONS: csv_bytes(held.observations),
    }


def csv_bytes(frame: pl.DataFrame) -> bytes:
    """A frame as CSV in UTF-8, nulls as blanks, and no cell that a spreadsheet would run: sheets have any name."""
    texts = pl.col(pl.String)
    return frame.with_columns(texts.map_elements(inert_cell, return_dtype=pl.String)).write_csv().encode()


def yaml_bytes(record: Mapping[str, Any]) -> bytes:
    """A record as YAML in UTF-8, in the order given; read back, it is the same."""
    yaml = YAML()
    yaml.width = 1_000  # an address is never folded
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = io.BytesIO()
    yaml.dump(dict(record), stream)
    return stream.getvalue()


def newest(editions: Iterable[HeldEdition]) -> HeldEdition | None:
    """The edition of the latest period; None where none is held."""
    return max(editions, key=lambda held: held.edition, default=None)
