from __future__ import annotations

from pathlib import Path

import pytest

from ahtc.pull.in_place import put_in_place
from tests.pull.project import tree

FILES = {Path("docs/data/a.txt"): b"new", Path("docs/data/deep/er/b.txt"): b"new", Path("docs/data/c.txt"): b"same"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    data = tmp_path / "docs/data"
    data.mkdir(parents=True)
    (data / "a.txt").write_bytes(b"old")
    (data / "c.txt").write_bytes(b"same")
    return tmp_path


def accept(_: Path) -> None:
    """Finds nothing wrong."""


def test_all_files_are_put_in_place_and_the_changed_ones_named(root: Path) -> None:
    assert put_in_place(root, FILES, accept) == [Path("docs/data/a.txt"), Path("docs/data/deep/er/b.txt")]
    assert all((root / path).read_bytes() == content for path, content in FILES.items())
    assert [path.name for path in (root / "docs").iterdir()] == ["data"]


def test_the_check_sees_every_file_laid_out_as_the_project_is(root: Path) -> None:
    seen: list[bytes] = []
    put_in_place(root, FILES, lambda prepared: seen.extend((prepared / path).read_bytes() for path in FILES))

    assert seen == list(FILES.values())


def test_a_check_that_refuses_leaves_everything_as_it_was(root: Path) -> None:
    def refuse(_: Path) -> None:
        raise KeyboardInterrupt

    was = tree(root)
    with pytest.raises(KeyboardInterrupt):
        put_in_place(root, FILES, refuse)
    assert tree(root) == was


def test_a_dry_run_puts_nothing_in_place(root: Path) -> None:
    was = tree(root)
    assert len(put_in_place(root, FILES, accept, dry_run=True)) == 2
    assert tree(root) == was


@pytest.mark.parametrize("blocked", ["docs/data/z.txt", "docs/data/f.txt/b.txt"])
def test_a_file_that_cannot_be_placed_takes_back_files_and_folders_put_before_it(root: Path, blocked: str) -> None:
    (root / "docs/data/z.txt").mkdir()
    (root / "docs/data/f.txt").write_bytes(b"a file where a folder is wanted")
    was = tree(root)
    with pytest.raises(OSError, match="directory"):
        put_in_place(root, {**FILES, Path(blocked): b"new"}, accept)
    assert tree(root) == was
