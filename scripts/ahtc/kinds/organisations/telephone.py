"""Telephone numbers of the United Kingdom: whole ones, and short ones by the tables of libphonenumber."""

from __future__ import annotations

import phonenumbers
from phonenumbers import shortnumberinfo

_UK = "GB"
_UK_CODE = 44

# Dialled before a whole or a short number to have Relay UK on the line.
_RELAY = ("18001", "18002")

_LONGEST_SHORT = 10


def is_short_number(digits: str) -> bool:
    """Whether digits are one of the UK's short numbers: 999, a helpline's six (116 123), a text number (84001)."""
    if not digits.isdecimal() or digits.startswith("0"):
        return False
    number = phonenumbers.PhoneNumber(country_code=_UK_CODE, national_number=int(digits))
    return shortnumberinfo.is_valid_short_number_for_region(number, _UK)


def is_whole_number(digits: str) -> bool:
    """Whether digits are a UK number of the usual length, in a range that is in use."""
    return len(digits) == 11 and digits.startswith("0") and _in_use(digits)


def require_uk_number(value: str, short: bool) -> None:
    """Raise ValueError, with what is expected, unless a telephone in the UK can dial ``value``.

    A number of fewer than eleven digits has nearly always lost one: it must be in the tables of short numbers, or its
    record must say that it is ``short``, which its source shows.
    """
    digits = "".join(c for c in value if c.isdigit())
    if set(value) - set("0123456789 ") or not digits:
        raise ValueError("a UK telephone number: digits and spaces only, between quotes")
    number = next((digits.removeprefix(code) for code in _RELAY if digits.startswith(code)), "") or digits
    if short and len(digits) > _LONGEST_SHORT:
        raise ValueError("short_number: true only beside a number of fewer than 11 digits")
    if is_short_number(number) or is_whole_number(number):
        return
    if short:
        _require_shorter(digits)
    elif len(number) != 11 or not number.startswith("0"):
        raise ValueError(
            "a UK telephone number of 11 digits that starts with 0, or short_number: true beside one that its source "
            "prints with fewer"
        )
    else:
        raise ValueError("a UK telephone number in use: this range is not allocated")


def _require_shorter(digits: str) -> None:
    if len(digits) < 3 or (digits.startswith("0") and not _in_use(digits)):
        raise ValueError("a short telephone number in use: nobody can dial this one")


def _in_use(digits: str) -> bool:
    return phonenumbers.is_valid_number(phonenumbers.parse(digits, _UK))
