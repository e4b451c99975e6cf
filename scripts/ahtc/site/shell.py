"""What the site's own shell prints round each page: titles, menu, languages, help bar, style, script."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urljoin

from markupsafe import Markup

from ahtc.core.addresses import Addresses
from ahtc.core.carried import Carried, content_policy
from ahtc.core.escape import inert_json
from ahtc.core.language import long_date
from ahtc.core.pages import Page
from ahtc.core.problems import Finding, ProblemsError
from ahtc.core.project import Project
from ahtc.core.sections import words_of
from ahtc.core.templates import cited
from ahtc.core.text import Language, Source
from ahtc.kinds import KINDS
from ahtc.kinds.organisations.help_bar import help_points
from ahtc.kinds.organisations.links import dial_link
from ahtc.kinds.search.words import STOP_WORDS
from ahtc.kinds.settings.record import settings_of
from ahtc.site.a_to_z import pages_by_letter
from ahtc.site.ageing import review_due
from ahtc.site.menu import MenuItem, menu_on, menu_parts
from ahtc.site.translation import behind

_LEAD = re.compile(r"\A\s*<p>(?P<lead>.*?)</p>", re.DOTALL)
_LOCAL_LINK = re.compile(r'(?<= href=")(?![a-z]+:|#|/)([^"]*)')

# Each style and script, and the piece of markup of ours whose pages need it, which nothing in a page may look like.
STYLES = {
    "colours.css": "",
    "site.css": "",
    "home.css": 'class="home"',
    "help.css": '<body class="help">',
    "finder.css": '<div class="finder"',
    "marks.css": '<svg class="mark"',
    "map.css": '<svg class="wales"',
    "near.css": 'class="side-by-side"',
    "practice.css": 'class="practice"',
    "signs.css": '<svg class="icon"',
    "tongues.css": ' class="tongues',
    "statistics.css": '<figure class="',
    "sheets.css": '<body class="sheet">',
    "law.css": ' class="law-',
    "records.css": ' class="record-',
    "lessons.css": ' class="lesson-',
    "search.css": '<body class="search">',
}
SEARCH_PAGE = "search.md"

# What the search says beside a title, by the kinds that its index gives (output/search/documents.py).
FOUND_KINDS = ("organisation", "council", "pdf", "data")

# On an old phone one that lacks something ends those after it: the finder, which catches that, stands first.
SCRIPTS = {
    "finder.js": '<div class="finder"',
    "site.js": "",
    "opening.js": " data-opens=",
    "events.js": " data-over=",
    "lessons.js": ' class="lesson-',
    "print.js": "<details>",
}


class Shell:
    """Makes the context of the templates in ``overrides``; style and script are read, closed up and hashed once."""

    def __init__(self, project: Project, nav: Sequence[Any], site_url: str) -> None:
        self._project, self._facts = project, project.facts
        self._settings = settings_of(project.facts)
        self._parts = menu_parts(nav, KINDS)
        self.addresses = Addresses(project.pages, site_url)
        self._styles, self._scripts = Carried(project.root, STYLES), Carried(project.root, SCRIPTS)

    def context(
        self, page: Page, content: str, headings: Sequence[tuple[str, str]], shows_stale: bool
    ) -> dict[str, Any]:
        """Everything the shell's templates print for one page: its HTML is ``content``, its parts are ``headings``.

        ``shows_stale``: a number that it calls is long unchecked.
        """
        language, addresses = page.language, self.addresses
        other: Language = "en" if language == "cy" else "cy"
        lead, rest = _split_lead(content) if page.matter.kind == "home" else ("", content)
        body = f'<body class="{page.matter.kind}">{content}'
        style, script = self._styles.by(body), self._scripts.by(body)
        canonical = addresses.full(page.name, language)
        return {
            "language": language,
            "other": other,
            "matter": page.matter,
            "say": lambda name: self._facts.words.say(name, language),
            "say_other": lambda name: self._facts.words.say(name, other),
            "lead": Markup(lead),
            "content": Markup(rest),
            "contents": [(id, Markup(title)) for id, title in headings],
            "window_title": self._window_title(page),
            "style": Markup(style),
            "script": Markup(script),
            "policy": content_policy(style, script, pieces=page.matter.kind == "search"),
            "linked_data": self._linked_data(page, canonical),
            "is_error": page.name == "404.md",
            "is_home": page.name == "index.md",
            "home": addresses.between(page, "index.md"),
            "menu": list(menu_on(page, self._parts, self._project, addresses)),
            "ancestors": [self._linked(page, name) for name in self._above(page)],
            "other_url": addresses.to_twin(page),
            "alternates": addresses.alternates(page),
            "canonical": canonical,
            "page_url": lambda name: self._linked(page, name).url,
            "title_of": lambda name: self._linked(page, name).text,
            "help_points": help_points(self._facts),
            "help_bar": [dial_link(point) for point in help_points(self._facts)],
            "stale": shows_stale or any(point.is_stale(self._project.today) for point in help_points(self._facts)),
            "sources": [cited(each, language) for each in self._sources(page)],
            "reviewed": long_date(page.matter.reviewed, language),
            "hears": self._settings.hears,
            "owner": self._settings.owner is not None,
            "edit": self._settings.edit(page.path, page.first_line if page.generated else 1),
            "generated": page.generated,
            "translated": self._translated(page) if language == "cy" else "",
            "search_url": addresses.between(page, SEARCH_PAGE) if self._searched(language) else None,
            "search": self._search(page) if page.matter.kind == "search" else None,
            "review_due": self._project.today > review_due(page.matter),
        }

    def _translated(self, page: Page) -> str:
        """What a Welsh page says quietly of its translation: who has checked it, and whether some of it is old."""
        words, check = self._facts.words, page.matter.translator
        if check is None:
            said = words.say("not-translator-checked", "cy")
        else:
            said = words.say("translator-checked" if check.of == words_of(page) else "translator-checked-before", "cy")
            said = said.replace("{role}", check.role).replace("{day}", long_date(check.on, "cy"))
        old = any(each.page is page for each in behind(self._project))
        return f"{said} {words.say('translation-behind', 'cy')} " if old else f"{said} "

    def _searched(self, language: Language) -> bool:
        return SEARCH_PAGE in self._project.in_language(language)

    def _search(self, page: Page) -> dict[str, Any]:
        """What the search page needs: where the index stands, what it passes over, and every page by letter."""
        other: Language = "en" if page.language == "cy" else "cy"
        return {
            "root": self.addresses.to_file(page, ""),
            "index": self.addresses.to_file(page, "search-index/"),
            "stop": " ".join(sorted(STOP_WORDS[page.language])),
            "stop_other": " ".join(sorted(STOP_WORDS[other])),
            "letters": pages_by_letter(page, self._project, self.addresses),
            "counts": self._facts.words.counts,
            "kinds": FOUND_KINDS,
        }

    def _linked_data(self, page: Page, address: str) -> Markup:
        """What programs read of a record on its own page; nothing on other pages."""
        carried = (kind.linked_data(self._facts, page, address) for kind in KINDS)
        return next((Markup(inert_json(data)) for data in carried if data), Markup(""))

    def _sources(self, page: Page) -> Sequence[Source]:
        """The sources of a page's own statements, which its English twin lists."""
        english = self._project.in_language("en").get(page.name, page)
        return english.matter.sources or ()

    def _window_title(self, page: Page) -> str:
        if page.matter.neutral_title:
            return page.matter.neutral_title
        return f"{page.matter.title} – {self._facts.words.say('site-name', page.language)}"

    def _linked(self, page: Page, name: str) -> MenuItem:
        """A page that the shell links to, seen from another; raises :class:`ProblemsError` where it is gone."""
        found = self._project.in_language(page.language).get(name)
        if found is None:
            seen, expected = "Every page links to this page, and it is not there", "all pages that the shell links to"
            path = f"docs/cy/{name}" if page.language == "cy" else f"docs/{name}"
            raise ProblemsError([Finding(path, 1, "shell", seen, expected, "Put it back.")])
        return MenuItem(found.matter.title, self.addresses.between(page, name), False, [])

    def _above(self, page: Page) -> list[str]:
        """The first pages of the folders that a page is in, the outermost first, except the page itself.

        The folder of pages for the officer alone may have none.
        """
        folders = reversed([folder for folder in PurePosixPath(page.name).parents if folder.name])
        names = [name for folder in folders if (name := f"{folder}/index.md") != page.name]
        known = self._project.in_language(page.language)
        return [name for name in names if name in known or not page.matter.unlisted]

    def finish(self, output: str, page: Page) -> str:
        """The page with its white space closed up; an error page, served at any depth, with links from the root."""
        text = re.sub(r"\n\s*", "\n", output)
        if page.name == "404.md":
            base = self.addresses.from_root(page)
            text = _LOCAL_LINK.sub(lambda found: urljoin(base, found[1]), text)
        return text


def _split_lead(content: str) -> tuple[str, str]:
    found = _LEAD.match(content)
    return (found["lead"], content[found.end() :]) if found else ("", content)
