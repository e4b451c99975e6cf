"""A path leads everybody who follows it to something that they can do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ahtc.core.facts import Facts, Stands
from ahtc.core.problems import Finding, did_you_mean
from ahtc.core.project import Project
from ahtc.kinds.paths.record import GuidedPath


@dataclass(frozen=True)
class Way:
    """One way on: from a step or end to another, and the keys of the value in the file that says so."""

    origin: str
    to: str
    keys: tuple[str | int, ...]


def agree(facts: Facts) -> Iterator[Finding]:
    """Each id that a path has twice, and each answer that leads to nothing: no page could be made of it."""
    for path, stands in _paths(facts):
        places = list(_places(path))
        for id, count in Counter(id for id, _ in places).items():
            if count > 1:
                keys = [keys for found, keys in places if found == id][-1]
                seen, remedy = f'"{id}" stands in this path {count} times', "Give each step and end a name of its own."
                yield _finding(stands, keys, seen, "each step and end once", remedy)
        known = {id for id, _ in places}
        for way in ways(path):
            if way.to not in known:
                seen = f'"{way.origin}" leads to "{way.to}", and this path has no such step or end'
                yield _finding(stands, way.keys, seen, "the id of a step or an end", did_you_mean(way.to, known))


def findings(project: Project) -> Iterator[Finding]:
    """Each step or end that is a dead end or out of reach, each way that leads in a circle, each page that is gone."""
    for path, stands in _paths(project.facts):
        yield from _dead_ends(path, stands)
        yield from _circles(path, stands)
        yield from _out_of_reach(path, stands)
        yield from _unknown_pages(path, stands, project)


def ways(path: GuidedPath) -> Iterator[Way]:
    """Every way on in a path, in the order of the file."""
    for at, step in enumerate(path.steps):
        for number, answer in enumerate(step.answers):
            yield Way(step.id, answer.to, ("steps", at, "answers", number, "to"))
    for at, end in enumerate(path.ends):
        if end.then:
            yield Way(end.id, end.then, ("ends", at, "then"))


def _paths(facts: Facts) -> Iterator[tuple[GuidedPath, Stands]]:
    return ((path, facts.stands(GuidedPath, id)) for id, path in facts[GuidedPath].items())


def _places(path: GuidedPath) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Every step and end with the keys of its id."""
    yield from ((step.id, ("steps", at, "id")) for at, step in enumerate(path.steps))
    yield from ((end.id, ("ends", at, "id")) for at, end in enumerate(path.ends))


def _dead_ends(path: GuidedPath, stands: Stands) -> Iterator[Finding]:
    for at, step in enumerate(path.steps):
        if not step.answers:
            seen, expected = f'The step "{step.id}" is a dead end: it has no answers', "two answers or more"
            yield _finding(stands, ("steps", at, "id"), seen, expected, "Write answers, and where each leads.")
    for at, end in enumerate(path.ends):
        if not end.actions:
            seen, expected = f'The end "{end.id}" is a dead end: it says nothing to do', "an action or more"
            yield _finding(stands, ("ends", at, "id"), seen, expected, "Say what to do now, with a number or a page.")


def _circles(path: GuidedPath, stands: Stands) -> Iterator[Finding]:
    """Each way that leads back to where somebody has been, told with the round that it makes."""
    on: dict[str, list[Way]] = {}
    for way in ways(path):
        on.setdefault(way.origin, []).append(way)
    done: set[str] = set()

    def follow(id: str, been: tuple[str, ...]) -> Iterator[Finding]:
        for way in on.get(id, ()):
            if way.to in been:
                seen = f"This leads in a circle: {' → '.join((*been[been.index(way.to) :], way.to))}"
                remedy = "Lead it to a step that nobody has answered yet, or to an end."
                yield _finding(stands, way.keys, seen, "ways that only lead on", remedy)
            elif way.to not in done:
                yield from follow(way.to, (*been, way.to))
        done.add(id)

    for step in path.steps:
        if step.id not in done:
            yield from follow(step.id, (step.id,))


def _out_of_reach(path: GuidedPath, stands: Stands) -> Iterator[Finding]:
    reached = {path.steps[0].id}
    found = list(ways(path))
    while more := {way.to for way in found if way.origin in reached} - reached:
        reached |= more
    for id, keys in _places(path):
        if id not in reached:
            seen = f'Nobody who starts at "{path.steps[0].id}" comes to "{id}"'
            yield _finding(stands, keys, seen, "an answer that leads there", "Lead an answer to it, or delete it.")


def _unknown_pages(path: GuidedPath, stands: Stands, project: Project) -> Iterator[Finding]:
    known = project.in_language("en")
    for at, end in enumerate(path.ends):
        for number, action in enumerate(end.actions):
            name = (action.page or "").partition("#")[0]
            if name and name not in known:
                seen, keys = f'There is no page "{name}"', ("ends", at, "actions", number, "page")
                yield _finding(stands, keys, seen, "the path of a page under docs", did_you_mean(name, known))


def _finding(stands: Stands, keys: tuple[str | int, ...], seen: str, expected: str, remedy: str) -> Finding:
    return Finding(stands.path, stands.line_of(keys), "guided-path", seen, expected, remedy)
