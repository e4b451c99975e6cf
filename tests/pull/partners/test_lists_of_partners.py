"""Lists of several partners: each is compared with itself, and none speaks for another."""

from __future__ import annotations

import re
from pathlib import Path

from ahtc.pull.partners.proposals import read_proposals
from tests.project import Command, SmallProject, Told
from tests.pull.partners.test_partner_list import xlsx

MAPPING = "title: A list\npublisher: {publisher}\nlicence: with permission\ncolumns: {{name: Name, phone: Phone}}\n"
SHEETS = xlsx(
    {
        "Refuge": [["Name", "Phone"], ["Example Trust", "029 2018 0123"]],
        "Advice": [["Name", "Phone"], ["Example Trust", "029 2018 0124"]],
        "Notes": [["Anything"]],
    }
)


def pull(project: SmallProject, ahtc: Command, publisher: str, phone: str, day: str) -> Told:
    mapping = project.write("mapping.yml", MAPPING.format(publisher=publisher))
    file = project.write("list.csv", f"Name,Phone\nExample Trust,{phone}\n")
    arguments = ("--from", str(file), "--mapping", str(mapping), "--today", day)
    return ahtc(project.root, "pull", "partners", "list", *arguments)


def open_values(root: Path) -> list[str]:
    return [each.value for each in read_proposals(root).open]


def pull_sheet(project: SmallProject, ahtc: Command, sheet: str, content: bytes = SHEETS, day: str = "20") -> Told:
    mapping = project.write("mapping.yml", MAPPING.format(publisher="Forum") + f"sheet: {sheet}\n")
    file = project.write("list.xlsx", content)
    arguments = ("--from", str(file), "--mapping", str(mapping), "--today", f"2026-11-{day}")
    told = ahtc(project.root, "pull", "partners", "list", *arguments)
    assert told.code == 0, told.err
    return told


def test_one_partner_s_list_leaves_another_s_proposals_and_snapshots_alone(
    partners: SmallProject, ahtc: Command
) -> None:
    assert pull(partners, ahtc, "Forum", "029 2018 0123", "2026-11-20").code == 0
    assert pull(partners, ahtc, "A/../Council", "029 2018 0124", "2026-11-20").code == 0

    assert open_values(partners.root) == ["029 2018 0123", "029 2018 0124"]
    folder = partners.root / "docs/data/partners/list"
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.yml"))
    assert [re.sub(r"-[0-9a-f]{8}/", "/", name) for name in names] == [
        "a-council-a-list/2026-11-20.yml",
        "forum-a-list/2026-11-20.yml",
    ]


def test_publishers_whose_names_differ_in_an_accent_keep_snapshots_of_their_own(
    partners: SmallProject, ahtc: Command
) -> None:
    pull(partners, ahtc, "Fforwm Môn", "029 2018 0123", "2026-11-20")
    pull(partners, ahtc, "Fforwm M-n", "029 2018 0124", "2026-11-20")
    assert len(list((partners.root / "docs/data/partners/list").rglob("*.yml"))) == 2


def test_proposals_of_the_other_sheets_of_a_workbook_stay(partners: SmallProject, ahtc: Command) -> None:
    pull_sheet(partners, ahtc, "Refuge")
    told = pull_sheet(partners, ahtc, "Advice")

    assert open_values(partners.root) == ["029 2018 0123", "029 2018 0124"]
    assert "no longer gives" not in told.out
    assert 'Only the sheet "Advice" was read, and not: Refuge, Notes' in told.err


def test_what_a_sheet_no_longer_gives_lapses_and_is_said(partners: SmallProject, ahtc: Command) -> None:
    for sheet in ("Refuge", "Advice"):
        pull_sheet(partners, ahtc, sheet)
    emptied = xlsx({"Refuge": [["Name", "Phone"], ["Example Trust", ""]], "Advice": [["x"]]})
    told = pull_sheet(partners, ahtc, "Refuge", emptied, day="21")

    assert open_values(partners.root) == ["029 2018 0124"]
    assert "Proposal 1 (example-trust: phone 029 2018 0123) has lapsed: Forum no longer gives it" in told.out


def test_the_report_keeps_what_was_said_of_the_other_sheets(partners: SmallProject, ahtc: Command) -> None:
    for sheet, day in (("Refuge", "20"), ("Advice", "21"), ("Refuge", "22")):
        pull_sheet(partners, ahtc, sheet, day=day)
    lines = partners.read("docs/data/partners/report.md").splitlines()
    assert [line for line in lines if line.startswith("## Forum")] == [
        "## Forum: A list, sheet Refuge, 2026-11-22",
        "## Forum: A list, sheet Advice, 2026-11-21",
    ]


def test_another_answer_of_the_same_day_is_kept_beside_the_first(partners: SmallProject, ahtc: Command) -> None:
    for phone in ("029 2018 0001", "029 2018 0123", "029 2018 0123"):
        pull(partners, ahtc, "Forum", phone, "2026-11-20")
    folder = partners.root / "docs/data/partners/list"
    assert sorted(path.name for path in folder.rglob("*.yml")) == ["2026-11-20-2.yml", "2026-11-20.yml"]
    told = pull(partners, ahtc, "Forum", "029 2018 0123", "2026-11-21")
    assert "Forum no longer gives Example Trust 029 2018 0001, as it did on 2026-11-20." in told.out


def test_what_a_partner_s_own_list_no_longer_gives_is_flagged(partners: SmallProject, ahtc: Command) -> None:
    pull(partners, ahtc, "Forum", "029 2018 0001", "2026-11-19")
    assert "no longer gives" not in pull(partners, ahtc, "Council", "029 2018 0123", "2026-11-20").out
    told = pull(partners, ahtc, "Forum", "029 2018 0123", "2026-11-21")
    assert "Forum no longer gives Example Trust 029 2018 0001, as it did on 2026-11-19." in told.out


def test_a_list_without_its_mapping_is_told(partners: SmallProject, ahtc: Command) -> None:
    file = partners.write("list.csv", "Name,Phone\n")
    told = ahtc(partners.root, "pull", "partners", "list", "--from", str(file))
    assert told.code == 1
    assert "needs both a file and a mapping" in told.err
