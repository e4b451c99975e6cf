"""A Welsh page is built as its English twin is: the same headings, anchors, links and calls in the same order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from ahtc.core.markdown import destination, is_external
from ahtc.core.pages import Page
from ahtc.core.problems import Finding, ProblemsError
from ahtc.core.project import Project
from ahtc.site.expand import Call, calls_in


@dataclass(frozen=True)
class Part:
    """One part of a page's structure, written so that twins can be compared."""

    line: int
    what: str


def findings(project: Project) -> Iterator[Finding]:
    """The first place where a written Welsh page differs from its twin, for each kind of part."""
    welsh = project.in_language("cy")
    for name, english in project.in_language("en").items():
        twin = welsh.get(name)
        if twin is None or english.generated or twin.generated:
            continue
        for parts in KINDS:
            try:
                pair = parts(english), parts(twin)
            except ProblemsError:  # a call that cannot be read is for the rule "calls" to tell
                continue
            yield from _first_difference(english, twin, *pair)


def _headings(page: Page) -> list[Part]:
    return [Part(heading.line, f"a heading of level {heading.level}") for heading in page.outline.headings]


def _anchors(page: Page) -> list[Part]:
    return [Part(anchor.line, f"the anchor {{#{anchor.name}}}") for anchor in page.outline.anchors]


def _links(page: Page) -> list[Part]:
    return [Part(link.line, _link(page, link.target)) for link in page.outline.links]


def _link(page: Page, target: str) -> str:
    if is_external(target):
        return "a link to another site"
    path, anchor = destination(page.docs_path, target)
    return f"a link to {path.removeprefix('cy/')}" + (f"#{anchor}" if anchor else "")


def _calls(page: Page) -> list[Part]:
    return [Part(call.line, f"the call {_written(call)}") for call in calls_in(page.text, page.path, page.first_line)]


def _written(call: Call) -> str:
    arguments = [repr(argument) for argument in call.arguments]
    arguments += sorted(f"{name}={value!r}" for name, value in call.keywords if name != "text")
    return f"{call.name}({', '.join(arguments)})".replace("'", '"')


KINDS: tuple[Callable[[Page], list[Part]], ...] = (_headings, _anchors, _links, _calls)


def _first_difference(english: Page, welsh: Page, ours: list[Part], theirs: list[Part]) -> Iterator[Finding]:
    last_line = welsh.first_line + welsh.text.rstrip("\n").count("\n")
    nothing_more = Part(english.first_line + english.text.rstrip("\n").count("\n"), "nothing more of the kind")
    for expected, seen in zip_longest(ours, theirs):
        if expected and seen and expected.what == seen.what:
            continue
        line = seen.line if seen else last_line
        stands = f"Here stands {seen.what}" if seen else "The page ends too soon"
        wanted = expected or nothing_more
        remedy = "Build both pages alike; only the words differ."
        where = f"{wanted.what}, as in {english.path}:{wanted.line}"
        yield Finding(welsh.path, line, "twin-structure", stands, where, remedy)
        return
