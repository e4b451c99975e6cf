from __future__ import annotations

import pytest

from ahtc.core.problems import ProblemsError
from ahtc.pull.nrm.edition import Edition, edition_named, edition_of

HOST = "https://assets.publishing.service.gov.uk"


@pytest.mark.parametrize(
    ("title", "edition"),
    [
        ("Modern Slavery: NRM and DtN statistics, July to September 2025", "2025-Q3"),
        ("Modern Slavery: NRM and DtN statistics, end of year summary 2025", "2025"),
        (
            "Modern Slavery: National Referral Mechanism and Duty to Notify statistics UK, January to March 2023",
            "2023-Q1",
        ),
        ("National Referral Mechanism and Duty to Notify statistics UK, April to June 2022", "2022-Q2"),
        ("National Referral Mechanism statistics: Quarter 2 2019 – April to June", "2019-Q2"),
        ("NRM statistics UK, Quarter 4 2025: October – December", "2025-Q4"),
        ("NRM statistics UK, January to December 2020", "2020"),
        ("End of year and quarter 4 statistics 2024", "2024-Q4"),
        ("Q3 2025", "2025-Q3"),
        ("2023-Q4", "2023-Q4"),
        ("Jul-Sept 2024", "2024-Q3"),
    ],
)
def test_a_title_says_its_period(title: str, edition: str) -> None:
    assert str(edition_of(title)) == edition


@pytest.mark.parametrize(
    ("slug", "edition"),
    [
        ("modern-slavery-nrm-and-dtn-statistics-october-to-december-2025", "2025-Q4"),
        ("modern-slavery-nrm-and-dtn-statistics-end-of-year-summary-2023", "2023"),
        ("national-referral-mechanism-statistics-quarter-2-2019-april-to-june", "2019-Q2"),
        ("national-referral-mechanism-and-duty-to-notify-statistics-uk-april-to-june-2022", "2022-Q2"),
        (
            "/government/statistics/modern-slavery-national-referral-mechanism-and-duty-to-notify-statistics-uk"
            "-january-to-march-2023",
            "2023-Q1",
        ),
    ],
)
def test_a_slug_says_its_period(slug: str, edition: str) -> None:
    assert str(edition_of(slug)) == edition


@pytest.mark.parametrize(
    ("name", "edition"),
    [
        ("national-referral-mechanism-statistics-uk-quarter-4-2023-oct-to-dec-tables.ods", "2023-Q4"),
        ("national-referral-mechanism-statistics-uk-quarter-3-2025-jul-to-sep-tables.ods", "2025-Q3"),
        ("national-referral-mechanism-statistics-uk-quarter-2-2023-april-to-june-tables.ods", "2023-Q2"),
        (
            "modern-slavery-national-referral-mechanism-statistics-uk-quarter-1-2023-january-to-march-tables.ods",
            "2023-Q1",
        ),
        ("national-referral-mechanism-statistics-uk-quarter-4-2022-october-to-december-tables.ods", "2022-Q4"),
        ("national-referral-mechanism-statistics-uk-quarter-3-2022-july-to-september-tables.ods", "2022-Q3"),
        ("national-referral-mechanism-statistics-uk-2022q3-tables.ods", "2022-Q3"),
    ],
)
@pytest.mark.parametrize(
    "folder",
    [
        "",
        f"{HOST}/government/uploads/system/uploads/attachment_data/file/1176468/",
        f"{HOST}/media/65e1cea32f2b3b001c7cd2019/",
    ],
    ids=["name", "address to 2023", "address since"],
)
def test_a_file_name_says_its_period_wherever_it_is_kept(folder: str, name: str, edition: str) -> None:
    assert str(edition_of(folder + name)) == edition


@pytest.mark.parametrize(
    "title",
    [
        "National Referral Mechanism statistics",
        "Annex: an analysis of referrals, 2024 to 2025",
        "Independent Child Trafficking Guardianship statistics, year ending March 2024",
        "Guidance for the quarter",
        "July to September",
    ],
)
def test_a_title_may_name_no_edition(title: str) -> None:
    assert edition_named(title) is None
    with pytest.raises(ProblemsError, match="No period can be read"):
        edition_of(title)


@pytest.mark.parametrize(
    "title",
    [
        "Quarter 3 2025: October to December",
        "July to September 2024, revised 2025",
        "Quarter 1 and end of year summary 2023",
    ],
)
def test_periods_that_disagree_are_told(title: str) -> None:
    with pytest.raises(ProblemsError, match="periods that disagree"):
        edition_named(title)


def test_editions_are_in_the_order_of_their_periods_a_year_before_its_last_quarter() -> None:
    ordered = ["2022-Q4", "2023-Q1", "2023-Q2", "2023-Q3", "2023", "2023-Q4", "2024-Q1"]
    assert [str(edition) for edition in sorted(map(Edition.parse, reversed(ordered)))] == ordered


@pytest.mark.parametrize("text", ["2023", "2023-Q4", "2019-Q1"])
def test_what_is_written_is_read_back(text: str) -> None:
    assert str(Edition.parse(text)) == text


def test_an_edition_may_be_typed_in_small_letters() -> None:
    assert Edition.parse(" 2023-q4 ") == Edition(2023, 4)


@pytest.mark.parametrize("text", ["", "2023-Q5", "23-Q4", "2023-4", "Q4 2023", "latest", "1999"])
def test_anything_else_is_not_an_edition(text: str) -> None:
    with pytest.raises(ProblemsError, match="2023-Q4"):
        Edition.parse(text)
