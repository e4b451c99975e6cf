"""What every form of the directory needs: stable identifiers, the organisations it holds, text made safe."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from babel import Locale

from ahtc.core.facts import Facts
from ahtc.core.language import long_date, source_date
from ahtc.core.text import Language
from ahtc.kinds.organisations.places import served
from ahtc.kinds.organisations.printed import untried_word
from ahtc.kinds.organisations.record import ContactPoint, Organisation, Span
from ahtc.kinds.organisations.support import bearing_out

# The absolute address of a page, named by its source file under ``docs`` (``partners/bawso.md``), in one language.
Address = Callable[[str, Language], str]

# Never change this: every identifier that other systems hold is made from it.
_NAMESPACE = uuid.UUID("a9364f58-20df-4ca8-9305-9413669e28af")

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True)
class Area:
    """A place: an id of its own, its name, and its ONS code where its record has one."""

    id: str
    name: str
    code: str | None


def stable_id(*parts: str) -> str:
    """The UUID of a thing named by ids, such as ``("service", "bawso")``: the same in every build and language."""
    return str(uuid.uuid5(_NAMESPACE, "/".join(parts)))


def listed(facts: Facts) -> list[Organisation]:
    """The organisations that other systems get: those with a page."""
    return [organisation for organisation in facts[Organisation].values() if organisation.has_page]


def one_line(text: str) -> str:
    """Text on one line: white space and characters that no one sees become single spaces."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def language_name(code: str, language: Language) -> str:
    """A language's name in a language: ``cy`` is Welsh, Cymraeg."""
    return str(Locale(language).languages[code])


def spans(point: ContactPoint) -> list[Span]:
    """When a contact answers, in days and hours; always is every day from 00:00 to 24:00; nothing when not known."""
    if point.opening is None:
        return []
    return point.opening.spans or [Span(days=list(WEEK), opens="00:00", closes="24:00")]  # type: ignore[arg-type]


def last_minute(closes: str) -> str:
    """The end of a span for systems that know no 24:00."""
    return "23:59" if closes == "24:00" else closes


def conditions(point: ContactPoint, facts: Facts, language: Language) -> list[str]:
    """What a caller must know of a contact, a line each: for whom, hours, cost, languages, deaf access, and a note."""
    lines = [facts.words.say("for-practitioners", language)] if point.audience == "practitioners" else []
    named = {"hours": point.hours, "cost": point.cost, "languages": point.languages, "access": point.access}
    lines += [f"{facts.words.say(name, language)}: {text.in_(language)}" for name, text in named.items() if text]
    return lines + ([point.note.in_(language)] if point.note else [])


def checked(point: ContactPoint, facts: Facts, language: Language) -> str:
    """How and when a contact was checked, the sources that bear it out, and that nobody has rung it where so."""
    how = facts.words.say(f"checked-{point.method}", language)
    said = "; ".join(f"{s.publisher}, {s.title} ({source_date(s.date, language)})" for s in bearing_out(point))
    line = f"{how} {long_date(point.checked, language)}. {facts.words.say('source', language)}: {said}"
    untried = untried_word(point)
    return f"{line}. {facts.words.say(untried, language)}" if untried else line


def areas(organisation: Organisation, facts: Facts, language: Language) -> list[Area]:
    """The places that an organisation serves: Wales, or councils in the order of their ids; nothing when not known."""
    if organisation.covers == "wales":
        return [Area("wales", facts.words.say("wales", language), None)]
    councils = [facts[Organisation][id] for id in sorted(served(organisation, facts[Organisation]) or ())]
    return [Area(council.id, council.name.in_(language), council.identifiers.get("gss")) for council in councils]
