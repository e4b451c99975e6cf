"""Sheets for workplaces: a page each in both languages, every line with its source, every number from its record."""

from __future__ import annotations

import pytest

from ahtc.core.drawings import DRAWINGS
from ahtc.core.facts import Facts
from ahtc.core.page_writer import PageWriter
from ahtc.core.pages import Page
from ahtc.core.text import LANGUAGES, Bilingual, Language
from ahtc.kinds.facts import templates_for
from ahtc.kinds.sheets.checks import findings
from ahtc.kinds.sheets.pages import LIST, pages, sheet_page
from ahtc.kinds.sheets.record import PARTS, Line, Sheet
from ahtc.site.expand import calls_in
from ahtc.site.project import read_project
from tests.facts import with_records
from tests.project import DAY, ROOT, SmallProject

HOTELS = "docs/data/sheets/hotels.yml"
SHEET = """\
id: hotels
title: {en: Hotels, cy: Gwestai}
slug_cy: gwestai
for_whom: {en: For staff., cy: I staff.}
see:
  - {en: A sign, cy: Arwydd, source: police}
means:
  - {en: A meaning., cy: Ystyr., source: police}
do:
  - {en: A thing to do., cy: Peth i'w wneud., source: police}
never:
  - {en: A thing never to do., cy: Peth i beidio â'i wneud., source: police}
call: [emergency-999]
sources:
  police: {title: A page, publisher: A police force, date: undated}
checked: 2026-11-26
"""


def made(facts: Facts, language: Language) -> dict[str, Page]:
    return {page.name: page for page in pages(PageWriter(facts, templates_for(facts), language))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_has_its_page_and_stands_in_the_list(facts: Facts, language: Language) -> None:
    found = made(facts, language)
    assert {*found} == {LIST, *(sheet_page(id) for id in facts[Sheet])}
    for id, sheet in facts[Sheet].items():
        assert f"]({id}.md)" in found[LIST].text
        assert found[sheet_page(id)].matter.title == sheet.title.in_(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_says_each_of_its_parts_in_order_and_then_whom_to_call(facts: Facts, language: Language) -> None:
    for name, page in made(facts, language).items():
        if name != LIST:
            assert [anchor.name for anchor in page.outline.anchors] == [*PARTS, "call", "you"]


def test_the_numbers_of_a_sheet_are_calls_danger_first(facts: Facts) -> None:
    for id, page in made(facts, "en").items():
        called = [call.arguments[0] for call in calls_in(page.text, id) if call.name == "phone"]
        assert id == LIST or called[0] == "emergency-999"
        assert "modern-slavery-helpline" in called


def test_a_sheet_lists_the_sources_of_its_lines(facts: Facts) -> None:
    sheet, page = facts[Sheet]["hotels"], made(facts, "en")[sheet_page("hotels")]
    assert page.matter.sources == [*sheet.sources.values()]
    assert {line.source for _, line in sheet.lines()} == {*sheet.sources}


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "{{ 7*7 }}", "[x](javascript:alert(1))", "# x", "*b* {#id}"]
)
def test_what_a_sheet_holds_is_only_ever_text(facts: Facts, text: str) -> None:
    hostile = Bilingual(en=text, cy=text)
    lines = [Line(en=text, cy=text, source="nwp")]
    sheet = facts[Sheet]["hotels"].model_copy(update={"for_whom": hostile, "see": lines, "never": lines})
    pages_of = made(with_records(facts, Sheet, {"hotels": sheet}), "en")
    assert text not in pages_of[sheet_page("hotels")].text + pages_of[LIST].text


def test_every_sheet_has_a_drawing(facts: Facts) -> None:
    assert {*facts[Sheet]} <= {path.stem for path in DRAWINGS.glob("*.svg")}


def test_without_a_sheet_there_is_no_list(facts: Facts) -> None:
    assert made(with_records(facts, Sheet, {}), "en") == {}


@pytest.fixture
def hotels(project: SmallProject) -> SmallProject:
    words = "docs/data/words/sheets.yml"
    project.write(words, (ROOT / words).read_text(encoding="utf-8"))
    project.write(HOTELS, SHEET)
    return project


@pytest.mark.parametrize(
    ("old", "new", "line", "seen"),
    [
        ("cy: Arwydd, ", "", 6, "cy"),
        (", source: police}\nmeans", "}\nmeans", 6, "source"),
        ("[emergency-999]", "[emergency-99]", 13, 'call is "emergency-99"'),
    ],
)
def test_a_line_without_welsh_or_without_a_source_is_told_with_its_line(
    hotels: SmallProject, old: str, new: str, line: int, seen: str
) -> None:
    hotels.change(HOTELS, old, new)
    told = hotels.problem()
    assert told.startswith(f"{HOTELS}:{line}  ")
    assert seen in told


@pytest.mark.parametrize(
    ("old", "new", "line", "seen"),
    [
        (
            "Arwydd, source: police",
            "Arwydd, source: polise",
            6,
            'This line names the source "polise", which is not below',
        ),
        ("  police:", "  web: *  police:", 15, 'No line of this sheet has the source "web"'),
    ],
)
def test_a_source_that_is_not_there_or_not_named_is_told_with_its_line(
    hotels: SmallProject, old: str, new: str, line: int, seen: str
) -> None:
    hotels.change(HOTELS, old, new.replace("*", "{title: B, publisher: C, date: undated}\n"))
    (found,) = findings(read_project(hotels.root, DAY))
    assert (found.path, found.line, found.seen) == (HOTELS, line, seen)
