"""The pages of the library: the works in full by how far they are about Wales, and four ways to find one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from ahtc.core.escape import as_text
from ahtc.core.page_writer import PageWriter
from ahtc.core.pages import Page
from ahtc.core.templates import own_language
from ahtc.kinds.library.record import AUDIENCES, TOPICS, AboutWales, Library, Work

ENTRIES: dict[AboutWales, str] = {
    "whole": "library/wales.md",
    "part": "library/united-kingdom.md",
    "context": "library/background.md",
}
WAYS = {way: f"library/by-{way}.md" for way in ("year", "topic", "publisher", "audience")}

_SLUGS = {
    "whole": "cymru",
    "part": "y-deyrnas-unedig",
    "context": "cefndir",
    "year": "yn-ol-blwyddyn",
    "topic": "yn-ol-pwnc",
    "publisher": "yn-ol-cyhoeddwr",
    "audience": "i-bwy",
}


class Part(NamedTuple):
    """Works that stand together under a heading, which is marked with its language where that is not the page's."""

    anchor: str
    heading: Markup
    works: Sequence[Work]


def work_page(work: Work) -> str:
    """The page on which a work stands in full; its id is its anchor there."""
    return ENTRIES[work.about_wales]


def pages(writer: PageWriter) -> Iterator[Page]:
    """Three pages with every work in full, the newest first, and four that lead to them."""
    works = sorted(writer.facts[Work].values(), key=lambda work: (work.date or "", work.id), reverse=True)
    if not works:
        return
    library, own = writer.facts.document(Library), partial(own_language, language=writer.language)
    for about, name in ENTRIES.items():
        said = writer.in_words(f"library-{about}", "list")
        found = [work for work in works if work.about_wales == about]
        yield writer.page(
            name,
            "works.md",
            _SLUGS[about],
            said,
            library.checked,
            years=[(year, list(each)) for year, each in groupby(found, key=lambda work: work.year)],
            publishers=library.publishers,
            own=own,
        )
    for way, name in WAYS.items():
        said = writer.in_words(f"library-by-{way}", "list")
        parts = [part for part in _PARTS[way](writer, works) if part.works]
        yield writer.page(
            name, "works_by.md", _SLUGS[way], said, library.checked, parts=parts, page_of=work_page, own=own
        )


def _by_year(writer: PageWriter, works: Sequence[Work]) -> Iterator[Part]:
    for year in sorted({work.year for work in works if work.year}, reverse=True):
        yield Part(f"y{year}", as_text(year), [work for work in works if work.year == year])
    undated = [work for work in works if work.year is None]
    yield Part("undated", as_text(writer.say("library-undated")), undated)


def _by_topic(writer: PageWriter, works: Sequence[Work]) -> Iterator[Part]:
    for topic in TOPICS:
        heading = as_text(writer.say(f"library-topic-{topic}"))
        yield Part(topic, heading, [work for work in works if topic in work.topics])


def _by_publisher(writer: PageWriter, works: Sequence[Work]) -> Iterator[Part]:
    here = writer.language
    publishers = writer.facts.document(Library).publishers
    for key, name in sorted(publishers.items(), key=lambda named: named[1].in_(here).casefold()):
        yield Part(key, own_language(name, here), [work for work in works if work.publisher == key])


def _by_audience(writer: PageWriter, works: Sequence[Work]) -> Iterator[Part]:
    for audience in AUDIENCES:
        heading = as_text(writer.say(f"library-audience-{audience}"))
        yield Part(audience, heading, [work for work in works if audience in work.audience])


_PARTS = {"year": _by_year, "topic": _by_topic, "publisher": _by_publisher, "audience": _by_audience}
