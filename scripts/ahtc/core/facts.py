"""The facts of a project: every record by its kind and id, where each stands, and the files that hold lists of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from ahtc.core.words import Words
from ahtc.core.yaml_file import YamlFile

Record = TypeVar("Record")
Document = TypeVar("Document")
Made = TypeVar("Made")


@dataclass(frozen=True)
class Stands:
    """Where a record stands: its file, and the keys that lead to it there."""

    file: YamlFile
    keys: tuple[str | int, ...] = ()

    @property
    def path(self) -> str:
        """The file as the officer knows it."""
        return self.file.path

    def line_of(self, keys: Sequence[str | int] = ()) -> int:
        """The line of a value of the record, or of the record itself."""
        return self.file.line_of([*self.keys, *keys])


@dataclass(frozen=True)
class Shelf(Generic[Record]):
    """The records of one kind by id, in the order of their files, and where each stands."""

    records: Mapping[str, Record]
    places: Mapping[str, Stands] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Facts:
    """Everything under ``docs/data``: ``facts[Term]["nrm"]`` is one record, ``facts.document(TermList)`` a whole file.

    Datasets are as they may be published: small counts are hidden already, so nothing after this can show one.
    """

    words: Words
    shelves: Mapping[type[Any], Shelf[Any]]
    documents: Mapping[type[Any], Any]
    _made: dict[Any, Any] = field(default_factory=dict, init=False, repr=False)

    def __getitem__(self, record: type[Record]) -> Mapping[str, Record]:
        """The records of a kind by id."""
        return self.shelves[record].records

    def document(self, document: type[Document]) -> Document:
        """What one file holds as a whole: a list with its source and the day it was checked."""
        found: Document = self.documents[document]
        return found

    def stands(self, record: type[Any], id: str) -> Stands:
        """Where a record stands."""
        return self.shelves[record].places[id]

    def derived(self, make: Callable[[Facts], Made]) -> Made:
        """What ``make`` makes of these facts; it is asked once, since facts never change."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made
