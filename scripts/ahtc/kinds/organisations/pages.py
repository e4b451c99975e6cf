"""The pages of the partners: one for each organisation, the directory, and the finder."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from ahtc.core.language import order
from ahtc.core.page_writer import PageWriter, shortened
from ahtc.core.pages import Page
from ahtc.core.text import Language
from ahtc.kinds.organisations.finder import STATUTORY, Entry, entries, options, others, sections, together
from ahtc.kinds.organisations.places import councils, duty_teams, in_order_of_area
from ahtc.kinds.organisations.record import KINDS, Organisation

DEAF_ACCESS = ("text", "textphone", "relay", "video")
ALIKE = STATUTORY - {"police"}  # one does what the other does elsewhere, so that the directory gives their names alone
QUESTIONS = 3  # of the finder that stand open: what, where, how


def pages(writer: PageWriter) -> Iterator[Page]:
    """A page for each organisation that has one, then the directory and the finder."""
    listed = [organisation for organisation in writer.facts[Organisation].values() if organisation.has_page]
    for organisation in listed:
        yield _organisation(writer, organisation)
    for organisation in writer.facts[Organisation].values():
        if organisation.withdrawn:
            yield _withdrawn(writer, organisation)
    yield _directory(writer, listed)
    yield _finder(writer)


def _organisation(writer: PageWriter, organisation: Organisation) -> Page:
    language = writer.language
    name = organisation.name.in_(language)
    description = f"{name}. {writer.say('partner-description')} {organisation.what_they_do.in_(language)}"
    said = writer.in_record(
        writer.facts.stands(Organisation, organisation.id),
        "organisation",
        title=name,
        title_lang=organisation.name.language_of(language),
        description=shortened(description),
    )
    published = organisation.published_contacts
    return writer.page(
        f"partners/{organisation.id}.md",
        "organisation.md",
        organisation.slug_cy or organisation.id,
        said,
        organisation.checked,
        organisation=organisation,
        duty_teams=list(duty_teams(organisation, writer.facts[Organisation])) if organisation.council else [],
        answers=[point for point in published if point.kind not in ("web", "form")],
        speaks_welsh=any("cy" in point.speaks for point in published),
        deaf_access=any(point.access or point.kind in DEAF_ACCESS for point in published),
    )


def _withdrawn(writer: PageWriter, organisation: Organisation) -> Page:
    """A page that only says that it is withdrawn, at the address that the organisation's had."""
    name = organisation.name.in_(writer.language)
    said = writer.in_record(
        writer.facts.stands(Organisation, organisation.id),
        "organisation",
        title=name,
        title_lang=organisation.name.language_of(writer.language),
        description=shortened(f"{name}. {writer.say('partner-description')}"),
        withdrawn=organisation.withdrawn,
    )
    slug = organisation.slug_cy or organisation.id
    return writer.page(f"partners/{organisation.id}.md", "withdrawn.md", slug, said, organisation.checked)


def _directory(writer: PageWriter, listed: list[Organisation]) -> Page:
    by_name = _by_name(listed, writer.language)
    groups = {kind: [each for each in by_name if each.kinds[0] == kind] for kind in KINDS}
    groups["council"] = in_order_of_area(groups["council"], writer.language)
    return writer.page(
        "partners/directory.md",
        "directory.md",
        "cyfeiriadur",
        writer.in_words("directory", "list"),
        _last_checked(listed or writer.facts[Organisation].values()),
        groups=[(kind, members) for kind, members in groups.items() if members],
        alike=ALIKE,
    )


def _by_name(organisations: list[Organisation], language: Language) -> list[Organisation]:
    return sorted(organisations, key=lambda o: order(o.name.in_(language), language))


def _last_checked(organisations: Iterable[Organisation]) -> datetime.date:
    return max(organisation.checked for organisation in organisations)


def _finder(writer: PageWriter) -> Page:
    organisations = writer.facts[Organisation]
    found = entries(organisations)
    values = options(found)
    areas = in_order_of_area(councils(organisations), writer.language)
    asked = {
        "need": [(need, writer.say(f"need-{need}")) for need in values["need"]],
        "place": [(council.id, council.area.in_(writer.language)) for council in areas],
        "channel": [(channel, writer.say(f"channel-{channel}")) for channel in values["channel"]],
        "for": [(people, writer.say(f"people-{people}")) for people in values["for"]],
        "language": [(language, writer.say(f"speaks-{language}")) for language in values["language"]],
    }
    return writer.page(
        "get-help/find-support.md",
        "finder.md",
        "dod-o-hyd-i-gymorth",
        writer.in_words("finder", "help"),
        _last_checked(entry.organisation for entry in found),
        questions=list(asked.items())[:QUESTIONS],
        more=list(asked.items())[QUESTIONS:],
        councils=together(found),
        count=1 + sum(not entry.local for entry in found),
        sections=[(need, _in_order(group, areas)) for need, group in sections(found)],
        others=lambda need: others(found, need),
    )


def _in_order(group: list[Entry], areas: list[Organisation]) -> list[Entry]:
    return sorted(group, key=lambda e: areas.index(e.organisation) if e.organisation.council else -1)
