"""The calls ``law``, a law or one of its provisions by name, and ``laws``, all that come from one place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

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
    if not section:
        return Markup('<a href="{}">{}</a>').format(as_text(page.link(law_page(id))), name)
    href, told = _section(page, found, section)
    return Markup('<a href="{}">{}, {}</a>').format(href, name, told)


def _section(page: CallingPage, law: Law, section: str) -> tuple[Markup, Markup]:
    """The address of a section of a law, and how it is read."""
    provision = law.provision(section)
    if provision is None:
        known = [number for each in law.provisions for number in each.numbers]
        seen = f'The page of "{law.id}" does not tell of "{section}"'
        raise CallError(seen, f"one of {', '.join(known)}", did_you_mean(section, known))
    told = numbered(provision.unit, section, page.facts.words, page.language)
    return as_text(f"{page.link(law_page(law.id))}#{anchor(provision)}"), as_text(told)


def laws(page: CallingPage, tier: str) -> Markup:
    """All laws that come from one place (``uk``, ``wales``), the oldest first, each with its status."""
    if tier not in TIERS:
        raise CallError(f'Laws come from no "{tier}"', f"one of {', '.join(TIERS)}", did_you_mean(tier, TIERS))
    found = sorted((each for each in page.facts[Law].values() if each.tier == tier), key=lambda each: each.year)
    return page.render("laws.html", laws=[(each, page.link(law_page(each.id))) for each in found])


def in_law(page: CallingPage, places: Sequence[InLaw]) -> Markup:
    """Places in the law as a reader sees them; a law is named once: "Act 2015, section 49; section 50"."""
    told: list[Markup] = []
    named = None
    for place in places:
        if place.act:
            title = as_text(place.act.title.in_(page.language))
            told.append(Markup("{}, {}").format(title, as_text(place.act.sections)) if place.act.sections else title)
        elif place.law and place.section and place.law == named:
            told.append(Markup('<a href="{}">{}</a>').format(*_section(page, page.facts[Law][named], place.section)))
        elif place.law:
            told.append(law(page, place.law, place.section or ""))
        named = place.law
    return Markup("; ").join(told)


CALLS: dict[str, Callable[..., Markup]] = {"law": law, "laws": laws}
