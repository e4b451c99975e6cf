"""What the tools say: where, what was seen, what was expected, how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ahtc.core.problems import Finding, ProblemsError, did_you_mean, shown


def finding(path: str, line: int) -> Finding:
    return Finding(path, line, "rule", "This is wrong", "that", "Do this.")


def test_a_finding_reads_as_one_line() -> None:
    assert str(finding("docs/a.md", 3)) == "docs/a.md:3  This is wrong. Expected that. Do this. [rule]"


def test_findings_stand_in_the_order_of_files_and_lines_each_once() -> None:
    error = ProblemsError([finding("b", 1), finding("a", 10), finding("a", 2), finding("a", 2)])
    assert [(found.path, found.line) for found in error.findings] == [("a", 2), ("a", 10), ("b", 1)]


def test_the_nearest_known_word_is_suggested() -> None:
    assert did_you_mean("bawsso", ["nspcc", "bawso"]) == 'Did you mean "bawso"?'


BOARDS = ["swansea-bay-health-board", "powys-health-board", "cwm-taf-morgannwg-health-board"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("powis-health-board", "powys-health-board"),
        ("powys-heath-board", "powys-health-board"),
        ("swansea-bay-healthboard", "swansea-bay-health-board"),
        ("hywel-dda-health-board", None),
        ("cwm-taf-health-board", None),
        ("powys-health-board", None),
    ],
)
def test_a_slip_is_mended_and_another_body_is_never_suggested(word: str, meant: str | None) -> None:
    asked = did_you_mean(word, [board for board in BOARDS if board != word] if meant is None else BOARDS)
    assert asked == (f'Did you mean "{meant}"?' if meant else did_you_mean("zzz", []))


def test_what_was_written_is_not_suggested() -> None:
    assert "name" not in did_you_mean("name", ["name", "when"])


def test_nothing_is_suggested_when_nothing_is_near() -> None:
    assert did_you_mean("zzz", ["bawso"]) == "Check the spelling against the files under docs/data."


def test_paths_are_shown_from_the_project_s_folder() -> None:
    assert shown(Path("/project/docs/a.md"), Path("/project")) == "docs/a.md"
