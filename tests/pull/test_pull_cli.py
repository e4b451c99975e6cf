from __future__ import annotations

import datetime
import io
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ahtc.pull.http import Patience
from ahtc.pull.media_types import ODS
from ahtc.pull.nrm.edition import Edition
from ahtc.pull.nrm.flow import Wanted, patience_of, pull_nrm
from tests.pull.faulty_server import Act, FaultyServer, answer, claims, huge, redirect, silence, status
from tests.pull.project import (
    FILE,
    STATISTICS,
    Command,
    Outcome,
    after_rows,
    before_rows,
    edition,
    govuk,
    make_project,
    no_file_larger_than,
    releases,
    rows,
    shown,
    tables,
    tree,
)
from tests.pull.workbooks import AGES, Rows, by_quarter, nationalities, ods

UK = "uk-annual"
NEW = edition(after_rows())


@pytest.fixture
def server() -> Iterator[FaultyServer]:
    with FaultyServer() as server:
        yield server


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(monkeypatch, capsys)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that holds edition 2022-Q4."""
    root = make_project(tmp_path_factory.mktemp("held"))
    file = root / "nrm.ods"
    file.write_bytes(edition(before_rows()))
    pull_nrm(root, Wanted(datetime.date(2026, 11, 25), file, Edition(2022, 4)), tell=lambda _: None, say=lambda _: None)
    file.unlink()
    return root


@pytest.fixture
def project(held: Path, tmp_path: Path) -> Path:
    """A copy of that project, to change."""
    return shutil.copytree(held, tmp_path / "project")


def saved(project: Path, content: bytes, name: str = "nrm-2023q4-tables.ods") -> str:
    """The path of a workbook at hand."""
    path = project.parent / name
    path.write_bytes(content)
    return str(path)


# What a pull does.


def test_the_newest_release_becomes_an_edition_with_its_origin_and_its_workbook_as_published(
    project: Path, server: FaultyServer, command: Command
) -> None:
    govuk(server, "2023-Q4", NEW)
    outcome = command.from_govuk(project, server)

    assert outcome.code == 0, outcome.err
    folder = project / "docs/data/nrm/2023-Q4"
    assert (folder / "tables.ods").read_bytes() == NEW
    origin = (folder / "origin.yml").read_text(encoding="utf-8")
    assert f"file: {server.url(FILE)}\n" in origin
    assert f"page: {server.url('/government/statistics/nrm-2023-q4')}\n" in origin
    assert "published: '2024-03-07'\n" in origin
    (cell,) = [row for row in rows(folder / "observations.csv") if row["cell"] == "Table_2!C8"]
    assert (cell["table"], cell["period"], cell["age"], cell["value"]) == (
        "referrals-by-quarter",
        "2021",
        "adult",
        "450",
    )


def test_pages_get_the_latest_value_and_the_list_of_what_was_published_before(
    project: Path, server: FaultyServer, command: Command
) -> None:
    assert shown(project, UK, period="2022") == ["10920"]
    govuk(server, "2023-Q4", NEW)
    command.from_govuk(project, server)

    assert shown(project, UK, period="2022") == ["10919"]
    revisions = rows(project / STATISTICS / UK / "revisions.csv")
    told = [(row["period"], row["edition"], row["value"]) for row in revisions]
    assert told == [("2022", "2022-Q4", "10920"), ("2022", "2023-Q4", "10919")]


def test_a_dry_run_says_the_difference_in_words_and_writes_nothing(
    project: Path, server: FaultyServer, command: Command
) -> None:
    was = tree(project)
    govuk(server, "2023-Q4", NEW)
    outcome = command.from_govuk(project, server, "--dry-run")

    assert outcome.code == 0
    assert "Edition 2023-Q4 is new" in outcome.out
    assert "UK 2023: 10,920 is new\n" in outcome.out
    assert "UK 2022: 10,920 was, 10,919 now\n" in outcome.out
    assert "UK by age 2022, Adults (18 or over): 2,040 was, 2,039 now\n" in outcome.out
    assert "nothing was written" in outcome.out
    assert tree(project) == was


def test_a_dry_run_says_which_tables_are_missing_beside_what_is_new(project: Path, command: Command) -> None:
    was = tree(project)
    outcome = command.pull(project, "--from", saved(project, ods({"Table_2": after_rows()})), "--dry-run")

    assert outcome.code == 1
    assert "Missing table: duty-to-notify-by-nationality, which 2022-Q4 has." in outcome.out
    assert "UK 2022: 10,920 was, 10,919 now" in outcome.out
    assert tree(project) == was


def test_the_same_edition_again_is_nothing_new(project: Path, server: FaultyServer, command: Command) -> None:
    govuk(server, "2023-Q4", NEW)
    command.from_govuk(project, server)
    was = tree(project)
    outcome = command.from_govuk(project, server)

    assert outcome.code == 0
    assert "Nothing new" in outcome.out
    assert tree(project) == was


def test_a_source_that_recovers_is_waited_for(project: Path, server: FaultyServer, command: Command) -> None:
    govuk(server, "2023-Q4", NEW, status(500), status(429, Retry_After="0"), answer(NEW, ODS))

    assert command.from_govuk(project, server).code == 0


def test_the_workbook_may_have_any_name_and_title(project: Path, server: FaultyServer, command: Command) -> None:
    releases(server, "2023-Q4", attachments=[tables("/media/1/final_v2", "Annex A"), tables("/b.pdf", media="a/pdf")])
    server.plays("/media/1/final_v2", answer(NEW, ODS))

    assert command.from_govuk(project, server).code == 0


def test_an_older_edition_named_on_purpose_is_taken_and_what_is_shown_stays(project: Path, command: Command) -> None:
    command.pull(project, "--from", saved(project, NEW))
    before = shown(project, UK)
    older = edition(before_rows()[:-5])
    outcome = command.pull(project, "--from", saved(project, older, "old.ods"), "--edition", "2021-Q4")

    assert outcome.code == 0, outcome.err
    assert shown(project, UK) == before
    assert (project / "docs/data/nrm/2021-Q4/tables.ods").read_bytes() == older


def test_an_edition_issued_again_is_taken_when_it_is_named(
    project: Path, server: FaultyServer, command: Command
) -> None:
    releases(server, "2022-Q4")
    again = edition(before_rows(), Sheet=[["x"]])
    server.plays(FILE, answer(again, ODS))
    outcome = command.from_govuk(project, server, "--edition", "2022-Q4")

    assert outcome.code == 0, outcome.err
    assert "Edition 2022-Q4 is held already" in outcome.out
    assert (project / "docs/data/nrm/2022-Q4/tables.ods").read_bytes() == again


def test_a_workbook_takes_the_place_of_a_transcript_and_keeps_what_was_known_of_it(
    project: Path, command: Command
) -> None:
    folder = project / "docs/data/nrm/2022-Q4"
    origin = (folder / "origin.yml").read_text(encoding="utf-8").splitlines()
    known = [line for line in origin if not line.startswith("sha256")]
    known += ["file: https://example.org/a.ods", "published: '2023-03-02'", "through: a package"]
    (folder / "origin.yml").write_text("\n".join(known) + "\n", encoding="utf-8")
    (folder / "tables.ods").unlink()
    outcome = command.pull(project, "--from", saved(project, edition(before_rows()), "nrm-2022q4.ods"))

    assert outcome.code == 0, outcome.err
    now = (folder / "origin.yml").read_text(encoding="utf-8")
    assert "file: https://example.org/a.ods\n" in now
    assert "published: '2023-03-02'\n" in now
    assert "sha256: " in now
    assert "through" not in now


def test_the_edition_of_a_file_is_read_from_its_cover_where_its_name_does_not_tell(
    project: Path, command: Command
) -> None:
    cover: Rows = [["Data tables, edition 2023 quarter 4"]]
    book = ods({"Cover": cover, "Table_2": after_rows(), "Table_41": nationalities()})

    assert command.pull(project, "--from", saved(project, book, "tables.ods")).code == 0
    assert (project / "docs/data/nrm/2023-Q4").is_dir()


def test_a_table_recorded_as_left_out_is_not_missed(project: Path, command: Command) -> None:
    (project / "docs/data/nrm/corrections.yml").write_text(
        "left_out:\n  - table: duty-to-notify-by-nationality\n    since: 2023-Q4\n"
        "    reason: {en: Ended., cy: Daeth i ben.}\n",
        encoding="utf-8",
    )

    assert command.pull(project, "--from", saved(project, ods({"Table_2": after_rows()}))).code == 0


def test_a_known_fault_is_put_right_and_told_once_the_publisher_mends_it(project: Path, command: Command) -> None:
    (project / "docs/data/nrm/corrections.yml").write_text(
        "corrections:\n"
        "  - id: a-negative\n    table: duty-to-notify-by-nationality\n    where: {nationality: albanian}\n"
        "    printed: -105\n    corrected: 105\n    status: open\n    edition: 2023-Q4\n"
        "    reason: {en: A slip., cy: Llithriad.}\n",
        encoding="utf-8",
    )
    wrong = nationalities()
    wrong[6][1] = -105
    mended = command.pull(project, "--from", saved(project, NEW))
    assert mended.code == 1
    assert "a-negative" in mended.err

    assert command.pull(project, "--from", saved(project, ods({"A": after_rows(), "B": wrong}))).code == 0
    kept = rows(project / "docs/data/nrm/2023-Q4/observations.csv")
    assert [row["value"] for row in kept if row["nationality"] == "albanian"] == ["105"]


def test_the_example_in_the_help_names_options_that_there_are(project: Path, command: Command) -> None:
    outcome = command.pull(project, "--help")

    assert outcome.code == 0
    for option in ("--from", "--edition", "--base-url", "--dry-run", "--patience", "Example:"):
        assert option in outcome.out


# Faults: each leaves docs/data byte for byte as it was, ends with exit code 1, and says source, seen and expected.


def bomb() -> bytes:
    """A ZIP of 100 kB that unpacks to 100 MB and says that it is an ODS."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", ODS)
        archive.writestr("content.xml", bytes(100_000_000))
    return body.getvalue()


Played = Callable[[FaultyServer], Act]
DOWNLOADS: dict[str, tuple[Played, str]] = {
    "time-out": (lambda server: silence, "Nothing came for 0.2 seconds (tried 4 times)"),
    "cut half-way": (lambda server: claims(NEW[:2000], ODS, len(NEW)), "broke off"),
    "404": (lambda server: status(404), "Nothing is at this address"),
    "410": (lambda server: status(410), "removed what was here"),
    "429": (lambda server: status(429, Retry_After="1"), "asks for fewer requests"),
    "500": (lambda server: status(500), "in trouble itself"),
    "redirect to another host": (lambda server: redirect(server.url("/x", host="localhost")), "It leads away"),
    "HTML": (lambda server: answer(b"<!doctype html><p>Sorry", "text/html"), "A web page (HTML)"),
    "HTML called ODS": (lambda server: answer(b"<!doctype html><p>Sorry", ODS), "A web page (HTML)"),
    "truncated ZIP": (lambda server: answer(NEW[:-40], ODS), "stops after"),
    "damaged ZIP": (lambda server: answer(NEW[:900] + bytes(900) + NEW[1800:], ODS), "damaged"),
    "ZIP bomb": (lambda server: answer(bomb(), ODS), "unpack"),
    "300 MB": (lambda server: huge(300 << 20, ODS), "50,000,000 bytes"),
}


@pytest.mark.parametrize("fault", DOWNLOADS)
def test_a_fault_of_the_download_changes_nothing(
    project: Path, server: FaultyServer, command: Command, fault: str
) -> None:
    play, words = DOWNLOADS[fault]
    govuk(server, "2023-Q4", NEW, play(server))
    refused(command, project, server.url(FILE), words, lambda: command.from_govuk(project, server))


RELEASES: dict[str, tuple[Callable[[FaultyServer], None], str]] = {
    "withdrawn": (
        lambda server: releases(
            server, "2023-Q4", withdrawn_notice={"explanation": "<p>Errors were found.</p>"}
        ),
        "Errors were found",
    ),
    "no ODS": (lambda server: releases(server, "2023-Q4", attachments=[tables(media="text/csv")]), "no ODS file"),
    "renamed and one of two": (
        lambda server: releases(server, "2023-Q4", attachments=[tables("/a", "Annex A"), tables("/b", "Annex B")]),
        "several ODS files",
    ),
    "older than the one held": (lambda server: releases(server, "2022-Q3"), "2022-Q4, which we hold"),
    "another sha256 than recorded": (lambda server: govuk(server, "2022-Q4", NEW), "as recorded with the edition held"),
    "no collection": (lambda server: None, "Nothing is at this address"),
}  # fmt: skip


@pytest.mark.parametrize("fault", RELEASES)
def test_a_fault_of_the_release_changes_nothing(
    project: Path, server: FaultyServer, command: Command, fault: str
) -> None:
    play, words = RELEASES[fault]
    play(server)
    refused(command, project, server.url(), words, lambda: command.from_govuk(project, server))


def renamed() -> bytes:
    changed = after_rows()
    changed[6] = [cell if cell != "UK" else "Zone 4" for cell in changed[6]]
    return edition(changed)


def with_cell(cell: int | str) -> bytes:
    changed = after_rows()
    changed[8][2] = cell
    return edition(changed)


def misfiled() -> bytes:
    """The newest quarter under the year before, as in 2023 quarter 1."""
    changed = by_quarter(quarters={2021: (1, 2, 3, 4), 2022: (1, 2, 3, 4), 2023: (1,)})
    changed[-2][0] = 2022
    return edition(changed)


def unknown_category() -> bytes:
    years = (2021, 2022, 2023)
    return edition(by_quarter(quarters=dict.fromkeys(years, (1, 2, 3, 4)), ages=[*AGES, "Older adult"]))


TABLES: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "a table missing": (lambda: ods({"Table_2": after_rows()}), "2023q4", '"duty-to-notify-by-nationality"'),
    "no table known": (lambda: ods({"Table_2": [["Fish", "Sea"], [1, 2]]}), "2023q4", "None of its 1 sheets"),
    "a column renamed beyond recognition": (renamed, "2023q4", "Zone 4"),
    "a negative count": (lambda: with_cell(-3), "2023q4", "the count is -3"),
    "a text where a number should be": (lambda: with_cell("about 12"), "2023q4", 'says "about 12"'),
    "the newest quarter under the year before": (misfiled, "2023q1", "seems to be counted under 2022"),
    "totals that do not add up": (lambda: with_cell(5), "2023q4", "the sum of its"),
    "a category without words in both languages": (unknown_category, "2023q4", 'ages is "older-adult". Expected'),
    "a file of another edition": (lambda: NEW, "2024q1", "Expected 2024-Q1"),
    "an older file": (lambda: edition(before_rows()[:-1]), "2022q3", "2022-Q4, which we hold"),
    "no spreadsheet": (lambda: b"year,referrals\n2023,17004\n", "2023q4", "not a spreadsheet"),
}  # fmt: skip


@pytest.mark.parametrize("fault", TABLES)
def test_a_fault_of_the_tables_changes_nothing(project: Path, command: Command, fault: str) -> None:
    make, quarter, words = TABLES[fault]
    file = saved(project, make(), f"nrm-{quarter}-tables.ods")
    source = "observations.csv" if "category" in fault else file
    refused(command, project, source, words, lambda: command.pull(project, "--from", file))


def test_a_new_category_is_told_with_the_files_that_need_its_words(project: Path, command: Command) -> None:
    outcome = command.pull(project, "--from", saved(project, unknown_category()))

    assert "add it to docs/data/statistics/uk-annual-age/dataset.yml" in outcome.err
    assert "labels.yml" in outcome.err


def test_a_file_that_is_not_there_changes_nothing(project: Path, command: Command) -> None:
    file = str(project / "none.ods")
    refused(command, project, file, "No such file", lambda: command.pull(project, "--from", file))


@pytest.mark.parametrize("room", [0, 5_000, 15_000])
def test_a_full_disk_changes_nothing(project: Path, command: Command, room: int) -> None:
    was = tree(project)
    file = saved(project, NEW)
    with no_file_larger_than(room):
        outcome = command.pull(project, "--from", file)

    assert outcome.code == 1
    assert re.search(r"docs/data/\S+ cannot be used \(File too large\)", outcome.err)
    assert tree(project) == was


@pytest.mark.parametrize("name", ["observations.csv", "origin.yml", "revisions.csv"])
def test_a_file_that_cannot_be_put_in_place_takes_back_those_that_were(
    project: Path, command: Command, name: str
) -> None:
    in_the_way = project / STATISTICS / UK / name
    in_the_way.unlink()
    (in_the_way / "folder").mkdir(parents=True)
    was = tree(project)
    outcome = command.pull(project, "--from", saved(project, NEW))

    assert outcome.code == 1
    assert tree(project) == was


def test_an_edition_that_somebody_edited_is_told(project: Path, command: Command) -> None:
    raw = project / "docs/data/nrm/2022-Q4/tables.ods"
    raw.write_bytes(raw.read_bytes() + b" ")
    file = saved(project, NEW)
    refused(
        command, project, "docs/data/nrm/2022-Q4/origin.yml", "SHA-256", lambda: command.pull(project, "--from", file)
    )


def refused(command: Command, project: Path, source: str, words: str, run: Callable[[], Outcome]) -> None:
    """Runs a pull that must fail, and looks at what it leaves and what it says."""
    was = tree(project)
    outcome = run()
    assert outcome.code == 1
    said = outcome.err
    assert tree(project) == was
    assert source in said
    assert words.lower() in said.lower()
    assert "Expected " in said
    assert "Nothing was changed" in said


def test_patience_is_in_proportion_to_the_seconds_asked_for() -> None:
    assert patience_of(30) == Patience()
    assert patience_of(3).connect == pytest.approx(1)
