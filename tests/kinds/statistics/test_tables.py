"""A dataset as a table that everybody can read: headings, notes, ranges, percentages, faults, source."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest

from ahtc.core.calls import CallingPage
from ahtc.core.facts import Facts
from ahtc.core.text import Language
from ahtc.kinds.facts import templates_for
from ahtc.kinds.statistics import calls
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.record import InconsistencyList
from tests.markup import Element, parsed


def table(facts: Facts, dataset: str, language: Language = "en") -> Element:
    calling = CallingPage(facts, templates_for(facts), language, lambda name: name, datetime.date(2026, 11, 22))
    return parsed(calls.table(calling, dataset))


def rows(element: Element) -> dict[str, list[str]]:
    """The cells of each row by its heading, without the numbers of notes."""
    found: dict[str, list[str]] = {}
    for row in element.every("tr"):
        cells = [without_notes(cell).text for cell in row.every("td")]
        if cells:
            found[row.one("th").text] = cells
    return found


def without_notes(cell: Element) -> Element:
    """A cell without the number of its note."""
    return replace(cell, inside=[part for part in cell.inside if isinstance(part, str) or part.tag != "sup"])


@pytest.mark.parametrize(("language", "text"), [("en", "382 to 384"), ("cy", "382 i 384")])
def test_a_range_is_written_as_one(facts: Facts, language: Language, text: str) -> None:
    assert rows(table(facts, "wales-annual", language))["2020"][0] == text


@pytest.mark.parametrize(
    ("language", "name", "cells"),
    [("en", "Northern Ireland", ["1%", "-63%"]), ("cy", "Gogledd Iwerddon", ["1%", "-63%"])],
)
def test_percentages_have_their_sign(facts: Facts, language: Language, name: str, cells: list[str]) -> None:
    assert rows(table(facts, "wales-2012-nations-change", language))[name] == cells


@pytest.mark.parametrize(("language", "name"), [("en", "England"), ("cy", "Lloegr")])
def test_thousands_are_set_apart(facts: Facts, language: Language, name: str) -> None:
    assert rows(table(facts, "wales-2012-nations", language))[name] == ["1,042"]


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_year_without_a_figure_says_so_and_is_not_a_nought(facts: Facts, language: Language) -> None:
    cell = rows(table(facts, "wales-annual", language))["2019"][0]
    assert cell == facts.words.say("value-not-found", language)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_row_says_how_its_value_is_known_where_they_differ(facts: Facts, language: Language) -> None:
    found = rows(table(facts, "wales-annual", language))
    assert found["2018"][1] == facts.words.say("status-official", language)
    assert found["2024"][1] == facts.words.say("status-reported", language)


def test_values_that_are_known_alike_need_no_such_column(facts: Facts) -> None:
    assert {len(cells) for cells in rows(table(facts, "wales-2012-nations")).values()} == {1}


@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_dataset_has_a_table_with_caption_and_headings_in_each_language(facts: Facts, language: Language) -> None:
    for name, dataset in facts[StatisticalDataset].items():
        element = table(facts, name, language)
        assert element.one("caption").text == " ".join(dataset.about.table.caption.in_(language).split())
        assert all(heading.attributes.get("scope") for heading in element.every("th")), name


def test_every_value_of_every_dataset_stands_in_its_table_on_one_page(facts: Facts) -> None:
    for name, dataset in facts[StatisticalDataset].items():
        cells = [without_notes(cell).text for cell in table(facts, name).every("td", class_="n")]
        plain = [cell.removesuffix("%").replace(",", "") for cell in cells if re.fullmatch(r"-?[\d,.]+%?", cell)]
        numbers = [Decimal(cell) for cell in plain]
        assert Counter(numbers) == Counter(o.value for o in dataset.observations if o.value is not None), name


@pytest.mark.parametrize("name", ["wales-2012-exploitation", "wales-2012-first-responders"])
def test_every_cell_of_a_nested_table_is_an_observation_or_said_not_to_be_printed(facts: Facts, name: str) -> None:
    cells = list(table(facts, name).every("td"))
    numbers = [cell for cell in cells if cell.text[0].isdigit()]
    assert len(numbers) == len(facts[StatisticalDataset][name].observations)
    assert {cell.text for cell in cells if cell not in numbers} <= {facts.words.say("not-printed", "en")}


def test_rows_of_a_table_are_as_wide_as_its_headings(facts: Facts) -> None:
    for name in facts[StatisticalDataset]:
        element = table(facts, name)
        first = next(element.one("thead").every("tr"))
        width = sum(int(heading.attributes.get("colspan", "1")) for heading in first.every("th"))
        body = [row for part in element.every("tbody") for row in part.every("tr") if list(row.every("td"))]
        assert {len(list(row.every("th"))) + len(list(row.every("td"))) for row in body} == {width}, name


def test_notes_are_numbered_and_found_by_their_numbers(facts: Facts) -> None:
    element = table(facts, "wales-2012-nations")
    marks = [link for cell in element.every("sup") for link in cell.every("a")]
    notes = {note.attributes["id"]: note.text for note in element.every("li") if "id" in note.attributes}
    assert [mark.attributes["href"].removeprefix("#") for mark in marks] == list(notes)
    assert [mark.text for mark in marks] == ["1", "2"]
    assert "34" in notes["wales-2012-nations-n1"]


@pytest.mark.parametrize("language", ["en", "cy"])
def test_what_is_wrong_with_the_source_stands_beside_the_table(facts: Facts, language: Language) -> None:
    shown = table(facts, "wales-2012-nations", language).one("details", class_="faults").text
    for fault in facts.document(InconsistencyList).entries:
        said = " ".join(fault.seen.in_(language).split())
        assert (said in shown) == ("wales-2012-nations" in fault.datasets), fault.id


@pytest.mark.parametrize("language", ["en", "cy"])
def test_what_the_figures_do_not_tell_is_said(facts: Facts, language: Language) -> None:
    for name, dataset in facts[StatisticalDataset].items():
        shown = table(facts, name, language).text
        assert dataset.about.not_told, name
        assert all(" ".join(text.in_(language).split()) in shown for text in dataset.about.not_told), name


def on_one_page(facts: Facts, *datasets: str) -> list[Element]:
    """The tables of datasets as they stand on one page, one after another."""
    calling = CallingPage(facts, templates_for(facts), "en", lambda name: name, datetime.date(2026, 11, 22))
    return [parsed(calls.table(calling, dataset)) for dataset in datasets]


@pytest.mark.parametrize("dataset", ["wales-2012-exploitation", "wales-2012-country-adults"])
def test_a_page_says_each_note_fault_and_licence_on_one_page(facts: Facts, dataset: str) -> None:
    first, second = on_one_page(facts, "wales-2012-headline", dataset)
    about, origin = facts[StatisticalDataset][dataset].about, facts[StatisticalDataset][dataset].origin
    faults = [each for each in facts.document(InconsistencyList).entries if dataset in each.datasets]
    texts = [*about.notes, *about.not_told, *[fault.seen for fault in faults], origin.licence]
    for text in (" ".join(each.en.split()) for each in texts):
        assert (text in first.text) + (text in second.text) == 1, text


def test_a_table_that_leaves_out_what_was_said_above_says_so(facts: Facts) -> None:
    first, second = on_one_page(facts, "wales-2012-headline", "wales-2012-authority")
    above = facts.words.say("notes-above", "en")
    assert (above in first.text, above in second.text) == (False, True)


def test_a_note_with_a_number_stands_under_each_table_that_refers_to_it(facts: Facts) -> None:
    _, second = on_one_page(facts, "wales-2012-country", "wales-2012-country-adults")
    marks = {link.attributes["href"].removeprefix("#") for sup in second.every("sup") for link in sup.every("a")}
    assert marks == {note.attributes["id"] for note in second.every("li") if "id" in note.attributes} != set()


@pytest.mark.parametrize(
    ("dataset", "language", "words"),
    [
        ("wales-2012-nations", "en", "Source: Welsh Government"),
        ("uk-annual", "cy", "Ffynhonnell: Y Swyddfa Gartref"),
        (
            "wales-annual",
            "en",
            "Source: Ardal, Welsh Government, National Crime Agency, Senedd Cymru and others; gathered by this site",
        ),
        ("nations-rate", "cy", "The Guardian, Heddlu De Cymru, Y Swyddfa Gartref; wedi'u cyfrifo gan y wefan hon"),
    ],
)
def test_the_source_is_who_published_the_figures_and_not_this_website(
    facts: Facts, dataset: str, language: Language, words: str
) -> None:
    assert words in table(facts, dataset, language).text


def test_the_source_its_date_and_its_licence_are_said(facts: Facts) -> None:
    origin = facts[StatisticalDataset]["wales-2012-nations"].origin
    shown = table(facts, "wales-2012-nations").one("figcaption").text
    assert " ".join(origin.title.en.split()) in shown
    assert "November 2013" in shown
    assert origin.licence.en in shown


def test_a_total_stands_out_from_its_parts(facts: Facts) -> None:
    totals = [row.one("th").text for row in table(facts, "wales-2012-authority").every("tr", class_="total")]
    assert totals == ["Total"]
