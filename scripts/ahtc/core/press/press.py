"""What a page or the build asks for a PDF: one typesetter for a project's facts, and the link that leads to a PDF."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from ahtc.core.calls import CallingPage
from ahtc.core.escape import as_text
from ahtc.core.facts import Facts
from ahtc.core.kept import kept_for_this_user
from ahtc.core.language import number
from ahtc.core.press.document import Document, Pdf
from ahtc.core.press.typesetter import Typesetter
from ahtc.core.text import LANGUAGES, Language


def press(facts: Facts) -> Typesetter:
    """The typesetter of these facts; ask for it with ``facts.derived(press)``, so that there is one."""
    return Typesetter(kept_for_this_user())


def pdf_of(facts: Facts, document: Document) -> Pdf:
    """A document set; raises :class:`ProblemsError` naming its record where it cannot be."""
    return facts.derived(press).pdf(document)


def pdf_link(page: CallingPage, document: Document, words: str | None = None) -> Markup:
    """A link to a PDF with its title (or other ``words``), its language where it is another, its pages and its size.

    A trial does not set it, and says nothing of its size.
    """
    pdf = Pdf(b"", 1) if page.trial else pdf_of(page.facts, document)
    pages = page.facts.words.counted("pages", pdf.pages, page.language).replace("{n}", number(pdf.pages, page.language))
    return Markup(
        '<a class="pdf" href="{}" type="application/pdf"{}>{}</a> <span class="small">(PDF, {}, {} kB)</span>'
    ).format(
        page.file(document.address),
        "" if document.language == page.language else Markup(' hreflang="{}"').format(document.language),
        as_text(words or document.title),
        pages,
        number(pdf.kilobytes, page.language),
    )


def pdf_links(page: CallingPage, document: Callable[[Language], Document]) -> Markup:
    """A paragraph with a link to a document in the page's language, and one to the same in the other."""
    other = next(language for language in LANGUAGES if language != page.language)
    same = page.facts.words.say("print-in-other", page.language)
    return Markup("<p>{}<br>{}</p>").format(
        pdf_link(page, document(page.language)), pdf_link(page, document(other), same)
    )
