"""What a chart shows of a dataset, and what the officer is told when it cannot be drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from ahtc.core.text import Language
from ahtc.kinds.statistics.charts.layout import ChartPanel, chart_panels, named_rows
from ahtc.kinds.statistics.charts.words import ChartWords
from ahtc.kinds.statistics.checks import counted_nouns
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.record import ChartLayout, Labels
from ahtc.site.project import read_project
from tests.project import DAY, OBSERVATIONS, SmallProject, make_project

ABOUT = "docs/data/statistics/wales-2012-nations/dataset.yml"
FINDING = "  finding: {en: Something is so., cy: Mae rhywbeth felly.}\n"
BY_NATION = f"chart:\n  kind: categories\n  dimension: nation\n  period: '2012'\n{FINDING}"
BY_YEAR = f"chart:\n  kind: years\n  filter: {{nation: wales}}\n{FINDING}"


@pytest.fixture
def project(tmp_path: Path) -> SmallProject:
    return make_project(tmp_path / "project")


def charted(project: SmallProject, chart: str) -> tuple[StatisticalDataset, ChartLayout]:
    project.append(ABOUT, chart)
    found = project.facts()[StatisticalDataset]["wales-2012-nations"]
    assert found.about.chart
    return found, found.about.chart


def panels(project: SmallProject, chart: str) -> list[ChartPanel]:
    found, layout = charted(project, chart)
    return chart_panels(found.about, layout, found.observations)


def rows(project: SmallProject, chart: str) -> list[tuple[str, float | None]]:
    (panel,) = panels(project, chart)
    return [(row.key, row.most) for row in panel.rows]


def names(project: SmallProject, chart: str) -> dict[str, str]:
    found, layout = charted(project, chart)
    return {name: row.key for name, row in named_rows(found.about, layout, found.observations).items()}


def test_a_chart_of_categories_that_names_no_period_shows_the_newest(project: SmallProject) -> None:
    assert rows(project, BY_NATION.replace("  period: '2012'\n", "")) == [("england", 10), ("wales", 4)]


def test_what_a_finding_says_in_words_may_hold(project: SmallProject) -> None:
    charted(project, BY_YEAR + "  holds: [first-is-most, latest-is-least]\n")


def test_categories_stand_in_the_order_of_the_table_without_their_total(project: SmallProject) -> None:
    assert rows(project, BY_NATION) == [("england", 7000), ("wales", 200)]


def test_years_stand_in_order(project: SmallProject) -> None:
    assert rows(project, BY_YEAR) == [("2012", 200), ("2013", 4)]


def test_a_year_that_nobody_recorded_is_a_gap(project: SmallProject) -> None:
    project.append(OBSERVATIONS, "2016,wales,9,,,printed,made-up,\n")
    assert rows(project, BY_YEAR) == [("2012", 200), ("2013", 4), ("2014", None), ("2015", None), ("2016", 9)]


def test_a_year_from_april_to_march_that_nobody_recorded_is_a_gap_too(project: SmallProject) -> None:
    text = project.read(OBSERVATIONS).replace("\n2012,", "\n1998/99,").replace("\n2013,", "\n2000/01,")
    project.write(OBSERVATIONS, text)
    assert rows(project, BY_YEAR) == [("1998/99", 200), ("1999/00", None), ("2000/01", 4)]


def test_quarters_are_not_filled_in(project: SmallProject) -> None:
    project.append(OBSERVATIONS, "2015-Q1,wales,6,,,printed,made-up,\n")
    assert rows(project, BY_YEAR) == [("2012", 200), ("2013", 4), ("2015-Q1", 6)]


def test_a_second_dimension_makes_a_panel_for_each_of_its_categories(project: SmallProject) -> None:
    chart = f"chart:\n  kind: years\n  panels: nation\n{FINDING}"
    assert [(panel.category, len(panel.rows)) for panel in panels(project, chart)] == [("england", 2), ("wales", 2)]


SERIES = f"chart:\n  kind: years\n  series: nation\n  highlight: wales\n{FINDING}"


def test_a_second_dimension_makes_a_line_for_each_and_the_finding_is_about_one(project: SmallProject) -> None:
    assert [panel.category for panel in panels(project, SERIES)] == ["england", "wales"]
    found = project.facts()[StatisticalDataset]["wales-2012-nations"]
    assert found.about.chart
    named = named_rows(found.about, found.about.chart, found.observations)
    assert (named["first"].panel, named["first"].key) == ("wales", "2012")
    assert (named["latest"].panel, named["latest"].key) == ("wales", "2013")
    assert named["max"].panel == "england"


def test_a_line_that_the_chart_does_not_have_cannot_be_what_it_is_about(project: SmallProject) -> None:
    project.append(ABOUT, SERIES.replace("highlight: wales", "highlight: walse"))
    assert 'The chart has no row "walse"' in project.problem()


def test_a_range_reaches_its_upper_end(project: SmallProject) -> None:
    project.append(OBSERVATIONS, "2014,wales,,4,6,derived,made-up,\n")
    assert rows(project, BY_YEAR)[2] == ("2014", 6)


def test_a_finding_may_name_the_largest_the_highlighted_and_the_total(project: SmallProject) -> None:
    assert names(project, BY_NATION + "  highlight: wales\n") == {
        "max": "england",
        "highlight": "wales",
        "total": "uk-total",
    }


def test_a_finding_may_name_the_first_and_the_latest_year_that_has_a_figure(project: SmallProject) -> None:
    project.append(OBSERVATIONS, "2014,wales,,,,not-found,made-up,\n")
    assert names(project, BY_YEAR) == {"max": "2012", "first": "2012", "latest": "2013"}


def test_two_equal_largest_have_no_name(project: SmallProject) -> None:
    project.append(OBSERVATIONS, "2014,wales,200,,,printed,made-up,\n")
    assert "max" not in names(project, BY_YEAR)


def test_a_largest_value_has_no_name_where_a_withheld_one_may_exceed_it(project: SmallProject) -> None:
    project.append(OBSERVATIONS, "2014,wales,,,,suppressed,made-up,\n")
    assert "max" not in names(project, BY_YEAR)


def test_a_claim_fails_where_a_withheld_value_may_make_it_untrue(project: SmallProject) -> None:
    project.append(OBSERVATIONS, "2014,wales,,,,suppressed,made-up,\n")
    project.append(ABOUT, BY_YEAR + "  holds: [first-is-most]\n")
    assert "no longer holds: first-is-most" in project.problem()


@pytest.mark.parametrize(
    ("chart", "seen"),
    [
        (BY_YEAR + "  holds: [latest-is-most]\n", "What the finding says no longer holds: latest-is-most"),
        (BY_NATION.replace("2012", "1999"), "The chart has nothing to show"),
        (BY_NATION + "  highlight: walse\n", 'The chart has no row "walse"'),
        (BY_YEAR + "  breaks: [{period: '2020', reason: {en: New, cy: Newydd}}]\n", 'The chart has no row "2020"'),
        (BY_YEAR + "  marks: [{at: '2020', reason: {en: New, cy: Newydd}}]\n", 'The chart has no row "2020"'),
        (BY_YEAR.replace("Something is so.", "'{total} are.'"), "The chart has no one figure for {total}"),
    ],
)
def test_what_observations_cannot_give_is_told_with_its_file(project: SmallProject, chart: str, seen: str) -> None:
    project.append(ABOUT, chart)
    found = project.problem()
    assert found.startswith(f"{ABOUT}:")
    assert seen in found


def test_a_percentage_below_zero_has_no_bar(project: SmallProject) -> None:
    project.change(OBSERVATIONS, "2013,wales,4", "2013,wales,-4")
    project.append(ABOUT, "percent: [wales]\n" + BY_YEAR)
    assert "below zero" in project.problem()


def test_counts_and_percentages_share_no_scale(project: SmallProject) -> None:
    project.append(ABOUT, "percent: [wales]\n" + BY_NATION)
    assert "counts and percentages" in project.problem()


@pytest.mark.parametrize(
    ("chart", "expected"),
    [
        (BY_NATION.replace("categories", "years"), "no dimension and no period when the kind is years"),
        (BY_NATION.replace("  dimension: nation\n", ""), "a dimension and no breaks"),
        (SERIES.replace("  highlight: wales\n", ""), "series with kind: years, without panels, and with the highlight"),
        (SERIES.replace("kind: years", "kind: categories"), "series with kind: years"),
        (BY_YEAR.replace("  filter: {nation: wales}\n", ""), "a chart that uses each dimension once (nation)"),
        (BY_YEAR.replace("nation: wales", "nation: france"), 'nation has no "france"'),
        (BY_YEAR.replace("Something is so.", "'{biggest}'"), "a finding with known figures"),
        (BY_YEAR.replace("Something is so.", "'{max.__class__}'"), "a finding with known figures"),
        (BY_YEAR.replace("Something is so.", "'{max!r}'"), "a finding with known figures"),
        (BY_YEAR.replace("Something is so.", "'{max_label:referrals}'"), "a finding with known figures"),
        (BY_YEAR.replace("Something is so.", "'{max'"), "expected '}' before end of string"),
        (BY_YEAR.replace(", cy: Mae rhywbeth felly.", ""), "a value"),
    ],
)
def test_a_layout_that_cannot_be_is_refused(project: SmallProject, chart: str, expected: str) -> None:
    project.append(ABOUT, chart)
    assert expected in project.problem()


def test_a_finding_counts_a_noun_that_the_words_hold(project: SmallProject) -> None:
    project.append(ABOUT, BY_YEAR.replace("Something is so.", "'{max:referal} in {max_label}'"))
    (finding,) = counted_nouns.findings(read_project(project.root, DAY))
    assert finding.seen == 'The finding counts "referal"'
    assert finding.remedy == 'Did you mean "referrals"?'


@pytest.mark.parametrize(("language", "expected"), [("en", "4 referrals, 4"), ("cy", "4 o atgyfeiriadau, 4")])
def test_a_number_of_a_finding_is_told_with_what_it_counts(
    project: SmallProject, language: Language, expected: str
) -> None:
    finding = "{en: '{latest:referrals}, {latest}', cy: '{latest:referrals}, {latest}'}"
    found, layout = charted(project, BY_YEAR.replace("{en: Something is so., cy: Mae rhywbeth felly.}", finding))
    facts = project.facts()
    assert ChartWords(found, layout, facts.document(Labels), facts.words, language).finding() == expected


def test_a_mark_is_a_word_or_two(project: SmallProject) -> None:
    long = "a reason that no line of a chart could hold"
    project.append(ABOUT, BY_YEAR + f"  marks: [{{at: '2012', reason: {{en: {long}, cy: Byr}}}}]\n")
    assert "at most 24 characters" in project.problem()
