"""The page of each language: a whole document of its own, as it has no twin in English or Welsh."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from ahtc.core.addresses import Addresses, relative
from ahtc.core.carried import Carried, content_policy
from ahtc.core.facts import Facts
from ahtc.core.project import Project
from ahtc.core.text import LANGUAGES, Language
from ahtc.kinds.languages.record import HelpLanguage
from ahtc.kinds.organisations.help_bar import help_points
from ahtc.kinds.organisations.links import dial_link
from ahtc.kinds.organisations.record import Organisation
from ahtc.kinds.settings.record import settings_of

LIST = "languages/index.md"  # the page that lists the languages
HELPLINE = "modern-slavery-helpline"

# The pages in English and in Welsh that each of them links to, besides the home page.
LINKED = (LIST, "get-help/index.md", "get-help/hide-your-visit.md")


def in_order(facts: Facts) -> list[HelpLanguage]:
    """The languages in the order of their ids, which favours none."""
    return sorted(facts[HelpLanguage].values(), key=lambda language: language.id)


def files(project: Project, addresses: Addresses) -> Iterator[tuple[str, bytes]]:
    """The page of each language, by its address."""
    languages = in_order(project.facts)
    if not languages:
        return
    shared = _shared(project)
    for spoken in languages:
        page = project.templates.render(
            "language.html",
            "en",
            spoken=spoken,
            lines=spoken.lines,
            canonical=f"{addresses.site_url}{spoken.address}",
            others=[(other, relative(other.address, spoken.address)) for other in languages if other != spoken],
            linked={language: list(_linked(project, addresses, spoken, language)) for language in LANGUAGES},
            **shared,
        )
        yield f"{spoken.address}index.html", page.encode()


def _shared(project: Project) -> dict[str, Any]:
    """What is the same on every such page: the two numbers, and the style and script that it carries."""
    emergency, helpline = help_points(project.facts)
    style = Carried(project.root, {"colours.css": "", "languages.css": ""}).by("")
    script = Carried(project.root, {"site.js": ""}).by("")
    return {
        "emergency": emergency,
        "helpline": helpline,
        "helpline_name": project.facts[Organisation][HELPLINE].name.en,
        "stale": any(point.is_stale(project.today) for point in (emergency, helpline)),
        "dial": dial_link,
        "policy": Markup(content_policy(style, script)),
        "style": Markup(style),
        "script": Markup(script),
    }


def _linked(
    project: Project, addresses: Addresses, spoken: HelpLanguage, language: Language
) -> Iterator[tuple[str, str]]:
    """The title and the address of each page that a language's page links to; the home page goes by its language."""
    other: Language = "en" if language == "cy" else "cy"
    yield project.facts.words.say("other-language", other), _from(spoken, addresses.path("index.md", language))
    for name in LINKED:
        title = project.in_language(language)[name].matter.title
        yield title, _from(spoken, addresses.path(name, language))
    settings, say = settings_of(project.facts), project.facts.words.say
    if settings.owner:
        yield say("settings-who", language), f"{_from(spoken, addresses.path('about.md', language))}#who-we-are"
    if settings.hears:
        yield say("settings-tell", language), f"{_from(spoken, addresses.path('contact.md', language))}#corrections"
    if edit := settings.edit(project.facts.stands(HelpLanguage, spoken.id).path):
        yield say("settings-edit", language), edit


def _from(spoken: HelpLanguage, address: str) -> str:
    return relative(address, spoken.address)
