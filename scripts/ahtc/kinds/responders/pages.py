"""The list of first responders, as a page."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.page_writer import PageWriter
from ahtc.core.pages import Page
from ahtc.kinds.organisations.record import Organisation
from ahtc.kinds.responders.record import FirstResponder, FirstResponderList


def pages(writer: PageWriter) -> Iterator[Page]:
    """The official list by group; who is not on it, or covers Wales no longer, stands last and is told apart."""
    found = writer.facts.document(FirstResponderList)
    groups: dict[str, list[FirstResponder]] = {}
    for entry in found.entries:
        groups.setdefault(_heading(entry), []).append(entry)
    headings = sorted(groups, key=lambda heading: heading.startswith("responders-"))
    yield writer.page(
        "partners/first-responders.md",
        "first_responders.md",
        "ymatebwyr-cyntaf",
        writer.in_words("responders", "list"),
        found.checked,
        groups=[(heading, groups[heading]) for heading in headings],
        responders=found,
        organisations=writer.facts[Organisation],
    )


def _heading(entry: FirstResponder) -> str:
    if not entry.on_list:
        return "responders-not-on-list"
    if entry.covers_wales == "formerly":
        return "responders-formerly"
    if entry.covers_wales in ("no", "not-stated"):
        return "responders-outside"
    return f"group-{entry.group}"
