"""A number that several organisations publish is written the same way everywhere."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.check.site import Site
from ahtc.model.problems import Finding


def findings(site: Site) -> Iterator[Finding]:
    """Each published number whose digits another record publishes with other spaces."""
    first: dict[str, tuple[str, str]] = {}
    for organisation in site.facts.organisations.values():
        file = site.facts.paths[organisation.id]
        for index, contact in enumerate(organisation.contacts):
            if contact.release != "published" or not contact.dialled:
                continue
            path, value = first.setdefault(contact.digits, (file.path, contact.value))
            if value != contact.value:
                line = file.line_of(["contacts", index, "value"])
                seen = f'"{contact.value}" is written "{value}" in {path}'
                remedy = "Write both as the body that answers it does."
                yield Finding(file.path, line, "same-number", seen, "the same spaces everywhere", remedy)
