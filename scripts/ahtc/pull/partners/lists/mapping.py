"""Which column of a partner's own list is which: the officer's mapping, as typed records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, model_validator

from ahtc.core.text import Base, Text, WebAddress
from ahtc.pull.partners.listed import ListedKind

CONTACT_COLUMNS: tuple[ListedKind, ...] = ("phone", "text", "email", "web")


class ListColumns(Base):
    """The headings, letter for letter; a contact's may be several (``phone: [Day, Night]``)."""

    name: Text
    name_cy: Text | None = None
    identifier: Text | None = None
    phone: Text | list[Text] = []
    text: Text | list[Text] = []
    email: Text | list[Text] = []
    web: Text | list[Text] = []

    def contacts(self) -> Iterator[tuple[ListedKind, str]]:
        """Each column of contacts, with its kind."""
        for kind in CONTACT_COLUMNS:
            headings: str | list[str] = getattr(self, kind)
            for heading in [headings] if isinstance(headings, str) else headings:
                yield kind, heading

    def all(self) -> list[str]:
        """Every heading that the mapping names."""
        single = [heading for heading in (self.name, self.name_cy, self.identifier) if heading]
        return [*single, *(heading for _, heading in self.contacts())]

    @model_validator(mode="after")
    def _says_something(self) -> ListColumns:
        if not list(self.contacts()):
            raise ValueError("at least one column of contacts: phone, text, email or web")
        if len(self.all()) != len(set(self.all())):
            raise ValueError("each heading once")
        return self


class ListMapping(Base):
    """A whole mapping file: whose list it is, how the file is written, and what its columns are.

    Without ``encoding`` and ``separator``, both are told from the file itself.
    """

    title: Text
    publisher: Text
    address: WebAddress | None = None
    licence: Text
    encoding: Literal["utf-8", "windows-1252"] | None = None
    separator: Literal[",", ";", "\t", "|"] | None = None
    sheet: Text | None = None
    headings_in_row: Annotated[int, Field(ge=1, le=100)] = 1
    columns: ListColumns
