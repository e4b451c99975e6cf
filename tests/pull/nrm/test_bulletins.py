"""Values published elsewhere than in a workbook: what the file must say, and what is told when it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from ahtc.core.problems import ProblemsError
from ahtc.pull.nrm.bulletins import STATED, read_stated

DATASETS: dict[str, tuple[str, ...]] = {"uk-annual": (), "uk-decisions-annual": ("grounds", "outcome")}
SOURCES = "sources:\n  bulletin:\n    title: Bulletin\n    publisher: Home Office\n    date: '2025-03-19'\n"
VALUE = """\
  - dataset: uk-annual
    period: '2023'
    edition: 2024-Q4
    value: 16990
    status: official
    source: bulletin
"""


def project(root: Path, *values: str) -> Path:
    path = root / STATED
    path.parent.mkdir(parents=True)
    path.write_text(f"{SOURCES}values:\n{''.join(values)}", encoding="utf-8")
    return root


def test_a_project_without_the_file_states_nothing(tmp_path: Path) -> None:
    assert read_stated(tmp_path, DATASETS).values == []


def test_a_value_becomes_a_row_of_its_dataset_and_of_no_other(tmp_path: Path) -> None:
    stated = read_stated(project(tmp_path, VALUE), DATASETS)

    assert stated.frame("uk-annual", ()).rows() == [("2023", 16990, "official", "2024-Q4", None, "bulletin")]
    assert stated.frame("uk-decisions-annual", ("grounds", "outcome")).is_empty()


FAULTS = {
    "an unknown source": (VALUE.replace("source: bulletin", "source: buletin"), 12, 'Did you mean "bulletin"'),
    "an unknown dataset": (VALUE.replace("uk-annual", "uk-anual"), 7, 'Did you mean "uk-annual"'),
    "a dimension left out": (VALUE.replace("uk-annual", "uk-decisions-annual"), 7, "Expected grounds, outcome"),
    "the same value twice": (VALUE + VALUE, 14, "stands here twice"),
    "an edition that is no quarter": (VALUE.replace("2024-Q4", "March 2025"), 9, "edition"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_its_line(tmp_path: Path, fault: str) -> None:
    values, line, words = FAULTS[fault]
    with pytest.raises(ProblemsError) as caught:
        read_stated(project(tmp_path, values), DATASETS)

    (finding,) = caught.value.findings
    assert (finding.path, finding.line) == (STATED.as_posix(), line)
    assert words in str(finding)
