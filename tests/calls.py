"""What a call answers on a page, as markup that can be looked through."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from ahtc.core.calls import CallingPage
from ahtc.core.facts import Facts
from ahtc.core.text import Language
from ahtc.kinds.facts import templates_for
from tests.markup import Element, parsed
from tests.project import DAY


def answer(facts: Facts, call: Callable[..., Markup], *args: str, language: Language = "en", **options: str) -> Element:
    """The answer of a call with these facts, on a page one folder below the root, on the day of the tests."""
    page = CallingPage(facts, templates_for(facts), language, lambda name: f"../{name}", DAY)
    return parsed(str(call(page, *args, **options)))
