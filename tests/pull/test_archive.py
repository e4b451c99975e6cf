from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ahtc.core.problems import Finding, ProblemsError
from ahtc.pull.archive import check_ods, check_zip
from ahtc.pull.http import Client
from ahtc.pull.media_types import ODS
from tests.pull.faulty_server import FaultyServer, answer

WORKBOOKS = Path(__file__).parents[3] / "shared" / "upstream" / "home-office-nrm"
MEBIBYTE = 1 << 20


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return content.getvalue()


def declaring(content: bytes, size: int) -> bytes:
    """The ZIP, its only member declared in both its headers to unpack to ``size`` bytes."""
    central = content.rindex(b"PK\x01\x02")
    changed = bytearray(content)
    struct.pack_into("<I", changed, 22, size)
    struct.pack_into("<I", changed, central + 24, size)
    return bytes(changed)


TABLES = ("content.xml", b"<office:document-content/>" * 40)
GOOD = zipped(("mimetype", ODS.encode()), ("META-INF/manifest.xml", b"<manifest/>"), TABLES)
BOMB = zipped(("content.xml", bytes(20 * MEBIBYTE)))


def refusal(content: bytes, total: int = MEBIBYTE, ratio: int = 250, members: int = 10) -> Finding:
    with pytest.raises(ProblemsError) as refused:
        check_zip(content, limit_total=total, limit_ratio=ratio, limit_members=members, source="tables.ods")
    (finding,) = refused.value.findings
    assert finding.path == "tables.ods"
    return finding


def test_an_ordinary_workbook_is_accepted() -> None:
    check_ods(GOOD)


def test_each_published_workbook_is_accepted() -> None:
    workbooks = sorted(WORKBOOKS.glob("*.ods"))
    if not workbooks:
        pytest.skip("compares with the publisher's own files, which are not beside this copy of the project")
    for workbook in workbooks:
        check_ods(workbook.read_bytes(), source=workbook.name)


@pytest.mark.parametrize("length", [0, 3, 40, len(GOOD) // 2, len(GOOD) - 1])
def test_a_truncated_zip_is_told_wherever_it_stops(length: int) -> None:
    assert "cut short or damaged" in refusal(GOOD[:length]).seen


@pytest.mark.parametrize("at", [GOOD.index(b"PK\x01\x02"), GOOD.rindex(b"content.xml", 0, 250) + 12])
def test_a_damaged_zip_is_told(at: int) -> None:
    damaged = bytearray(GOOD)
    damaged[at] ^= 0xFF
    assert "cut short or damaged" in refusal(bytes(damaged)).seen


def test_a_bomb_is_told_by_its_declared_size() -> None:
    finding = refusal(BOMB)
    assert finding.seen == "The files in the ZIP say they unpack to 20,971,520 bytes or more"
    assert finding.rule == "zip-bomb"


def test_a_bomb_that_declares_little_is_told_by_its_real_size() -> None:
    finding = refusal(declaring(BOMB, 1000))
    assert finding.seen.startswith("The files in the ZIP unpack to")
    assert finding.rule == "zip-bomb"


def test_a_bomb_is_told_by_its_ratio_where_the_total_would_pass() -> None:
    assert refusal(BOMB, total=100 * MEBIBYTE).rule == "zip-bomb"


def test_many_small_members_add_up() -> None:
    many = zipped(*((f"{number}.xml", bytes(range(256)) * 50) for number in range(9)), method=zipfile.ZIP_STORED)
    assert refusal(many, total=100_000).rule == "zip-bomb"
    check_zip(many, limit_total=9 * 12_800, limit_ratio=250, limit_members=9)


def test_a_size_declared_wrong_is_told() -> None:
    assert "declares 5" in refusal(declaring(zipped(TABLES), 5)).seen


def test_too_many_members_are_told() -> None:
    assert refusal(zipped(*((f"{number}", b"") for number in range(11)))).seen == "The ZIP holds 11 files"


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../../docs/data/terms.yml", "a/../../b", "..\\b", "C:/b", "a\nb", ".."]
)
def test_names_that_lead_outside_are_told(name: str) -> None:
    assert repr(name) in refusal(zipped((name, b"x"))).seen


def test_the_same_name_twice_is_told() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = zipped(TABLES, TABLES)
    assert refusal(twice).seen == "The ZIP holds a file named 'content.xml' more than once"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_unusual_packing_is_told(method: int) -> None:
    assert "unusual" in refusal(zipped(TABLES, method=method)).seen


@pytest.mark.parametrize(
    ("members", "seen"),
    [
        ([TABLES], "does not say what it holds"),
        ([("mimetype", b"application/vnd.oasis.opendocument.text"), TABLES], "opendocument.text"),
        ([("mimetype", b""), TABLES], "does not say what it holds"),
    ],
)
def test_a_zip_that_is_not_ods_is_told(members: list[tuple[str, bytes]], seen: str) -> None:
    with pytest.raises(ProblemsError, match=seen):
        check_ods(zipped(*members))


@pytest.fixture
def server() -> Iterator[FaultyServer]:
    with FaultyServer() as server:
        yield server


def test_a_bomb_that_a_server_sends_is_downloaded_small_and_never_unpacked(server: FaultyServer) -> None:
    server.plays("/tables.ods", answer(zipped(("mimetype", ODS.encode()), ("content.xml", bytes(20 * MEBIBYTE))), ODS))
    with Client() as client:
        fetched = client.fetch(server.url("/tables.ods"), media=frozenset({ODS}), limit=MEBIBYTE)
    with pytest.raises(ProblemsError) as refused:
        check_ods(fetched.content, source=fetched.url)
    (finding,) = refused.value.findings
    assert (finding.path, finding.rule) == (server.url("/tables.ods"), "zip-bomb")
