"""What pages hold, kept from one command to the next: never another text's, never half of one."""

from __future__ import annotations

from pathlib import Path

import pytest

from ahtc.core import kept_outlines
from ahtc.core.kept import Kept
from ahtc.core.kept_outlines import outline_from
from ahtc.core.markdown import outline

TEXT = "# Cael help {#help}\n\nSee [the signs](signs/index.md) or <https://example.org>.\n"


def test_an_outline_that_is_kept_is_the_one_that_was_read(tmp_path: Path) -> None:
    first = outline_from(Kept(tmp_path), TEXT, 9)
    (kept,) = tmp_path.iterdir()
    kept.write_text(kept.read_text().replace("Cael help", "From the file"))
    again = outline_from(Kept(tmp_path), TEXT, 9)
    assert first == outline(TEXT, 9)
    assert [heading.text for heading in again.headings] == ["From the file"]
    assert (again.anchors, again.links, again.prose != "") == (first.anchors, first.links, True)


@pytest.mark.parametrize(("text", "line"), [(TEXT + "\nMore", 9), (TEXT, 10)])
def test_another_text_or_another_place_is_read_anew(tmp_path: Path, text: str, line: int) -> None:
    outline_from(Kept(tmp_path), TEXT, 9)
    assert outline_from(Kept(tmp_path), text, line) == outline(text, line)
    assert len(list(tmp_path.iterdir())) == 2


def test_when_the_reader_changes_everything_is_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outline_from(Kept(tmp_path), TEXT, 9)
    monkeypatch.setattr(kept_outlines, "_reader", lambda: "another version")
    outline_from(Kept(tmp_path), TEXT, 9)
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("damaged", ["", "{", "[]", '{"headings": [{"line": 1}]}', '{"prose": 1}'])
def test_a_damaged_file_is_as_none(tmp_path: Path, damaged: str) -> None:
    outline_from(Kept(tmp_path), TEXT, 9)
    (kept,) = tmp_path.iterdir()
    kept.write_text(damaged)
    assert outline_from(Kept(tmp_path), TEXT, 9) == outline(TEXT, 9)
