"""A name that a call prints keeps its first letter; where the word before asks for another, the call takes ``text``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ahtc.check.texts import texts_of
from ahtc.check.welsh.mutation import faults_in
from ahtc.core.facts import Facts
from ahtc.core.problems import Finding
from ahtc.core.project import Project
from ahtc.kinds.laws.record import Law
from ahtc.kinds.terms.record import Term

_CALLED = re.compile(r'\b(?P<before>\w+)\s+\{\{\s*(?P<call>law|term)\("(?P<id>[^"]*)"(?P<rest>[^}]*)\}\}')


def findings(project: Project) -> Iterator[Finding]:
    """Each call on a Welsh page whose name should have another first letter after the word before it."""
    texts = project.derived(texts_of)
    for page in project.in_language("cy").values():
        if page.generated:
            continue
        for found in _CALLED.finditer(page.text):
            name = None if "text=" in found["rest"] else _name(project.facts, found["call"], found["id"])
            for fault in faults_in(f"{found['before']} {name}", texts.words, texts.exceptions) if name else ():
                if fault.position != len(found["before"]) + 1:
                    continue
                line = page.first_line + page.text.count("\n", 0, found.start())
                seen = f'"{fault.before} {fault.word}": the call prints the name as it stands'
                expected = f'text="{fault.right}…" in the call'
                yield Finding(page.path, line, "called-name", seen, expected, "Give the call the name as it is here.")


def _name(facts: Facts, call: str, id: str) -> str | None:
    """The Welsh name that a call prints; None where it has none, or there is no such record."""
    if call == "law":
        law = facts[Law].get(id)
        return law.name.cy if law else None
    term = facts[Term].get(id)
    return term.term.cy if term else None
