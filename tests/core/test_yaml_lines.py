from __future__ import annotations

import datetime

import pytest

from ahtc.core.yaml_file import parse_yaml
from ahtc.core.yaml_lines import with_entry, yaml_lines

RECORD = {
    "id": "a-b",
    "title": {"en": 'A "title": # 1', "cy": "ŵ"},
    "day": datetime.date(2027, 3, 3),
    "when": "2027-03",
    "answer": "no",
    "online": True,
    "audience": ["everyone", "yes"],
    "sources": [{"title": "- x", "pages": [{"n": 1}]}],
    "none": [],
}


def test_what_is_written_is_read_as_it_was() -> None:
    assert parse_yaml("\n".join(yaml_lines(RECORD)), "x.yml").data == RECORD


@pytest.mark.parametrize("hyphen", ["", "  "])
def test_an_entry_is_added_below_the_others_as_they_are_written_and_every_other_line_stays(hyphen: str) -> None:
    before = f"# first\nworks:\n{hyphen}- id: a  # one\n{hyphen}  n: 1\n\n# of the rest\nrest: 1\n"
    after = with_entry(before, "works", {"id": "b", "n": 2})
    assert after == before.replace("n: 1\n", f"n: 1\n{hyphen}- id: b\n{hyphen}  n: 2\n")


@pytest.mark.parametrize("text", ["works: []\nrest: 1\n", "rest: 1\n"])
def test_the_first_entry_of_a_list_is_added_as_well(text: str) -> None:
    assert parse_yaml(with_entry(text, "works", {"id": "b"}), "x.yml").data == {"works": [{"id": "b"}], "rest": 1}
