"""The Jinja templates of the kinds, in which every value is text unless it is already HTML of ours."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ahtc.core.escape import as_text
from ahtc.core.language import long_date, month_names, number, short_date, source_date
from ahtc.core.text import Language, Name, Source
from ahtc.core.words import Words


class Templates:
    """Renders the templates in ``folders`` with the site's words."""

    def __init__(self, words: Words, folders: Sequence[Path]) -> None:
        self._words = words
        self._environment = _environment(tuple(folders))

    def render(self, name: str, language: Language, **values: Any) -> Markup:
        """A template's text in one language; in it ``say(id)`` gives the site's words, ``t(text)`` bilingual text."""
        return Markup(
            self._environment.get_template(name).render(
                language=language,
                say=self._say(language),
                t=lambda text: text.in_(language),
                date=lambda day: long_date(day, language),
                short_date=lambda day: short_date(day, language),
                number=lambda value: number(value, language),
                month_names=month_names(language),
                source_date=lambda text: source_date(text, language) or text,
                own_name=lambda organisation: own_language(organisation.name, language),
                call=written_call,
                cite=lambda source: cited(source, language),
                **values,
            )
        )

    def _say(self, language: Language) -> Callable[[str], str]:
        return lambda name: self._words.say(name, language)


@cache
def _environment(folders: tuple[Path, ...]) -> Environment:
    """The templates of these folders, read once however many projects are; one that is saved is read again."""
    environment = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        finalize=as_text,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        comment_start_string="{##",  # `{#anchor}` is how Markdown names a heading
        comment_end_string="##}",
    )
    environment.filters["unbroken"] = lambda text: as_text(text).replace(" ", Markup("&#160;"))
    environment.filters["first_sentence"] = lambda text: text.split(". ")[0].removesuffix(".") + "."
    return environment


def own_language(name: Name, language: Language) -> Markup:
    """A name, marked with its language where that is not the page's."""
    text = as_text(name.in_(language))
    own = name.language_of(language)
    return text if own == language else Markup('<span lang="{}">{}</span>').format(own, text)


def cited(source: Source, language: Language) -> Markup:
    """A source as readers see it: publisher and title as printed (in English, and marked so), then its date.

    Dates that are dates are put in the page's language; it is linked where it has an address.
    """
    date = source_date(source.date, language)
    printed = f"{source.publisher}, {source.title}" + ("" if date else f" ({source.date})")
    text = as_text(printed) if language == "en" else Markup('<span lang="en">{}</span>').format(as_text(printed))
    if source.url:
        text = Markup('<a href="{}" rel="noreferrer">{}</a>').format(as_text(source.url), text)
    return Markup("{} ({})").format(text, as_text(date)) if date else text


def written_call(name: str, id: str, **options: bool | str) -> Markup:
    """A call as it is written on a page, for pages that the tools write; ids hold letters, digits and hyphens only."""
    more = Markup("").join(Markup(", {}={}").format(key, Markup(json.dumps(value))) for key, value in options.items())
    return Markup('{{{{ {}("{}"{}) }}}}').format(name, id, more)
