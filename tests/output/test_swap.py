"""The new site takes the place of the old one at once, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from ahtc.output.build import swap


def folder(path: Path, text: str) -> Path:
    path.mkdir()
    (path / "index.html").write_text(text, encoding="utf-8")
    return path


def test_the_new_takes_the_place_of_the_old(tmp_path: Path) -> None:
    site = folder(tmp_path / "site", "old")
    swap(folder(tmp_path / "fresh", "new"), site)
    assert (site / "index.html").read_text(encoding="utf-8") == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_first_site_needs_no_old_one(tmp_path: Path) -> None:
    swap(folder(tmp_path / "fresh", "new"), tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "new"


def test_what_an_earlier_swap_left_behind_is_cleared(tmp_path: Path) -> None:
    folder(tmp_path / ".site-old", "older")
    swap(folder(tmp_path / "fresh", "new"), folder(tmp_path / "site", "old"))
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_swap_that_fails_half_way_puts_the_old_site_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, fresh = folder(tmp_path / "site", "old"), folder(tmp_path / "fresh", "new")
    rename = Path.rename

    def fails_for_the_new(self: Path, target: Path) -> Path:
        if self == fresh:
            raise OSError("The disk went away")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fails_for_the_new)
    with pytest.raises(OSError, match="The disk went away"):
        swap(fresh, site)
    assert (site / "index.html").read_text(encoding="utf-8") == "old"
    assert not (tmp_path / ".site-old").exists()


def test_an_old_site_that_cannot_be_moved_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, fresh = folder(tmp_path / "site", "old"), folder(tmp_path / "fresh", "new")

    def fails(self: Path, target: Path) -> Path:
        raise PermissionError("Not yours")

    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(PermissionError):
        swap(fresh, site)
    assert (site / "index.html").read_text(encoding="utf-8") == "old"


def test_a_site_lost_between_two_steps_is_put_back_by_the_next_swap_that_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The power went between the two renames: only the old copy is left, and the next try must not destroy it."""
    old, fresh = folder(tmp_path / ".site-old", "old"), folder(tmp_path / "fresh", "new")
    rename = Path.rename

    def fails_for_the_new(self: Path, target: Path) -> Path:
        if self == fresh:
            raise OSError("The disk went away")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fails_for_the_new)
    with pytest.raises(OSError, match="The disk went away"):
        swap(fresh, tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "old"
    assert not old.exists()
