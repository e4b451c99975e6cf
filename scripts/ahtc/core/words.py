"""The site's own words: buttons, headings and labels, in both languages (``docs/data/words.yml``)."""

from __future__ import annotations

from pydantic import field_validator

from ahtc.core.problems import Finding, ProblemsError, did_you_mean
from ahtc.core.text import Base, Bilingual, Id, Language
from ahtc.core.written import Written


class SiteWords(Bilingual):
    """Words of the site: without marks, since many stand where HTML cannot (names of fields, titles, worksheets)."""

    @field_validator("en", "cy")
    @classmethod
    def _is_unmarked(cls, text: str) -> str:
        if isinstance(text, Written):
            raise ValueError("words without a mark: the site's own words stand in places that cannot show one")
        return text


class Words(Base):
    """Every word of the shell and of the cards and tables, by id."""

    words: dict[Id, SiteWords]

    def say(self, name: str, language: Language) -> str:
        """The words for ``name`` in one language; raises :class:`ProblemsError` when they are not there."""
        return self.both(name).in_(language)

    def both(self, name: str) -> Bilingual:
        """The words for ``name`` in both languages; raises as :meth:`say` does."""
        if name not in self.words:
            seen, remedy = f'The words "{name}" are missing', f"Put them back. {did_you_mean(name, self.words)}"
            raise ProblemsError([Finding("docs/data/words.yml", 1, "words", seen, "all words of the site", remedy)])
        return self.words[name]
