"""A contact card (vCard 4.0, RFC 6350) for an organisation, in one language."""

from __future__ import annotations

from collections.abc import Iterator

from icalendar import vText
from icalendar.parser import Contentline, Parameters

from ahtc.core.text import Language
from ahtc.facts import Facts
from ahtc.kinds.organisations.feeds.values import Address, checked, conditions, one_line, stable_id
from ahtc.kinds.organisations.record import ContactPoint, Organisation

_TYPES = {"phone": "voice", "text": "text", "textphone": "textphone", "relay": "textphone"}


def vcard(organisation: Organisation, facts: Facts, language: Language, address: Address) -> bytes:
    """The card with every published contact, each under its label, and its conditions and source in the note.

    iCalendar escapes text and folds lines as vCard does, so its library writes these lines.
    """
    lines = _lines(organisation, facts, language, address)
    return b"".join(line.to_ical() + b"\r\n" for line in lines)  # type: ignore[no-untyped-call]


def _lines(organisation: Organisation, facts: Facts, language: Language, address: Address) -> Iterator[Contentline]:
    name, own = organisation.name.in_(language), organisation.name.language_of(language)
    yield _value("BEGIN", "VCARD")
    yield _value("VERSION", "4.0")
    yield _value("KIND", "org")
    yield _value("UID", f"urn:uuid:{stable_id('organisation', organisation.id)}")
    yield _value("REV", organisation.checked.strftime("%Y%m%dT000000Z"))
    yield _text("FN", name, LANGUAGE=own)
    yield _text("ORG", name, LANGUAGE=own)
    for number, point in enumerate(organisation.published_contacts, 1):
        yield _contact(f"item{number}", point)
        yield _text(f"item{number}.X-ABLABEL", point.label.in_(language))
    notes = [line for point in organisation.published_contacts for line in _notes(point, facts, language)]
    yield _text("NOTE", organisation.what_they_do.in_(language), *notes, LANGUAGE=language)
    yield _value("SOURCE", address(f"partners/{organisation.id}.md", language))
    yield _value("END", "VCARD")


def _contact(group: str, point: ContactPoint) -> Contentline:
    if point.dialled:
        return _text(f"{group}.TEL", point.value, TYPE=_TYPES[point.kind])
    if point.kind == "email":
        return _text(f"{group}.EMAIL", point.value)
    return _value(f"{group}.URL", point.value)


def _notes(point: ContactPoint, facts: Facts, language: Language) -> Iterator[str]:
    yield f"{point.label.in_(language)}: {point.value}"
    yield from conditions(point, facts, language)
    yield checked(point, facts, language)


def _text(name: str, *lines: str, **parameters: str) -> Contentline:
    text = vText("\n".join(one_line(line) for line in lines))
    line: Contentline = Contentline.from_parts(name, Parameters(parameters), text)
    return line


def _value(name: str, value: str) -> Contentline:
    """A line whose value is an address, a date or a fixed word, none of which is escaped."""
    line: Contentline = Contentline.from_parts(name, Parameters(), value)
    return line
