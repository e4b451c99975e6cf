"""The calls ``newest_works``, the newest works about Wales, and ``library_files``, the whole library to take away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from markupsafe import Markup

from ahtc.core.calls import CallingPage
from ahtc.core.templates import own_language
from ahtc.kinds.library.data import BIBTEX, FEEDS, PLAIN, RIS
from ahtc.kinds.library.pages import work_page
from ahtc.kinds.library.record import Work

_NEWEST = 5


def newest_works(page: CallingPage) -> Markup:
    """The newest works that are wholly about Wales, each linked to its entry."""
    works = [work for work in page.facts[Work].values() if work.about_wales == "whole" and work.date]
    newest = sorted(works, key=lambda work: (work.date or "", work.id), reverse=True)[:_NEWEST]
    return page.render(
        "newest_works.html",
        works=[(work, page.link(work_page(work))) for work in newest],
        own=partial(own_language, language=page.language),
    )


def library_files(page: CallingPage) -> Markup:
    """The library for programs that manage references, and the feed of what is added to it."""
    files = {"bibtex": page.file(BIBTEX), "ris": page.file(RIS), "plain": page.file(PLAIN)}
    files["feed"] = page.file(FEEDS[page.language])
    return page.render("library_files.html", files=files)


CALLS: dict[str, Callable[..., Markup]] = {"newest_works": newest_works, "library_files": library_files}
