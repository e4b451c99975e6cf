"""A group that a table leaves out, worked out from a total that stands elsewhere or from a sentence about sums."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from ahtc.core.facts import Facts
from ahtc.core.project import Project
from ahtc.core.text import Bilingual
from ahtc.kinds.facts import templates_for
from ahtc.kinds.statistics.checks.leftovers import findings
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.record import Dataset, Observation, Origin
from tests.facts import with_records

WORDS = {"en": "Words", "cy": "Geiriau"}


def dataset(
    id: str, counts: dict[str, int | None], *, source: str = "https://a.example/", note: str | None = None
) -> StatisticalDataset:
    """One year's counts by kind, without a total."""
    about = Dataset.model_validate(
        {
            "id": id, "title": WORDS, "measure": WORDS, "unit": "people", "value_label": WORDS,
            "dimensions": {"kind": list(counts)}, "table": {"rows": ["kind"], "caption": WORDS},
        }
    )  # fmt: skip
    origin = Origin.model_validate(
        {
            "publisher": WORDS, "title": WORDS, "published": "2024", "retrieved": datetime.date(2026, 1, 1),
            "licence": WORDS,
            "sources": {"a": {"title": "A page", "publisher": "A body", "url": source, "date": "2024"}},
        }
    )  # fmt: skip
    rows = [
        Observation.model_validate(
            {
                "line": line, "period": "2019", "categories": {"kind": kind}, "value": count, "low": None, "high": None,
                "status": "official" if count is not None else "suppressed", "source": "a", "note": None,
            }
        )
        for line, (kind, count) in enumerate(counts.items(), 2)
    ]  # fmt: skip
    notes = {"sums": Bilingual(en=note, cy=note)} if note else {}
    return StatisticalDataset(f"{id}.csv", about, origin, rows, notes)


def seen(facts: Facts, *datasets: StatisticalDataset) -> list[str]:
    held = with_records(facts, StatisticalDataset, {each.about.id: each for each in datasets})
    return [
        finding.seen for finding in findings(Project(Path(), datetime.date(2026, 12, 1), held, templates_for(held), []))
    ]


@pytest.mark.parametrize("total", [105, 108])
def test_a_total_in_another_dataset_that_lacks_one_to_four_is_found(facts: Facts, total: int) -> None:
    found = seen(facts, dataset("kinds", {"labour": 52, "sexual": 52}), dataset("wales", {"all": total}))
    assert found == [f"The parts for 2019 add up to 104, and their total is printed: {total} in wales"]


@pytest.mark.parametrize("total", [104, 109])
def test_parts_that_make_the_total_or_lack_many_of_it_are_well(facts: Facts, total: int) -> None:
    assert seen(facts, dataset("kinds", {"labour": 52, "sexual": 52}), dataset("wales", {"all": total})) == []


def test_a_number_of_another_source_is_no_total_of_these_parts(facts: Facts) -> None:
    kinds = dataset("kinds", {"labour": 52, "sexual": 52})
    assert seen(facts, kinds, dataset("wales", {"all": 106}, source="https://b.example/")) == []


def test_parts_of_which_one_is_withheld_are_for_disclosure_control(facts: Facts) -> None:
    kinds = dataset("kinds", {"labour": 52, "sexual": 52, "other": None})
    assert seen(facts, kinds, dataset("wales", {"all": 106})) == []


def test_a_total_that_a_note_names_is_found(facts: Facts) -> None:
    (found,) = seen(facts, dataset("kinds", {"labour": 52, "sexual": 52}, note="In the source they add up to 106."))
    assert found.endswith('their total is printed: 106 in the note "In the source they add up to 106."')


@pytest.mark.parametrize(
    "note", ["The groups do not quite add up to its total.", "Nid yw'r grwpiau yn adio'n union i'w chyfanswm."]
)
def test_a_sentence_that_says_that_parts_do_not_add_up_is_found(facts: Facts, note: str) -> None:
    found = seen(facts, dataset("kinds", {"labour": 52, "sexual": 52}, note=note))
    assert f'This says that parts do not add up: "{note}"' in found


def test_a_sentence_that_says_that_they_do_is_well(facts: Facts) -> None:
    kinds = dataset("kinds", {"labour": 52, "sexual": 52}, note="Only with 34 do the nations add up to the total.")
    assert seen(facts, kinds) == []
