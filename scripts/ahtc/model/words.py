"""The site's own words: buttons, headings and labels, in both languages (``docs/data/words.yml``)."""

from __future__ import annotations

from ahtc.model.problems import did_you_mean
from ahtc.model.text import Base, Bilingual, Id, Language


class Words(Base):
    """Every word of the shell and of the cards and tables, by id."""

    words: dict[Id, Bilingual]

    def say(self, name: str, language: Language) -> str:
        """The words for ``name`` in one language; raises :class:`KeyError` with a suggestion when unknown."""
        if name not in self.words:
            raise KeyError(f'docs/data/words.yml has no "{name}". {did_you_mean(name, self.words)}')
        return self.words[name].in_(language)
