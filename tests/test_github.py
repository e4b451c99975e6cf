"""What a pull request meets: a list for each kind of change in both languages, and who must look at what."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT

WORKFLOWS = ROOT / ".github" / "workflows"

TEMPLATES = sorted((ROOT / ".github" / "PULL_REQUEST_TEMPLATE").glob("*.md"))
GENERAL = (ROOT / ".github" / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")


def test_each_kind_of_change_has_a_list_that_the_general_one_names() -> None:
    names = {path.stem for path in TEMPLATES}
    assert names == {"number", "event", "page", "withdrawal", "statistics", "programs"}
    assert {f"&template={name}.md" for name in names} == {*re.findall(r"&template=[a-z]+\.md", GENERAL)}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_each_line_of_a_list_stands_in_both_languages(path: Path) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    assert len([line for line in lines if line.startswith("- [ ] ")]) >= 3
    assert [line for line in lines if line.count(" / ") != 1] == []


def test_whoever_must_look_at_a_change_is_asked_about_files_that_are_there() -> None:
    listed = (ROOT / ".github" / "CODEOWNERS").read_text(encoding="utf-8").split("\n")
    paths = [line.split()[0] for line in listed if line.startswith("/")]
    assert "/docs/data/never_publish.yml" in paths
    assert [path for path in paths if not (ROOT / path.strip("/")).exists()] == []


def test_every_action_is_named_by_its_commit() -> None:
    used = [found for path in WORKFLOWS.glob("*.yml") for found in re.findall(r"uses: (\S+)", path.read_text("utf-8"))]
    assert [name for name in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", name)] == []


def test_what_runs_the_files_of_a_pull_request_only_reads_and_what_writes_its_comment_runs_none() -> None:
    reads, writes = (yaml.safe_load((WORKFLOWS / f"{name}.yml").read_text("utf-8")) for name in ("checks", "comment"))
    assert reads["permissions"] == {"contents": "read"}
    assert "secrets" not in str(reads)
    assert "github.token" not in str(reads)
    (steps,) = (job["steps"] for job in writes["jobs"].values())
    assert [step for step in steps if "uses" in step] == []
    assert "${{" not in steps[0]["run"], "what somebody named a branch is handed on as a variable, never as a command"


def test_a_pull_that_fails_is_red_and_proposes_nothing_and_a_publishers_words_are_code() -> None:
    (job,) = yaml.safe_load((WORKFLOWS / "pulls.yml").read_text("utf-8"))["jobs"].values()
    commands = [step["run"] for step in job["steps"] if "run" in step]
    pull = next(place for place, command in enumerate(commands) if "ahtc pull" in command)
    proposed = next(place for place, command in enumerate(commands) if "gh pr create" in command)
    assert "|" not in commands[pull].replace(
        '"$SOURCE" > said.txt', ""
    )  # a pipe or `|| true` would hide that it failed
    assert pull < proposed
    assert all(
        "--body-file body.md" in line for line in commands[proposed].split("\n") if re.search("gh pr (cr|ed)", line)
    )
    assert any(command.endswith("sed 's/^/    /' > body.md") for command in commands)
