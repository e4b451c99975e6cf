"""What every printed page says besides its own: whose it is, where the newest is, who has read its Welsh."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from ahtc.core.facts import Facts
from ahtc.core.site_address import is_reserved
from ahtc.core.text import Language


def shared_data(facts: Facts, language: Language, site_url: str) -> dict[str, Any]:
    """The values that ``core/press/shared.typ`` reads, in one language.

    The site's address is there only where it has one of its own: a reserved name on paper would lead nowhere.
    """
    say = facts.words.say
    own = bool(site_url) and not is_reserved(site_url)
    return {
        "site": say("site-name", language),
        "home": site_url if own else None,
        "home_text": urlsplit(site_url).netloc + urlsplit(site_url).path.rstrip("/") if own else None,
        "newest": say("print-newest", language) if own else None,
        "not_advice": say("print-not-advice", language),
        "unchecked": say("print-welsh-unchecked", language) if language == "cy" else None,
        "page_of": say("print-page-of", language),
    }
