"""Addresses for tests, and the small project's organisation with everything that one can have."""

from __future__ import annotations

from ahtc.core.facts import Facts
from ahtc.core.text import Language
from ahtc.kinds.organisations.record import Organisation
from tests.project import TRUST, SmallProject

SPANS = """    opening:
      spans:
        - {days: [mon, tue], opens: "09:00", closes: "17:00"}
        - {days: [sat], opens: "17:00", closes: "24:00"}
      bank_holidays: closed
    speaks: [cy, interpreters]
    cost: {en: Free, cy: Am ddim}
"""


def address(name: str, language: Language) -> str:
    """Where a page would stand on a site of tests."""
    return f"https://example.test/{language}/{name.removesuffix('.md')}/"


def full(project: SmallProject) -> tuple[Facts, Organisation]:
    """The facts, and in them the trust with hours, languages and a cost for its first contact."""
    project.change(TRUST, "    hours: {en: Weekdays", f"{SPANS}    hours: {{en: Weekdays")
    served = "covers: wales\ncovers_source: {title: A page, publisher: A body, date: undated}\n"
    project.change(TRUST, "area: {en", f"needs: [talk]\npeople: [adults]\n{served}area: {{en")
    facts = project.facts()
    return facts, facts[Organisation]["example-trust"]
