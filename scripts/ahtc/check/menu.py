"""The menu (``nav`` in mkdocs.yml) names pages that are there, each once, in the form that the shell reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml
from yaml.error import MarkedYAMLError

from ahtc.core.files import read_text
from ahtc.core.problems import Finding, did_you_mean
from ahtc.core.project import Project
from ahtc.core.yaml_file import typing_fault

SETTINGS = "mkdocs.yml"

_PART = 'a page ("- glossary.md"), or a name with the pages below it, each on a line of its own'
_TITLE = "A page's words in the menu are its title; write its path alone, such as - partners/training.md"


def findings(project: Project) -> Iterator[Finding]:
    """What of the menu cannot be read, which pages it names that are not there, and which it names twice.

    The file holds tags that only MkDocs knows (``!ENV``), so it is read as nodes, and no value is made of them.
    """
    text = read_text(project.root / SETTINGS, project.root)
    try:
        settings = yaml.compose(text, Loader=yaml.CSafeLoader)
    except MarkedYAMLError as error:
        yield typing_fault(error, text, SETTINGS)
        return
    fields = settings.value if isinstance(settings, yaml.MappingNode) else []
    nav = next((value for key, value in fields if key.value == "nav"), None)
    if not isinstance(nav, yaml.SequenceNode):
        yield Finding(SETTINGS, 1, "menu", "There is no menu", "nav, a list of pages", "Put it back.")
        return
    named: set[str] = set()
    for node in _pages(nav.value):
        if isinstance(node, Finding):
            yield node
        elif node.value not in project.in_language("en"):
            remedy = "Take the line out, or put the page back."
            seen, expected = f'There is no page "{node.value}"', "the path of a page under docs"
            near = did_you_mean(node.value, project.in_language("en"))
            yield _finding(node, seen, expected, near if near.startswith("Did") else remedy)
        elif node.value in named:
            yield _finding(node, f'"{node.value}" stands in the menu twice', "each page once", "Delete one of the two.")
        named.add(node.value if isinstance(node, yaml.ScalarNode) else "")


def _pages(parts: list[Any]) -> Iterator[yaml.ScalarNode | Finding]:
    """The lines of the menu that name a page, and a finding for each part of another form."""
    for part in parts:
        if isinstance(part, yaml.ScalarNode):
            yield part
            continue
        below = part.value[0][1] if isinstance(part, yaml.MappingNode) and len(part.value) == 1 else None
        if not isinstance(below, yaml.SequenceNode) or not below.value:
            yield _finding(part, "This part of the menu cannot be read", _PART, f"{_TITLE}.")
            continue
        for page in below.value:
            fits = isinstance(page, yaml.ScalarNode)
            yield page if fits else _finding(page, "This line is no page", "a page's path alone", f"{_TITLE}.")


def _finding(node: Any, seen: str, expected: str, remedy: str) -> Finding:
    return Finding(SETTINGS, node.start_mark.line + 1, "menu", seen, expected, remedy)
