"""Hard terms are explained where they first stand on a page: by the call ``term``, which carries the definition."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ahtc.core.markdown import blanked
from ahtc.core.pages import Page
from ahtc.core.problems import Finding
from ahtc.core.project import Project
from ahtc.kinds.terms.record import Term

# Where a name may stand unexplained: in another call, a link (which leads to more), an attribute, and a heading.
_PASSED_OVER = re.compile(r"\{\{.*?\}\}|\[[^\[\]]*\]\([^()]*\)|\{:?[ ]*[#.][^{}\n]*\}|^#.*$", re.DOTALL | re.MULTILINE)


def findings(project: Project) -> Iterator[Finding]:
    """Each hard term of an English page that stands there before the call that explains it."""
    hard = [term for term in project.facts[Term].values() if term.explain]
    for page in project.written():
        if page.language == "en":
            yield from _of_page(page, hard)


def _of_page(page: Page, hard: Iterable[Term]) -> Iterator[Finding]:
    prose = blanked(_PASSED_OVER, page.text)
    for term in hard:
        named = _named(term).search(prose)
        explained = re.search(rf'\{{\{{ *term\("{term.id}[a-z-]*"', page.text)
        if named and not (explained and explained.start() < named.start()):
            line = page.first_line + page.text.count("\n", 0, named.start())
            call = f'{{{{ term("{term.id}", text="{named[0]}") }}}}'
            seen = f'"{named[0]}" stands on the page before it is explained'
            yield Finding(page.path, line, "unexplained-term", seen, f"{call} where it first stands", "Call it there.")


def _named(term: Term) -> re.Pattern[str]:
    names = [term.term.en, *([term.short.en] if term.short else [])]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(name) for name in names)})s?(?![\w-])", re.IGNORECASE)
