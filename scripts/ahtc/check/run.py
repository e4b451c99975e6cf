"""All the rules, run over one project: those about pages, and each kind's own."""

from __future__ import annotations

from collections.abc import Iterable

from ahtc.check import (
    action_alone,
    article,
    calls,
    day_done,
    duplicate_title,
    example_text,
    former_address,
    front_matter,
    leads_to_help,
    links,
    long_sentences,
    menu,
    needed_page,
    page_sources,
    pasted_table,
    reading_age,
    slug_clash,
    twin_structure,
    twin_version,
    welsh_twin,
    withdrawn,
)
from ahtc.check.twin_version import OVERDUE_RULE as TRANSLATION_OVERDUE
from ahtc.check.welsh import addresses, called_names, mutation, names, other_language, spelling, terms
from ahtc.core.kind import Rule
from ahtc.core.problems import Finding, ProblemsError
from ahtc.core.project import Project
from ahtc.kinds import KINDS
from ahtc.kinds.organisations.checks.contact_age import OVERDUE

PAGE_RULES: dict[str, Rule] = {
    "call": calls.findings,
    "welsh-twin": welsh_twin.findings,
    "twin-structure": twin_structure.findings,
    "twin-version": twin_version.findings,
    "front-matter": front_matter.findings,
    "day-done": day_done.findings,
    "withdrawn": withdrawn.findings,
    "page-sources": page_sources.findings,
    "action-alone": action_alone.findings,
    "pasted-table": pasted_table.findings,
    "links": links.findings,
    "leads-to-help": leads_to_help.findings,
    "menu": menu.findings,
    "needed-page": needed_page.findings,
    "slug-clash": slug_clash.findings,
    "former-address": former_address.findings,
    "duplicate-title": duplicate_title.findings,
    "spelling": spelling.findings,
    "mutation": mutation.findings,
    "called-name": called_names.findings,
    "one-term": terms.findings,
    "welsh-name": names.findings,
    "welsh-address": addresses.findings,
    "other-language": other_language.findings,
    "long-sentence": long_sentences.findings,
    "reading-age": reading_age.findings,
    "article": article.findings,
    "example-text": example_text.findings,
}

RULES: dict[str, Rule] = PAGE_RULES | {name: rule for kind in KINDS for name, rule in kind.checks.items()}


# What holds of a text by itself, whatever is wrong elsewhere.
OF_ONE_TEXT = (
    "twin-structure",
    "twin-version",
    "day-done",
    "page-sources",
    "action-alone",
    "spelling",
    "mutation",
    "long-sentence",
    "article",
)


def run_checks(project: Project, leave_out: Iterable[str] = ()) -> list[Finding]:
    """What every rule finds, in the order of the files and their lines.

    ``leave_out`` names rules that whoever asks sees to itself: a build answers the calls once, for the pages. Where
    something of the project could not be read, only the rules run that look at one text at a time.
    """
    names = [name for name in (OF_ONE_TEXT if project.unread else RULES) if name not in leave_out]
    return sorted({finding for name in names for finding in _found(RULES[name], project)})


def _found(rule: Rule, project: Project) -> list[Finding]:
    """What a rule finds; or, where it cannot read what it needs, that."""
    try:
        return list(rule(project))
    except ProblemsError as error:
        return error.findings


def overdue(findings: Iterable[Finding]) -> list[Finding]:
    """The warnings that fail the scheduled check: contacts past a year unchecked, Welsh long older than its English."""
    return [finding for finding in findings if finding.rule in (OVERDUE, TRANSLATION_OVERDUE)]
