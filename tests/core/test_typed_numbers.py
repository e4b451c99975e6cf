from __future__ import annotations

import pytest

from ahtc.core.typed_numbers import without_typed


def left(text: str) -> str:
    return "".join(character for character in without_typed(text) if character.isdigit())


@pytest.mark.parametrize(
    "text",
    [
        "22 November 2026", "1 Mawrth 1807", "2026-11-22", "22/11/2026", "22.11.2026",
        "section 52", "sections 126 to 131", "adrannau 126, 127 ac 131", "article 4", "paragraph 101",
        "the Slavery Abolition Act 1833", "Deddf Diddymu Caethwasiaeth 1833", "under 18", "o dan 18 oed",
    ],
)  # fmt: skip
def test_dates_ages_and_places_in_laws_may_be_typed(text: str) -> None:
    assert left(text) == ""


@pytest.mark.parametrize("number", ["0300 123 4567", "345", "34 people", "11.22.33", "1-2-345"])
def test_other_numbers_may_not(number: str) -> None:
    assert left(number) == "".join(character for character in number if character.isdigit())


def test_a_telephone_number_after_a_section_is_not_taken_for_another_section() -> None:
    assert left("section 52, 0300 123 4567") == "03001234567"
