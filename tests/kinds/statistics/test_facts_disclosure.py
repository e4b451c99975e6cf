from __future__ import annotations

import shutil
from pathlib import Path

from ahtc.core.facts import Facts
from ahtc.core.words import Words
from ahtc.kinds.facts import read_facts
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.record import Dataset, Observation
from ahtc.kinds.statistics.tables import written

ROOT = Path(__file__).parents[3]


def _with_disclosure(folder: Path, name: str) -> Path:
    """A copy of the project's facts in which one dataset asks for disclosure control."""
    shutil.copytree(ROOT / "docs" / "data", folder / "docs" / "data")
    about = folder / "docs" / "data" / "statistics" / name / "dataset.yml"
    about.write_text(about.read_text(encoding="utf-8") + "\ndisclosure: small-counts\n", encoding="utf-8")
    return folder


def test_facts_hold_no_small_count_of_a_dataset_that_asks_for_disclosure_control(tmp_path: Path) -> None:
    found = read_facts(_with_disclosure(tmp_path, "wales-2012-first-responders"))[StatisticalDataset][
        "wales-2012-first-responders"
    ]

    assert not [o for o in found.observations if o.value in (1, 2, 3, 4)]
    assert {"small", "suppressed"} <= {o.status for o in found.observations}


def test_the_2012_tables_stand_as_printed(facts: Facts) -> None:
    found = facts[StatisticalDataset]["wales-2012-first-responders"]

    assert [o for o in found.observations if o.value in (1, 2, 3, 4)]


def test_a_reader_is_told_fewer_than_5_or_only_that_a_count_is_withheld(facts: Facts) -> None:
    about, words = facts[StatisticalDataset]["wales-2012-first-responders"].about, facts.words

    assert [_said(status, about, words) for status in ("small", "suppressed")] == [
        ("Fewer than 5", "Llai na 5"),
        ("Withheld", "Wedi'i atal"),
    ]


def _said(status: str, about: Dataset, words: Words) -> tuple[str, str]:
    observation = Observation.model_validate(
        {"line": 2, "period": "2023", "categories": {}, "value": None, "low": None, "high": None, "status": status,
         "source": "s", "note": None}
    )  # fmt: skip
    return written(observation, about, words, "en"), written(observation, about, words, "cy")
