"""What a source lists about organisations, before anybody has decided anything."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from ahtc.core.problems import Finding
from ahtc.core.text import require_web_address
from ahtc.kinds.organisations.telephone import is_short_number

ListedKind = Literal["phone", "text", "email", "web"]

_UK = 44
_BARE_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}([/?#]\S*)?", re.IGNORECASE)


@dataclass(frozen=True)
class ListedContact:
    """One contact as a source gives it.

    ``value`` is in our own form: digits and single spaces as given, lower-case e-mail, whole web address.
    """

    kind: ListedKind
    value: str


Reading = tuple[list[ListedContact], list[str]]
"""What was made of a field: its contacts, and in words what could not be used."""


@dataclass(frozen=True)
class Listed:
    """One organisation as a source lists it.

    ``key`` is what the source calls it; ``removed`` that the source says it has ended; ``doubts`` say in words what
    it gave that could not be used (a phone field with two numbers, a broken address). ``unread`` says why its record
    could not be read at all: then nothing is known of what the source gives today.
    """

    key: str
    name: str
    name_cy: str | None = None
    contacts: tuple[ListedContact, ...] = ()
    removed: bool = False
    doubts: tuple[str, ...] = ()
    unread: str = ""


@dataclass(frozen=True)
class Reply:
    """Everything a source answered, ``listed`` sorted by key.

    ``source`` is its id in ``SOURCES``; ``address`` where it was read, ``retrieved`` on which day, under which
    ``licence``; ``warnings`` what to know all the same. ``sheet`` names the sheet of a workbook that has several.
    """

    source: str
    title: str
    publisher: str
    address: str
    retrieved: datetime.date
    licence: str
    listed: tuple[Listed, ...]
    warnings: tuple[Finding, ...] = ()
    sheet: str | None = None


def clean_text(text: str, limit: int = 300) -> str:
    """The text on one line, without control and bidirectional characters, composed (NFC), cut at ``limit``."""
    spaced = "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in text)
    kept = "".join(c for c in spaced if unicodedata.category(c) not in ("Cf", "Cs", "Co", "Cn"))
    line = " ".join(unicodedata.normalize("NFC", kept).split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"


def read_given(read: Callable[[str], Reading], given: object) -> Reading:
    """What ``read`` makes of a field as a source gave it: text, nothing, or what is no text and is left out, and said.

    A telephone given as a number is never put right: what a number cannot hold is gone, and a guess might ring a
    stranger.
    """
    if given is None or isinstance(given, str):
        return read(given or "")
    if isinstance(given, int | float) and not isinstance(given, bool):
        return [], [_lost_as_number(given)]
    what = {list: "a list", dict: "a record of its own", bool: "yes or no"}.get(type(given), "something else")
    return [], [f"what stands there is {what} and not text, so it is left out"]


def _lost_as_number(given: float) -> str:
    if not abs(given) < 1e15:
        return "what stands there is a number and not text, so it is left out"
    digits = str(int(given)) if float(given).is_integer() else str(given)
    said = f"{digits} is a number and not text, so a 0 or + at its start may be lost: it is left out"
    for start in ("0", "+"):
        contacts, doubts = read_phone(f"{start}{digits}")
        if len(contacts) == 1 and not doubts:
            return f"{said} (it may have been {start}{digits})"
    return said


def read_phone(text: str) -> Reading:
    """The possible UK numbers in a phone field, and in words what else it holds; never a guess.

    ``0800 123 456 or 0800 123 457 (ask for Ann)`` gives both numbers and says that there are two, and what is beside.
    """
    line = clean_text(text)
    if is_short_number(line.replace(" ", "")):
        return [ListedContact("phone", line)], []
    values: list[str] = []
    doubts: list[str] = []
    beside, end = "", 0
    for match in phonenumbers.PhoneNumberMatcher(line, "GB", phonenumbers.Leniency.POSSIBLE):
        beside, end = f"{beside}{line[end : match.start]} ", match.end
        if match.number.country_code != _UK or not _whole(match.number):
            doubts.append(f'"{match.raw_string}" is not a whole UK number')
            continue
        if match.number.extension:
            doubts.append(f"the extension {match.number.extension} is left out")
        value = _as_dialled(match)
        if value not in values:
            values.append(value)
    beside = " ".join(f"{beside}{line[end:]}".split()).strip("()[],;:/.- ")
    if not values and not doubts and line:
        doubts.append(f'"{line}" holds no UK telephone number')
    elif any(c.isalnum() for c in beside):
        doubts.append(f'beside the number it says "{beside}"')
    return _told_apart("phone", values, doubts, "telephone numbers")


def read_email(text: str) -> Reading:
    """The e-mail addresses in a field, lower-case, and in words what is wrong with the others."""

    def value_of(word: str) -> str:
        address = word.removeprefix("mailto:")
        if not address.isascii() or not address[:1].isalnum():
            raise ValueError("not an address in plain letters")
        try:
            return validate_email(address, check_deliverability=False).normalized.lower()
        except EmailNotValidError as error:
            raise ValueError(str(error)) from None

    return _read_words("email", text, value_of, "an e-mail address", "e-mail addresses")


def read_web(text: str) -> Reading:
    """The web addresses in a field, and in words what is wrong with the others.

    ``https://`` is put before a bare host such as ``www.example.org`` and before nothing else.
    """

    def value_of(word: str) -> str:
        address = f"https://{word}" if _BARE_HOST.fullmatch(word) else word
        parts = urlsplit(address)
        address = parts._replace(netloc=parts.netloc.lower()).geturl()
        if not address.isascii() or "@" in parts.netloc:
            raise ValueError("not a plain web address")
        return require_web_address(address)

    return _read_words("web", text, value_of, "a web address", "web addresses")


def _as_dialled(match: phonenumbers.PhoneNumberMatch) -> str:
    """The number with the spaces it was given; one written with +44 or in other digits, as the UK writes it."""
    number = match.raw_string
    if match.number.extension or not number.isascii() or not number.lstrip("( ").startswith("0"):
        return phonenumbers.format_number(_without_extension(match.number), phonenumbers.PhoneNumberFormat.NATIONAL)
    if number.lstrip("( ").startswith("00"):
        return phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.NATIONAL)
    return " ".join(re.findall(r"\d+", number))


def _whole(number: phonenumbers.PhoneNumber) -> bool:
    """Whether it has the digits of a UK number: ten after the 0, nine in a few places, or fewer where one is in use."""
    return len(phonenumbers.national_significant_number(number)) >= 9 or phonenumbers.is_valid_number(number)


def _without_extension(number: phonenumbers.PhoneNumber) -> phonenumbers.PhoneNumber:
    plain = phonenumbers.PhoneNumber()
    plain.merge_from(number)
    plain.extension = None
    return plain


def _read_words(kind: ListedKind, text: str, value_of: Callable[[str], str], one: str, many: str) -> Reading:
    """The values of the words of a field; only words that look like one when there are several."""
    words = re.split(r"[\s;,]+", clean_text(text).strip(" ;,"))
    values: list[str] = []
    doubts: list[str] = []
    for word in filter(None, words):
        try:
            value = value_of(word.strip("<>()"))
        except ValueError as error:
            doubts.append(f'"{word}" is not {one} ({error})')
            continue
        if value not in values:
            values.append(value)
    return _told_apart(kind, values, doubts, many)


def _told_apart(kind: ListedKind, values: list[str], doubts: list[str], many: str) -> Reading:
    if len(values) > 1:
        doubts = [f"the field holds {len(values)} {many}: {', '.join(values)}", *doubts]
    return [ListedContact(kind, value) for value in values], doubts
