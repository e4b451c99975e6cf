"""An organisation in the words of schema.org, for search engines and other programs that read its page."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from ahtc.core.facts import Facts
from ahtc.core.pages import Page
from ahtc.core.text import Language
from ahtc.kinds.organisations.feeds.values import areas, language_name, last_minute, spans
from ahtc.kinds.organisations.help_bar import HelpBar
from ahtc.kinds.organisations.record import ContactPoint, Organisation

_TYPES = {
    "police": "GovernmentOrganization",
    "law-enforcement": "GovernmentOrganization",
    "council": "GovernmentOrganization",
    "duty-team": "GovernmentOrganization",
    "health-board": "GovernmentOrganization",
    "government": "GovernmentOrganization",
    "regulator": "GovernmentOrganization",
    "charity": "NGO",
}

_DAYS = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}


def page_data(facts: Facts, page: Page, address: str) -> dict[str, Any] | None:
    """What the page of an organisation carries, at its absolute address; None for any other page."""
    organisation = facts[Organisation].get(PurePosixPath(page.name).stem)
    if page.matter.kind != "organisation" or organisation is None:
        return None
    return linked_data(organisation, facts, page.language, address)


def linked_data(organisation: Organisation, facts: Facts, language: Language, page: str) -> dict[str, Any]:
    """The object that the organisation's page carries; ``page`` is that page's absolute address."""
    name = organisation.name
    web = [point.value for point in organisation.published_contacts if point.kind == "web"]
    places = [area.name for area in areas(organisation, facts, language)] or [organisation.area.in_(language)]
    other = name.en if language == "cy" and name.cy else name.cy if name.welsh == "official" else None
    in_danger = facts.document(HelpBar).every_page[0]
    found = {
        "@context": "https://schema.org",
        "@type": "EmergencyService" if organisation.id == in_danger else _TYPES.get(organisation.kinds[0]),
        "name": name.in_(language),
        "alternateName": other,
        "description": organisation.what_they_do.in_(language),
        "url": web[0] if web else None,
        "mainEntityOfPage": page,
        "areaServed": [{"@type": "AdministrativeArea", "name": place} for place in places],
        "contactPoint": [
            _contact_point(point, language) for point in organisation.published_contacts if point.kind != "web"
        ],
    }
    return _present(found | {"@type": found["@type"] or "Organization"})


def _contact_point(point: ContactPoint, language: Language) -> dict[str, Any]:
    way = "telephone" if point.dialled else "email" if point.kind == "email" else "url"
    return _present(
        {
            "@type": "ContactPoint",
            "contactType": point.label.in_(language),
            way: point.value,
            "availableLanguage": [language_name(code, "en") for code in point.speaks if code != "interpreters"],
            "hoursAvailable": [
                {
                    "@type": "OpeningHoursSpecification",
                    "dayOfWeek": [_DAYS[day] for day in span.days],
                    "opens": span.opens,
                    "closes": last_minute(span.closes),
                }
                for span in spans(point)
            ],
        }
    )


def _present(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, [])}
