"""The site's own words."""

from __future__ import annotations

import pytest

from ahtc.core.problems import ProblemsError
from ahtc.core.words import SiteWords, Words

WORDS = Words(words={"menu": SiteWords(en="Menu", cy="Dewislen")})


def test_words_are_said_in_the_language_asked_for() -> None:
    assert (WORDS.say("menu", "en"), WORDS.say("menu", "cy")) == ("Menu", "Dewislen")


def test_unknown_words_are_told_with_a_suggestion() -> None:
    with pytest.raises(ProblemsError, match=r'^docs/data/words\.yml:1  The words "menus".*Did you mean "menu"'):
        WORDS.say("menus", "en")
