"""What a page says of where a contact is printed, and of why another is held back: made from the record alone."""

from __future__ import annotations

from markupsafe import Markup

from ahtc.core.escape import as_text
from ahtc.core.facts import Facts
from ahtc.core.language import long_date, source_date
from ahtc.core.templates import own_language
from ahtc.core.text import Language
from ahtc.kinds.organisations.record import ContactPoint, ContactSource, Organisation
from ahtc.kinds.organisations.support import bearing_out, doubt

# The lines of the emergency services and the police, by relay too: nobody rings them to see whether they answer.
_NOT_TO_BE_TRIED = frozenset({"999", "112", "101", "18000", "18001101"})


def printed(point: ContactPoint, organisation: Organisation, facts: Facts, language: Language) -> Markup:
    """One or two sentences: whose page gives the contact, of which date, and whether anybody has tried it.

    "Printed on the council's own page (24 May 2024). We have not rung it."; "Rung on 3 December 2026."
    """
    if point.method != "published-source":
        word = "rung-on" if point.method == "telephone" and point.dialled else f"checked-{point.method}"
        said = Markup("{} {}.").format(_say(facts, word, language), long_date(point.checked, language))
    else:
        said = _by_whom(bearing_out(point), organisation, facts, language)
    untried = untried_word(point)
    return Markup("{} {}").format(said, _say(facts, untried, language)) if untried else said


def untried_word(point: ContactPoint) -> str | None:
    """The word that says that nobody has tried a number.

    None where somebody has, for what is no number, and for numbers that nobody should ring to try them.
    """
    if not point.dialled or point.method == "telephone" or point.digits in _NOT_TO_BE_TRIED:
        return None
    return "not-tried" if point.kind == "text" else "not-rung"


def held_because(point: ContactPoint) -> str:
    """The word that says why a contact is held back."""
    return f"held-{doubt(point) or 'unchecked'}"


def _by_whom(sources: list[ContactSource], organisation: Organisation, facts: Facts, language: Language) -> Markup:
    first = sources[0]
    if first.whose == "own" and first.publisher == organisation.name.en:
        word = "printed-council" if organisation.council else "printed-own"
        return Markup("{} ({}).").format(_say(facts, word, language), source_date(first.date, language))
    named = [
        Markup("{} ({})").format(_publisher(source, facts, language), source_date(source.date, language))
        for source in sources
    ]
    return Markup("{} {}.").format(_say(facts, "printed-by", language), Markup("; ").join(named))


def _publisher(source: ContactSource, facts: Facts, language: Language) -> Markup:
    """Who published a page: by its name in this language where it is one of our organisations."""
    for organisation in facts[Organisation].values():
        if organisation.name.en == source.publisher:
            return own_language(organisation.name, language)
    text = as_text(source.publisher)
    return text if language == "en" else Markup('<span lang="en">{}</span>').format(text)


def _say(facts: Facts, word: str, language: Language) -> Markup:
    return as_text(facts.words.say(word, language))
