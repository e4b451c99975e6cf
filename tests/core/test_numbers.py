from __future__ import annotations

import pytest

from ahtc.core.numbers import whole_number


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("15", 15), ("007", 7), ("9" * 15, 10**15 - 1)])
def test_ascii_digits_alone_are_a_number(text: str, number: int) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize(
    "text", ["", "1_5", "+15", "-15", " 15", "15\n", "١٥", "１５", "1.0", "1e3", "1,186", "9" * 16, "9" * 6_000]
)
def test_what_merely_resembles_a_number_is_none(text: str) -> None:
    assert whole_number(text) is None
