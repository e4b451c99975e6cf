"""A record is changed on the lines that change, whatever else stands in it: tried on every record of the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from ahtc.core.facts import Facts
from ahtc.core.problems import ProblemsError
from ahtc.core.validation import validated
from ahtc.core.yaml_file import parse_yaml
from ahtc.kinds.organisations.record import Organisation
from ahtc.kinds.organisations.shared import completed, from_facts
from ahtc.pull.partners.record import Fields, quoted, with_contact, with_fields

RECORDS = sorted((Path(__file__).parents[3] / "docs/data/organisations").glob("*.yml"))
NEW: Fields = {
    "id": "new-one",
    "kind": "web",
    "label": {"en": quoted("Website"), "cy": quoted("Gwefan")},
    "value": quoted("https://www.example.org/"),
    "release": "held",
    "checked": "2026-01-02",
    "method": "visit",
    "sources": [
        {
            "title": quoted('A "page": # 1'),
            "publisher": quoted("\\ {{ x }}"),
            "date": quoted("2026"),
            "whose": "other",
        }
    ],
}


def read(text: str, path: Path, facts: Facts) -> Organisation:
    """A record with what it takes from others."""
    return validated(Organisation, completed(parse_yaml(text, path.name), from_facts(facts)))


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_contact_is_added_after_the_others_and_every_other_line_stays(path: Path, facts: Facts) -> None:
    text = path.read_text(encoding="utf-8")
    before = read(text, path, facts)
    changed = with_contact(text, parse_yaml(text, path.name), NEW)
    after = read(changed, path, facts)

    added = after.contacts[-1]
    (source,) = added.sources
    assert (added.id, source.title, source.publisher) == ("new-one", 'A "page": # 1', "\\ {{ x }}")
    assert after.model_copy(update={"contacts": after.contacts[:-1]}) == before
    kept = changed.split("\n")
    assert len(kept) - len(text.split("\n")) == 14
    assert [line for line in text.split("\n") if line not in kept] in ([], ["contacts: []"])


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_the_day_and_the_method_of_each_contact_change_on_their_own_lines(path: Path, facts: Facts) -> None:
    text = path.read_text(encoding="utf-8")
    file = parse_yaml(text, path.name)
    before = read(text, path, facts)
    for index in reversed(range(len(before.contacts))):
        text = with_fields(text, file, index, {"checked": "2026-01-02", "method": "visit"})
    after = read(text, path, facts)

    assert {(each.checked.isoformat(), each.method) for each in after.contacts} <= {("2026-01-02", "visit")}
    old_lines, new_lines = path.read_text(encoding="utf-8").split("\n"), text.split("\n")
    assert len(old_lines) == len(new_lines)
    changed = [new for old, new in zip(old_lines, new_lines, strict=True) if old != new]
    assert {line.strip() for line in changed} <= {"checked: 2026-01-02", "method: visit"}


@pytest.mark.parametrize("contact", ["{id: a, checked: 2026-01-01}", "id: a\n    checked: >-\n      2026-01-01"])
def test_a_field_that_is_written_in_another_way_is_refused_with_its_line(contact: str) -> None:
    text = f"contacts:\n  - {contact}\n"
    with pytest.raises(ProblemsError, match=r'^x\.yml:[23]  "checked" is not written on one line by itself'):
        with_fields(text, parse_yaml(text, "x.yml"), 0, {"checked": "2026-01-02"})


def test_a_field_that_is_new_stands_below_the_method_and_one_that_must_go_goes() -> None:
    text = "contacts:\n  - id: a\n    method: visit\n    said: No.\n    sources: []\n"
    changed = with_fields(text, parse_yaml(text, "x.yml"), 0, {"checked_by": quoted("the officer"), "said": None})
    assert changed == 'contacts:\n  - id: a\n    method: visit\n    checked_by: "the officer"\n    sources: []\n'


def test_a_list_of_contacts_on_one_line_is_refused() -> None:
    text = "contacts: [{id: a}]\n"
    with pytest.raises(ProblemsError, match="The list of contacts is not written"):
        with_contact(text, parse_yaml(text, "x.yml"), NEW)
