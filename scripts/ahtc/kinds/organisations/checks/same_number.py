"""A number that several organisations publish is written the same way everywhere, in their words too."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.problems import Finding
from ahtc.core.project import Project
from ahtc.kinds.organisations.checks.typed_contact import PHONE
from ahtc.kinds.organisations.record import Organisation

_EXPECTED = "the same spaces everywhere"
_Keys = list[str | int]


def findings(project: Project) -> Iterator[Finding]:
    """Each published number whose digits another record, or the words of any, give with other spaces."""
    first: dict[str, tuple[str, str]] = {}
    for organisation in project.facts[Organisation].values():
        file = project.facts.stands(Organisation, organisation.id)
        for index, contact in enumerate(organisation.contacts):
            if contact.release != "published" or not contact.dialled:
                continue
            path, value = first.setdefault(contact.digits, (file.path, contact.value))
            if value != contact.value:
                line = file.line_of(["contacts", index, "value"])
                seen = f'"{contact.value}" is written "{value}" in {path}'
                remedy = "Write both as the body that answers it does."
                yield Finding(file.path, line, "same-number", seen, _EXPECTED, remedy)
    for organisation in project.facts[Organisation].values():
        yield from _in_words(project, organisation, first)


def _in_words(project: Project, organisation: Organisation, first: dict[str, tuple[str, str]]) -> Iterator[Finding]:
    file = project.facts.stands(Organisation, organisation.id)
    for keys, text in _texts(file.file.data, []):
        if keys[-1] in ("value", "url") or not ("0" in text or "+44" in text):
            continue
        for found in PHONE.finditer(text):
            path, value = first.get("".join(c for c in found[0] if c.isdigit()), ("", found[0]))
            if value != found[0]:
                seen = f'"{found[0]}" stands in these words, and is written "{value}" in {path}'
                remedy = "Write it here as it is written there."
                yield Finding(file.path, file.line_of(keys), "same-number", seen, _EXPECTED, remedy)


def _texts(node: object, keys: _Keys) -> Iterator[tuple[_Keys, str]]:
    """Every text of a record, with the keys that lead to it."""
    if isinstance(node, str):
        yield keys, node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _texts(value, [*keys, key])
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _texts(value, [*keys, index])
