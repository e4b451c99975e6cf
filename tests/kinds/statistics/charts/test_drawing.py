"""Charts that everybody can read: on a small phone, in the dark, in black and white, and in words."""

from __future__ import annotations

import datetime
import gzip
import math
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from ahtc.core.calls import CallError, CallingPage
from ahtc.core.facts import Facts
from ahtc.core.text import LANGUAGES, Bilingual, Language
from ahtc.kinds.facts import templates_for
from ahtc.kinds.statistics import calls
from ahtc.kinds.statistics.charts.drawing import chart_files, chart_name, chart_view
from ahtc.kinds.statistics.charts.lettering import text_width, wrapped
from ahtc.kinds.statistics.charts.sheet import DESK, PAPERS, PHONE, Bar, ChartView, Lettering, Paper
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.record import ChartMark, Labels, ShortBilingual
from tests.facts import with_document, with_records
from tests.markup import Element, parsed

SVG = "{http://www.w3.org/2000/svg}"
BUDGET = 15_000
ON_A_PHONE = 322  # what a page 360 px wide leaves between its margins
SCREEN = 640  # the height of a small phone

# What a picture could do to a visitor, were a label to become more than text.
HOSTILE = '</title><script>alert(1)</script>&<![CDATA[{{ 7*7 }} "onload="x\u0001\ufffe'


def view(facts: Facts, dataset: str, language: Language = "en", paper: Paper = DESK) -> ChartView:
    found = facts[StatisticalDataset][dataset]
    assert found.about.chart
    return chart_view(found, found.about.chart, facts.document(Labels), facts.words, language, paper)


def drawn(facts: Facts, dataset: str, language: Language = "en", paper: Paper = DESK) -> ElementTree.Element:
    return ElementTree.fromstring(markup(facts, dataset, language, paper))


def markup(facts: Facts, dataset: str, language: Language = "en", paper: Paper = DESK) -> str:
    found = view(facts, dataset, language, paper)
    return str(templates_for(facts).render("chart.svg", language, view=found))


def figure(facts: Facts, dataset: str, language: Language = "en") -> Element:
    calling = CallingPage(facts, templates_for(facts), language, lambda name: f"../{name}", datetime.date(2026, 11, 22))
    return parsed(calls.chart(calling, dataset))


def words(picture: ElementTree.Element) -> list[str]:
    return [text.text or "" for text in picture.iter(f"{SVG}text")]


def beside(sheet: ChartView, label: str) -> Lettering:
    """The first text to the right of a label, on its line."""
    (start,) = (line for line in sheet.letterings if line.text == label)
    line = [each for each in sheet.letterings if each.y == start.y and each is not start]
    return min(line, key=lambda each: each.x)


def column(sheet: ChartView, year: str) -> Bar | None:
    """The column that stands over a year; None over a blank."""
    (below,) = (line for line in sheet.letterings if line.text == year)
    found = [bar for bar in sheet.bars if bar.x < below.x < bar.x + bar.width and bar.y + bar.height < below.y]
    return found[0] if found else None


def charted(facts: Facts) -> Iterator[tuple[str, Language, Paper]]:
    return (
        (id, language, paper)
        for id, data in facts[StatisticalDataset].items()
        if data.about.chart
        for language in LANGUAGES
        for paper in PAPERS
    )


# --- every chart of the site


def test_every_chart_is_light_and_well_formed(facts: Facts) -> None:
    weights = {name: len(gzip.compress(markup(facts, *name).encode())) for name in charted(facts)}
    assert {"wales-annual", "wales-2012-country"} <= {id for id, *_ in weights}
    assert {name: weight for name, weight in weights.items() if weight >= BUDGET} == {}
    for name in weights:
        drawn(facts, *name)


def test_every_letter_is_at_least_14_px_high_on_a_small_phone(facts: Facts) -> None:
    for name in charted(facts):
        picture = drawn(facts, *name)
        sizes = [float(element.attrib["font-size"]) for element in picture.iter() if "font-size" in element.attrib]
        shrunk = min(1, ON_A_PHONE / name[2].width) if name[2] is PHONE else 1
        assert min(sizes) * shrunk >= 14, name


def test_no_chart_is_taller_than_the_screen_of_a_small_phone(facts: Facts) -> None:
    heights = {
        (id, language, paper.name): view(facts, id, language, paper).height for id, language, paper in charted(facts)
    }
    assert {name: height for name, height in heights.items() if height > SCREEN} == {}


def test_nothing_leaves_the_sheet(facts: Facts) -> None:
    for name in charted(facts):
        sheet, paper = view(facts, *name), name[2]
        for line in sheet.letterings:
            width = text_width(line.text, paper.size, line.look in ("title", "strong", "value"))
            left = line.x - width * {"start": 0, "middle": 0.5, "end": 1}[line.anchor]
            assert left >= -1, (name, line)
            assert left + width <= paper.width + 1, (name, line)
            assert line.y <= sheet.height, (name, line)
        for bar in sheet.bars:
            assert bar.x >= 0, (name, bar)
            assert bar.x + bar.width <= paper.width, (name, bar)


def test_no_words_of_a_plot_stand_on_others(facts: Facts) -> None:
    for name in charted(facts):
        sheet, size = view(facts, *name), name[2].size
        boxes = []
        for line in sheet.letterings:
            width = text_width(line.text, size, line.look in ("title", "strong", "value")) * 0.9  # an upper estimate
            left = line.x - width * {"start": 0, "middle": 0.5, "end": 1}[line.anchor]
            boxes.append((left, line.y - size * 0.7, left + width, line.y, line.text))
        for first, second in combinations(boxes, 2):
            apart = first[2] <= second[0] or second[2] <= first[0] or first[3] <= second[1] or second[3] <= first[1]
            assert apart, (name[0], name[1], name[2].name, first[4], second[4])


def test_every_chart_is_an_image_with_a_name_and_a_description_in_the_language_of_its_page(facts: Facts) -> None:
    for id, language, paper in charted(facts):
        picture = drawn(facts, id, language, paper)
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
    for id in {id for id, *_ in charted(facts)}:
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


def test_years_run_from_left_to_right_and_their_columns_stand_on_one_line(facts: Facts) -> None:
    for paper in PAPERS:
        sheet = view(facts, "wales-annual", paper=paper)
        years = sorted((line.x, line.text) for line in sheet.letterings if re.fullmatch(r"20\d\d", line.text))
        assert [year for _, year in years] == sorted(year for _, year in years)
        upright = [bar for bar in sheet.bars if bar.height > 12]
        assert len({round(bar.y + bar.height, 3) for bar in upright}) == 1


def test_columns_are_as_high_as_their_values(facts: Facts) -> None:
    sheet = view(facts, "uk-duty-to-notify-annual")
    values = [float(seen.value or 0) for seen in facts[StatisticalDataset]["uk-duty-to-notify-annual"].observations]
    one = sheet.bars[-1].height / values[-1]
    assert [bar.height for bar in sheet.bars[: len(values)]] == pytest.approx([value * one for value in values])


@pytest.mark.parametrize(("language", "words"), [("en", "Blank: we found"), ("cy", "Bwlch: ni chawsom hyd")])
def test_a_year_without_a_figure_is_blank_and_the_chart_says_what_that_means(
    facts: Facts, language: Language, words: str
) -> None:
    for paper in PAPERS:
        sheet = view(facts, "wales-annual", language, paper)
        assert column(sheet, "2019") is None
        assert any(line.text.startswith(words) for line in sheet.letterings)


def test_a_panel_without_any_figure_says_so_once(facts: Facts) -> None:
    assert words(drawn(facts, "wales-force-areas")).count("Not found") == 1


@pytest.mark.parametrize("paper", PAPERS, ids=["desk", "phone"])
def test_the_newest_value_is_always_written(facts: Facts, paper: Paper) -> None:
    for dataset, value in (("wales-annual", "563"), ("uk-annual", "23,411†"), ("wales-rate", "17.7")):
        assert any(line.text.endswith(value) for line in view(facts, dataset, paper=paper).letterings)


@pytest.mark.parametrize(
    ("language", "words"), [("en", "no figure here for 2008"), ("cy", "Nid oes ffigur yma ar gyfer 2008")]
)
def test_a_year_that_the_table_leaves_out_is_not_called_not_found(facts: Facts, language: Language, words: str) -> None:
    assert words in view(facts, "us-tip-global", language).description


def test_the_axis_is_broken_at_a_gap(facts: Facts) -> None:
    gaps = [rule for rule in view(facts, "wales-annual").rules if rule.look == "gap"]
    missing = [seen for seen in facts[StatisticalDataset]["wales-annual"].observations if seen.status == "not-found"]
    assert len(gaps) == len(missing) > 0


@pytest.mark.parametrize(("year", "look"), [("2017", "hatched"), ("2011", "dotted"), ("2023", "hatched")])
def test_how_a_value_is_known_shows_in_the_pattern_of_its_column(facts: Facts, year: str, look: str) -> None:
    found = column(view(facts, "wales-annual"), year)
    assert found
    assert found.look == look


def test_an_official_value_has_a_solid_column(facts: Facts) -> None:
    assert {bar.look for bar in view(facts, "uk-annual-age").bars} == {"solid"}


def test_patterns_differ_in_more_than_colour(facts: Facts) -> None:
    picture = drawn(facts, "wales-annual")
    patterns = {pattern.get("id"): pattern[0].tag for pattern in picture.iter(f"{SVG}pattern")}
    assert patterns == {"hatched": f"{SVG}path", "dotted": f"{SVG}circle"}
    dashed = [edge.get("fill") for edge in picture.iter(f"{SVG}rect") if "stroke-dasharray" in edge.attrib]
    assert set(dashed) == {"url(#dotted)"}


def test_every_pattern_is_explained_and_a_chart_of_one_needs_no_explaining(facts: Facts) -> None:
    said = " ".join(words(drawn(facts, "wales-annual")))
    for text in ("In an official publication", "Reported by others", "Worked out by us"):
        assert text in said
    assert not any("printed" in text for text in words(drawn(facts, "wales-2012-country")))


def test_a_range_is_an_interval_between_two_ends(facts: Facts) -> None:
    sheet = view(facts, "wales-annual")
    (bar,) = (bar for bar in sheet.bars if bar.look == "dotted" and bar.height > 40)
    middle = bar.x + bar.width / 2
    ranges = [rule for rule in sheet.rules if rule.look == "range"]
    span, *ends = (rule for rule in ranges if math.isclose((rule.x1 + rule.x2) / 2, middle))
    floor = bar.y + bar.height
    assert span.y1 == pytest.approx(bar.y)
    assert (floor - span.y2) / (floor - span.y1) == pytest.approx(384 / 382)
    assert [end.y1 for end in ends] == [span.y1, span.y2]


def test_a_break_is_a_line_with_a_letter_before_its_year_and_the_reason_below(facts: Facts) -> None:
    for paper in PAPERS:
        sheet = view(facts, "wales-annual", paper=paper)
        lines = [rule for rule in sheet.rules if rule.look == "break"]
        assert all(line.x1 == line.x2 for line in lines)
        letters = [each for each in sheet.letterings if each.text in "ABC"]
        assert [each.x for each in letters] == [line.x1 for line in lines]
        said = " ".join(each.text for each in sheet.letterings)
        chart = facts[StatisticalDataset]["wales-annual"].about.chart
        assert chart
        assert all(
            f"{letter.text}: {each.reason.en}" in said for letter, each in zip(letters, chart.breaks, strict=True)
        )


def test_a_break_stands_between_the_two_years_that_it_parts(facts: Facts) -> None:
    sheet = view(facts, "wales-annual")
    years = {text.text: text.x for text in sheet.letterings if re.fullmatch(r"20\d\d", text.text)}
    first, *_ = (rule for rule in sheet.rules if rule.look == "break")
    assert years["2013"] < first.x1 < years["2015"]


def test_a_marked_year_has_a_sign_that_is_explained(facts: Facts) -> None:
    for paper in PAPERS:
        said = [line.text for line in view(facts, "uk-annual", paper=paper).letterings]
        assert "† 2025 (provisional)" in said
        assert "* 2009 (from April)" in said
        assert any(text.endswith("*") for text in said)


def test_a_marked_value_has_a_tick_and_a_word(facts: Facts) -> None:
    sheet = view(facts, "wales-2012-nations")
    assert beside(sheet, "Wales").text == "35"
    (tick,) = (rule for rule in sheet.rules if rule.look == "mark")
    (word,) = (text for text in sheet.letterings if text.text == "(in doubt)")
    assert tick.y1 < word.y < tick.y2 + sheet.paper.size


def test_a_highlighted_row_differs_in_weight_too(facts: Facts) -> None:
    picture = drawn(facts, "wales-2012-nations")
    weights = {text.text: text.get("font-weight") for text in picture.iter(f"{SVG}text")}
    assert (weights["Wales"], weights["Scotland"]) == ("700", None)


def test_small_multiples_share_one_scale(facts: Facts) -> None:
    bars = view(facts, "wales-2012-exploitation").bars
    assert [bar.width / bars[3].width for bar in bars] == pytest.approx([6, 7, 10, 1, 2, 4, 2, 2])
    values = [70, 39, 89, 101]
    gwent = [bar.height for bar in view(facts, "wales-force-areas").bars[2:6]]
    assert [height / gwent[-1] for height in gwent] == pytest.approx([value / 101 for value in values])


def test_forces_stand_side_by_side_and_two_by_two_on_a_phone(facts: Facts) -> None:
    names = {"Gwent Police", "Police"}
    for paper, rows in ((DESK, 1), (PHONE, 2)):
        heads = [line for line in view(facts, "wales-force-areas", paper=paper).letterings if line.text in names]
        assert len({line.y for line in heads}) == rows


def test_lines_of_several_series_carry_their_names_and_are_parted_by_gaps_and_breaks(facts: Facts) -> None:
    for paper in PAPERS:
        sheet = view(facts, "wales-rate", paper=paper)
        said = " ".join(line.text for line in sheet.letterings)
        assert "Wales 17.7" in said
        assert "The whole UK 27.6" in said
        pairs = [rule for rule in sheet.rules if rule.look == "lead"]
        assert len(pairs) == 8, "2011 to 2018, then 2023 to 2024; 2020 and 2021 stand alone"
        (parted,) = (rule for rule in sheet.rules if rule.look == "break")
        assert not [rule for rule in pairs if rule.x1 < parted.x1 < rule.x2]


def test_the_line_that_a_chart_is_about_is_thicker(facts: Facts) -> None:
    paths = list(drawn(facts, "wales-rate").iter(f"{SVG}path"))
    widths = {
        kind: {path.get("stroke-width") for path in paths if kind in path.attrib["class"].split()}
        for kind in ("lead", "series")
    }
    assert widths == {"lead": {"4"}, "series": {"2"}}


def test_a_chart_of_one_year_says_the_year_in_its_title(facts: Facts) -> None:
    assert view(facts, "nations-annual").title.endswith("NRM, 2018")
    assert view(facts, "nations-rate").title.count("2016") == 1


@pytest.mark.parametrize(
    ("dataset", "language", "words"),
    [
        ("wales-annual", "en", "Source: Ardal, Welsh Government, National Crime Agency"),
        ("wales-2012-nations", "cy", "Ffynhonnell: Llywodraeth Cymru"),
    ],
)
def test_the_source_is_who_published_the_figures(facts: Facts, dataset: str, language: Language, words: str) -> None:
    assert words in " ".join(line.text for line in view(facts, dataset, language).letterings)


def test_a_hidden_count_has_a_ring_of_its_own_and_no_column(facts: Facts) -> None:
    sheet = view(facts, "wales-responders-quarterly")
    hidden = [
        seen for seen in facts[StatisticalDataset]["wales-responders-quarterly"].observations if seen.value is None
    ]
    assert len([dot for dot in sheet.dots if dot.look == "hidden"]) == len(hidden) + 1, "and one that explains them"


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
        "svg", "title", "desc", "style", "rect", "path", "text", "circle",
    }  # fmt: skip
    assert all(not name.startswith("on") for element in picture.iter() for name in element.attrib)
    assert "<script>alert(1)</script>" in "".join(words(picture))
    image = figure(hostile, "wales-2012-nations").one("img")
    assert set(image.attributes) == {"loading", "width", "height", "alt", "src"}
    assert "{{ 7*7 }}" in image.attributes["alt"]


def test_a_name_of_any_length_stays_on_the_sheet() -> None:
    lines = wrapped("x" * 300 + " and more", 200, PHONE.size)
    assert "".join(lines).replace("and more", "").strip() == "x" * 300
    assert all(text_width(line, PHONE.size) <= 200 for line in lines)


# --- the call


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_call_gives_a_lazy_image_of_a_known_size_with_its_finding(facts: Facts, language: Language) -> None:
    found, sheet = figure(facts, "wales-annual", language), view(facts, "wales-annual", language)
    image = found.one("figure", class_="chart").one("img")
    assert image.attributes == {
        "loading": "lazy",
        "width": str(sheet.paper.width),
        "height": str(sheet.height),
        "alt": sheet.description,
        "src": f"../assets/charts/wales-annual.desk.{language}.svg",
    }
    assert found.one("figcaption").text == sheet.finding


def test_a_phone_fetches_the_drawing_for_its_width_and_paper_the_other(facts: Facts) -> None:
    source, sheet = figure(facts, "wales-annual").one("source"), view(facts, "wales-annual", paper=PHONE)
    assert source.attributes == {
        "media": "screen and (max-width:757px)",
        "width": str(sheet.paper.width),
        "height": str(sheet.height),
        "srcset": "../assets/charts/wales-annual.phone.en.svg",
    }


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        (
            "en",
            ("Column chart. The figures we found for Wales rise from 23", "563 in 2024", "no figure for 2009, 2010"),
        ),
        ("cy", ("Siart golofnau. Mae'r ffigurau", "563 yn 2024", "hyd i ffigur ar gyfer 2009, 2010, 2019")),
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
    assert "It shows: England 1,042; Northern Ireland 15; Scotland 95; and Wales 35 (in doubt)." in told


def test_the_alternative_text_of_panels_names_the_newest_of_each_and_the_gaps_of_each(facts: Facts) -> None:
    told = view(facts, "wales-force-areas").description
    assert "North Wales Police, 116 in 2022" in told
    assert "Dyfed-Powys Police, 48 in 2024" in told
    assert "We found no figure for Dyfed-Powys Police 2018, 2019, 2020, 2021, 2022; Gwent Police 2020, 2023" in told
    assert told.count("reported by others") == 1


def test_the_alternative_text_says_which_counts_are_hidden(facts: Facts) -> None:
    told = view(facts, "wales-responders-quarterly").description
    assert "under 5 is hidden for Dyfed-Powys Police July to September 2022, July to September 2023; Gwent" in told


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
        for found in re.finditer(r'<figure class="chart".*?<img [^>]*src="([^"]+)".*?</figure>', html, re.DOTALL):
            seen += 1
            assert (path.parent / found[1]).resolve().is_relative_to(built_site.resolve())
            assert (path.parent / found[1]).is_file(), f"{path}: {found[1]}"
            dataset = Path(found[1]).name.split(".")[0]
            elsewhere = re.search(f'href="([^"]+)#table-{dataset}"', found[0])
            stands = (path.parent / elsewhere[1] / "index.html").read_text() if elsewhere else html[found.end() :]
            assert f'<caption id="table-{dataset}">' in stands, f"{path}: {dataset}"
    assert seen >= 8
