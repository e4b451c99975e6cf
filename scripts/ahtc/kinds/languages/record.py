"""One language in which a person can read what to do: every line of its page, translated."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import Field

from ahtc.core.text import Base, Bilingual, Id, Text

Items = Annotated[list[Text], Field(min_length=1)]


class Said(Base):
    """What a person says in English to ask for an interpreter.

    ``sounds`` writes the English word in the letters of the person's own language, and is left out where nobody is
    certain of it. ``own`` tells two names apart where the language has several (Mandarin, Cantonese).
    """

    english: Text
    sounds: Text | None = None
    own: Text | None = None


class Rendered(Base):
    """The English of the helpline's record that two lines translate; when the record changes, so must they."""

    cost: Text
    police_told: Text


class Lines(Base):
    """The page's lines, in the order in which it shows them; ``new.yml`` beside this has them in English.

    ``leave`` is the word on the button that leaves; ``stale`` shows only when a number is long unchecked, and
    ``unchecked`` until a translator has checked the page.
    """

    invite: Text
    fault: Text
    papers: Text
    danger: Text
    danger_do: Text
    say: Text
    silent: Text
    talk: Text
    who: Text
    interpreter: Text
    cost: Text
    name: Text
    police_told: Text
    no_answer: Text
    dont: Text
    donts: Items
    hide: Text
    hides: Items
    leave: Text
    more: Text
    other: Text
    unchecked: Text
    stale: Text


class HelpLanguage(Base):
    """One language, from ``docs/data/languages/<id>.yml``; its page stands at ``languages/<id>/``.

    ``lang`` is its BCP 47 code, as pages mark it, and ``id`` the same in small letters; ``dir`` the direction that its
    script runs in; ``own`` its name for itself, ``name`` what the two languages of Wales call it.
    """

    id: Id
    lang: Text
    dir: Literal["ltr", "rtl"]
    own: Text
    name: Bilingual
    say: Annotated[list[Said], Field(min_length=1)]
    checked: datetime.date
    translator_checked: bool
    renders: Rendered
    lines: Lines

    @property
    def address(self) -> str:
        """Where its page stands, below the site's root."""
        return f"languages/{self.id}/"
