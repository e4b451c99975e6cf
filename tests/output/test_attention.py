"""What is due as a calendar: in both languages, an entry a day, the same bytes on any day."""

from __future__ import annotations

import dataclasses
import datetime

from icalendar import Calendar

from ahtc.core.project import Project
from ahtc.output.attention import CALENDARS, attention_files
from ahtc.site.due import everything_due


def test_every_thing_that_is_due_stands_in_the_entry_of_its_day_in_both_languages(whole_project: Project) -> None:
    due = everything_due(whole_project, datetime.date.max)
    files = dict(attention_files(whole_project))
    for language, name in CALENDARS.items():
        entries = Calendar.from_ical(files[name]).walk("VEVENT")
        told = [(entry.decoded("dtstart"), line) for entry in entries for line in str(entry["description"]).split("\n")]
        assert told == [(each.day, f"{each.path}:{each.line} {each.what.in_(language)}") for each in due]
        assert len({str(entry["uid"]) for entry in entries}) == len(entries)


def test_it_is_the_same_on_any_day(whole_project: Project) -> None:
    later = dataclasses.replace(whole_project, today=datetime.date(2030, 1, 1))
    assert dict(attention_files(later)) == dict(attention_files(whole_project))
