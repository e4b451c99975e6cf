"""What is kept from one command to the next: found again by its key, never needed, never without end."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ahtc.core import kept
from ahtc.core.kept import Kept


def test_what_was_kept_is_found_by_another_command(tmp_path: Path) -> None:
    Kept(tmp_path / "new").keep("a1", "-2.pdf", b"content")
    assert Kept(tmp_path / "new").found("a1") == ("a1-2.pdf", b"content")
    assert Kept(tmp_path / "new").found("a") is None


def test_without_a_folder_nothing_is_kept() -> None:
    nothing = Kept(None)
    nothing.keep("a1", ".png", b"content")
    assert nothing.found("a1") is None


def test_a_folder_that_cannot_be_written_or_read_stops_nothing(tmp_path: Path) -> None:
    taken = tmp_path / "a-file"
    taken.write_text("not a folder")
    Kept(taken).keep("a1", ".png", b"content")
    assert Kept(taken).found("a1") is None
    held = Kept(tmp_path)
    held.keep("a1", ".png", b"content")
    (tmp_path / "a1.png").unlink()
    assert held.found("a1") is None


def test_what_was_made_longest_ago_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 3)
    monkeypatch.setattr(kept, "LEFT", 2)
    held = Kept(tmp_path)
    for number, key in enumerate(["d", "c", "b"]):
        held.keep(key, ".png", b"")
        os.utime(tmp_path / f"{key}.png", (number, number))
    held.keep("a", ".png", b"")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.png", "b.png"]
    assert held.found("d") is None
