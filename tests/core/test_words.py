"""The site's own words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import ValidationError

from ahtc.core.problems import ProblemsError
from ahtc.core.words import CountedNoun, EnglishForms, SiteWords, WelshForms, Words

WORDS = Words(words={"menu": SiteWords(en="Menu", cy="Dewislen")})


COUNTED = Words(
    words={},
    counts={
        "decisions": CountedNoun(
            en=EnglishForms(one="{n} decision", other="{n} decisions"),
            cy=WelshForms(
                zero="{n} penderfyniad",
                one="{n} penderfyniad",
                two="{n} benderfyniad",
                few="{n} phenderfyniad",
                many="{n} phenderfyniad",
                other="{n} o benderfyniadau",
            ),
        )
    },
)


@pytest.mark.parametrize(
    ("number", "welsh"),
    [
        (0, "{n} penderfyniad"),
        (1, "{n} penderfyniad"),
        (2, "{n} benderfyniad"),
        (3, "{n} phenderfyniad"),
        (6, "{n} phenderfyniad"),
        (4, "{n} o benderfyniadau"),
        (11, "{n} o benderfyniadau"),
        (1186, "{n} o benderfyniadau"),
        (Decimal("4.0"), "{n} o benderfyniadau"),
        (None, "{n} o benderfyniadau"),
    ],
)
def test_a_welsh_noun_has_the_form_that_its_number_asks_for(number: int | Decimal | None, welsh: str) -> None:
    assert COUNTED.counted("decisions", number, "cy") == welsh


@pytest.mark.parametrize(
    ("number", "english"),
    [
        (0, "{n} decisions"),
        (1, "{n} decision"),
        (2, "{n} decisions"),
        (Decimal("1.0"), "{n} decisions"),
        (None, "{n} decisions"),
    ],
)
def test_an_english_noun_is_singular_beside_one_alone(number: int | Decimal | None, english: str) -> None:
    assert COUNTED.counted("decisions", number, "en") == english


def test_an_unknown_counted_noun_is_told_with_a_suggestion() -> None:
    with pytest.raises(ProblemsError, match=r'^docs/data/words\.yml:1  The counted noun "decision".*"decisions"'):
        COUNTED.counted("decision", 1, "en")


@pytest.mark.parametrize("text", ["decision", "{n} of {n}", "{n} {m}", "{0} decision", "{n decision"])
def test_a_form_holds_its_number_once(text: str) -> None:
    with pytest.raises(ValidationError, match=r"the noun with \{n\} once"):
        EnglishForms(one=text, other="{n} decisions")


def test_words_are_said_in_the_language_asked_for() -> None:
    assert (WORDS.say("menu", "en"), WORDS.say("menu", "cy")) == ("Menu", "Dewislen")


def test_unknown_words_are_told_with_a_suggestion() -> None:
    with pytest.raises(ProblemsError, match=r'^docs/data/words\.yml:1  The words "menus".*Did you mean "menu"'):
        WORDS.say("menus", "en")
