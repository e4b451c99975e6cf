"""``ahtc pull evidence``: a CSV file in the documented shape becomes a dataset's figures, or nothing changes."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from ahtc.commands.main import main
from tests.pull.project import ROOT, STATISTICS, Outcome, make_project, tree

HELPLINE = STATISTICS / "helpline-wales"
HELD = "2018,wales,people,264,,,reported,govwales-unseen-2019,"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = make_project(tmp_path / "project")
    shutil.copytree(ROOT / HELPLINE, root / HELPLINE)
    return root


@pytest.fixture
def pull(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Puller:
    return Puller(project, monkeypatch, capsys)


class Puller:
    """Runs ``ahtc pull evidence`` with the figures held, changed."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self.monkeypatch, self.capsys = root, monkeypatch, capsys

    def __call__(self, *options: str, dataset: str = "helpline-wales", old: str = "", new: str = "") -> Outcome:
        file = self.root.parent / "helpline.csv"
        held = (self.root / HELPLINE / "observations.csv").read_text(encoding="utf-8")
        assert old in held
        file.write_text(held.replace(old, new, 1) if old else held, encoding="utf-8")
        self.monkeypatch.chdir(self.root)
        self.monkeypatch.setattr(sys, "argv", ["ahtc", "pull", "evidence", dataset, "--from", str(file), *options])
        with pytest.raises(SystemExit) as end:
            main()
        printed = self.capsys.readouterr()
        return Outcome(int(end.value.code or 0), printed.out, printed.err)


def test_what_is_new_changed_or_gone_is_told_and_taken(project: Path, pull: Puller) -> None:
    outcome = pull(old=HELD, new=HELD.replace("264", "265"))

    assert outcome.code == 0, outcome.err
    assert "2018, wales, people: 264 (reported) was, 265 (reported) now" in outcome.out
    assert "people,265," in (project / HELPLINE / "observations.csv").read_text(encoding="utf-8")
    assert "is gone" in pull(old=HELD.replace("264", "265") + "\n", new="").out


def test_a_dry_run_says_the_difference_and_writes_nothing(project: Path, pull: Puller) -> None:
    was = tree(project)
    outcome = pull("--dry-run", old=HELD, new=HELD.replace("264", "265"))

    assert (outcome.code, tree(project)) == (0, was)
    assert "265 (reported) now" in outcome.out


def test_the_same_figures_are_nothing_new(pull: Puller) -> None:
    assert "Nothing new" in pull().out


FAULTS = {
    "a text where a number should be": (HELD, HELD.replace("264", "many"), 'value is "many"'),
    "a number in other than plain digits": (HELD, HELD.replace("264", "2_64"), 'value is "2_64"'),
    "a formula for a period": (HELD, HELD.replace("2018,", "=1+1,"), 'period is "=1+1". Expected a period in digits'),
    "a source that the dataset does not name": (HELD, HELD.replace("unseen-2019", "unsen-2019"), "Did you mean"),
    "a column renamed": ("period,area", "year,area", 'heading "year" is not known'),
    "a row that stands twice": (HELD, f"{HELD}\n{HELD}", "says the same as line"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_the_file_that_came_and_changes_nothing(project: Path, pull: Puller, fault: str) -> None:
    old, new, words = FAULTS[fault]
    was = tree(project)
    outcome = pull(old=old, new=new)

    assert outcome.code == 1
    assert "helpline.csv:" in outcome.err
    assert words in outcome.err
    assert tree(project) == was


@pytest.mark.parametrize(
    ("dataset", "words"),
    [("uk-annual", "Use `ahtc pull nrm` for it."), ("helpline-wale", 'Did you mean "helpline-wales"?')],
)
def test_only_datasets_of_other_evidence_are_taken(pull: Puller, dataset: str, words: str) -> None:
    outcome = pull(dataset=dataset)

    assert outcome.code == 1
    assert words in outcome.err
