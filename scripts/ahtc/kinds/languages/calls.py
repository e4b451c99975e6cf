"""The calls that lead to the languages' pages: a sentence in each, or their names in one line."""

from __future__ import annotations

from markupsafe import Markup

from ahtc.core.calls import CallingPage
from ahtc.kinds.languages.pages import LIST, in_order


def in_your_language(page: CallingPage) -> Markup:
    """One sentence in each language, that you can ask for help in it, linked to its page."""
    return _rendered(page, "in_your_language.html")


def other_languages(page: CallingPage, few: bool = False) -> Markup:
    """The languages by their own names, linked to their pages, in a line or two.

    ``few`` stands within a line: one link to the list of them, with three names that look unlike each other.
    """
    return _rendered(page, "few_languages.html" if few else "other_languages.html", list_page=page.link(LIST))


def language_list(page: CallingPage) -> Markup:
    """Every language by its own name and by the page's, linked to its page."""
    return _rendered(page, "language_list.html")


def _rendered(page: CallingPage, template: str, **values: str) -> Markup:
    languages = [(language, page.file(language.address)) for language in in_order(page.facts)]
    return page.render(template, languages=languages, **values)


CALLS = {"in_your_language": in_your_language, "other_languages": other_languages, "language_list": language_list}
