"""The site's own drawings: small, quiet, in the colour of the text beside them, and alike."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ahtc.core.calls import CallError, CallingPage
from ahtc.core.drawings import DRAWINGS
from ahtc.core.facts import Facts
from ahtc.site.icons import icon
from tests.markup import parsed
from tests.site.test_calls import calling_page

NAMES = sorted(path.stem for path in DRAWINGS.glob("*.svg"))
SAME = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.5" '
    'stroke-linecap="round" stroke-linejoin="round">'
)


@pytest.fixture
def page(facts: Facts) -> CallingPage:
    return calling_page(facts, "en")


def test_the_kinds_of_exploitation_each_have_a_drawing() -> None:
    kinds = {"sexual", "labour", "criminal", "county-lines", "cuckooing", "cannabis", "domestic", "organ", "children"}
    assert kinds <= {*NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_takes_less_than_400_bytes_of_a_page(page: CallingPage, name: str) -> None:
    assert len(icon(page, name).encode()) < 400


@pytest.mark.parametrize("name", NAMES)
def test_screen_readers_pass_over_a_drawing(page: CallingPage, name: str) -> None:
    assert parsed(icon(page, name)).one("svg", aria_hidden="true", class_="icon").text == ""


@pytest.mark.parametrize("name", NAMES)
def test_all_drawings_are_of_one_set_and_hold_nothing_but_lines(name: str) -> None:
    text = Path(DRAWINGS / f"{name}.svg").read_text(encoding="utf-8")
    assert text.startswith(SAME)
    assert {*re.findall(r"<(\w+)", text)} <= {"svg", "path", "circle", "rect"}


def test_a_drawing_that_is_not_there_is_told_with_those_that_are(page: CallingPage) -> None:
    with pytest.raises(CallError) as caught:
        icon(page, "../drawings/labor")
    assert caught.value.seen == 'There is no drawing "../drawings/labor"'
    assert "labour" in caught.value.expected
    with pytest.raises(CallError, match="labor") as close:
        icon(page, "labor")
    assert close.value.remedy == 'Did you mean "labour"?'
