"""The help page of the rules: one page with an anchor for each, which findings link to."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.language import order
from ahtc.core.page_writer import PageWriter
from ahtc.core.pages import Page
from ahtc.kinds.rules.record import ABOUT, RuleHelp, RuleList

PAGE = "desk/rules.md"


def pages(writer: PageWriter) -> Iterator[Page]:
    """Every rule under what it is about, in the order of its language; for the officer alone, so listed nowhere."""
    rules, language = writer.facts[RuleHelp].values(), writer.language
    if not rules:
        return
    groups = [
        (
            about,
            sorted(
                (rule for rule in rules if rule.about == about),
                key=lambda rule: order(rule.title.in_(language), language),
            ),
        )
        for about in ABOUT
    ]
    yield writer.page(
        PAGE,
        "rules.md",
        "rheolau",
        writer.in_words("rules", "list", audience=["officer"]),
        writer.facts.document(RuleList).checked,
        groups=[(about, group) for about, group in groups if group],
    )
