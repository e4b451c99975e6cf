"""A number that somebody says is wrong: off the pages at once, and the one told in its place held until it is tried."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from pathlib import Path

from ahtc.core.facts import Facts
from ahtc.core.files import read_text
from ahtc.core.forms import Form, NotYetError, Wanting
from ahtc.core.words import Words
from ahtc.kinds.facts import read_facts
from ahtc.kinds.organisations.record import Organisation
from ahtc.kinds.organisations.shared import where_written
from ahtc.kinds.organisations.telephone import require_uk_number
from ahtc.pull.in_place import put_in_place
from ahtc.pull.partners.decide import facts_hold
from ahtc.pull.partners.record import Fields, quoted, with_fields

WHOSE = ("own", "other")


def record_told(root: Path, form: Form, body: str, words: Words, today: datetime.date) -> str:
    """Put into the record what a filled form tells of a number; gives the record's file and the contact's id.

    The contact is held: nobody has rung the new number, and somebody says that the old one is wrong. Raises
    :class:`NotYetError` with everything that is wanting, and :class:`ProblemsError` for what cannot stand.
    """
    answers, wanting, facts = form.answers(body), Wanting(words, form), read_facts(root)
    for label in form.wanting(answers):
        wanting.say("form-wanting", label)
    organisation = _organisation(facts, answers, wanting)
    place = _place(organisation, answers, wanting) if organisation else None
    right = _number(answers, wanting)
    if wanting.lines or organisation is None or place is None:
        raise NotYetError(wanting.lines)
    organisation, place = where_written(facts, organisation, place)
    stands = facts.stands(Organisation, organisation.id)
    fields = _fields(answers, form.choice("whose", answers) or 0, right, today)
    path = Path(stands.path)
    changed = with_fields(read_text(root / path, root), stands.file, place, fields)
    files = {path: changed.encode()}
    put_in_place(root, files, lambda prepared: facts_hold(root, prepared, files))
    return f"{stands.path}, {organisation.contacts[place].id}"


def _organisation(facts: Facts, answers: Mapping[str, str], wanting: Wanting) -> Organisation | None:
    asked = answers.get("organisation")
    if asked is None:
        return None
    for organisation in facts[Organisation].values():
        names = (organisation.id, organisation.name.en, organisation.name.cy or "")
        if asked.casefold() in (name.casefold() for name in names if name):
            return organisation
    wanting.say("form-no-organisation", asked)
    return None


def _place(organisation: Organisation, answers: Mapping[str, str], wanting: Wanting) -> int | None:
    printed = answers.get("printed")
    if printed is None:
        return None
    for place, contact in enumerate(organisation.contacts):
        if contact.dialled and contact.digits == _digits(printed):
            return place
    wanting.say("form-no-number", printed)
    return None


def _number(answers: Mapping[str, str], wanting: Wanting) -> str | None:
    """The number told, as it was written; None where none was, and where none can be dialled so."""
    told = answers.get("right")
    if told is None:
        return None
    try:
        require_uk_number(told, short=False)
    except ValueError:
        wanting.say("form-no-phone", told)
        return None
    return told


def _fields(answers: Mapping[str, str], whose: int, right: str | None, today: datetime.date) -> Fields:
    """What changes in the contact: held, from today; and where another number was told, that one and who says so."""
    held: dict[str, str | None] = {
        "release": "held",
        "checked": today.isoformat(),
        "method": "published-source",
        "checked_by": None,
        "said": None,
    }
    if right is None:
        return held
    url = {"url": quoted(answers["source_url"])} if "source_url" in answers else {}
    source = {
        "title": quoted(answers["source_title"]),
        "publisher": quoted(answers["source_publisher"]),
        **url,
        "date": quoted(today.isoformat()),
        "whose": WHOSE[whose],
    }
    return {**held, "value": quoted(right), "sources": [source]}


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
