"""An observation's period as each language reads it, and a table's heading for periods that are not years."""

from __future__ import annotations

import pytest

from ahtc.core.facts import Facts
from ahtc.core.language import written_period
from ahtc.core.text import Language
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.record import Labels
from ahtc.kinds.statistics.tables import TableView, table_view


@pytest.mark.parametrize(
    ("period", "english", "welsh"),
    [
        ("2018", "2018", "2018"),
        ("2018/19", "2018/19", "2018/19"),
        ("2023-Q1", "January to March 2023", "Ionawr i Fawrth 2023"),
        ("2023-Q3", "July to September 2023", "Gorffennaf i Fedi 2023"),
        ("2023-Q4", "October to December 2023", "Hydref i Ragfyr 2023"),
        ("2009-03", "March 2009", "Mawrth 2009"),
        ("2022-12-31", "31 December 2022", "31 Rhagfyr 2022"),
        ("2017-02/2019-12", "February 2017 – December 2019", "Chwefror 2017 – Rhagfyr 2019"),
        ("2005-2007", "2005–2007", "2005–2007"),
        ("2023-Q5", "2023-Q5", "2023-Q5"),
    ],
)
def test_a_period_is_written_as_its_language_reads_it(period: str, english: str, welsh: str) -> None:
    assert (written_period(period, "en"), written_period(period, "cy")) == (english, welsh)


def view(facts: Facts, dataset: str, language: Language = "en") -> TableView:
    return table_view(facts[StatisticalDataset][dataset], facts.document(Labels), facts.words, language)


def test_years_are_headed_year_and_other_periods_period(facts: Facts) -> None:
    assert view(facts, "uk-annual").row_heading == "Year"
    assert view(facts, "wales-responders-quarterly", "cy").row_heading == "Cyfnod"


def test_a_single_column_of_values_says_beside_each_how_it_is_known(facts: Facts) -> None:
    assert view(facts, "nations-annual").mixed


def test_several_columns_of_values_leave_no_room_for_it(facts: Facts) -> None:
    """Else the headings would not stand over their values."""
    seen = view(facts, "uk-decisions-annual")
    assert not seen.mixed
    assert seen.width == 1 + sum(heading.span for heading in seen.levels[0]) == 1 + len(seen.groups[0].rows[0].cells)
