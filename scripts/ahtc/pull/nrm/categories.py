"""The Home Office's words for categories, headings and periods, each spelling turned into one id."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

TOTAL = "total"

_NOT_SPECIFIED = ("not-specified-or-unknown", "not-specified", "unknown", "not-known", "not-recorded")

# Every spelling seen, or close to one seen, by the id that the observations carry. What is not here keeps its own words
# as its id: a new kind of exploitation or a new nationality is news, not a mistake.
VARIANTS: dict[str, dict[str, tuple[str, ...]]] = {
    "age": {
        "adult": (
            "adults",
            "adult-18-or-over",
            "adults-18-or-over",
            "adult-18-and-over",
            "adults-18-and-over",
            "adult-18-years-or-over",
            "adult-18",
            "adults-18",
            "adult-aged-18-or-over",
            "18-or-over",
            "18-and-over",
            "over-18",
        ),
        "child": (
            "children",
            "child-17-or-under",
            "children-17-or-under",
            "child-17-and-under",
            "children-17-and-under",
            "child-17-years-or-under",
            "child-aged-17-or-under",
            "child-under-18",
            "children-under-18",
            "17-or-under",
            "17-and-under",
            "under-18",
            "minor",
            "minors",
            "minor-17-or-under",
            "minors-17-or-under",
        ),
        "not-specified": (
            *_NOT_SPECIFIED,
            *(f"age-{words}" for words in _NOT_SPECIFIED),
            *(f"age-at-exploitation-{words}" for words in _NOT_SPECIFIED),
            "unknown-age",
        ),
    },
    "location": {
        "overseas": ("overseas-only", "abroad"),
        "uk": ("uk-only", "united-kingdom"),
        "uk-and-overseas": ("overseas-and-uk", "both-uk-and-overseas", "uk-overseas", "both"),
        "not-specified": (*_NOT_SPECIFIED, *(f"location-{words}" for words in _NOT_SPECIFIED), "unknown-location"),
    },
    "outcome": {
        outcome: tuple(
            f"{outcome}{grounds}{noun}"
            for grounds in ("", "-reasonable-grounds", "-conclusive-grounds", "-rg", "-cg")
            for noun in ("", "-decision", "-decisions")
        )
        for outcome in ("negative", "positive")
    },
    "gender": {"female": ("females", "women"), "male": ("males", "men")},
    "exploitation": {"not-specified": _NOT_SPECIFIED},
    "nationality": {"uk": ("british", "united-kingdom")},
    "force": {
        "dyfed-powys-police": ("dyfed-powys", "dyfed-powys-constabulary", "heddlu-dyfed-powys"),
        "gwent-police": ("gwent", "gwent-constabulary", "heddlu-gwent"),
        "north-wales-police": ("north-wales", "heddlu-gogledd-cymru"),
        "south-wales-police": ("south-wales", "heddlu-de-cymru"),
        "tarian-rocu": ("tarian", "tarian-regional-organised-crime-unit"),
    },
}
VARIANTS["responder"] = {**VARIANTS["force"], "local-authority": ("local-authorities",), "bawso": ("bawso-ltd",)}

_BY_SPELLING = {
    dimension: {spelling: name for name, spellings in names.items() for spelling in (name, *spellings)}
    for dimension, names in VARIANTS.items()
}

_TOTALS = {
    "all", "totals", "grand-total", "overall-total", "overall", "uk-total", "all-ages", "all-locations", "all-outcomes",
    "all-nationalities", "all-first-responders", "all-forces", "all-counties", "all-quarters", "all-genders",
    "all-exploitation-types", "annual", "annual-total", "year-total", "number", "referrals", "reports", "decisions",
    "nrm-referrals", "dtn-reports", "duty-to-notify-reports", "number-of-referrals", "number-of-reports",
    "number-of-nrm-referrals", "number-of-dtn-reports", "number-of-duty-to-notify-reports", "all-referrals",
    "all-reports", "all-decisions",
}  # fmt: skip

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_WORDS_IN_A_HEADING = 8
_BESIDE_A_YEAR = {
    "",
    "total",
    "all",
    "annual",
    "all-quarters",
    "provisional",
    "revised",
    "to-date",
    "year-to-date",
    "part-year",
}
_QUARTER_MONTHS = {1: "jan", 4: "apr", 7: "jul", 10: "oct"}
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9][0-9](?![0-9])")
_QUARTER = re.compile(r"(?<![a-z0-9])(?:q|quarter)[\s_-]*([1-4])(?![0-9])|(?<=[0-9])q([1-4])(?![0-9])", re.IGNORECASE)
_MONTH_RANGE = re.compile(
    r"(?<![a-z])(jan|apr|jul|oct)[a-z]*[\s,_-]*(?:19[0-9][0-9]|20[0-9][0-9])?[\s,_-]*(?:to|[-–])[\s_-]*(mar|jun|sep|dec)",
    re.IGNORECASE,
)

Heading = Literal[
    "year", "quarter", "period", "responder", "exploitation", "age", "gender", "nationality", "county", "force", "notes"
]


def identifier(text: str) -> str:
    """Words as an id: ``Barnardo's`` is ``barnardos``, ``Devon & Cornwall`` is ``devon-and-cornwall``."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", "").replace("&", " and ")))


def is_total(text: str) -> bool:
    """Whether words head a total."""
    name = identifier(text)
    return (
        name in _TOTALS or re.fullmatch(r"total(-(number|of|nrm|dtn|referrals|reports|decisions))*", name) is not None
    )


def known(dimension: str, text: str) -> str | None:
    """The id of a category whose spelling is known, ``total`` for a total, else None."""
    if is_total(text):
        return TOTAL
    return _BY_SPELLING.get(dimension, {}).get(identifier(text))


def category(dimension: str, text: str) -> str:
    """The id of any category: the known one, or the words' own; kinds of exploitation joined in any way read alike."""
    found = known(dimension, text)
    if found is not None:
        return found
    if dimension == "exploitation":
        return "-".join(identifier(part) for part in re.split(r",|&| and ", text) if part.strip())
    return identifier(text)


def heading(text: str) -> Heading | None:
    """What a column of labels holds, told from the words of its heading; None for any other heading."""
    name = identifier(text)
    words = set(name.split("-"))
    if name.count("-") >= _WORDS_IN_A_HEADING or words & {"number", "table"}:
        return None  # a title
    if name in ("note", "notes"):
        return "notes"
    if words & {"responder", "responders"}:
        return "responder"
    if "exploitation" in words and (name == "exploitation" or words & {"type", "types", "kind", "form"}):
        return "exploitation"
    if "age" in words and (name == "age" or words & {"exploitation", "group", "band", "referral"}):
        return "age"
    if words & {"gender", "sex"}:
        return "gender"
    if words & {"nationality", "nationalities"}:
        return "nationality"
    if words & {"county", "counties"}:
        return "county"
    if words & {"force", "forces"}:
        return "force"
    return _period_heading(name, words)


def _period_heading(name: str, words: set[str]) -> Heading | None:
    if period_of(name) is not None:
        return None
    if {"year", "quarter"} <= words or name in ("period", "time-period"):
        return "period"
    if words & {"quarter", "qtr"}:
        return "quarter"
    return "year" if "year" in words else None


def year_of(text: str) -> int | None:
    """The one year that words name; None when they name none or several."""
    years = set(_YEAR.findall(text))
    return int(years.pop()) if len(years) == 1 else None


def quarter_of(text: str) -> int | None:
    """The quarter that words name (``Q1``, ``Quarter 1``, ``January to March``, ``1``); None when they name none."""
    if text.strip() in ("1", "2", "3", "4"):
        return int(text)
    numbered = {found[0] or found[1] for found in _QUARTER.findall(text)}
    if len(numbered) == 1:
        return int(numbered.pop())
    months = _MONTH_RANGE.search(text)
    if numbered or not months:
        return None
    first = next(i for i, month in enumerate(_MONTHS, 1) if month.startswith(months[1].lower()))
    last = next(i for i, month in enumerate(_MONTHS, 1) if month.startswith(months[2].lower()))
    return (first + 2) // 3 if first in _QUARTER_MONTHS and last == first + 2 else None


def period_of(text: str) -> str | None:
    """``2023-Q4`` from ``Q4 2023`` or ``October to December 2023``, ``2023`` from a year alone; else None."""
    year, quarter = year_of(text), quarter_of(text)
    if year is not None and quarter is not None:
        return f"{year}-Q{quarter}"
    rest = identifier(text).replace(str(year), "").strip("-")
    return str(year) if year is not None and rest in _BESIDE_A_YEAR else None


def edition_of(text: str) -> str | None:
    """The edition, such as ``2023-Q4``, that a file name, a cover or a title tells; None when it tells none.

    A summary of a year (``end-of-year-summary-2023``) is the edition of its fourth quarter.
    """
    year, quarter = year_of(text), quarter_of(text)
    if year is not None and quarter is None and re.search(r"end[\s_-]of[\s_-]year", text, re.IGNORECASE):
        quarter = 4
    return f"{year}-Q{quarter}" if year is not None and quarter is not None else None
