"""What a kind of fact is made of: one value that names its parts, all but the record optional."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from markupsafe import Markup

from ahtc.core.addresses import Addresses
from ahtc.core.due import Dues
from ahtc.core.facts import Facts, Shelf
from ahtc.core.page_writer import PageWriter
from ahtc.core.pages import Page
from ahtc.core.problems import Finding
from ahtc.core.project import Project
from ahtc.core.reading import Reading

Rule = Callable[[Project], Iterable[Finding]]

# What programs read of a record on its own page, whose absolute address is given; None on any other page.
LinkedData = Callable[[Facts, Page, str], Mapping[str, Any] | None]


@dataclass(frozen=True)
class Kind:
    """A kind of fact.

    ``folder`` is its folder in the package, with templates in ``html/``, in ``new.yml`` the example that ``ahtc new
    record`` copies, and in ``ask.yml`` the questions from whose answers ``ahtc new`` makes a record; its words are
    data, in ``docs/data/words/<id>.yml``. ``read`` reads its records from ``docs/data``; ``agree`` says what must
    hold between records before anything else looks at them. ``calls`` answer on pages, each given the page first.
    ``pages`` are written from records; ``menu`` puts them at the end of a part of the menu, named by that part's
    first page. ``checks`` are its rules by name. ``files`` are written beside the pages of a built site, by their
    address. ``linked_data`` is what a record's own page carries for programs. ``due`` is what has to be looked at
    again, and from when.
    """

    id: str
    folder: Path
    record: type[Any]
    read: Callable[[Reading], Shelf[Any]]
    agree: Callable[[Facts], Iterable[Finding]] = lambda facts: ()
    calls: Mapping[str, Callable[..., Markup]] = field(default_factory=dict)
    pages: Callable[[PageWriter], Iterator[Page]] = lambda writer: iter(())
    menu: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    checks: Mapping[str, Rule] = field(default_factory=dict)
    files: Callable[[Project, Addresses], Iterator[tuple[str, bytes]]] = lambda project, addresses: iter(())
    linked_data: LinkedData = lambda facts, page, address: None
    due: Dues = lambda project: iter(())

    @property
    def starter(self) -> Path:
        """The example of a record that ``ahtc new`` copies, where the kind has one."""
        return self.folder / "new.yml"

    @property
    def questions(self) -> Path:
        """What ``ahtc new`` asks for a record, where the kind has questions."""
        return self.folder / "ask.yml"
