"""A contact card (vCard 3.0, RFC 2426) for an organisation, in one language: the version that every phone reads."""

from __future__ import annotations

from collections.abc import Iterator

from icalendar import vText
from icalendar.parser import Contentline, Parameters
from icalendar.prop import vInline

from ahtc.core.facts import Facts
from ahtc.core.text import Language
from ahtc.kinds.organisations.feeds.values import Address, checked, conditions, one_line, stable_id
from ahtc.kinds.organisations.record import ContactPoint, Organisation

# Version 3.0 has no word for a textphone: its label says it.
_TYPES = {"phone": {"TYPE": "VOICE"}, "text": {"TYPE": "MSG"}}


def vcard(organisation: Organisation, facts: Facts, language: Language, address: Address) -> bytes:
    """The card with every published contact, each under its label, and its conditions and source in the note.

    iCalendar escapes text and folds lines as vCard does, so its library writes these lines.
    """
    lines = _lines(organisation, facts, language, address)
    return b"".join(line.to_ical() + b"\r\n" for line in lines)  # type: ignore[no-untyped-call]


def _lines(organisation: Organisation, facts: Facts, language: Language, address: Address) -> Iterator[Contentline]:
    name, own = organisation.name.in_(language), organisation.name.language_of(language)
    yield _value("BEGIN", "VCARD")
    yield _value("VERSION", "3.0")
    yield _value("UID", f"urn:uuid:{stable_id('organisation', organisation.id)}")
    yield _value("REV", organisation.checked.strftime("%Y%m%dT000000Z"))
    yield _text("FN", name, LANGUAGE=own)
    yield _value("N", f"{_escaped(name)};;;;", LANGUAGE=own)  # older Android takes no card without one
    yield _text("ORG", name, LANGUAGE=own)
    for number, point in enumerate(organisation.published_contacts, 1):
        yield _contact(f"item{number}", point)
        yield _text(f"item{number}.X-ABLABEL", point.label.in_(language))
    notes = [line for point in organisation.published_contacts for line in _notes(point, facts, language)]
    yield _text("NOTE", *_about(organisation, facts, language), *notes, LANGUAGE=language)
    yield _value("SOURCE", address(f"partners/{organisation.id}.md", language))
    yield _value("END", "VCARD")


def _contact(group: str, point: ContactPoint) -> Contentline:
    if point.dialled:
        return _text(f"{group}.TEL", point.value, **_TYPES.get(point.kind, {}))
    if point.kind == "email":
        return _text(f"{group}.EMAIL", point.value)
    return _value(f"{group}.URL", point.value)


def _about(organisation: Organisation, facts: Facts, language: Language) -> Iterator[str]:
    yield organisation.what_they_do.in_(language)
    if organisation.cannot:
        yield f"{facts.words.say('cannot', language)}: {organisation.cannot.in_(language)}"


def _notes(point: ContactPoint, facts: Facts, language: Language) -> Iterator[str]:
    yield f"{point.label.in_(language)}: {point.value}"
    yield from conditions(point, facts, language)
    yield checked(point, facts, language)


def _text(name: str, *lines: str, **parameters: str) -> Contentline:
    return _value(name, _escaped(*lines), **parameters)


def _escaped(*lines: str) -> str:
    text: str = vText("\n".join(one_line(line) for line in lines)).to_ical().decode("utf-8")
    return text


def _value(name: str, value: str, **parameters: str) -> Contentline:
    """A line whose value stands as it is: an address, a date, a fixed word, or text that is escaped already."""
    line: Contentline = Contentline.from_parts(name, Parameters(parameters), vInline(value))
    return line
