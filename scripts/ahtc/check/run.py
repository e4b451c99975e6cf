"""All the rules, run over one project."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ahtc.check import (
    article,
    calls,
    duplicate_title,
    example_text,
    former_address,
    front_matter,
    future_date,
    links,
    long_sentences,
    page_sources,
    slug_clash,
    twin_structure,
    twin_version,
    typed_contact,
    typed_figure,
    welsh_twin,
)
from ahtc.check.site import Site
from ahtc.check.welsh import addresses, mutation, names, spelling, terms
from ahtc.core.problems import Finding
from ahtc.kinds.councils import checks as councils
from ahtc.kinds.never_publish import checks as never_publish
from ahtc.kinds.organisations.checks import contact_age, same_number, web_address
from ahtc.kinds.responders import checks as first_responder
from ahtc.kinds.statistics import awaited, first_published, leftovers
from ahtc.kinds.statistics import checks as releases
from ahtc.kinds.statistics.open_data import sheet_names

RULES: dict[str, Callable[[Site], Iterable[Finding]]] = {
    "never-publish": never_publish.findings,
    "typed-contact": typed_contact.findings,
    "typed-figure": typed_figure.findings,
    "call": calls.findings,
    "same-number": same_number.findings,
    "web-address": web_address.findings,
    "contact-age": contact_age.findings,
    "councils": councils.findings,
    "first-responder": first_responder.findings,
    "welsh-twin": welsh_twin.findings,
    "twin-structure": twin_structure.findings,
    "twin-version": twin_version.findings,
    "front-matter": front_matter.findings,
    "example-text": example_text.findings,
    "future-date": future_date.findings,
    "page-sources": page_sources.findings,
    "links": links.findings,
    "slug-clash": slug_clash.findings,
    "former-address": former_address.findings,
    "duplicate-title": duplicate_title.findings,
    "spelling": spelling.findings,
    "mutation": mutation.findings,
    "one-term": terms.findings,
    "welsh-name": names.findings,
    "welsh-address": addresses.findings,
    "long-sentence": long_sentences.findings,
    "article": article.findings,
    "awaited": awaited.findings,
    "first-published": first_published.findings,
    "leftover": leftovers.findings,
    "release": releases.findings,
    "sheet-name": sheet_names.findings,
}


def run_checks(site: Site) -> list[Finding]:
    """What every rule finds, in the order of the files and their lines."""
    return sorted({finding for rule in RULES.values() for finding in rule(site)})


def overdue(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that fail the scheduled check though they are warnings: contacts past a year unchecked."""
    return [finding for finding in findings if finding.rule == contact_age.OVERDUE]
