"""What a plan says is said by its own sources, each of its objectives and actions has an id of its own."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.problems import Finding, did_you_mean
from ahtc.core.project import Project
from ahtc.kinds.plans.record import Plan


def findings(project: Project) -> Iterator[Finding]:
    """Each source that is named and not there, each that nothing names, and each id that stands twice."""
    for id, plan in project.facts[Plan].items():
        stands = project.facts.stands(Plan, id)
        named = [(("source",), plan.source), *(((*place, "source"), later.source) for place, later in plan.later())]
        for place, key in named:
            if key not in plan.sources:
                seen, near = f'The source "{key}" is not below', did_you_mean(key, plan.sources)
                yield Finding(stands.path, stands.line_of(place), "plan", seen, "a key of this plan's sources", near)
        for key in {*plan.sources} - {key for _, key in named}:
            seen, remedy = f'Nothing of this plan has the source "{key}"', "Take it out, or name it where it belongs."
            yield Finding(
                stands.path, stands.line_of(["sources", key]), "plan", seen, "sources of what it says", remedy
            )
        seen_ids: set[str] = set()
        for place, own in _ids(plan):
            if own in seen_ids:
                seen, remedy = f'The id "{own}" stands here twice', "Give one of them another id."
                yield Finding(stands.path, stands.line_of([*place, "id"]), "plan", seen, "each once", remedy)
            seen_ids.add(own)


def _ids(plan: Plan) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for o, objective in enumerate(plan.objectives):
        yield ("objectives", o), objective.id
        for a, action in enumerate(objective.actions):
            yield ("objectives", o, "actions", a), action.id
