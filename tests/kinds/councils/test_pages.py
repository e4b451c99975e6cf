"""A council's page: its own numbers first, then the police, what is near, and the lines for all of Wales last."""

from __future__ import annotations

import re

import pytest

from ahtc.core.facts import Facts
from ahtc.core.page_writer import PageWriter
from ahtc.core.text import LANGUAGES, Language
from ahtc.kinds.councils.pages import pages
from ahtc.kinds.facts import templates_for

NEAR = "get-help/near-you"


@pytest.fixture(scope="module")
def written(facts: Facts) -> dict[tuple[str, Language], str]:
    writers = {language: PageWriter(facts, templates_for(facts), language) for language in LANGUAGES}
    return {(page.name, language): page.text for language, writer in writers.items() for page in pages(writer)}


def sections(text: str) -> list[str]:
    return re.findall(r"^## .*\{#([a-z]+)\}$", text, re.MULTILINE)


def section(text: str, name: str) -> str:
    return text.partition(f"{{#{name}}}")[2].partition("\n## ")[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_council_s_day_and_night_come_first_and_the_lines_for_all_of_wales_last(
    written: dict[tuple[str, Language], str], language: Language
) -> None:
    assert sections(written[f"{NEAR}/torfaen.md", language]) == ["day", "night", "police", "here", "wales"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_council_without_a_number_says_so_and_leads_to_the_police_at_once(
    written: dict[tuple[str, Language], str], facts: Facts, language: Language
) -> None:
    text = written[f"{NEAR}/gwynedd.md", language]
    assert sections(text) == ["council", "here", "wales"]
    assert facts.words.say("near-none", language).replace("'", "&#39;") in section(text, "council")
    assert '{{ phone("police-101") }}' in section(text, "council")


def test_only_the_time_without_a_number_says_so(written: dict[tuple[str, Language], str], facts: Facts) -> None:
    words = {when: facts.words.say(f"near-none-{when}", "en").replace("'", "&#39;") for when in ("day", "night")}
    monmouthshire, torfaen = written[f"{NEAR}/monmouthshire.md", "en"], written[f"{NEAR}/torfaen.md", "en"]
    assert words["day"] in monmouthshire
    assert words["night"] not in monmouthshire
    assert not any(each in torfaen for each in words.values())


def test_who_answers_for_several_councils_is_named(written: dict[tuple[str, Language], str]) -> None:
    night = section(written[f"{NEAR}/newport.md", "en"], "night")
    assert '{{ number("south-east-wales-duty-team", contact="phone", named=true) }}' in night


def test_each_line_for_all_of_wales_stands_once_with_its_number(written: dict[tuple[str, Language], str]) -> None:
    lines = re.findall(r'phone\("([a-z-]+)"\)', section(written[f"{NEAR}/cardiff.md", "en"], "wales"))
    assert len(lines) == len(set(lines)) == 9
    assert lines[0] == "modern-slavery-helpline"
