from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from ahtc.core.before import NoBeforeError, files_before

IDENTITY = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *IDENTITY, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of which Git keeps one commit, on the branch ``main``; one file has changed since."""
    folder = tmp_path_factory.mktemp("kept")
    (folder / "docs").mkdir()
    (folder / "docs" / "a.yml").write_text("ŵ: 1\n", encoding="utf-8")
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=First")
    (folder / "docs" / "a.yml").write_text("ŵ: 2\n", encoding="utf-8")
    return folder


def test_the_files_are_as_they_were(kept: Path) -> None:
    assert files_before(kept, "main", "docs") == {"docs/a.yml": "ŵ: 1\n"}


def test_a_folder_that_was_not_there_held_nothing(kept: Path) -> None:
    assert files_before(kept, "main", "docs/data") == {}


@pytest.mark.parametrize("ref", ["other", "--output=x", "main:docs"])
def test_a_name_that_git_does_not_have_is_said(kept: Path, ref: str) -> None:
    with pytest.raises(NoBeforeError, match="Git has nothing of this name"):
        files_before(kept, ref, "docs")


def test_so_is_a_folder_that_git_does_not_keep(tmp_path: Path) -> None:
    with pytest.raises(NoBeforeError, match="not a git repository"):
        files_before(tmp_path, "main", "docs")
