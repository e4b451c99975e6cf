"""The list of first responders, as a page."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.language import order
from ahtc.core.page_writer import PageWriter
from ahtc.core.pages import Page
from ahtc.kinds.organisations.record import Organisation
from ahtc.kinds.responders.calls import NEAR
from ahtc.kinds.responders.record import FirstResponder, FirstResponderList


def pages(writer: PageWriter) -> Iterator[Page]:
    """The official list by group: first whom people in Wales turn to, the others and who is not on it folded below."""
    found = writer.facts.document(FirstResponderList)
    groups: dict[str, list[FirstResponder]] = {}
    for entry in found.entries:
        groups.setdefault(_heading(entry), []).append(entry)
    groups["group-council"] = _in_order(groups.get("group-council", []), writer)
    near = [f"group-{group}" for group in NEAR]
    others = sorted(
        (heading for heading in groups if heading not in near), key=lambda heading: heading.startswith("responders-")
    )
    yield writer.page(
        "partners/first-responders.md",
        "first_responders.md",
        "ymatebwyr-cyntaf",
        writer.in_words("responders", "list"),
        found.checked,
        near=[(heading, groups[heading]) for heading in near if groups.get(heading)],
        folded=[(heading, groups[heading]) for heading in others],
        responders=found,
        organisations=writer.facts[Organisation],
    )


def _in_order(entries: list[FirstResponder], writer: PageWriter) -> list[FirstResponder]:
    """Councils in the order of their areas' names, by which people look for them."""
    organisations = writer.facts[Organisation]
    names = {each.id: organisations[each.organisation].area if each.organisation else each.name for each in entries}
    return sorted(entries, key=lambda entry: order(names[entry.id].in_(writer.language), writer.language))


def _heading(entry: FirstResponder) -> str:
    if not entry.on_list:
        return "responders-not-on-list"
    if entry.covers_wales == "formerly":
        return "responders-formerly"
    if entry.covers_wales in ("no", "not-stated"):
        return "responders-outside"
    return f"group-{entry.group}"
