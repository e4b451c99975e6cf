"""The directory as one table, in both languages: a row for each published contact."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from ahtc.core.escape import inert_cell
from ahtc.core.facts import Facts
from ahtc.core.text import Bilingual
from ahtc.kinds.organisations.feeds.values import Address, listed, one_line
from ahtc.kinds.organisations.record import ContactPoint, Organisation

_BOTH = ("label", "hours", "cost", "languages", "access", "note")


def directory_csv(facts: Facts, address: Address) -> bytes:
    """The table as UTF-8 with a byte order mark, which spreadsheets need to read Welsh letters right.

    An organisation with no published contact has one row, with the contact's columns empty.
    """
    rows = [row for organisation in listed(facts) for row in _rows(organisation, address)]
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, list(rows[0]) if rows else [])
    writer.writeheader()
    writer.writerows({name: inert_cell(one_line(value)) for name, value in row.items()} for row in rows)
    return written.getvalue().encode("utf-8-sig")


def _rows(organisation: Organisation, address: Address) -> Iterator[dict[str, str]]:
    about = _about(organisation, address)
    for point in organisation.published_contacts:
        yield about | _contact(point)
    if not organisation.published_contacts:
        yield about | dict.fromkeys(_CONTACT_COLUMNS, "")


def _about(organisation: Organisation, address: Address) -> dict[str, str]:
    page, covers = f"partners/{organisation.id}.md", organisation.covers or ""
    return {
        "organisation": organisation.id,
        "name_en": organisation.name.en,
        "name_cy": organisation.name.cy or "",
        "name_cy_is": organisation.name.welsh,
        "kinds": " ".join(organisation.kinds),
        "status": organisation.status,
        **_texts("what_they_do", organisation.what_they_do),
        **_texts("who_for", organisation.who_for),
        **_texts("area", organisation.area),
        "covers": covers if isinstance(covers, str) else " ".join(covers),
        "needs": " ".join(organisation.needs),
        "people": " ".join(organisation.people),
        **_texts("police_told", organisation.police_told),
        **_texts("cannot", organisation.cannot),
        "first_responder": organisation.first_responder.status,
        "page_en": address(page, "en"),
        "page_cy": address(page, "cy"),
        "record_checked": organisation.checked.isoformat(),
    }


def _contact(point: ContactPoint) -> dict[str, str]:
    both = {f"contact_{name}": getattr(point, name) for name in _BOTH}
    row = {
        "contact": point.id,
        "contact_kind": point.kind,
        "contact_value": point.value,
        "contact_for": point.audience,
        "contact_worry": " ".join(point.for_),
        "contact_when": point.when or "",
        "contact_speaks": " ".join(point.speaks),
        "contact_checked": point.checked.isoformat(),
        "contact_checked_by": point.method,
        "contact_source": "; ".join(f"{s.publisher}, {s.title} ({s.date})" for s in point.sources),
        "contact_source_url": " ".join(s.url for s in point.sources if s.url),
    }
    for name, text in both.items():
        row |= _texts(name, text)
    return row


_CONTACT_COLUMNS = (
    "contact",
    "contact_kind",
    "contact_value",
    "contact_for",
    "contact_worry",
    "contact_when",
    "contact_speaks",
    "contact_checked",
    "contact_checked_by",
    "contact_source",
    "contact_source_url",
    *(f"contact_{name}_{language}" for name in _BOTH for language in ("en", "cy")),
)


def _texts(name: str, text: Bilingual | None) -> dict[str, str]:
    return {f"{name}_en": text.en if text else "", f"{name}_cy": text.cy if text else ""}
