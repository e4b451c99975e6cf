"""Everything that people read in a project, by language, read once for all the rules of language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from ahtc.check.passages import Pair, Passage, data_pairs, page_passages
from ahtc.check.welsh.exceptions import Exceptions, allowed_words, read_exceptions
from ahtc.check.welsh.words import WORD, WelshWords
from ahtc.core.pages import Page
from ahtc.core.project import Project
from ahtc.core.yaml_file import YamlFile

_PUBLIC = frozenset({"victim", "public"})


class Texts:
    """The texts of the written pages and of the records under ``docs/data``, and what is known of Welsh words.

    ``read`` holds files of records that were read already; those that are ``unread`` are passed over. Each part is made
    when a rule first asks for it. Raises :class:`ProblemsError` where another file cannot be read.
    """

    def __init__(
        self,
        root: Path,
        written: Iterable[Page],
        read: Mapping[str, YamlFile] = MappingProxyType({}),
        unread: frozenset[str] = frozenset(),
    ) -> None:
        self._root, self._read, self._unread = root, read, unread
        self._written = list(written)

    @cached_property
    def pairs(self) -> list[Pair]:
        """The texts of the records, each language beside the other, in the order of their files."""
        return list(data_pairs(self._root, self._read, self._unread))

    @cached_property
    def pages(self) -> dict[str, list[Passage]]:
        """The texts of each written page, by the page's path under the project's folder."""
        return {page.path: list(page_passages(page)) for page in self._written}

    @cached_property
    def welsh(self) -> list[Passage]:
        """Everything in Welsh: pages, then records."""
        return self._of(page for page in self._written if page.language == "cy") + [
            pair.texts["cy"] for pair in self.pairs if "cy" in pair.texts
        ]

    @cached_property
    def public_english(self) -> list[Passage]:
        """What English pages say to the public and to victims."""
        return self._of(page for page in self._written if page.language == "en" and _PUBLIC & {*page.matter.audience})

    @cached_property
    def exceptions(self) -> Exceptions:
        """What the officer lets pass."""
        return read_exceptions(self._root)

    @cached_property
    def words(self) -> WelshWords:
        """The Welsh words: hunspell's, the glossary's and those of the exceptions.

        What stands in a file that could not be read may be the glossary's too, and is let pass.
        """
        return WelshWords(allowed_words(self.pairs, self.exceptions), self._words_unread())

    def _words_unread(self) -> Iterator[str]:
        for name in self._unread:
            with suppress(OSError, UnicodeDecodeError):
                yield from WORD.findall((self._root / name).read_text(encoding="utf-8"))

    def _of(self, pages: Iterable[Page]) -> list[Passage]:
        return [passage for page in pages for passage in self.pages[page.path]]


def texts_of(project: Project) -> Texts:
    """The texts of a project."""
    stands = (each for shelf in project.facts.shelves.values() for each in shelf.places.values())
    return Texts(project.root, project.written(), {each.path: each.file for each in stands}, project.unread)
