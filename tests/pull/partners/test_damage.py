from __future__ import annotations

import random

import pytest

from ahtc.pull.partners.damage import damaged_at

WELSH = "Ynys Môn, Tŷ Hafan, Ŵyl Dewi, Llanllŷr, Caerïog, Cwmnïau, â ê î ô û ŵ ŷ á é ï ö £ ’ – “” Â Ë"


@pytest.mark.parametrize("word", WELSH.split())
def test_welsh_as_it_is_written_is_whole(word: str) -> None:
    assert damaged_at(word) is None


@pytest.mark.parametrize("read_as", ["latin-1", "cp1252"])
@pytest.mark.parametrize("word", ["Môn", "Tŷ", "Cwmnïau", "’r"])
def test_utf_8_that_was_read_as_another_encoding_is_damaged(word: str, read_as: str) -> None:
    misread = word.encode().decode(read_as, errors="replace")
    place = next(index for index, character in enumerate(word, 1) if not character.isascii())
    assert damaged_at(misread) == place


@pytest.mark.parametrize(
    ("text", "at"),
    [("Sir Ynys Mï¿½n", 11), ("Sir Ynys M\ufffdn", 11), ("Cityï¾\xa0and County", 5), ("Ty\x81", 3), ("ynys mn", None)],
)
def test_the_place_of_the_damage_is_told_and_a_lost_letter_cannot_be(text: str, at: int | None) -> None:
    assert damaged_at(text) == at


def test_any_text_that_was_misread_twice_is_damaged() -> None:
    chance = random.Random(4)
    letters = "abc ôŵŷâïé"
    for _ in range(500):
        text = "".join(chance.choices(letters, k=12))
        misread = text.encode().decode("latin-1")
        assert (damaged_at(misread) is None) == text.isascii(), misread
