"""Answering the calls of a page: every kind's calls by name, and a page's text with each in its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from markupsafe import Markup

from ahtc.core.calls import CallingPage
from ahtc.core.kind import Kind
from ahtc.core.pages import Page
from ahtc.core.problems import ProblemsError
from ahtc.kinds import KINDS
from ahtc.site.expand import expand
from ahtc.site.icons import icon

# What pages may call that answers from no record.
SITE_CALLS: Mapping[str, Callable[..., Markup]] = {"icon": icon}


def known_calls(calling: CallingPage, kinds: Sequence[Kind] = KINDS) -> Mapping[str, Callable[..., Markup]]:
    """The calls by name, each given the page that it stands on."""
    answers = {**SITE_CALLS, **{name: call for kind in kinds for name, call in kind.calls.items()}}
    return {name: partial(call, calling) for name, call in answers.items()}


def expanded(page: Page, calling: CallingPage, kinds: Sequence[Kind] = KINDS) -> str:
    """A page's text with its calls answered.

    Raises :class:`ProblemsError` with each that cannot be; for a generated page it names what the page is made from.
    """
    try:
        return expand(page.text, known_calls(calling, kinds), page.path, page.first_line)
    except ProblemsError as error:
        if not page.generated:
            raise
        raise ProblemsError(replace(finding, line=page.first_line) for finding in error.findings) from error
