"""Telephone numbers and e-mail addresses are called from their record, never typed into a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ahtc.core.examples import texts_with_keys
from ahtc.core.facts import Facts
from ahtc.core.markdown import blanked, line_at
from ahtc.core.problems import Finding, shown
from ahtc.core.project import Project
from ahtc.core.typed_numbers import without_typed
from ahtc.core.yaml_file import read_yaml
from ahtc.kinds.organisations.record import ContactPoint, Organisation
from ahtc.kinds.organisations.telephone import is_short_number

_BETWEEN = r"[\s\u2010-\u2013().-]{0,3}"
PHONE = re.compile(rf"(?<!\w)(?<!\d[.,])(?:\+44|0044|0)(?:{_BETWEEN}\d){{8,11}}(?!\d)")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")

# A number that somebody is told to call, in either language; the tables say whether it is one.
_CALLED = re.compile(
    r"\b(?:call|dial|phone|ring|text|ffoni\w*|deial\w*|tecsti\w*)\b[^.\n\d£]{0,25}(?P<number>\d(?:\s?\d){2,5})"
    r"(?![\w%]|[.,:]\d)",
    re.IGNORECASE,
)
DATE = re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-]\d{4}\b|\b\d{4}-\d{2}-\d{2}\b")

_EXPECTED = "a call, so that the number lives once, beside the day it was checked"

TYPED_LINKS = ("tel:", "sms:", "mailto:", "callto:", "whatsapp:")


def findings(project: Project) -> Iterator[Finding]:
    """Each number, short number or e-mail address typed into a written page, with the call to put in its place."""
    short = short_numbers(project.facts)
    for page in project.written():
        text = page.outline.prose
        for found in contacts_in(text, short):
            line = line_at(text, found.start(), page.first_line)
            yield _finding(page.path, line, " ".join(found[0].split()), project.facts)
        for link in page.outline.links:
            if link.target.lower().startswith(TYPED_LINKS):
                yield _finding(page.path, link.line, link.target, project.facts)


def data_findings(project: Project) -> Iterator[Finding]:
    """Each whole number or e-mail address in what a record, or the site's own words, say to readers.

    A record cannot call a number, and one that stands in its text is shown though it is held or long unchecked.
    999 and its like may stand in a sentence.
    """
    stands = (each for shelf in project.facts.shelves.values() for each in shelf.places.values())
    files = {each.path: each.file for each in stands}
    data = project.root / "docs" / "data"
    for path in sorted((*data.glob("words.yml"), *data.glob("words/*.yml"))):
        files[shown(path, project.root)] = read_yaml(path, project.root)
    for file in files.values():
        for keys, text in texts_with_keys(file.data):
            if not {"en", "cy"} & {*keys}:
                continue
            for found in (*PHONE.finditer(text), *EMAIL.finditer(text)):
                seen = f'"{" ".join(found[0].split())}" is typed into a text'
                remedy = "Put it into contacts of its organisation's record, and leave it out here."
                yield Finding(file.path, file.line_of(keys), "typed-contact", seen, _EXPECTED, remedy)


def short_numbers(facts: Facts) -> re.Pattern[str]:
    """What finds, however its digits are spaced, every short number that a record holds, and 112."""
    records = {point.digits for record in facts[Organisation].values() for point in record.contacts if point.dialled}
    codes = sorted({"112", *(digits for digits in records if not PHONE.fullmatch(digits))}, reverse=True)
    spaced = "|".join(r"\s?".join(code) if len(code) > 5 else code for code in codes)
    return re.compile(rf"(?<![\w£])(?<!\d[.,:])(?:{spaced})(?![\w%]|[.,:]\d)")


def contacts_in(text: str, short: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The telephone numbers and e-mail addresses in a page's prose, each once; ``short`` finds those of records."""
    return _contacts(without_typed(text), short)


def _contacts(text: str, short: re.Pattern[str]) -> Iterator[re.Match[str]]:
    for pattern in (EMAIL, PHONE, short):
        yield from pattern.finditer(text)
        text = blanked(pattern, text)
    for found in _CALLED.finditer(text):
        if is_short_number(re.sub(r"\s", "", found["number"])):
            yield from re.compile(re.escape(found["number"])).finditer(text, *found.span("number"))


def without_contacts(text: str, short: re.Pattern[str]) -> str:
    """The text with spaces in the place of what may be typed, of its telephone numbers and its e-mail addresses."""
    text = without_typed(text)
    for found in list(_contacts(text, short)):
        text = text[: found.start()] + re.sub(r"[^\n]", " ", found[0]) + text[found.end() :]
    return text


def _finding(path: str, line: int, typed: str, facts: Facts) -> Finding:
    return Finding(path, line, "typed-contact", f'"{typed}" is typed by hand', _EXPECTED, _remedy(typed, facts))


def _remedy(typed: str, facts: Facts) -> str:
    match = _record(typed, facts)
    if match is None:
        return 'Add it to a record under docs/data/organisations, then write {{ phone("id") }} or {{ contact("id") }}.'
    organisation, point = match
    if point.release == "held":
        return f'The record "{organisation.id}" holds it back until somebody checks it: leave it out.'
    return f"Write {_call(organisation, point)} instead."


def _call(organisation: Organisation, point: ContactPoint) -> str:
    if not point.dialled:
        return f'{{{{ contact("{organisation.id}") }}}}'
    first = next(contact for contact in organisation.published_contacts if contact.dialled)
    which = "" if point == first else f', contact="{point.id}"'
    return f'{{{{ phone("{organisation.id}"{which}) }}}}'


def _record(typed: str, facts: Facts) -> tuple[Organisation, ContactPoint] | None:
    address = typed.lower().removeprefix("mailto:")
    digits = _uk_digits(typed)
    matches = [
        (organisation, point)
        for organisation in facts[Organisation].values()
        for point in organisation.contacts
        if (point.dialled and point.digits == digits) or (point.kind == "email" and point.value.lower() == address)
    ]
    return min(matches, key=_distance, default=None)


def _distance(match: tuple[Organisation, ContactPoint]) -> tuple[bool, ...]:
    # All police forces share 101: the record that is named after a number comes first, then a helpline's.
    organisation, point = match
    return point.release == "held", point.value not in organisation.name.en, "helpline" not in organisation.kinds


def _uk_digits(typed: str) -> str:
    national = re.sub(r"(?:\+|\b00)44\D*(?:\(0\))?\D*0?", "0", typed)
    return re.sub(r"\D", "", national)
