"""What somebody filled into one of the site's forms (GitHub issue forms), read from the text that it makes.

A form is a file of ``.github/ISSUE_TEMPLATE``. GitHub writes each answer below its label as a heading; the labels are
the form's own, in its language, so that the same fields are found in both.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from babel.dates import get_month_names

from ahtc.core.problems import Finding, ProblemsError, did_you_mean
from ahtc.core.text import Language
from ahtc.core.words import Words
from ahtc.core.yaml_file import read_yaml

_EMPTY = ("", "_No response_")
_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
_NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})")
_WORDS = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|af|ail|ydd|fed|eg|ain)?\s+(?:of\s+|o\s+)?([a-zâêîôûŵŷ]+)\s+(\d{4})", re.IGNORECASE
)


class Form:
    """A form: its language, the label of each field, and the choices where there are some."""

    def __init__(self, path: Path, root: Path) -> None:
        data: Any = read_yaml(path, root).data
        fields = [part for part in data["body"] if "id" in part]
        self.language: Language = "cy" if "cy" in data.get("labels", []) else "en"
        self.labels: dict[str, str] = {part["id"]: part["attributes"]["label"] for part in fields}
        self.choices: dict[str, list[str]] = {
            part["id"]: part["attributes"]["options"] for part in fields if "options" in part["attributes"]
        }
        self.required = [part["id"] for part in fields if part.get("validations", {}).get("required") is True]

    def answers(self, body: str) -> dict[str, str]:
        """What was answered, by field: nothing for a field left empty. Of a label that comes twice the first counts."""
        ids = {label: id for id, label in self.labels.items()}
        found: dict[str, str] = {}
        at = None
        for line in body.replace("\r\n", "\n").split("\n"):
            label = line.removeprefix("### ").strip() if line.startswith("### ") else None
            if label in ids and ids[label] not in found:
                at = ids[label]
                found[at] = ""
            elif at:
                found[at] += line + "\n"
        return {id: " ".join(text.split()) for id, text in found.items() if text.strip() not in _EMPTY}

    def wanting(self, answers: Mapping[str, str]) -> list[str]:
        """The labels of the fields that must be filled in and are not."""
        return [self.labels[id] for id in self.required if id not in answers]

    def choice(self, id: str, answers: Mapping[str, str]) -> int | None:
        """Which of a field's choices was taken, counted from 0; None where none was."""
        answer = answers.get(id)
        return self.choices[id].index(answer) if answer in self.choices[id] else None


class NotYetError(Exception):
    """Raised with what is wanting or cannot be read, in the words of whoever filled the form in."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


class Wanting:
    """What is wanting in a filled form so far, in the form's language."""

    def __init__(self, words: Words, form: Form) -> None:
        self._words, self._form = words, form
        self.lines: list[str] = []

    def say(self, name: str, what: str = "") -> None:
        """Add one of the site's words, ``{what}`` in it filled in."""
        language: Language = self._form.language
        self.lines.append(self._words.say(name, language).replace("{what}", what))

    def day(self, id: str, answers: Mapping[str, str]) -> datetime.date | None:
        """The day in a field; None, and said, where it cannot be read."""
        if id not in answers:
            return None
        day = day_meant(answers[id])
        if day is None:
            self.say("form-date", answers[id])
        return day

    def time(self, id: str, answers: Mapping[str, str]) -> str | None:
        """The time in a field, as 09:30; None, and said, where it cannot be read."""
        if id not in answers:
            return None
        found = _TIME.fullmatch(answers[id])
        if found is None:
            self.say("form-time", answers[id])
            return None
        return f"{int(found[1]):02}:{found[2]}"


def form_called(root: Path, name: str) -> Path:
    """The file of a form by its name; raises :class:`ProblemsError` for none."""
    known = {path.stem: path for path in sorted((root / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))}
    if name not in known:
        seen, expected = f'There is no form "{name}"', f"one of {', '.join(known)}"
        raise ProblemsError([Finding(".github/ISSUE_TEMPLATE", 1, "form", seen, expected, did_you_mean(name, known))])
    return known[name]


def day_meant(text: str) -> datetime.date | None:
    """The day that somebody wrote: ``2027-03-03``, ``3/3/27``, ``3 March 2027``, ``3 Mawrth 2027``; None for none.

    As in Wales, the day comes before the month.
    """
    written = text.strip().removesuffix(".")
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", written):
            return datetime.date.fromisoformat(written)
        if found := _NUMBERS.fullmatch(written):
            day, month, year = map(int, found.groups())
            return datetime.date(year + 2000 if year < 100 else year, month, day)
        if found := _WORDS.fullmatch(written):
            named = _month(found[2].lower())
            return datetime.date(int(found[3]), named, int(found[1])) if named else None
    except ValueError:  # no calendar has this day
        return None
    return None


def _month(word: str) -> int | None:
    """The number of a month by its name, whole or short, in either language; Welsh may change its first letter."""
    for locale in ("en_GB", "cy_GB"):
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, locale=locale).items():
                whole_welsh = (locale, width) == ("cy_GB", "wide")
                if word == name.lower() or (whole_welsh and _mutated(word, name.lower())):
                    return int(number)
    return None


def _mutated(word: str, name: str) -> bool:
    """Whether a word is a Welsh name of a month whose beginning is changed: Fawrth, Orffennaf, Ragfyr."""
    return word in (name[1:], f"f{name[1:]}", f"d{name[1:]}", f"r{name[2:]}")
