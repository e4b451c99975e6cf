"""The pages that differ between two built sites."""

from __future__ import annotations

from pathlib import Path

from ahtc.output.comparison import Difference, differences


def site(folder: Path, **pages: str) -> Path:
    """A site with a page at each address, ``home`` at the root."""
    for name, text in pages.items():
        path = folder / ("" if name == "home" else name) / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def test_pages_that_changed_came_or_went_are_named_and_redirects_are_not(tmp_path: Path) -> None:
    leads_on = '<meta http-equiv="refresh" content="0; url={}">'
    before = site(tmp_path / "a", home="same", about="old", gone="x", moved=leads_on.format("../a/"))
    after = site(tmp_path / "b", home="same", about="new", fresh="y", moved=leads_on.format("../b/"))
    assert differences(before, after) == [
        Difference("about/", True, True),
        Difference("fresh/", False, True),
        Difference("gone/", True, False),
    ]


def test_two_builds_of_one_thing_do_not_differ(small_site: Path) -> None:
    assert differences(small_site, small_site) == []
