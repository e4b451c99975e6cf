"""What is released stays: some of it as files, the rest in archives, each byte for byte what the register says."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ahtc.core.problems import Finding, ProblemsError
from ahtc.kinds.statistics.release_archive import archive, archived
from ahtc.kinds.statistics.released_files import ARCHIVED, next_archive, released_files
from ahtc.kinds.statistics.releases import FOLDER, FORMATS, read_releases
from tests.project import ROOT

ARCHIVE = "release-001.zip"
TEXT, TABLE, WORKBOOK = "2012/a.csv", "2012/a.json", "2012/a.xlsx"
FILES = {f"2012/{dataset}.{format}": f"{dataset} as {format}\n".encode() for dataset in "ab" for format in FORMATS}
PACKED = {name: content for name, content in FILES.items() if name.endswith(ARCHIVED)}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one release of the datasets a and b."""
    write(tmp_path, "SHA256SUMS", register(FILES))
    for name, content in FILES.items():
        if name not in PACKED:
            write(tmp_path, name, content)
    write(tmp_path, ARCHIVE, archive(PACKED))
    return tmp_path


def register(files: dict[str, bytes]) -> bytes:
    return "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items()).encode()


def write(root: Path, name: str, content: bytes) -> None:
    path = root / FOLDER / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def read(root: Path) -> dict[str, bytes]:
    return released_files(root, read_releases(root))


def finding(root: Path) -> Finding:
    """The one thing that is told, however many files it concerns."""
    with pytest.raises(ProblemsError) as caught:
        read(root)
    (found,) = caught.value.findings
    return found


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    """A ZIP as another program might write it."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as members:
        for name, content in files.items():
            members.writestr(name, content)
    return written.getvalue()


def test_every_file_is_found_wherever_it_is_kept(root: Path) -> None:
    assert read(root) == FILES


def test_every_address_that_the_project_ever_released_has_its_bytes() -> None:
    lines = (ROOT / FOLDER / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = {name: total for total, name in (line.split("  ") for line in lines)}
    kept = released_files(ROOT, read_releases(ROOT))
    assert {name: hashlib.sha256(content).hexdigest() for name, content in kept.items()} == sums
    assert len(sums) >= 140  # the first release, of 22 November 2026


def test_nothing_stands_in_the_tree_that_nobody_reads_as_text() -> None:
    endings = {path.suffix for path in (ROOT / FOLDER).rglob("*") if path.is_file()}
    assert endings <= {".csv", ".json", ".zip", ""}
    assert not list((ROOT / FOLDER).rglob("*.csv-metadata.json"))


def test_an_archive_is_the_same_whatever_the_day_and_the_order_of_its_files() -> None:
    assert archive(PACKED) == archive(dict(reversed(PACKED.items())))
    with zipfile.ZipFile(io.BytesIO(archive(PACKED))) as members:
        assert members.namelist() == sorted(PACKED)
        assert {(m.date_time, m.external_attr >> 16, m.compress_type) for m in members.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), 0o100644, zipfile.ZIP_STORED)
        }


def test_archives_are_numbered_in_the_order_of_the_releases(root: Path) -> None:
    assert next_archive(root).name == "release-002.zip"
    write(root, "release-1041.zip", archive({}))
    assert next_archive(root).name == "release-1042.zip"


def test_a_file_that_has_changed_is_told_with_its_line_of_the_register(root: Path) -> None:
    write(root, TABLE, b"changed\n")
    found = finding(root)
    assert (found.path, found.line, found.seen) == (f"{FOLDER}/SHA256SUMS", 3, "2012/a.json has changed")
    assert "git checkout docs/data/releases" in found.remedy


def test_a_file_that_has_changed_in_an_archive_is_told_with_the_archive(root: Path) -> None:
    write(root, ARCHIVE, archive(PACKED | {WORKBOOK: b"changed"}))
    assert finding(root).seen == "2012/a.xlsx in release-001.zip has changed"


def test_the_line_is_the_register_s_own_when_a_dataset_is_released_again(root: Path) -> None:
    again = {name.replace("2012", "2013"): content for name, content in FILES.items()}
    write(root, "SHA256SUMS", register(FILES | again))
    for name, content in again.items():
        if not name.endswith(ARCHIVED):
            write(root, name, content)
    write(root, "release-002.zip", archive({n: c for n, c in again.items() if n.endswith(ARCHIVED)}))
    write(root, "2013/a.csv", b"changed")
    assert finding(root).line == 9


@pytest.mark.parametrize(
    ("gone", "told"),
    [
        (TEXT, "2012/a.csv is gone"),
        (ARCHIVE, "2012/a.csv-metadata.json, 2012/a.xlsx, 2012/b.csv-metadata.json and 1 more are gone"),
    ],
)
def test_what_is_gone_is_told_once(root: Path, gone: str, told: str) -> None:
    (root / FOLDER / gone).unlink()
    assert finding(root).seen == told


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda whole: whole[:-30], "File is not a zip file"),
        (lambda _: b"", "File is not a zip file"),
        (lambda whole: whole.replace(b"a as xlsx", b"A as xlsx"), "Bad CRC-32"),
        (lambda _: zipped(PACKED, zipfile.ZIP_DEFLATED), "is packed or encrypted"),
        (lambda _: zipped({"2012/a.xlsx": bytes(10_000_000)}, zipfile.ZIP_BZIP2), "is packed or encrypted"),
        (lambda whole: whole[: whole.index(b"a as")] + whole[whole.index(b"a as") + 4 :], ""),
    ],
    ids=["cut", "empty", "a bit turned", "packed", "a bomb", "bytes lost"],
)
def test_a_damaged_archive_is_told_once(root: Path, spoil: Callable[[bytes], bytes], told: str) -> None:
    write(root, ARCHIVE, spoil(archive(PACKED)))
    found = finding(root)
    assert found.path == f"{FOLDER}/{ARCHIVE}"
    assert found.seen.startswith("It cannot be read as it was released (")
    assert told in found.seen
    assert "git checkout docs/data/releases" in found.remedy


def test_members_that_share_their_bytes_cannot_unpack_to_more_than_the_archive(tmp_path: Path) -> None:
    content = bytearray(archive({f"2012/{n}.xlsx": bytes(1000) for n in range(9)}))
    start = content.index(b"PK\x01\x02")
    while start >= 0:  # each of the directory's entries says ten times its size
        content[start + 20 : start + 28] = (10_000).to_bytes(4, "little") * 2
        start = content.find(b"PK\x01\x02", start + 1)
    (tmp_path / ARCHIVE).write_bytes(content)
    with pytest.raises(ValueError, match="more than itself"):
        archived(tmp_path / ARCHIVE)


def test_what_a_stopped_release_left_is_told_once_and_how_it_goes(root: Path) -> None:
    left = {name.replace("2012", "2013"): content for name, content in FILES.items()}
    write(root, "2013/a.csv", left["2013/a.csv"])
    write(root, "release-002.zip", archive({n: c for n, c in left.items() if n.endswith(ARCHIVED)}))
    found = finding(root)
    assert "2013/a.csv, 2013/a.csv-metadata.json" in found.seen
    assert found.seen.endswith("and 2 more are not in SHA256SUMS")
    assert "git clean -fd docs/data/releases" in found.remedy


def test_a_file_that_a_release_was_writing_when_it_was_stopped_is_passed_over(root: Path) -> None:
    write(root, "2012/.ahtc-abc12345", b"half")
    assert read(root) == FILES


@pytest.mark.parametrize(
    ("name", "content"),
    [("release-002.zip", archive({WORKBOOK: PACKED[WORKBOOK]})), (WORKBOOK, PACKED[WORKBOOK])],
    ids=["in two archives", "in an archive and beside it"],
)
def test_a_file_that_is_kept_twice_is_told(root: Path, name: str, content: bytes) -> None:
    write(root, name, content)
    assert "2012/a.xlsx is in docs/data/releases/" in finding(root).seen


def test_an_archive_that_holds_nothing_is_told(root: Path) -> None:
    write(root, "release-002.zip", archive({}))
    assert (finding(root).path, finding(root).seen) == (f"{FOLDER}/release-002.zip", "It holds nothing")


def test_a_name_that_leads_elsewhere_is_read_and_refused_and_written_nowhere(root: Path) -> None:
    write(root, "release-002.zip", zipped({"../../../escape\u202e.xlsx": b"x"}))
    assert finding(root).seen == "../../../escape\\u202e.xlsx is not in SHA256SUMS"
    assert not (root.parent / "escape.xlsx").exists()
