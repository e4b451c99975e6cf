"""The calls that answer from an organisation's record: its number, its card, its name, its entry in a list."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from ahtc.core.calls import CallError, CallingPage
from ahtc.core.escape import as_text
from ahtc.core.problems import did_you_mean
from ahtc.core.templates import own_language
from ahtc.core.text import LANGUAGES
from ahtc.kinds.organisations.feeds.help_box import help_box as box_of_numbers
from ahtc.kinds.organisations.help_bar import box_contacts
from ahtc.kinds.organisations.links import dial_link, form_link, reach_link
from ahtc.kinds.organisations.opening import opening_data
from ahtc.kinds.organisations.places import councils, served
from ahtc.kinds.organisations.printed import held_because, printed
from ahtc.kinds.organisations.record import ContactPoint, Organisation

# Where the build puts files for other systems.
DATA_FOLDERS = ("data/", "api/oruk/v3/", "cy/api/oruk/v3/")


def phone(page: CallingPage, id: str, contact: str | None = None) -> Markup:
    """A number that dials (or starts a text) when tapped, from an organisation's published contact points."""
    point = _dialled(_listed(page, id), contact)
    _stale(page, point)
    return dial_link(point)


def number(page: CallingPage, id: str, contact: str, named: bool = False) -> Markup:
    """One published contact with its label, hours, cost, and what its sources are; a website is its link alone.

    ``named`` puts the organisation, linked to its page, in the place of the label.
    """
    found = _listed(page, id)
    published = {point.id: point for point in found.published_contacts}
    if contact not in published:
        where = page.facts.stands(Organisation, id).path
        expected = f"a contact of {where} that is published"
        raise CallError(f'"{id}" has no published contact "{contact}"', expected, did_you_mean(contact, published))
    point = published[contact]
    return page.render(
        "number.html",
        organisation=found,
        point=point,
        href=page.link(f"partners/{id}.md") if named else None,
        reach=reach_link,
        open_now=lambda point: _open_now(page, point),
        printed=printed(point, found, page.facts, page.language),
        stale=_stale(page, point),
    )


def form(page: CallingPage, id: str) -> Markup:
    """A link to an organisation's official form, which names the form and where it is."""
    found = _listed(page, id)
    published = [point for point in found.published_contacts if point.kind == "form"]
    if not published:
        where = page.facts.stands(Organisation, id).path
        remedy = f"Publish it in {where}, or use contact() instead."
        raise CallError(f'"{id}" has no published form', f"a contact of kind form in {where}", remedy)
    _stale(page, published[0])
    return form_link(published[0], own_language(found.name, page.language))


def contact(page: CallingPage, id: str, points_only: bool = False) -> Markup:
    """A card with every published contact point of an organisation, its conditions, source and day checked.

    ``points_only`` leaves out the name and what it does, for a page that has said them already.
    """
    found = _listed(page, id)
    return page.render(
        "contact_points.html" if points_only else "contact.html",
        organisation=found,
        href=page.link(f"partners/{id}.md") if found.has_page else None,
        reach=reach_link,
        open_now=lambda point: _open_now(page, point),
        stale=lambda point: _stale(page, point),
        printed=lambda point: printed(point, found, page.facts, page.language),
        held_because=held_because,
        all_sources=points_only,
    )


def call_card(page: CallingPage, id: str) -> Markup:
    """A card for somebody about to call: who answers, one number to tap, hours, cost, whether the police will know.

    All else, and where it was read, stands on the organisation's own page, to which the day of the check leads.
    """
    found = _with_page(page, id)
    point = _dialled(found, None)
    return page.render(
        "call_card.html",
        organisation=found,
        point=point,
        dial=dial_link(point),
        now=_open_now(page, point),
        href=page.link(f"partners/{id}.md"),
        stale=_stale(page, point),
    )


def brief(page: CallingPage, id: str) -> Markup:
    """An organisation as one entry of a list: what it does, how to reach it, on what terms and when checked."""
    found = _with_page(page, id)
    organisations = page.facts[Organisation]
    places = served(found, organisations)
    published = found.published_contacts if found.listing == "practitioners" else found.public_contacts
    points = [point for point in published if point.kind != "web"] or published
    stale = [point for point in points if _stale(page, point)]
    return page.render(
        "brief.html",
        organisation=found,
        points=points,
        everywhere=places is not None and len(places) == len(councils(organisations)),
        href=page.link(f"partners/{id}.md"),
        reach=reach_link,
        stale=bool(stale),
    )


def organisation(page: CallingPage, id: str) -> Markup:
    """An organisation's name, linked to its page where it has one, and marked where it is in the other language."""
    found = _listed(page, id)
    name = own_language(found.name, page.language)
    if not found.has_page:
        return name
    return Markup('<a href="{}">{}</a>').format(as_text(page.link(f"partners/{id}.md")), name)


def help_box(page: CallingPage) -> Markup:
    """The box of numbers that partners put on their own sites, shown, and its code to copy in both languages."""
    for points in box_contacts(page.facts).values():
        for point in points:
            _stale(page, point)
    boxes = {
        language: box_of_numbers(page.facts, page.templates, language, page.address)
        for language in sorted(LANGUAGES, key=lambda language: language != page.language)
    }
    shown = box_of_numbers(page.facts, page.templates, page.language, lambda name, _: page.link(name))
    codes = [
        (language, Markup("\n").join(as_text(line) for line in box.splitlines())) for language, box in boxes.items()
    ]
    return page.render("help_box_code.html", shown=Markup(shown), codes=codes)


def contact_card(page: CallingPage, id: str) -> Markup:
    """A link to an organisation's contact card, beside its page, with a warning that saving it leaves a trace."""
    href = f"{page.link(f'partners/{_listed(page, id).id}.md')}{id}.vcf"
    return page.render("contact_card.html", href=href)


def data_file(page: CallingPage, path: str) -> Markup:
    """A link to a file that the build writes for other systems, named by its address below the site's root."""
    if not path.startswith(DATA_FOLDERS):
        expected = f"a path that starts with one of {', '.join(DATA_FOLDERS)}"
        raise CallError(f'"{path}" is not among the files for other systems', expected, "Correct the path.")
    return Markup('<a href="{}"><code>/{}</code></a>').format(as_text(page.file(path)), as_text(path))


CALLS: dict[str, Callable[..., Markup]] = {
    "phone": phone,
    "number": number,
    "form": form,
    "contact": contact,
    "call_card": call_card,
    "brief": brief,
    "organisation": organisation,
    "help_box": help_box,
    "contact_card": contact_card,
    "data_file": data_file,
}


def _listed(page: CallingPage, id: str) -> Organisation:
    found = page.find(Organisation, id, "organisation", "docs/data/organisations")
    if found.listing == "withheld":
        remedy = f"Leave it out, or change listing in {page.facts.stands(Organisation, id).path}."
        raise CallError(f'"{id}" is not to be listed yet', "an organisation that is listed", remedy)
    return found


def _with_page(page: CallingPage, id: str) -> Organisation:
    found = _listed(page, id)
    if not found.has_page:
        expected = "an organisation that has one: use organisation() instead"
        remedy = f"Change listing in {page.facts.stands(Organisation, id).path}."
        raise CallError(f'"{id}" has no page of its own', expected, remedy)
    return found


def _dialled(organisation: Organisation, contact: str | None) -> ContactPoint:
    points = [p for p in organisation.contacts if p.dialled and contact in (None, p.id)]
    published = [p for p in points if p.release == "published"]
    if published:
        return published[0]
    where = f"docs/data/organisations/{organisation.id}.yml"
    if points:
        remedy = f"Telephone it, then set release and checked in {where}; or use organisation() instead."
        raise CallError(f'The number of "{organisation.id}" is held until it is checked', "a published one", remedy)
    seen = f'"{organisation.id}" has no number' + (f' called "{contact}"' if contact else "")
    raise CallError(seen, f"a contact of {where}", did_you_mean(contact or "", [p.id for p in organisation.contacts]))


def _open_now(page: CallingPage, point: ContactPoint) -> Markup:
    data = opening_data(point.opening, point.checked) if point.opening and point.opening.spans else {}
    return page.render("open_now.html", point=point, data=data)


def _stale(page: CallingPage, point: ContactPoint) -> bool:
    stale = point.is_stale(page.today)
    page.any_stale = page.any_stale or stale
    return stale
