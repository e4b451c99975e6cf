"""The calls of the page of everything there is to print."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from ahtc.core.calls import CallError, CallingPage
from ahtc.core.language import number
from ahtc.core.press.press import pdf_link
from ahtc.core.text import LANGUAGES, Language
from ahtc.kinds.handouts.archive import ARCHIVES, archive
from ahtc.kinds.handouts.catalogue import GROUPS, Printable, catalogue


def to_print(page: CallingPage, group: str) -> Markup:
    """Everything of a group, each with its PDFs in both languages, their pages and sizes, its version and change."""
    if group not in GROUPS:
        raise CallError(f'There is no group "{group}" of things to print', f"one of {', '.join(GROUPS)}", "Name one.")
    found = [printable for printable in catalogue(page.facts, page.site_url) if printable.group == group]
    return page.render("to_print.html", printables=found, links=lambda each: _links(page, each), at=page.link)


def everything_to_print(page: CallingPage, code: str) -> Markup:
    """A link to the archive of a language (``cy``): every PDF in that language, and those in both."""
    if code not in LANGUAGES:
        raise CallError(f'There is no archive of the language "{code}"', "en or cy", "Name one of them.")
    language: Language = "cy" if code == "cy" else "en"
    size = 0 if page.trial else len(archive(page.facts, language, page.site_url))
    return page.render(
        "everything_to_print.html",
        code=code,
        href=page.file(ARCHIVES[language]),
        megabytes=number(-(-size // 1_000_000), page.language),
    )


def _links(page: CallingPage, printable: Printable) -> list[Markup]:
    """A link for each PDF, by what tells it apart; the only one goes by the thing's own name."""
    if len(printable.pdfs) == 1:
        return [pdf_link(page, printable.pdfs[0][0], printable.title.in_(page.language))]
    say = page.facts.words.say
    return [pdf_link(page, document, say(f"print-as-{which}", page.language)) for document, which in printable.pdfs]


CALLS: dict[str, Callable[..., Markup]] = {"to_print": to_print, "everything_to_print": everything_to_print}
