"""A small directory of services in the shape of Open Referral UK 3.0, for tests to serve and to spoil."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ahtc.pull.media_types import JSON
from tests.pull.faulty_server import Act, FaultyServer, answer

Item = dict[str, Any]


def organization(id: str = "o1", name: str = "Example Trust", **fields: Any) -> Item:
    """An organisation as the list gives it."""
    return {"id": id, "name": name, "description": "Helps people."} | fields


def service(id: str = "s1", name: str = "Advice", of: Item | None = None, **fields: Any) -> Item:
    """A service as the list gives it."""
    return {"id": id, "name": name, "description": "Advice.", "status": "active", "organization": of} | fields


def page(contents: Sequence[object], number: int = 1, pages: int = 1, items: int | None = None, **fields: Any) -> Item:
    """A page of a list."""
    total = len(contents) if items is None else items
    counts = {"total_items": total, "total_pages": pages, "page_number": number, "size": len(contents)}
    ends = {"first_page": number == 1, "last_page": number == pages, "empty": not contents}
    return counts | ends | {"contents": list(contents)} | fields


def told(value: object) -> Act:
    """An answer with this value as JSON."""
    return answer(json.dumps(value).encode(), JSON)


def serve(server: FaultyServer, services: Sequence[Item], details: Sequence[Item] = (), size: int = 100) -> None:
    """A directory that works, ``size`` services a page; each service's details; its organisations on one page."""
    pages = [services[start : start + size] for start in range(0, len(services), size)] or [[]]
    for number, contents in enumerate(pages, 1):
        counted = page(contents, number, len(pages) if services else 0, len(services))
        server.plays(f"/api/services?page={number}", told(counted))
    for detail in [*services, *details]:
        server.plays(f"/api/services/{detail['id']}", told(detail))
    organizations = {each["organization"]["id"]: each["organization"] for each in services if each["organization"]}
    server.plays("/api/organizations?page=1", told(page(list(organizations.values()), pages=int(bool(organizations)))))
