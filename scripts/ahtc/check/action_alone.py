"""A number to call stands in a paragraph of its own: a button in a sentence is missed, and leaves a full stop alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token

from ahtc.check.passages import NOTE_MARK
from ahtc.core.markdown import blocks
from ahtc.core.pages import Page
from ahtc.core.problems import Finding
from ahtc.core.project import Project

_ACTION = re.compile(r"\{\{\s*(?:phone|contact|call_card)\((?:(?!\}\}).)*\}\}", re.DOTALL)
_ALONE = re.compile(rf"\s*{_ACTION.pattern}\s*(?:\{{:?[^{{}}\n]*\}}\s*)?", re.DOTALL)
_LINE_ALONE = re.compile(rf"(?:(?<=\n\n)|\A)[ ]*{_ACTION.pattern}[ ]*(?=\n\n|\n?\Z)", re.DOTALL)
_ALONE_IN_HTML = re.compile(rf"<(p|li|div|dd|td)\b[^<>]*>\s*{_ACTION.pattern}\s*</\1>", re.DOTALL)

_ON_A_PAGE = "Put it on a line of its own, with an empty line before and after; its words go above or below."
_IN_A_TEMPLATE = "Give it a paragraph of its own in that page's template, in scripts/ahtc/kinds."


def findings(project: Project) -> Iterator[Finding]:
    """Each call of a number or a card with other words in its paragraph.

    Of the pages that one file is the source of, such as those of every council, the first call is told.
    """
    told: set[str] = set()
    for page in project.pages:
        for line, call in actions_among_words(page):
            if not page.generated:
                yield _finding(page.path, line, f"{call} stands in a sentence", _ON_A_PAGE)
            elif page.path not in told:
                told.add(page.path)
                yield _finding(page.path, line, f"{call} stands in a sentence of the page {page.name}", _IN_A_TEMPLATE)


def _finding(path: str, line: int, seen: str, remedy: str) -> Finding:
    return Finding(path, line, "action-alone", seen, "a paragraph that holds nothing else", remedy)


def actions_among_words(page: Page) -> Iterator[tuple[int, str]]:
    """Each such call of a page as written, with its line; on a generated page that of what it is made from."""
    if not _ACTION.search(_LINE_ALONE.sub("", page.text)):  # as on most pages: nothing has to be parsed
        return
    for token in blocks(NOTE_MARK.sub(r"# \1", page.text)):
        if token.map is not None and token.type in ("inline", "html_block"):
            for position, call in _among_words(token):
                line = page.first_line + token.map[0] + token.content.count("\n", 0, position)
                yield page.first_line if page.generated else line, call


def _among_words(block: Token) -> Iterator[tuple[int, str]]:
    text = block.content
    if block.type == "inline" and _ALONE.fullmatch(text):
        return
    alone = list(_ALONE_IN_HTML.finditer(text)) if block.type == "html_block" else []
    for call in _ACTION.finditer(text):
        if not any(each.start() < call.start() < each.end() for each in alone):
            yield call.start(), " ".join(call[0].split())
