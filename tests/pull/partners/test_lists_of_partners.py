"""Lists of several partners: each is compared with itself, and none speaks for another."""

from __future__ import annotations

from pathlib import Path

from ahtc.pull.partners.proposals import read_proposals
from tests.project import Command, SmallProject, Told

MAPPING = "title: A list\npublisher: {publisher}\nlicence: with permission\ncolumns: {{name: Name, phone: Phone}}\n"


def pull(project: SmallProject, ahtc: Command, publisher: str, phone: str, day: str) -> Told:
    mapping = project.write("mapping.yml", MAPPING.format(publisher=publisher))
    file = project.write("list.csv", f"Name,Phone\nExample Trust,{phone}\n")
    arguments = ("--from", str(file), "--mapping", str(mapping), "--today", day)
    return ahtc(project.root, "pull", "partners", "list", *arguments)


def open_values(root: Path) -> list[str]:
    return [each.value for each in read_proposals(root) if each.is_open]


def test_one_partner_s_list_leaves_another_s_proposals_and_snapshots_alone(
    partners: SmallProject, ahtc: Command
) -> None:
    assert pull(partners, ahtc, "Forum", "029 2018 0123", "2026-11-20").code == 0
    assert pull(partners, ahtc, "A/../Council", "029 2018 0124", "2026-11-20").code == 0

    assert open_values(partners.root) == ["029 2018 0123", "029 2018 0124"]
    folder = partners.root / "docs/data/partners/list"
    assert sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.yml")) == [
        "a-council/2026-11-20.yml",
        "forum/2026-11-20.yml",
    ]


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
