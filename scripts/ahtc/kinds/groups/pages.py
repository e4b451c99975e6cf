"""The page of groups and operations."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.page_writer import PageWriter
from ahtc.core.pages import Page
from ahtc.kinds.groups.record import ROLES, Group

PAGE = "partners/groups.md"


def pages(writer: PageWriter) -> Iterator[Page]:
    """One page: who leads the work, then the regions, then the operations; in each the last heard of first."""
    groups = sorted(writer.facts[Group].values(), key=lambda group: group.last_heard, reverse=True)
    if not groups:
        return
    yield writer.page(
        PAGE,
        "groups.md",
        "grwpiau",
        writer.in_words("groups", "list"),
        max(group.checked for group in groups),
        parts=[(role, [group for group in groups if group.role == role]) for role in ROLES],
    )
