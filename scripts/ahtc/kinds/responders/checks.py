"""A record and the official list agree on whether an organisation may refer people to the NRM."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.problems import Finding, did_you_mean
from ahtc.core.project import Project
from ahtc.kinds.organisations.record import Organisation
from ahtc.kinds.responders.record import FirstResponder, FirstResponderList

_LIST = "docs/data/first_responders.yml"


def findings(project: Project) -> Iterator[Finding]:
    """Each record that says yes though the list does not, or does not say yes though the list has it."""
    entries = {entry.id: entry for entry in project.facts.document(FirstResponderList).entries}
    named: dict[str, list[FirstResponder]] = {}
    for entry in entries.values():
        named.setdefault(entry.organisation or entry.id, []).append(entry)
    for organisation in project.facts[Organisation].values():
        yield from _unknown_entries(project, organisation, entries)
        listed = [*named.get(organisation.id, []), *_listed_as(organisation, entries)]
        on_list = [entry for entry in listed if entry.on_list]
        says_yes = organisation.first_responder.status == "yes"
        if on_list and not says_yes:
            yield _finding(project, organisation, "status", *_left_out(organisation, on_list[0]))
        elif says_yes and not on_list:
            yield _finding(project, organisation, "status", *_not_listed(listed))


def _listed_as(organisation: Organisation, entries: dict[str, FirstResponder]) -> list[FirstResponder]:
    return [entries[id] for id in organisation.first_responder.listed_as if id in entries]


def _unknown_entries(
    project: Project, organisation: Organisation, entries: dict[str, FirstResponder]
) -> Iterator[Finding]:
    for id in organisation.first_responder.listed_as:
        if id not in entries:
            seen, expected = f'"{id}" is no entry of the list', f"the id of an entry of {_LIST}"
            yield _finding(project, organisation, "listed_as", seen, expected, did_you_mean(id, entries))


def _left_out(organisation: Organisation, entry: FirstResponder) -> tuple[str, str, str]:
    status = organisation.first_responder.status
    remedy = "Look at the official list, then correct the one that is wrong."
    return f'This record says "{status}", but "{entry.id}" is on the official list', f'"yes", as in {_LIST}', remedy


def _not_listed(listed: list[FirstResponder]) -> tuple[str, str, str]:
    where = f'{_LIST} says of "{listed[0].id}" that it is not on it' if listed else f"nothing in {_LIST} names it"
    remedy = 'Write "no"; or, where it is part of a body on the list, name the entry of that body in listed_as.'
    return f'This record says "yes", but {where}', "an entry that is on the list", remedy


def _finding(
    project: Project, organisation: Organisation, field: str, seen: str, expected: str, remedy: str
) -> Finding:
    file = project.facts.stands(Organisation, organisation.id)
    return Finding(file.path, file.line_of(["first_responder", field]), "first-responder", seen, expected, remedy)
