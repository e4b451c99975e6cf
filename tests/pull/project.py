"""A small copy of the project to pull into, a server that acts GOV.UK, and workbooks of one edition each."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import resource
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from ahtc.commands.main import main
from ahtc.pull.media_types import JSON, ODS
from ahtc.pull.nrm.govuk import COLLECTION
from ahtc.pull.nrm.series import SERIES
from tests.pull.faulty_server import Act, FaultyServer, answer
from tests.pull.workbooks import Rows, Written, by_quarter, nationalities, ods

ROOT = Path(__file__).parents[2]
STATISTICS = Path("docs/data/statistics")
SLUG = "/government/statistics/nrm"
FILE = "/media/65e1/national-referral-mechanism-tables.ods"
MONTHS = {1: "January to March", 2: "April to June", 3: "July to September", 4: "October to December"}


def make_project(root: Path) -> Path:
    """A project that has the datasets' descriptions and no edition yet."""
    (root / STATISTICS).mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: test\n", encoding="utf-8")
    for name in ("labels.yml", "inconsistencies.yml"):
        shutil.copyfile(ROOT / STATISTICS / name, root / STATISTICS / name)
    for series in SERIES:
        folder = root / STATISTICS / series.id
        folder.mkdir()
        for path in (ROOT / STATISTICS / series.id).glob("*.yml"):
            if path.name != "origin.yml":
                (folder / path.name).write_text(_without_chart(path.read_text(encoding="utf-8")), encoding="utf-8")
    return root


def _without_chart(text: str) -> str:
    """A description without its chart, which shows years that the small editions of tests do not tell."""
    return re.sub(r"(?m)^chart:\n(?:[ ].*\n)+", "", text)


def tree(root: Path) -> dict[str, str]:
    """Everything under ``docs``: folders, and each file with the hash of its content."""
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        for path in sorted((root / "docs").rglob("*"))
    }


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file by heading."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def shown(root: Path, dataset: str, **where: str) -> list[str]:
    """The values of a dataset's observations with these categories."""
    found = rows(root / STATISTICS / dataset / "observations.csv")
    return [row["value"] for row in found if all(row[name] == value for name, value in where.items())]


@dataclass(frozen=True)
class Outcome:
    """How a command ended: its exit code, what it printed, and its messages."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Command:
    """Runs ``ahtc pull nrm`` in a project, as the officer does."""

    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]

    def pull(self, root: Path, *arguments: str) -> Outcome:
        """``ahtc pull nrm`` with these arguments."""
        self.monkeypatch.chdir(root)
        self.monkeypatch.setattr(sys, "argv", ["ahtc", "pull", "nrm", *arguments])
        self.capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            main()
        printed = self.capsys.readouterr()
        return Outcome(int(end.value.code or 0), printed.out, printed.err)

    def from_govuk(self, root: Path, server: FaultyServer, *arguments: str) -> Outcome:
        """``ahtc pull nrm`` from a server that acts GOV.UK, with a fifth of a second's patience."""
        return self.pull(root, "--base-url", server.url(), "--patience", "0.2", *arguments)


def releases(
    server: FaultyServer, *editions: str, attachments: Sequence[Mapping[str, object]] = (), **page: object
) -> None:
    """A collection of releases; all have the same attachments, by default one ODS at :data:`FILE`."""
    documents = [_document(edition) for edition in editions]
    shown = {"links": {"documents": documents}}
    server.plays(f"/api/content{COLLECTION}", answer(json.dumps(shown).encode(), JSON))
    for document in documents:
        details = {"attachments": list(attachments) or [tables()]}
        release = document | {"first_published_at": "2024-03-07T09:30:00Z", "details": details} | page
        server.plays(f"/api/content{document['base_path']}", answer(json.dumps(release).encode(), JSON))


def _document(edition: str) -> dict[str, object]:
    year, quarter = edition.split("-Q")
    title = f"Modern Slavery: NRM and DtN statistics, {MONTHS[int(quarter)]} {year}"
    path = f"{SLUG}-{edition.lower()}"
    return {"title": title, "base_path": path, "public_updated_at": "2024-03-07T09:30:00Z"}


def tables(url: str = FILE, title: str = "Data tables", media: str = ODS) -> dict[str, object]:
    """An attachment."""
    return {"attachment_type": "file", "title": title, "url": url, "content_type": media}


def govuk(server: FaultyServer, edition: str, content: bytes, *acts: Act) -> None:
    """One release, whose workbook is this, or is played by ``acts``."""
    releases(server, edition)
    server.plays(FILE, *(acts or [answer(content, ODS)]))


# Two editions of a small publisher: the second tells 2023 and has revised one quarter of 2022.


def before_rows() -> Rows:
    """Referrals by quarter as edition 2022-Q4 has them."""
    return by_quarter(quarters={2021: (1, 2, 3, 4), 2022: (1, 2, 3, 4)})


def after_rows() -> Rows:
    """Referrals by quarter as edition 2023-Q4 has them: one adult overseas fewer in 2022-Q2."""
    revised = by_quarter(quarters={2021: (1, 2, 3, 4), 2022: (1, 2, 3, 4), 2023: (1, 2, 3, 4)})
    for row in (12, 14):
        for column in (2, 6, -1):
            revised[row][column] = _less(revised[row][column])
    return revised


def _less(cell: Written) -> int:
    assert isinstance(cell, int)
    return cell - 1


def edition(table: Rows, **more: Rows) -> bytes:
    """A workbook of referrals by quarter and of Duty to Notify reports by nationality."""
    return ods({"Table_2": table, "Table_41": nationalities(), **more})


@contextmanager
def no_file_larger_than(room: int) -> Iterator[None]:
    """The kernel refuses to write beyond so many bytes in one file, as a full disk would."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
