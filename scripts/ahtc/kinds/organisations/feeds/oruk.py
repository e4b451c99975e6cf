"""One organisation as Open Referral UK 3.0 has it: an organisation and the one service that it gives.

The UK profile leaves out telephones, other names and who a service is for. They stand here where HSDS 3.0, which
the profile is made from, puts them (``phones``, ``alternate_name``, ``eligibility_description``): it forbids neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ahtc.core.facts import Facts
from ahtc.core.text import Language
from ahtc.kinds.organisations.feeds.taxonomies import attributes
from ahtc.kinds.organisations.feeds.values import (
    Address,
    Area,
    areas,
    checked,
    conditions,
    language_name,
    last_minute,
    spans,
    stable_id,
)
from ahtc.kinds.organisations.record import ContactPoint, Organisation, Span

Object = dict[str, Any]

# RFC 6350's words for what a number is for, as HSDS has them.
_PHONE_TYPES = {"phone": "voice", "text": "text", "textphone": "textphone", "relay": "textphone"}

_WEB = frozenset({"web", "form", "chat", "video"})

# org-id.guide's code for a register, and what people call its numbers.
_SCHEMES = {
    "charity-commission": ("GB-CHC", "register-charity-commission"),
    "police-uk": (None, "register-police-uk"),
    "gss": (None, "register-gss"),
}


class Describer:
    """Makes the objects of the feed in one language."""

    def __init__(self, facts: Facts, language: Language, address: Address) -> None:
        self._facts, self._language, self._address = facts, language, address

    def organisation_listed(self, organisation: Organisation) -> Object:
        """An organisation with its plain fields alone, as lists show it."""
        return _present(
            {
                "id": stable_id("organisation", organisation.id),
                "name": organisation.name.in_(self._language),
                "alternate_name": self._other_name(organisation),
                "description": organisation.what_they_do.in_(self._language),
                "email": _first(organisation, "email"),
                "website": _own_page(organisation),
                "uri": self._address(f"partners/{organisation.id}.md", self._language),
            }
        )

    def organisation(self, organisation: Organisation) -> Object:
        """An organisation with its identifiers and its service."""
        return self.organisation_listed(organisation) | _present(
            {
                "organization_identifiers": list(self._identifiers(organisation)),
                "services": [self.service(organisation)],
            }
        )

    def service_listed(self, organisation: Organisation) -> Object:
        """A service with its plain fields alone, and its organisation's, as lists show it."""
        return self._service_fields(organisation) | {"organization": self.organisation_listed(organisation)}

    def service(self, organisation: Organisation) -> Object:
        """A service with everything that is published of it."""
        points = organisation.published_contacts
        return self.service_listed(organisation) | _present(
            {
                "additional_urls": [
                    self._url(organisation, point) for point in points if self._further(organisation, point)
                ],
                "schedules": [schedule for point in points for schedule in self._schedules(organisation, point)],
                "service_areas": list(self._service_areas(organisation)),
                "languages": [spoken for point in points for spoken in self._languages(organisation, point)],
                "cost_options": [self._cost(organisation, point) for point in points if point.cost],
                "contacts": [self._contact(organisation, point) for point in points],
                "phones": [self._phone(organisation, point) for point in points if point.dialled],
                "attributes": attributes(organisation, self._facts.words, self._language),
            }
        )

    def _service_fields(self, organisation: Organisation) -> Object:
        return _present(
            {
                "id": stable_id("service", organisation.id),
                "organization_id": stable_id("organisation", organisation.id),
                "name": organisation.name.in_(self._language),
                "alternate_name": self._other_name(organisation),
                "description": "\n".join(self._description(organisation)),
                "url": _own_page(organisation),
                "email": _first(organisation, "email"),
                "status": "defunct" if organisation.status == "replaced" else "active",
                "assured_date": organisation.checked.isoformat(),
                "alert": self._say("unverified") if organisation.status == "unverified" else None,
                "eligibility_description": organisation.who_for and organisation.who_for.in_(self._language),
            }
        )

    def _description(self, organisation: Organisation) -> Iterator[str]:
        yield organisation.what_they_do.in_(self._language)
        for name, text in (("police-told", organisation.police_told), ("cannot", organisation.cannot)):
            if text:
                yield f"{self._say(name).removesuffix(':')}: {text.in_(self._language)}".replace("?:", "?")
        if organisation.note:
            yield organisation.note.in_(self._language)
        if self._language == "cy" and organisation.name.welsh == "translation":
            yield self._say("name-translation")

    def _other_name(self, organisation: Organisation) -> str | None:
        name = organisation.name
        if self._language == "cy":
            return name.en if name.cy else None
        return name.cy if name.welsh == "official" else None

    def _identifiers(self, organisation: Organisation) -> Iterator[Object]:
        for register, identifier in organisation.identifiers.items():
            if register in _SCHEMES:
                scheme, word = _SCHEMES[register]
                own = {"id": stable_id("identifier", organisation.id, register), "identifier_scheme": scheme}
                yield _present(own | {"identifier_type": self._say(word), "identifier": identifier})

    def _schedules(self, organisation: Organisation, point: ContactPoint) -> Iterator[Object]:
        if point.opening is None and point.hours is None:
            return
        shared = {
            "description": point.hours and point.hours.in_(self._language),
            "notes": ". ".join(self._schedule_notes(point)),
        }
        known = [_weekly(span) for span in spans(point)] or [{}]
        for number, times in enumerate(known):
            yield _present({"id": stable_id("schedule", organisation.id, point.id, str(number)), **times, **shared})

    def _schedule_notes(self, point: ContactPoint) -> Iterator[str]:
        yield point.label.in_(self._language)
        if point.opening:
            yield self._say("schedule-uk-time")
            yield self._say(f"schedule-holidays-{point.opening.bank_holidays}")

    def _service_areas(self, organisation: Organisation) -> Iterator[Object]:
        text = organisation.area.in_(self._language)
        for area in areas(organisation, self._facts, self._language) or [Area("area", text, None)]:
            uri = f"http://statistics.data.gov.uk/id/statistical-geography/{area.code}" if area.code else None
            own = {"id": stable_id("area", organisation.id, area.id), "name": area.name}
            yield _present(own | {"service_area": text, "uri": uri})

    def _languages(self, organisation: Organisation, point: ContactPoint) -> Iterator[Object]:
        for code in point.speaks:
            if code != "interpreters":  # the standard keeps interpreted languages out of this list
                yield _present(
                    {
                        "id": stable_id("language", organisation.id, point.id, code),
                        "service_id": stable_id("service", organisation.id),
                        "phone_id": stable_id("phone", organisation.id, point.id) if point.dialled else None,
                        "code": code,
                        "name": language_name(code, self._language),
                        "note": point.languages and point.languages.in_(self._language),
                    }
                )

    def _cost(self, organisation: Organisation, point: ContactPoint) -> Object:
        return _present(
            {
                "id": stable_id("cost", organisation.id, point.id),
                "option": point.label.in_(self._language),
                "amount_description": point.cost and point.cost.in_(self._language),
            }
        )

    def _contact(self, organisation: Organisation, point: ContactPoint) -> Object:
        own = {"id": stable_id("contact", organisation.id, point.id), "name": point.label.in_(self._language)}
        return _present(own | {"email": point.value if point.kind == "email" else None})

    def _phone(self, organisation: Organisation, point: ContactPoint) -> Object:
        lines = [point.label.in_(self._language), *conditions(point, self._facts, self._language)]
        return {
            "id": stable_id("phone", organisation.id, point.id),
            "service_id": stable_id("service", organisation.id),
            "contact_id": stable_id("contact", organisation.id, point.id),
            "number": point.value,
            "type": _PHONE_TYPES[point.kind],
            "description": "\n".join([*lines, checked(point, self._facts, self._language)]),
        }

    def _url(self, organisation: Organisation, point: ContactPoint) -> Object:
        own = {"id": stable_id("url", organisation.id, point.id), "label": point.label.in_(self._language)}
        return own | {"url": point.value}

    @staticmethod
    def _further(organisation: Organisation, point: ContactPoint) -> bool:
        """Whether a contact is a web page other than the one that stands as the service's own."""
        return point.kind in _WEB and point.value != _own_page(organisation)

    def _say(self, name: str) -> str:
        return self._facts.words.say(name, self._language)


def _first(organisation: Organisation, kind: str) -> str | None:
    return next((point.value for point in organisation.published_contacts if point.kind == kind), None)


def _own_page(organisation: Organisation) -> str | None:
    """Its web site; without one, the first page that a contact leads to."""
    site = _first(organisation, "web")
    return site or next((point.value for point in organisation.published_contacts if point.kind in _WEB), None)


def _weekly(span: Span) -> Object:
    """One span as RFC 5545 has it."""
    days = ",".join(day[:2].upper() for day in span.days)
    return {"freq": "WEEKLY", "byday": days, "opens_at": span.opens, "closes_at": last_minute(span.closes)}


def _present(values: Object) -> Object:
    """The values that are known: the standard has no place for nulls and empty lists."""
    return {name: value for name, value in values.items() if value not in (None, "", [])}
