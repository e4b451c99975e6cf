"""The feed's own lists of terms: kinds of organisation, needs, people, and who may refer to the NRM."""

from __future__ import annotations

from typing import Any

from ahtc.core.text import Language
from ahtc.core.words import Words
from ahtc.kinds.organisations.feeds.values import stable_id
from ahtc.kinds.organisations.record import Organisation

# The word that names each list; a term's word is the list's id and its own: kind-police.
_LISTS = {"kind": "taxonomy-kind", "need": "taxonomy-need", "people": "who-for", "first-responder": "first-responder"}


def taxonomies(words: Words, language: Language) -> list[dict[str, Any]]:
    """Every list, without its terms."""
    return [
        {"id": stable_id("taxonomy", name), "name": words.say(word, language), "description": words.say(word, language)}
        for name, word in _LISTS.items()
    ]


def attributes(organisation: Organisation, words: Words, language: Language) -> list[dict[str, Any]]:
    """The terms that a service has: its kinds, the needs it meets, whom it helps, and whether it may refer."""
    held: dict[str, list[str]] = {
        "kind": list(organisation.kinds),
        "need": list(organisation.needs),
        "people": list(organisation.people),
        "first-responder": ["may-refer"] if organisation.first_responder.status == "yes" else [],
    }
    return [
        {
            "id": stable_id("attribute", organisation.id, name, term),
            "link_id": stable_id("service", organisation.id),
            "taxonomy_term_id": stable_id("term", name, term),
            "link_type": name,
            "taxonomy_term": _term(name, term, words, language),
        }
        for name, terms in held.items()
        for term in terms
    ]


def _term(name: str, term: str, words: Words, language: Language) -> dict[str, Any]:
    list_name, said = words.say(_LISTS[name], language), words.say(f"{name}-{term}", language)
    return {
        "id": stable_id("term", name, term),
        "name": said,
        "description": f"{list_name}: {said}",
        "taxonomy": list_name,
        "taxonomy_id": stable_id("taxonomy", name),
        "term": term,
    }
