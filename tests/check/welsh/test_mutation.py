from __future__ import annotations

import pytest

from ahtc.check.texts import Texts
from ahtc.check.welsh.exceptions import Exceptions, ExceptionsFile
from ahtc.check.welsh.mutation import faults_in, findings
from ahtc.check.welsh.words import WelshWords
from ahtc.core.pages import page_paths, read_page
from tests.benchmarks.mutation import ROOT, measure
from tests.check.project import Project

EXCEPTIONS = Exceptions(
    ExceptionsFile.model_validate({"places": ["Caerdydd"], "unchanged": [{"why": "A name", "words": ["Byw"]}]})
)


@pytest.fixture(scope="module")
def words() -> WelshWords:
    return WelshWords()


def _right(text: str, words: WelshWords) -> list[str]:
    """What should stand in place of each fault."""
    return [f"{fault.before_right or fault.before} {fault.right}" for fault in faults_in(text, words, EXCEPTIONS)]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Mae'n mynd i Caerdydd.", "i Gaerdydd"),
        ("Llawer o pobl", "o bobl"),
        ("gan gwasanaethau", "gan wasanaethau"),
        ("heb bachgen", "heb fachgen"),
        ("dwy merch", "dwy ferch"),
        ("trais neu twyll", "neu dwyll"),
        ("ar llinell", "ar linell"),
        ("o phobl", "o bobl"),
        ("gan bod", "gan fod"),
    ],
)
def test_a_word_is_soft_after_the_small_words_that_soften(wrong: str, right: str, words: WelshWords) -> None:
    assert _right(wrong, words) == [right]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("cyngor a cymorth", "a chymorth"),
        ("gyda pobl", "gyda phobl"),
        ("tri cyngor", "tri chyngor"),
        ("dim bwyd na tŷ", "na thŷ"),
        ("gyda gymorth", "gyda chymorth"),
    ],
)
def test_p_t_and_c_are_aspirated_after_the_small_words_that_aspirate(wrong: str, right: str, words: WelshWords) -> None:
    assert _right(wrong, words) == [right]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("yn Cymru", "yng Nghymru"),
        ("yn Nghymru", "yng Nghymru"),
        ("yn Bangor", "ym Mangor"),
        ("yn Gaerdydd", "yng Nghaerdydd"),
        ("yn Mynwy", "ym Mynwy"),
        ("ym Caerdydd", "yng Nghaerdydd"),
    ],
)
def test_a_place_is_nasal_after_yn_and_yn_fits_it(wrong: str, right: str, words: WelshWords) -> None:
    assert _right(wrong, words) == [right]


@pytest.mark.parametrize(
    "text",
    [
        "Mae pobl a gafodd gymorth yng Nghymru.",
        "i bob un, o dro i dro, am byth, i mewn, o hyd pan, gan mwyaf",
        "yn Gymraeg ac yn Saesneg",
        "Ffoniwch neu tecstiwch; neu mae rhywun",
        "pobl a gwasanaethau; Cymru a Lloegr",
        "Atodiad A tabl",
        "gan Migrant Help, i Bawso, at Kalayaan",
        "drwy Byw Heb Ofn",
        "i'r cyngor, o'u cartref",
        "i, cyngor",
    ],
)
def test_what_is_right_or_cannot_be_told_is_left_alone(text: str, words: WelshWords) -> None:
    assert _right(text, words) == []


def test_a_fault_is_told_with_its_line_and_what_should_stand_there(project: Project) -> None:
    page = project.page("cy/a.md", "Testun.\n\nLlawer o\npobl.", title="Teitl", description="Disgrifiad o'r dudalen.")
    (finding,) = findings(project.read())
    assert (finding.path, finding.line, finding.severity) == (page.path, page.first_line + 3, "error")
    assert finding.seen == '"o pobl": "o" changes the first letter of the next word'
    assert finding.expected == '"o bobl"'


def test_the_title_of_a_page_and_a_word_in_italics_keep_their_first_letter(project: Project) -> None:
    project.page("cy/a.md", "Ewch i [Cael help](b.md) a chwilio am *preifat*.", title="Teitl")
    assert list(findings(project.read())) == []


def test_of_the_errors_seeded_in_the_site_s_own_welsh_nineteen_in_twenty_are_found_and_none_is_invented() -> None:
    written = [page for path in page_paths(ROOT / "docs") if not (page := read_page(path, ROOT)).generated]
    rows = measure(Texts(ROOT, written))
    seeded, found = sum(row.seeded for row in rows), sum(row.found for row in rows)
    assert seeded > 1000
    assert found >= 0.95 * seeded
    assert [row for row in rows if row.false_alarms] == []
