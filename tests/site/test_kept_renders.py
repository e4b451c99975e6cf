"""What became of Markdown, kept from one build to the next: the same site as without, and no fault hidden."""

from __future__ import annotations

from pathlib import Path

import pytest

from ahtc.core.kept import Kept
from ahtc.site import mkdocs_plugin
from ahtc.site.kept_renders import KeptRenders, Rendered
from tests.project import SmallProject, tree

PAGE = Rendered("<h2 id=a>A</h2>", [("a", "A")], ["a"])


def kept(folder: Path, around: str = "as ever") -> KeptRenders:
    return KeptRenders(Kept(folder), around)


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A folder in which one page is kept."""
    renders = kept(tmp_path)
    renders.find("a.md", "## A")
    renders.make("a.md", PAGE)
    renders.keep()
    return tmp_path


def test_a_page_of_the_same_text_is_found_again(made: Path) -> None:
    renders = kept(made)
    assert renders.find("a.md", "## A")
    assert renders.page("a.md") == PAGE


@pytest.mark.parametrize(
    ("around", "name", "text"),
    [("a new version", "a.md", "## A"), ("as ever", "b.md", "## A"), ("as ever", "a.md", "A")],
)
def test_whatever_it_was_made_from_has_changed_it_is_not(made: Path, around: str, name: str, text: str) -> None:
    assert not kept(made, around).find(name, text)


def test_what_was_made_is_kept_only_when_the_build_says_so(tmp_path: Path) -> None:
    renders = kept(tmp_path)
    renders.find("a.md", "## A")
    renders.make("a.md", PAGE)
    assert renders.page("a.md") == PAGE
    assert not kept(tmp_path).find("a.md", "## A")


@pytest.mark.parametrize("damaged", ["", "[]", '{"html": "x"}', '{"html": "x", "headings": [1], "anchors": []}'])
def test_a_damaged_file_is_as_none(made: Path, damaged: str) -> None:
    (file,) = made.iterdir()
    file.write_text(damaged)
    assert not kept(made).find("a.md", "## A")


def test_a_site_built_from_what_is_kept_is_the_same_and_a_fault_is_told_each_time(
    project: SmallProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mkdocs_plugin, "kept_for_this_user", lambda: tmp_path / "cache")
    first = tree(project.build())
    assert len(list((tmp_path / "cache" / "pages").iterdir())) > 20
    assert tree(project.build()) == first
    project.append("docs/about.md", "\n[Nowhere](nowhere.md)\n")
    told = {project.build_problem() for _ in range(2)}
    assert len(told) == 1
    assert "nowhere.md" in told.pop()
