"""Released editions: what the register says, and counts that stay hidden once an edition has hidden them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ahtc.core.facts import Facts
from ahtc.core.problems import ProblemsError
from ahtc.kinds.statistics.datasets import StatisticalDataset, read_dataset
from ahtc.kinds.statistics.disclosure.protection import HiddenRows, derivable_together, protected_together
from ahtc.kinds.statistics.record import Labels
from ahtc.kinds.statistics.releases import FORMATS, read_releases
from ahtc.kinds.statistics.releasing import release
from tests.project import ROOT, SmallProject

DATASET = "wales-2012-nations"
FOLDER = f"docs/data/statistics/{DATASET}"
RELEASES = "docs/data/releases"
REGISTER = f"{RELEASES}/SHA256SUMS"
SUM = "0" * 64

COUNTS = """\
period,nation,value,low,high,status,source,note
2012,england,{england},,,printed,made-up,
2012,wales,{wales},,,printed,made-up,
2012,scotland,{scotland},,,printed,made-up,
2012,uk-total,{total},,,printed,made-up,
"""


def hide_small_counts(project: SmallProject, england: int, wales: int, scotland: int) -> None:
    """Three nations whose counts under 5 are hidden."""
    total = england + wales + scotland
    project.write(
        f"{FOLDER}/observations.csv",
        COUNTS.format(england=england, wales=wales, scotland=scotland, total=total),
    )
    about = project.read(f"{FOLDER}/dataset.yml").replace(
        "[england, wales, uk-total]", "[england, wales, scotland, uk-total]"
    )
    if "disclosure" not in about:
        about += "disclosure: small-counts\n"
    project.write(f"{FOLDER}/dataset.yml", about)
    project.write("docs/data/statistics/inconsistencies.yml", "checked: 2026-11-22\nentries: []\n")


def statuses(project: SmallProject) -> dict[str, str]:
    return {o.categories["nation"]: o.status for o in project.facts()[StatisticalDataset][DATASET].observations}


def test_nothing_is_released_in_a_new_project(project: SmallProject) -> None:
    assert read_releases(project.root) == {}


def test_editions_stand_in_the_order_of_their_release(project: SmallProject) -> None:
    lines = [f"{SUM}  {edition}/a.{format}\n" for edition in ("2026-11-22-10", "2023-Q4", "2012") for format in FORMATS]
    project.write(REGISTER, "".join(lines))
    assert [found.edition for found in read_releases(project.root)["a"]] == ["2026-11-22-10", "2023-Q4", "2012"]


@pytest.mark.parametrize(
    "line",
    [
        f"{SUM}  ../../escape.csv",
        f"{SUM}  2012/../a.csv",
        f"{SUM}  /2012/a.csv",
        f"{SUM}  2012/a.html",
        f"{SUM} 2012/a.csv",
        "short  2012/a.csv",
        "",
    ],
)
def test_a_line_that_names_no_released_file_is_told(project: SmallProject, line: str) -> None:
    project.write(REGISTER, f"{line}\n")
    assert project.problem().startswith(f"{REGISTER}:1  This line names no released file.")


def test_a_file_that_is_listed_twice_is_told(project: SmallProject) -> None:
    project.write(REGISTER, f"{SUM}  2012/a.csv\n{'1' * 64}  2012/a.csv\n")
    assert project.problem().startswith(f"{REGISTER}:2  2012/a.csv is listed twice.")


def test_an_edition_that_lacks_a_file_is_told(project: SmallProject) -> None:
    project.write(REGISTER, f"{SUM}  2012/a.csv\n")
    assert "The edition 2012 of a is not whole" in project.problem()


def test_a_partner_that_an_edition_hid_stays_hidden_when_a_later_one_would_choose_another(
    project: SmallProject,
) -> None:
    hide_small_counts(project, england=40, wales=3, scotland=20)
    assert statuses(project) == {
        "england": "printed",
        "wales": "small",
        "scotland": "suppressed",
        "uk-total": "printed",
    }
    before = project.facts()[StatisticalDataset][DATASET]
    release(project.root, project.facts(), [DATASET])

    hide_small_counts(project, england=10, wales=3, scotland=20)  # alone, England would now be the partner
    after = project.facts()[StatisticalDataset][DATASET]
    assert statuses(project)["scotland"] == "suppressed"
    assert derivable_together([before, after]) == derivable_together([after]) == []


def test_without_the_release_another_partner_is_chosen(project: SmallProject) -> None:
    hide_small_counts(project, england=10, wales=3, scotland=20)
    assert statuses(project)["scotland"] == "printed"


def test_a_release_changes_nothing_of_what_is_hidden(facts: Facts) -> None:
    hiding = [found for found in facts[StatisticalDataset].values() if found.about.disclosure == "small-counts"]
    before: list[HiddenRows] = [
        {row: o.status for row, o in enumerate(found.observations) if o.status in ("small", "suppressed")}
        for found in hiding
    ]
    raw = [read_dataset(ROOT / Path(found.path).parent, ROOT, facts.document(Labels)) for found in hiding]
    again = protected_together(raw, before)
    assert [found.observations for found in again] == [found.observations for found in protected_together(raw)]


def test_a_count_that_was_small_and_has_grown_is_withheld(project: SmallProject) -> None:
    hide_small_counts(project, england=40, wales=3, scotland=20)
    release(project.root, project.facts(), [DATASET])
    hide_small_counts(project, england=40, wales=6, scotland=20)
    assert statuses(project)["wales"] == "suppressed"


def test_a_count_that_is_still_small_is_still_called_so(project: SmallProject) -> None:
    hide_small_counts(project, england=40, wales=3, scotland=20)
    release(project.root, project.facts(), [DATASET])
    hide_small_counts(project, england=40, wales=2, scotland=20)
    assert statuses(project)["wales"] == "small"


def test_a_dataset_without_disclosure_control_shows_what_its_source_printed_later(project: SmallProject) -> None:
    project.change(f"{FOLDER}/observations.csv", "2013,wales,4,,,printed", "2013,wales,,,,suppressed")
    project.write("docs/data/statistics/inconsistencies.yml", "checked: 2026-11-22\nentries: []\n")
    release(project.root, project.facts(), [DATASET])
    project.change(f"{FOLDER}/observations.csv", "2013,wales,,,,suppressed", "2013,wales,5,,,printed")
    assert [o.value for o in project.facts()[StatisticalDataset][DATASET].find("2013", {"nation": "wales"})] == [5]


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"observations": [1]}', json.dumps({"observations": None})])
def test_a_released_file_that_cannot_be_read_is_told(project: SmallProject, content: str) -> None:
    hide_small_counts(project, england=40, wales=3, scotland=20)
    release(project.root, project.facts(), [DATASET])
    project.write(f"{RELEASES}/2026-11-22/{DATASET}.json", content)
    with pytest.raises(ProblemsError, match=f"2026-11-22/{DATASET}.json cannot be read"):
        project.facts()
