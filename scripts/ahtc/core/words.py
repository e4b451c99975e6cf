"""The site's own words, in both languages: ``docs/data/words.yml``, and a file a kind in ``docs/data/words/``."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, field_validator

from ahtc.core.language import plural_form
from ahtc.core.problems import Finding, ProblemsError, did_you_mean
from ahtc.core.text import Base, Bilingual, Id, Language, Text
from ahtc.core.written import Written


class SiteWords(Bilingual):
    """Words of the site: without marks, since many stand where HTML cannot (names of fields, titles, worksheets)."""

    @field_validator("en", "cy")
    @classmethod
    def _is_unmarked(cls, text: str) -> str:
        if isinstance(text, Written):
            raise ValueError("words without a mark: the site's own words stand in places that cannot show one")
        return text


def _has_one_number(text: str) -> str:
    if text.count("{n}") != 1 or text.count("{") != 1 or text.count("}") != 1:
        raise ValueError("the noun with {n} once, where the number stands")
    return text


Counting = Annotated[Text, AfterValidator(_has_one_number)]


class EnglishForms(Base):
    """A counted noun in English: ``{n} referral``, ``{n} referrals``."""

    one: Counting
    other: Counting


class WelshForms(Base):
    """A counted noun in Welsh, by CLDR's six forms: for 0, 1, 2, 3, 6, and for every other number."""

    zero: Counting
    one: Counting
    two: Counting
    few: Counting
    many: Counting
    other: Counting


class CountedNoun(Base):
    """What is counted, beside its number, in both languages."""

    en: EnglishForms
    cy: WelshForms


class Words(Base):
    """Every word of the shell and of the cards and tables, and every noun that stands beside a number, by id."""

    words: dict[Id, SiteWords]
    counts: dict[Id, CountedNoun] = {}

    def say(self, name: str, language: Language) -> str:
        """The words for ``name`` in one language; raises :class:`ProblemsError` when they are not there."""
        return self.both(name).in_(language)

    def both(self, name: str) -> Bilingual:
        """The words for ``name`` in both languages; raises as :meth:`say` does."""
        if name not in self.words:
            seen = f'The words "{name}" are missing'
            remedy = (
                f"Put them back, here or into their kind's file in docs/data/words. {did_you_mean(name, self.words)}"
            )
            raise ProblemsError([Finding("docs/data/words.yml", 1, "words", seen, "all words of the site", remedy)])
        return self.words[name]

    def counted(self, noun: str, value: int | Decimal | None, language: Language) -> str:
        """A noun in the form that ``value`` asks for, with ``{n}`` where the number stands: ``{n} o atgyfeiriadau``.

        None is a range, or a number not known exactly. Raises :class:`ProblemsError` for a noun that is not there.
        """
        if noun not in self.counts:
            seen, remedy = f'The counted noun "{noun}" is missing', did_you_mean(noun, self.counts)
            expected = "every noun that stands beside a number, under counts"
            raise ProblemsError([Finding("docs/data/words.yml", 1, "words", seen, expected, remedy)])
        forms = self.counts[noun]
        return str(getattr(forms.en if language == "en" else forms.cy, plural_form(value, language)))
