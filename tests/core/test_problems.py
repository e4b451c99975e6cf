"""What the tools say: where, what was seen, what was expected, how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ahtc.core.facts import Facts
from ahtc.core.problems import Finding, ProblemsError, did_you_mean, shown
from ahtc.kinds.organisations.record import Organisation


def finding(path: str, line: int) -> Finding:
    return Finding(path, line, "rule", "This is wrong", "that", "Do this.")


def test_a_finding_reads_as_one_line() -> None:
    assert str(finding("docs/a.md", 3)) == "docs/a.md:3  This is wrong. Expected that. Do this. [rule]"


def test_findings_stand_in_the_order_of_files_and_lines_each_once() -> None:
    error = ProblemsError([finding("b", 1), finding("a", 10), finding("a", 2), finding("a", 2)])
    assert [(found.path, found.line) for found in error.findings] == [("a", 2), ("a", 10), ("b", 1)]


def test_the_nearest_known_word_is_suggested() -> None:
    assert did_you_mean("bawsso", ["nspcc", "bawso"]) == 'Did you mean "bawso"?'


def test_an_organisation_that_is_gone_is_never_taken_for_another(facts: Facts) -> None:
    """Conwy is not Powys, the north not the south, and the NCA not the SCA."""
    ids = list(facts[Organisation])
    assert [id for id in ids if did_you_mean(id, ids).startswith("Did")] == []


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("phonne", "phone"),
        ("pohne", "phone"),
        ("get-help/in-dangr.md", "get-help/in-danger.md"),
        ("gethelp/in-danger.md", "get-help/in-danger.md"),
        ("identifcaton", "identification"),
    ],
)
def test_a_slip_of_the_hand_is_mended(word: str, meant: str) -> None:
    known = ["phone", "near", "get-help/in-danger.md", "get-help/index.md", "identification", "disqualification"]
    assert did_you_mean(word, known) == f'Did you mean "{meant}"?'


@pytest.mark.parametrize(("word", "other"), [("ecpat-2011", "ecpat-2012"), ("W06000001", "W06000021"), ("nca", "sca")])
def test_another_number_or_another_short_word_is_no_slip(word: str, other: str) -> None:
    assert not did_you_mean(word, [other]).startswith("Did")


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
