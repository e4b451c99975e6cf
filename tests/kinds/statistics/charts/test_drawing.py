"""Charts that everybody can read: on a small phone, in the dark, in black and white, and in words."""

from __future__ import annotations

import datetime
import gzip
import math
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ahtc.core.calls import CallError, CallingPage
from ahtc.core.facts import Facts
from ahtc.core.text import LANGUAGES, Bilingual, Language
from ahtc.kinds.facts import templates_for
from ahtc.kinds.statistics import calls
from ahtc.kinds.statistics.charts.drawing import SIZE, WIDTH, ChartView, chart_files, chart_name, chart_view
from ahtc.kinds.statistics.charts.lettering import text_width, wrapped
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.record import ChartMark, Labels, ShortBilingual
from tests.facts import with_document, with_records
from tests.markup import Element, parsed

SVG = "{http://www.w3.org/2000/svg}"
BUDGET = 15_000
PHONE = 322  # what a page 360 px wide leaves between its margins

# What a picture could do to a visitor, were a label to become more than text.
HOSTILE = '</title><script>alert(1)</script>&<![CDATA[{{ 7*7 }} "onload="x\u0001\ufffe'


def view(facts: Facts, dataset: str, language: Language = "en") -> ChartView:
    found = facts[StatisticalDataset][dataset]
    assert found.about.chart
    return chart_view(found, found.about.chart, facts.document(Labels), facts.words, language)


def drawn(facts: Facts, dataset: str, language: Language = "en") -> ElementTree.Element:
    return ElementTree.fromstring(markup(facts, dataset, language))


def markup(facts: Facts, dataset: str, language: Language = "en") -> str:
    found = view(facts, dataset, language)
    return str(templates_for(facts).render("chart_bars.svg", language, view=found, size=SIZE))


def figure(facts: Facts, dataset: str, language: Language = "en") -> Element:
    calling = CallingPage(facts, templates_for(facts), language, lambda name: f"../{name}", datetime.date(2026, 11, 22))
    return parsed(calls.chart(calling, dataset))


def words(picture: ElementTree.Element) -> list[str]:
    return [text.text or "" for text in picture.iter(f"{SVG}text")]


def beside(picture: ElementTree.Element, label: str) -> ElementTree.Element:
    """The first text to the right of a label, on its line."""
    texts = list(picture.iter(f"{SVG}text"))
    (start,) = (text for text in texts if text.text == label)
    line = [t for t in texts if t.get("y") == start.get("y") and t is not start]
    return min(line, key=lambda text: float(text.attrib["x"]))


def charted(facts: Facts) -> Iterator[tuple[str, Language]]:
    return (
        (id, language) for id, data in facts[StatisticalDataset].items() if data.about.chart for language in LANGUAGES
    )


# --- every chart of the site


def test_every_chart_is_light_and_well_formed(facts: Facts) -> None:
    weights = {name: len(gzip.compress(markup(facts, *name).encode())) for name in charted(facts)}
    assert {"wales-annual", "wales-2012-country"} <= {id for id, _ in weights}
    assert {name: weight for name, weight in weights.items() if weight >= BUDGET} == {}
    for name in weights:
        drawn(facts, *name)


def test_every_letter_is_at_least_14_px_high_on_a_small_phone(facts: Facts) -> None:
    for name in charted(facts):
        picture = drawn(facts, *name)
        sizes = [float(element.attrib["font-size"]) for element in picture.iter() if "font-size" in element.attrib]
        assert min(sizes) * PHONE / float(picture.attrib["width"]) >= 14, name


def test_nothing_leaves_the_sheet(facts: Facts) -> None:
    for name in charted(facts):
        sheet = view(facts, *name)
        for line in sheet.letterings:
            bold = line.look in ("title", "strong", "value")
            width = text_width(line.text, SIZE, bold)
            left = line.x - width if line.anchor == "end" else line.x
            assert left >= -1, (name, line)
            assert left + width <= WIDTH + 1, (name, line)
            assert line.y <= sheet.height, (name, line)
        for bar in sheet.bars:
            assert bar.x + bar.width <= WIDTH, (name, bar)


def test_every_chart_is_an_image_with_a_name_and_a_description_in_the_language_of_its_page(facts: Facts) -> None:
    for id, language in charted(facts):
        picture = drawn(facts, id, language)
        assert (picture.get("role"), picture.get("lang")) == ("img", language)
        title, told = picture.find(f"{SVG}title"), picture.find(f"{SVG}desc")
        assert title is not None
        assert title.text
        assert told is not None
        assert told.text == view(facts, id, language).description
        assert picture.get("aria-labelledby") == f"{title.get('id')} {told.get('id')}"


def test_no_chart_fetches_or_runs_anything(facts: Facts) -> None:
    for name in charted(facts):
        text = markup(facts, *name)
        assert not re.search(r"<script|href|@import|url\((?!#)|\son\w+=|<foreignObject|<image", text)


def test_every_finding_has_all_of_its_figures(facts: Facts) -> None:
    for name in charted(facts):
        assert not re.search(r"[{}]", view(facts, *name).finding), name


def test_the_same_numbers_stand_in_both_languages(facts: Facts) -> None:
    for id in {id for id, _ in charted(facts)}:
        values = [[bar.width > 0 for bar in view(facts, id, language).bars] for language in LANGUAGES]
        assert values[0] == values[1]
        numbers = [re.findall(r"\d[\d,]*", view(facts, id, language).description) for language in LANGUAGES]
        assert sorted(numbers[0]) == sorted(numbers[1]), id


# --- how values look


def test_bars_are_as_long_as_their_values(facts: Facts) -> None:
    sheet = view(facts, "wales-2012-country")
    values = [6, 4, 4, 4, 3, 2, 2, *[1] * 9]
    one = sheet.bars[-1].width
    assert [bar.width for bar in sheet.bars] == pytest.approx([value * one for value in values])


@pytest.mark.parametrize(("language", "words"), [("en", "Not found"), ("cy", "Heb ei ganfod")])
def test_a_year_without_a_figure_is_a_gap_with_the_reason_and_no_bar(
    facts: Facts, language: Language, words: str
) -> None:
    sheet = view(facts, "wales-annual", language)
    year = next(line for line in sheet.letterings if line.text == "2019")
    assert [line.text for line in sheet.letterings if line.y == year.y and line is not year] == [words]
    assert not [bar for bar in sheet.bars if bar.y < year.y < bar.y + bar.height]


@pytest.mark.parametrize(("language", "words"), [("en", "No figure here: 2008"), ("cy", "Dim ffigur yma: 2008")])
def test_a_year_that_the_table_leaves_out_is_not_called_not_found(facts: Facts, language: Language, words: str) -> None:
    assert words in view(facts, "us-tip-global", language).description


def test_the_axis_is_broken_at_a_gap(facts: Facts) -> None:
    gaps = [rule for rule in view(facts, "wales-annual").rules if rule.look == "gap"]
    missing = [seen for seen in facts[StatisticalDataset]["wales-annual"].observations if seen.status == "not-found"]
    assert len(gaps) == len(missing) > 0


@pytest.mark.parametrize(
    ("year", "look"), [("2018", "solid"), ("2012", "solid"), ("2024", "hatched"), ("2011", "dotted")]
)
def test_how_a_value_is_known_shows_in_the_pattern_of_its_bar(facts: Facts, year: str, look: str) -> None:
    sheet = view(facts, "wales-annual")
    line = next(line for line in sheet.letterings if line.text == year)
    (bar,) = (bar for bar in sheet.bars if bar.y < line.y < bar.y + bar.height)
    assert bar.look == look


def test_patterns_differ_in_more_than_colour(facts: Facts) -> None:
    picture = drawn(facts, "wales-annual")
    patterns = {pattern.get("id"): pattern[0].tag for pattern in picture.iter(f"{SVG}pattern")}
    assert patterns == {"hatched": f"{SVG}path", "dotted": f"{SVG}circle"}
    dashed = [edge.get("fill") for edge in picture.iter(f"{SVG}rect") if "stroke-dasharray" in edge.attrib]
    assert set(dashed) == {"url(#dotted)"}


def test_every_pattern_is_explained_and_a_chart_of_one_needs_no_explaining(facts: Facts) -> None:
    said = " ".join(words(drawn(facts, "wales-annual")))
    for text in ("Official, or printed in an official report", "Reported by others", "Worked out by us"):
        assert text in said
    assert not any("printed" in text for text in words(drawn(facts, "wales-2012-country")))


def test_a_range_is_an_interval_between_two_ends(facts: Facts) -> None:
    sheet = view(facts, "wales-annual")
    text = next(line for line in sheet.letterings if line.text == "382 to 384")
    bar = next(bar for bar in sheet.bars if bar.y < text.y < bar.y + bar.height)
    middle = bar.y + bar.height / 2
    ranges = [rule for rule in sheet.rules if rule.look == "range"]
    span, *ends = (rule for rule in ranges if math.isclose((rule.y1 + rule.y2) / 2, middle))
    assert span.x1 == pytest.approx(bar.x + bar.width)
    assert (span.x2 - bar.x) / (span.x1 - bar.x) == pytest.approx(384 / 382)
    assert [end.x1 for end in ends] == [span.x1, span.x2]
    assert all(end.y1 < bar.y and end.y2 > bar.y + bar.height for end in ends)


def test_a_value_that_sources_dispute_stands_with_its_range(facts: Facts) -> None:
    assert beside(drawn(facts, "wales-annual"), "2012").text == "34 (32 to 35)"


def test_a_break_is_a_line_with_its_reason_between_two_years(facts: Facts) -> None:
    sheet = view(facts, "wales-annual")
    line, *others = (rule for rule in sheet.rules if rule.look == "break")
    years = {text.text: text.y for text in sheet.letterings if re.fullmatch(r"20\d\d", text.text)}
    assert years["2013"] < line.y1 == line.y2 < years["2014"]
    assert [next(year for year in years if years[year] > other.y1) for other in others] == ["2019", "2023"]
    reason = " ".join(text.text for text in sheet.letterings if years["2013"] < text.y < line.y1)
    chart = facts[StatisticalDataset]["wales-annual"].about.chart
    assert chart
    assert reason == chart.breaks[0].reason.en


def test_a_marked_value_has_a_tick_and_a_word(facts: Facts) -> None:
    sheet = view(facts, "wales-2012-nations")
    (tick,) = (rule for rule in sheet.rules if rule.look == "mark")
    (word,) = (text for text in sheet.letterings if text.text == "(in doubt)")
    assert tick.y1 < word.y < tick.y2 + SIZE


def test_a_highlighted_row_differs_in_weight_too(facts: Facts) -> None:
    picture = drawn(facts, "wales-2012-nations")
    weights = {text.text: text.get("font-weight") for text in picture.iter(f"{SVG}text")}
    assert (weights["Wales"], weights["Scotland"]) == ("700", None)


def test_small_multiples_share_one_scale(facts: Facts) -> None:
    sheet = view(facts, "wales-2012-exploitation")
    adults, minors = sheet.bars[:4], sheet.bars[4:]
    assert [bar.width / sheet.bars[3].width for bar in [*adults, *minors]] == pytest.approx([6, 7, 10, 1, 2, 4, 2, 2])


def test_a_count_kept_from_view_is_said_in_words_and_never_drawn(facts: Facts) -> None:
    found = facts[StatisticalDataset]["wales-2012-country"]
    hidden = [
        seen.model_copy(update={"value": None, "status": "small"})
        if seen.value is not None and 0 < seen.value < 5
        else seen
        for seen in found.observations
    ]
    changed = {**facts[StatisticalDataset], "wales-2012-country": replace(found, observations=hidden)}
    small = with_records(facts, StatisticalDataset, changed)
    sheet = view(small, "wales-2012-country")
    word = facts.words.say("value-small", "en")
    assert len(sheet.bars) == 1
    assert [text.text for text in sheet.letterings].count(word) == 15
    assert "Not found" not in sheet.description


def test_the_dark_scheme_changes_every_colour_that_paper_has(facts: Facts) -> None:
    picture = drawn(facts, "wales-annual")
    style = next(picture.iter(f"{SVG}style")).text or ""
    dark = set(re.findall(r"\.([a-z]+)", style[style.index("dark)") :]))
    for element in picture.iter():
        if element.get("fill", "none")[0] == "#" or element.get("stroke", "none")[0] == "#":
            own = set(element.attrib.get("class", "").split())
            assert own & (dark | {"gap"}), element.attrib


# --- hostile text


def test_text_from_outside_is_only_ever_text(facts: Facts) -> None:
    labels = facts.document(Labels).model_copy(deep=True)
    labels.dimensions["nation"].categories["wales"] = Bilingual.model_construct(en=HOSTILE, cy=HOSTILE)
    found = facts[StatisticalDataset]["wales-2012-nations"]
    chart = found.about.chart
    assert chart
    mark = ChartMark(at="wales", reason=ShortBilingual.model_construct(en="<b>&\u0001", cy="x"))
    layout = chart.model_copy(update={"marks": [mark], "finding": Bilingual(en="{highlight_label}", cy="x")})
    about = found.about.model_copy(update={"chart": layout, "title": Bilingual(en=HOSTILE, cy="x")})
    changed = {"wales-2012-nations": replace(found, about=about)}
    hostile = with_records(with_document(facts, labels), StatisticalDataset, changed)
    picture = drawn(hostile, "wales-2012-nations")
    assert {element.tag.removeprefix(SVG) for element in picture.iter()} <= {
        "svg", "title", "desc", "style", "rect", "path", "text",
    }  # fmt: skip
    assert all(not name.startswith("on") for element in picture.iter() for name in element.attrib)
    assert "<script>alert(1)</script>" in "".join(words(picture))
    image = figure(hostile, "wales-2012-nations").one("img")
    assert set(image.attributes) == {"loading", "width", "height", "alt", "src"}
    assert "{{ 7*7 }}" in image.attributes["alt"]


def test_a_name_of_any_length_stays_on_the_sheet() -> None:
    lines = wrapped("x" * 300 + " and more", 200, SIZE)
    assert "".join(lines).replace("and more", "").strip() == "x" * 300
    assert all(text_width(line, SIZE) <= 200 for line in lines)


# --- the call


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_call_gives_a_lazy_image_of_a_known_size_with_its_finding(facts: Facts, language: Language) -> None:
    found, sheet = figure(facts, "wales-annual", language), view(facts, "wales-annual", language)
    image = found.one("figure", class_="chart").one("img")
    assert image.attributes == {
        "loading": "lazy",
        "width": str(sheet.width),
        "height": str(sheet.height),
        "alt": sheet.description,
        "src": f"../assets/charts/wales-annual.{language}.svg",
    }
    assert found.one("figcaption").text == sheet.finding


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("en", ("Bar chart. The figures we found for Wales rise from 23", "2024: 563", "Not found: 2009, 2010, 2019")),
        ("cy", ("Siart far. Mae'r ffigurau", "2024: 563", "Heb ei ganfod: 2009, 2010, 2019")),
    ],
)
def test_the_alternative_text_states_the_finding_the_main_values_and_the_gaps(
    facts: Facts, language: Language, parts: tuple[str, ...]
) -> None:
    alternative = figure(facts, "wales-annual", language).one("img").attributes["alt"]
    for part in parts:
        assert part in alternative


def test_the_alternative_text_of_a_short_chart_has_every_value(facts: Facts) -> None:
    told = view(facts, "wales-2012-nations").description
    assert "England: 1,042; Northern Ireland: 15; Scotland: 95; Wales: 35 [(in doubt)]." in told


def test_the_alternative_text_of_panels_names_the_newest_of_each_and_the_gaps_of_each(facts: Facts) -> None:
    told = view(facts, "wales-force-areas").description
    assert "North Wales Police, 2022: 116" in told
    assert "Dyfed-Powys Police, 2024: 48" in told
    assert "Not found: Dyfed-Powys Police 2018, 2019, 2020, 2021, 2022; Gwent Police 2020, 2023, 2024;" in told


def test_the_alternative_text_says_which_counts_are_hidden(facts: Facts) -> None:
    told = view(facts, "wales-responders-quarterly").description
    assert "Fewer than 5: Dyfed-Powys Police Jul–Sep 2022, Jul–Sep 2023; Gwent Police Apr–Jun 2023;" in told


def test_a_dataset_without_a_chart_is_told_how_to_get_one(facts: Facts) -> None:
    with pytest.raises(CallError, match="wales-2012-headline has no chart") as caught:
        figure(facts, "wales-2012-headline")
    assert "docs/data/statistics/wales-2012-headline/dataset.yml" in caught.value.remedy


# --- the files


def test_every_chart_has_a_file_in_both_languages(facts: Facts) -> None:
    assert {name for name, _ in chart_files(facts, templates_for(facts))} == {
        chart_name(*name) for name in charted(facts)
    }


def test_every_chart_on_a_page_is_in_the_built_site_and_leads_to_its_table(built_site: Path) -> None:
    seen = 0
    for path in built_site.rglob("index.html"):
        html = path.read_text(encoding="utf-8")
        for found in re.finditer(r'<figure class="chart"><img [^>]*src="([^"]+)".*?</figure>', html, re.DOTALL):
            seen += 1
            assert (path.parent / found[1]).resolve().is_relative_to(built_site.resolve())
            assert (path.parent / found[1]).is_file(), f"{path}: {found[1]}"
            dataset = Path(found[1]).name.split(".")[0]
            elsewhere = re.search(f'href="([^"]+)#table-{dataset}"', found[0])
            stands = (path.parent / elsewhere[1] / "index.html").read_text() if elsewhere else html[found.end() :]
            assert f'<caption id="table-{dataset}">' in stands, f"{path}: {dataset}"
    assert seen >= 8
