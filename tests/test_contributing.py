"""What the guides say is true: what they name is there, and Welsh and English are each the equal of the other."""

from __future__ import annotations

import importlib
import re
from functools import reduce

import pytest

from ahtc.check.passages import OTHER
from ahtc.check.texts import texts_of
from ahtc.check.welsh.mutation import faults_in
from ahtc.check.welsh.words import WORD
from ahtc.core.markdown import blocks
from ahtc.core.project import Project
from ahtc.kinds import KINDS
from ahtc.site.calls import SITE_CALLS
from tests.conftest import ROOT

PICTURE = re.compile(r"!\[(?P<words>[^\]]+)\]\((?P<path>[^)]+)\)")
LIGHT = 60_000  # bytes: somebody may open the guide on a telephone

OFFICER, SWYDDOG, PROGRAMMER = (
    (ROOT / name).read_text(encoding="utf-8") for name in ("CONTRIBUTING.md", "CYFRANNU.md", "DEVELOPING.md")
)


def section(guide: str, title: str) -> str:
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", guide, re.DOTALL | re.MULTILINE)
    assert found, title
    return found[1]


@pytest.mark.parametrize("title", ["The way of one telephone number", "The way of one figure"])
def test_a_walk_passes_functions_that_are_there(title: str) -> None:
    names = re.findall(r"`((?:pull|kinds|site|output)(?:\.\w+)+)`", section(PROGRAMMER, title))
    assert len(names) >= 10
    for name in names:
        parts = f"ahtc.{name}".split(".")
        lengths = [len(parts) - 1] + ([len(parts) - 2] if parts[-2][0].isupper() else [])
        module = importlib.import_module(".".join(parts[: lengths[-1]]))
        assert callable(reduce(getattr, parts[lengths[-1] :], module)), name


@pytest.mark.parametrize(("guide", "title"), [(OFFICER, "Which file holds what"), (PROGRAMMER, "Where things are")])
def test_the_files_that_are_pointed_to_are_there(guide: str, title: str) -> None:
    paths = re.findall(r"`((?:docs|scripts|\.github)/[\w/.-]+|mkdocs\.yml)`", section(guide, title))
    assert len(paths) >= 9
    assert [path for path in paths if not (ROOT / path).exists()] == []


def parts(guide: str) -> list[tuple[int, list[str]]]:
    """Each part of a guide under a heading: how many items and rows it has, and the names of files and fields."""
    return [
        (len(re.findall(r"^(?:- |\d\. |\| )", part, re.MULTILINE)), sorted(re.findall(r"`[^`\n]+`", part)))
        for part in re.split(r"^## ", guide, flags=re.MULTILINE)
    ]


def test_the_guide_says_the_same_in_both_languages() -> None:
    assert parts(OFFICER) == parts(SWYDDOG)


def test_the_pictures_are_those_of_the_language_light_and_said_in_words() -> None:
    shown = {language: list(PICTURE.finditer(guide)) for language, guide in (("en", OFFICER), ("cy", SWYDDOG))}
    assert len(shown["en"]) == 3
    assert [found["path"].replace(".en.", ".cy.") for found in shown["en"]] == [found["path"] for found in shown["cy"]]
    for found in (*shown["en"], *shown["cy"]):
        assert 0 < (ROOT / found["path"]).stat().st_size < LIGHT
        assert len(found["words"].split()) > 8


def test_the_welsh_guide_is_spelled_and_mutated_right(whole_project: Project) -> None:
    """Words in italics or between quotes are English, or are words of the site; lines further in belong to files."""
    read, found = texts_of(whole_project), []
    for block in blocks(re.sub(r'(?<!\*)\*[^*\n]+\*(?!\*)|"[^"]+"|^ {4}.*$', OTHER, SWYDDOG, flags=re.MULTILINE)):
        parts = (child.content if child.type == "text" else OTHER for child in block.children or [])
        text = re.sub(r"\w+\.md", OTHER, "".join(parts))
        found += [word for word in WORD.findall(text) if word.islower() and word[1:] and not read.words.knows(word)]
        found += [f"{fault.before} {fault.word}" for fault in faults_in(text, read.words, read.exceptions)]
    assert found == []


def test_the_readme_lists_every_call_that_pages_may_use() -> None:
    listed = re.findall(r"^\| `(\w+)\(", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    inside = {"downloads": "download"}  # in the row of another
    assert {inside.get(name, name) for kind in KINDS for name in kind.calls} | {*SITE_CALLS} == {*listed}
