"""The calls ``law``, a law or one of its provisions by name, and ``laws``, all that come from one place."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from ahtc.core.calls import CallError, CallingPage
from ahtc.core.escape import as_text
from ahtc.core.problems import did_you_mean
from ahtc.core.templates import own_language
from ahtc.kinds.laws.pages import law_page
from ahtc.kinds.laws.provisions import anchor, numbered
from ahtc.kinds.laws.record import TIERS, Law
from ahtc.kinds.laws.standing import InLaw


def law(page: CallingPage, id: str, section: str = "", text: str | None = None) -> Markup:
    """The name of a law, linked to its page; with ``section`` (``52``) that section or article of it.

    ``text`` stands in the place of the name, for a mutated form: "o dan Ddeddf Caethwasiaeth Fodern 2015".

    Raises :class:`CallError` for a law that there is not, or a section that its page does not tell.
    """
    found = page.find(Law, id, "law", "docs/data/laws")
    name = own_language(found.name, page.language) if text is None else as_text(text)
    href = page.link(law_page(id))
    if not section:
        return Markup('<a href="{}">{}</a>').format(as_text(href), name)
    provision = found.provision(section)
    if provision is None:
        known = [number for each in found.provisions for number in each.numbers]
        seen = f'The page of "{id}" does not tell of "{section}"'
        raise CallError(seen, f"one of {', '.join(known)}", did_you_mean(section, known))
    told = numbered(provision.unit, section, page.facts.words, page.language)
    return Markup('<a href="{}">{}, {}</a>').format(as_text(f"{href}#{anchor(provision)}"), name, as_text(told))


def laws(page: CallingPage, tier: str) -> Markup:
    """All laws that come from one place (``uk``, ``wales``), the oldest first, each with its status."""
    if tier not in TIERS:
        raise CallError(f'Laws come from no "{tier}"', f"one of {', '.join(TIERS)}", did_you_mean(tier, TIERS))
    found = sorted((each for each in page.facts[Law].values() if each.tier == tier), key=lambda each: each.year)
    return page.render("laws.html", laws=[(each, page.link(law_page(each.id))) for each in found])


def in_law(page: CallingPage, place: InLaw) -> Markup:
    """One place in the law as a reader sees it: a law of this site as a link to its page, another by its title."""
    if place.law:
        return law(page, place.law, place.section or "")
    assert place.act
    title = as_text(place.act.title.in_(page.language))
    return Markup("{}, {}").format(title, as_text(place.act.sections)) if place.act.sections else title


CALLS: dict[str, Callable[..., Markup]] = {"law": law, "laws": laws}
