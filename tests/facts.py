"""Facts as a test wants them: the real ones, or a small project's, with some records or a whole list changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ahtc.core.facts import Facts, Shelf, Stands


def with_records(
    facts: Facts, record: type[Any], records: Mapping[str, Any], places: Mapping[str, Stands] | None = None
) -> Facts:
    """These facts with other records of one kind."""
    shelf = Shelf(records, facts.shelves[record].places if places is None else places)
    return replace(facts, shelves={**facts.shelves, record: shelf})


def with_document(facts: Facts, document: Any) -> Facts:
    """These facts with another list in the place of the one of its type."""
    return replace(facts, documents={**facts.documents, type(document): document})
