"""What the finder knows of each service: where it is listed, and the values that its filters ask for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from ahtc.kinds.organisations.places import councils, served
from ahtc.kinds.organisations.record import Need, Organisation, People

# What only professionals ask for stands on their own pages, never among the answers for somebody in need.
_PROFESSIONAL = {"refer", "professional-advice", "professionals"}
NEEDS: tuple[str, ...] = tuple(need for need in get_args(Need) if need not in _PROFESSIONAL)
PEOPLE: tuple[str, ...] = tuple(people for people in get_args(People) if people not in _PROFESSIONAL)
LANGUAGES_SPOKEN = ("cy", "interpreters")
CHANNELS = ("phone", "text", "chat", "email", "video", "relay", "web")
EVERYTHING = "*"

# Who has a place of its own on a council's page.
STATUTORY = {"police", "council", "health-board", "safeguarding-board"}

# Kinds of contact that the finder counts as one channel.
_CHANNEL = {"textphone": "relay", "form": "web"}


@dataclass(frozen=True)
class Entry:
    """One service in the finder: the section that it stands in, and for each filter the values that it fits."""

    organisation: Organisation
    need: str
    fits: dict[str, str]

    @property
    def local(self) -> bool:
        """Whether it is the council or the police of one place, to be shown to whoever says that they are there."""
        return self.fits["place"] != EVERYTHING and bool(STATUTORY & set(self.organisation.kinds))


def entries(organisations: Mapping[str, Organisation]) -> list[Entry]:
    """Every service that the finder lists, by id: it answers a need of the public and has a contact for them.

    In ``fits`` values stand with spaces between them; ``*`` fits whatever is asked. Where no source says which
    councils a service covers it fits every place: its card says what is known.
    """
    return [
        Entry(organisation, needs[0], _fits(organisation, organisations))
        for organisation in organisations.values()
        if organisation.listing == "directory" and organisation.public_contacts and (needs := _needs(organisation))
    ]


def sections(found: list[Entry]) -> list[tuple[str, list[Entry]]]:
    """Every need that is answered, in their order, with the entries that are listed under it: it may be none."""
    answered = {need for entry in found for need in entry.fits["need"].split()}
    groups = {need: [entry for entry in found if entry.need == need] for need in NEEDS if need in answered}
    return [(need, sorted(group, key=_rank)) for need, group in groups.items()]


def others(found: list[Entry], need: str) -> list[Organisation]:
    """Services that answer a need too, but are listed under another; councils have a list of their own."""
    listed = [entry.organisation for entry in found if entry.need != need and not entry.organisation.council]
    return [organisation for organisation in listed if need in organisation.needs]


def together(found: list[Entry]) -> dict[str, str]:
    """What fits most councils, as the one link to all of them that stands there until a place is chosen."""
    each = [entry.fits for entry in found if entry.organisation.council]
    common = {}
    for name in (name for name in (each or [{}])[0] if name != "place"):
        times = Counter(value for fits in each for value in fits[name].split())
        common[name] = " ".join(sorted(value for value, times in times.items() if times * 2 > len(each)))
    return common


def options(found: list[Entry]) -> dict[str, list[str]]:
    """For each filter the values that some entry has, in their order; places are added by who knows their names."""
    orders = {"need": NEEDS, "for": PEOPLE, "language": LANGUAGES_SPOKEN, "channel": CHANNELS}
    used = {name: {value for entry in found for value in entry.fits[name].split()} for name in orders}
    return {name: [value for value in order if value in used[name]] for name, order in orders.items()}


def helplines(found: list[Entry]) -> list[Organisation]:
    """Who answers for the whole of Wales when somebody wants to talk or needs support."""
    listed = [
        entry
        for entry in found
        if entry.organisation.covers == "wales"
        and {"talk", "support"} & set(entry.organisation.needs)
        and any(contact.dialled for contact in entry.organisation.public_contacts)
    ]
    return [entry.organisation for entry in sorted(listed, key=_rank)]


def support_in(council: str, found: list[Entry]) -> list[Organisation]:
    """Other services for the public of which a source says that they cover a council's area, unconfirmed ones last."""
    shown = helplines(found)
    listed = [
        entry.organisation
        for _, group in sections(found)
        for entry in group
        if entry.organisation not in shown
        and not STATUTORY & set(entry.organisation.kinds)
        and entry.organisation.covers is not None
        and {council, EVERYTHING} & set(entry.fits["place"].split())
    ]
    return sorted(listed, key=lambda organisation: organisation.status != "confirmed")


def _needs(organisation: Organisation) -> list[str]:
    return [need for need in organisation.needs if need in NEEDS]


def _fits(organisation: Organisation, organisations: Mapping[str, Organisation]) -> dict[str, str]:
    contacts = organisation.public_contacts
    channels = {_CHANNEL.get(contact.kind, contact.kind) for contact in contacts}
    spoken = {language for contact in contacts for language in contact.speaks}
    people = [EVERYTHING if value == "anyone" else value for value in organisation.people if value in PEOPLE]
    return {
        "need": " ".join(_needs(organisation)),
        "for": " ".join(people),
        "place": _places(organisation, organisations),
        "language": " ".join(value for value in LANGUAGES_SPOKEN if value in spoken),
        "channel": " ".join(value for value in CHANNELS if value in channels),
    }


def _places(organisation: Organisation, organisations: Mapping[str, Organisation]) -> str:
    places = served(organisation, organisations)
    if places is None or len(places) == len(councils(organisations)):
        return EVERYTHING
    return " ".join(sorted(places))


def _rank(entry: Entry) -> tuple[bool, bool, bool, str]:
    """Before others: what a recent source confirms, then what anyone may use, then what always answers."""
    contacts = entry.organisation.public_contacts
    always = any(contact.opening and contact.opening.always for contact in contacts)
    unsure = entry.organisation.status != "confirmed"
    return (unsure, "anyone" not in entry.organisation.people, not always, entry.organisation.id)
