from __future__ import annotations

import datetime
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

import pytest

from ahtc.core.text import Bilingual
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.disclosure.protection import derivable, derivable_together, protected, protected_together
from ahtc.kinds.statistics.record import Dataset, DatasetNote, Observation, Origin

Counts = dict[tuple[str, ...], int]
YEAR = ("2023", "2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4")


def row(period: str, categories: Mapping[str, str], value: int | None, status: str = "official") -> Observation:
    return Observation.model_validate(
        {
            "line": 2, "period": period, "categories": dict(categories), "value": value, "low": None, "high": None,
            "status": status, "source": "home-office", "note": None,
        }
    )  # fmt: skip


def dataset(
    dimensions: Mapping[str, Sequence[str]],
    observations: Sequence[Observation],
    id: str = "wales",
    disclosure: str = "small-counts",
) -> StatisticalDataset:
    """A dataset whose every dimension has a total called total."""
    words = {"en": "Words", "cy": "Geiriau"}
    about = Dataset.model_validate(
        {
            "id": id, "title": words, "measure": words, "unit": "people", "value_label": words,
            "dimensions": {name: [*categories, "total"] for name, categories in dimensions.items()},
            "totals": dict.fromkeys(dimensions, "total"), "disclosure": disclosure,
            "table": {"rows": ["period", *dimensions], "caption": words},
        }
    )  # fmt: skip
    origin = Origin.model_validate(
        {"publisher": words, "title": words, "published": "2024", "retrieved": datetime.date(2026, 1, 1),
         "licence": words, "sources": {}}
    )  # fmt: skip
    return StatisticalDataset("observations.csv", about, origin, list(observations), {})


def added_up(dimensions: Mapping[str, Sequence[str]], leaves: Counts, periods: Sequence[str]) -> list[Observation]:
    """Observations of every cell, with every total, from the counts of the innermost cells."""
    found = []
    for period, *wanted in product(periods, *([*categories, "total"] for categories in dimensions.values())):
        value = sum(
            count
            for (when, *categories), count in leaves.items()
            if when.startswith(period)
            and all(one in ("total", other) for one, other in zip(wanted, categories, strict=True))
        )
        found.append(row(period, dict(zip(dimensions, wanted, strict=True)), value))
    return found


def line(*counts: int) -> StatisticalDataset:
    """One year's counts by force, with their total."""
    forces = [f"force-{number}" for number in range(len(counts))]
    leaves: Counts = {("2023", force): count for force, count in zip(forces, counts, strict=True)}
    return dataset({"force": forces}, added_up({"force": forces}, leaves, ["2023"]))


def seen(found: StatisticalDataset) -> list[int | str]:
    """What a reader sees of each observation: its value, or the status that stands for it."""
    return [o.status if o.count is None else o.count for o in found.observations]


@pytest.mark.parametrize(
    ("counts", "told"), [((9, 8), []), ((3, 2, 1), ["small"]), ((3, 9, 8), ["small", "suppressed"])]
)
def test_a_note_on_hidden_counts_stands_only_where_such_a_count_is_hidden(
    counts: tuple[int, ...], told: list[str]
) -> None:
    found = line(*counts)
    notes = [DatasetNote(en="Words", cy="Geiriau", only_with=status) for status in ("small", "suppressed")]
    about = found.about.model_copy(update={"notes": notes})
    shown = protected(replace(found, about=about)).about.notes
    assert [note.only_with for note in shown] == told


def test_a_dataset_that_does_not_ask_for_it_stands_as_printed() -> None:
    printed = dataset({"force": ["gwent"]}, [row("2012", {"force": "gwent"}, 3)], disclosure="none")

    assert protected(printed) == printed


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_a_count_from_1_to_4_is_small_and_has_a_partner_that_does_not_say_its_size(count: int) -> None:
    assert seen(protected(line(count, 20, 30))) == ["small", "suppressed", 30, count + 50]


def test_counts_of_5_and_zero_need_no_hiding() -> None:
    assert seen(protected(line(0, 5, 30))) == [0, 5, 30, 35]


def test_the_partner_is_the_smallest_other_count_that_hides_enough_and_the_first_of_equals() -> None:
    assert seen(protected(line(3, 40, 9, 9))) == ["small", 40, "suppressed", 9, 61]


def test_a_partner_of_5_cannot_hide_a_count_of_1_as_readers_know_that_a_withheld_count_is_5_or_more() -> None:
    assert seen(protected(line(1, 5, 40))) == ["small", 5, "suppressed", 46]


def test_without_a_partner_the_total_is_withheld() -> None:
    assert seen(protected(line(3, 0, 0))) == ["small", 0, 0, "small"]
    assert seen(protected(line(1, 5, 5))) == ["small", 5, 5, "suppressed"]


def test_two_small_counts_that_a_total_would_pin_down_need_a_partner_too() -> None:
    assert seen(protected(line(1, 1, 20, 30))) == ["small", "small", "suppressed", 30, 52]


def test_a_small_total_of_several_small_counts_is_not_called_small() -> None:
    assert seen(protected(line(1, 1, 1, 1))) == ["small", "small", "small", "small", "suppressed"]


def test_a_quarter_cannot_be_taken_from_its_year() -> None:
    observations = [row("2023", {}, 93), *(row(f"2023-Q{q}", {}, n) for q, n in enumerate([3, 20, 30, 40], 1))]

    assert seen(protected(dataset({}, observations))) == [93, "small", "suppressed", 30, 40]


def test_a_year_still_under_way_does_not_bound_its_quarters() -> None:
    observations = [row("2023", {}, 5), row("2023-Q1", {}, 3)]

    assert seen(protected(dataset({}, observations))) == [5, "small"]
    assert (
        seen(protected(dataset({}, [row("2023", {}, 22), row("2023-Q1", {}, 20), row("2023-Q2", {}, 1)])))[2] == "small"
    )
    assert derivable(protected(dataset({}, [row("2023", {}, 22), row("2023-Q1", {}, 20), row("2023-Q2", {}, 1)]))) == []


def test_a_total_over_two_dimensions_gives_nothing_away_although_no_subtotals_are_printed() -> None:
    leaves: Counts = {("2023", "gwent", "male"): 3, ("2023", "gwent", "female"): 20, ("2023", "north", "male"): 30,
                      ("2023", "north", "female"): 40}  # fmt: skip
    dimensions = {"force": ["gwent", "north"], "sex": ["male", "female"]}
    cells = added_up(dimensions, leaves, ["2023"])
    corners = [o for o in cells if list(o.categories.values()).count("total") in (0, 2)]

    assert seen(protected(dataset(dimensions, corners))) == ["small", "suppressed", 30, 40, 93]


def test_what_the_publisher_withheld_stays_withheld_and_gets_a_partner() -> None:
    found = dataset({"force": ["a", "b", "c"]}, [row("2023", {"force": "a"}, None, "suppressed"),
                    row("2023", {"force": "b"}, 20), row("2023", {"force": "c"}, 30),
                    row("2023", {"force": "total"}, 57)])  # fmt: skip

    assert derivable(found)[0].least == derivable(found)[0].most == 7
    assert seen(protected(found)) == ["suppressed", "suppressed", 30, 57]


def test_nothing_of_a_hidden_count_is_left_behind() -> None:
    noted = Observation.model_validate({**row("2023", {"force": "force-0"}, 3).model_dump(), "low": 2, "high": 3,
                                        "note": "was-two"})  # fmt: skip
    before = line(3, 20, 30)
    words = {"was-two": Bilingual(en="It was 2 before.", cy="2 oedd o'r blaen.")}
    found = protected(
        StatisticalDataset("observations.csv", before.about, before.origin, [noted, *before.observations[1:]], words)
    )

    hidden = found.observations[0]
    assert (hidden.value, hidden.low, hidden.high, hidden.note, found.notes) == (None, None, None, None, {})


def test_protecting_again_changes_nothing() -> None:
    once = protected(line(1, 2, 7, 30))

    assert protected(once) == once


def test_the_auditor_names_a_lone_hidden_count_with_its_value() -> None:
    cells = line(3, 20).observations
    open_to_all = dataset(
        {"force": ["force-0", "force-1"]}, [row("2023", cells[0].categories, None, "small"), *cells[1:]]
    )

    assert [(d.categories["force"], d.least, d.most) for d in derivable(open_to_all)] == [("force-0", 3, 3)]


def test_the_auditor_sees_what_no_sum_alone_gives_away() -> None:
    # Rows 1 and 2 less columns 1 and 2 leave one cell, although every row and column hides at least two.
    hidden = {("r1", "c1"), ("r1", "c2"), ("r2", "c1"), ("r2", "c2"), ("r2", "c3"), ("r3", "c3"), ("r3", "c4"),
              ("r4", "c3"), ("r4", "c4")}  # fmt: skip
    dimensions = {"row": ["r1", "r2", "r3", "r4"], "column": ["c1", "c2", "c3", "c4"]}
    leaves: Counts = {("2023", r, c): 40 for r, c in product(*dimensions.values())}
    cells = [
        row(o.period, o.categories, None, "suppressed") if tuple(o.categories.values()) in hidden else o
        for o in added_up(dimensions, leaves, ["2023"])
    ]

    assert [tuple(d.categories.values()) for d in derivable(dataset(dimensions, cells))] == [("r2", "c3")]


def test_a_count_that_two_datasets_print_is_hidden_in_both() -> None:
    by_force = line(7, 3, 30)
    by_sex = dataset(
        {"force": ["force-0"], "sex": ["female", "male"]},
        added_up({"force": ["force-0"], "sex": ["female", "male"]},
                 {("2023", "force-0", "female"): 7, ("2023", "force-0", "male"): 0}, ["2023"])[:3],
        id="wales-sex",
    )  # fmt: skip

    assert derivable_together([protected(by_force), protected(by_sex)]) != []
    together = protected_together([by_force, by_sex])
    assert seen(together[0]) == ["suppressed", "small", 30, 40]
    assert seen(together[1])[2] == "suppressed"
    assert derivable_together(together) == []


def test_what_a_dataset_without_disclosure_control_prints_is_not_relied_on_as_hidden() -> None:
    as_printed = dataset({"force": ["force-1"]}, [row("2023", {"force": "force-1"}, 9)], "old", disclosure="none")

    _, found = protected_together([as_printed, line(3, 9, 30)])

    assert seen(found) == ["small", 9, "suppressed", 42]


def random_tables(seed: int) -> tuple[StatisticalDataset, Counts]:
    """A complete table of one to three dimensions, sparse or full, with or without quarters."""
    rng = random.Random(seed)
    names = rng.sample(["age", "force", "sex"], rng.choice([1, 2, 2, 3]))
    dimensions = {name: [f"{name}-{number}" for number in range(rng.randint(2, 3))] for name in names}
    periods = YEAR if len(names) < 3 and rng.random() < 0.5 else YEAR[:1]
    zeroes, small, most = rng.uniform(0, 0.6), rng.uniform(0, 0.6), rng.choice([6, 12, 60])
    leaves: Counts = {}
    for key in product(periods[1:] or periods, *dimensions.values()):
        chance = rng.random()
        leaves[key] = 0 if chance < zeroes else rng.randint(1, 4) if chance < zeroes + small else rng.randint(5, most)
    found = dataset(dimensions, added_up(dimensions, leaves, periods))
    return found, {(o.period, *o.categories.values()): o.count or 0 for o in found.observations}


@pytest.mark.parametrize("seed", range(60))
def test_of_any_table_no_small_count_is_shown_none_is_derivable_and_nothing_else_changes(seed: int) -> None:
    before, truth = random_tables(seed)

    found = protected(before)

    assert derivable(found) == []
    for observation in found.observations:
        value = truth[observation.period, *observation.categories.values()]
        assert observation.value == value if observation.value is not None else value > 0
        assert observation.value not in (1, 2, 3, 4)
        assert observation.status != "small" or value in (1, 2, 3, 4)


def completions(found: StatisticalDataset, most: int) -> Iterator[list[int]]:
    """Every way to fill the hidden cells of one line of counts, its total last, by trying all of them."""
    choices = [
        [o.count] if o.count is not None else range(1, 5) if o.status == "small" else range(5, most)
        for o in found.observations
    ]
    return (list(numbers) for numbers in product(*choices) if sum(numbers[:-1]) == numbers[-1])


@pytest.mark.parametrize("seed", range(40))
def test_trying_every_number_leaves_a_small_count_all_four_values(seed: int) -> None:
    rng = random.Random(seed)
    found = protected(line(*(rng.choice([0, rng.randint(1, 4), rng.randint(5, 14)]) for _ in range(4))))

    possible = list(completions(found, 60))

    for place, observation in enumerate(found.observations):
        if observation.status == "small":
            assert {numbers[place] for numbers in possible} == {1, 2, 3, 4}
