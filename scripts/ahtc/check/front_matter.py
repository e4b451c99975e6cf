"""What a page says about itself fits its kind and its language, and gives nothing away in the browser's tab."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.pages import Page
from ahtc.core.problems import Finding
from ahtc.core.project import Project
from ahtc.core.sections import words_of

# Beginnings of words. Welsh ones stand without their first letter, which mutation changes: caethwas-, gaethwas-.
GIVE_AWAY = (
    "slav", "servitude", "traffick", "exploit", "abus", "violen", "victim", "survivor",
    "aethwas", "asnach", "amfanteis", "am-drin", "amdrin", "ioddef", "oroesw",
)  # fmt: skip

OF_WELSH_PAGES = ("slug", "english", "translator_checked")


def findings(project: Project) -> Iterator[Finding]:
    """Each field that a page lacks, should not have, or fills with what it must not say."""
    for page in project.pages:
        for field, seen, expected, remedy in _faults(project, page):
            yield Finding(page.path, page.line_of(field), "front-matter", seen, expected, remedy)


Fault = tuple[str, str, str, str]


def _faults(project: Project, page: Page) -> Iterator[Fault]:
    yield from _tab_title(page)
    yield from _language(page)
    yield from _translator(page)
    yield from _review(project, page)


def _tab_title(page: Page) -> Iterator[Fault]:
    title = page.matter.neutral_title
    if page.matter.kind == "help" and title is None:
        seen = "A help page has no neutral_title"
        yield "kind", seen, "a tab title that gives nothing away", "Add neutral_title, such as: Help and contacts"
    if page.matter.kind != "help" and title is not None:
        seen = f"A page of kind {page.matter.kind} has a neutral_title"
        yield "neutral_title", seen, "one on help pages only", "Delete it, or set kind: help."
    if title is not None and (word := next((word for word in GIVE_AWAY if word in title.lower()), None)):
        seen = f'neutral_title "{title}" gives away what the page is about ("{word}")'
        remedy = "Somebody may be watching: choose other words."
        yield "neutral_title", seen, "words that could be about anything", remedy


def _language(page: Page) -> Iterator[Fault]:
    for field in OF_WELSH_PAGES:
        has = getattr(page.matter, field) is not None
        if page.language == "en" and has:
            yield field, f'An English page has "{field}"', "it on Welsh pages only", "Delete the line."
        if page.language == "cy" and not has and not _may_lack(page, field):
            yield field, f'A Welsh page has no "{field}"', "a value", "Add it; `ahtc twin` fills in english."


def _translator(page: Page) -> Iterator[Fault]:
    if bool(page.matter.translator_checked) != (page.matter.translator is not None):
        seen = "Whether a translator has checked the page, and who, do not agree"
        remedy = "Run `ahtc translate checked` with the page, or write translator_checked: false and no translator."
        yield "translator_checked", seen, "both or neither", remedy
    elif page.matter.translator and page.matter.translator.of is None:
        seen = "The page does not say which Welsh the translator has checked"
        yield "translator", seen, f'of: "{words_of(page)}"', "Write that into translator, after the day."


def _may_lack(page: Page, field: str) -> bool:
    return (field == "slug" and page.name == "index.md") or (field == "english" and page.generated)


def _review(project: Project, page: Page) -> Iterator[Fault]:
    if page.matter.reviewed > project.today and not page.generated:
        seen = f"reviewed is {page.matter.reviewed}, a day that has not come"
        yield "reviewed", seen, f"{project.today} or earlier", "Write the day on which somebody read the page through."
