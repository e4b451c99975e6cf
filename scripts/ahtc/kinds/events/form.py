"""An event that somebody told of in a form, as a record at the end of ``docs/data/events.yml``."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ahtc.core.files import write_if_changed
from ahtc.core.forms import Form, NotYetError, Wanting
from ahtc.core.questions import free_name
from ahtc.core.validation import validated
from ahtc.core.words import Words
from ahtc.core.yaml_file import parse_yaml
from ahtc.core.yaml_lines import with_entry
from ahtc.kinds.events.record import Calendar

FILE = "docs/data/events.yml"
AUDIENCE = (["everyone", "practitioners"], ["practitioners"], ["everyone"])


def event_of(form: Form, body: str, words: Words, today: datetime.date) -> dict[str, Any]:
    """The event that a filled form tells of; raises :class:`NotYetError` with everything that is wanting at once."""
    answers, wrong = form.answers(body), Wanting(words, form)
    for label in form.wanting(answers):
        wrong.say("form-wanting", label)
    first = wrong.day("date", answers)
    last = wrong.day("end_date", answers) or first
    starts, ends = (wrong.time(id, answers) for id in ("time_from", "time_to"))
    if bool(starts) != bool(ends):
        wrong.say("form-both-times")
    if first and last and (last, ends or "") < (first, starts or ""):
        wrong.say("form-order")
    if not {"place_en", "place_cy"} & answers.keys() and form.choice("online", answers) != 0:
        wrong.say("form-place")
    if wrong.lines or first is None or last is None:
        raise NotYetError(wrong.lines)
    audience = AUDIENCE[form.choice("audience", answers) or 0]
    link = {"link": answers["link"]} if "link" in answers else {}
    return {
        "id": _id(answers["title_en"], first),
        **{name: _both(name, answers) for name in ("title", "what")},
        "starts": f"{first}T{starts}" if starts and ends else str(first),
        "ends": f"{last}T{ends}" if starts and ends else str(last),
        **({"place": _both("place", answers)} if "place_en" in answers or "place_cy" in answers else {}),
        **({"online": True} if form.choice("online", answers) == 0 else {}),
        **link,
        **({"cost": _both("cost", answers)} if "cost_en" in answers else {}),
        "audience": audience,
        "source": {
            "title": answers["source_title"],
            "publisher": answers["source_publisher"],
            **({"url": answers["source_url"]} if "source_url" in answers else {}),
            "date": today.isoformat(),
        },
    }


def add_event(root: Path, event: Mapping[str, Any]) -> str:
    """Write an event into the file, completely or not at all; gives its id, which gets a number where it is taken.

    Raises :class:`ProblemsError` with what cannot stand, and leaves the file as it was.
    """
    path = root / FILE
    text = path.read_text(encoding="utf-8")
    taken = {entry["id"] for entry in parse_yaml(text, FILE).data.get("events") or []}
    id = free_name(event["id"], taken)
    changed = with_entry(text, "events", {**event, "id": id})
    validated(Calendar, parse_yaml(changed, FILE))
    write_if_changed(path, changed)
    return id


def _both(name: str, answers: Mapping[str, str]) -> dict[str, str]:
    return {language: answers.get(f"{name}_{language}", "") for language in ("en", "cy")}


def _id(title: str, day: datetime.date) -> str:
    words = re.findall("[a-z0-9]+", title.lower())[:6] or ["event"]
    return "-".join([*words, str(day.year)] if str(day.year) not in words else words)
