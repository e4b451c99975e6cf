"""Answering the calls of a page: every kind's calls by name, and a page's text with each in its place."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from markupsafe import Markup

from ahtc.core.calls import CallingPage
from ahtc.core.kind import Kind
from ahtc.core.language import long_date
from ahtc.core.pages import Page
from ahtc.core.problems import ProblemsError
from ahtc.core.text import Withdrawn
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
    """A page's text with its calls answered; of a page that is withdrawn, only that it is, and where to look.

    Raises :class:`ProblemsError` with each that cannot be; for a generated page it names what the page is made from.
    """
    if page.matter.withdrawn:
        return _notice(page.matter.withdrawn, page, calling)
    try:
        return expand(page.text, known_calls(calling, kinds), page.path, page.first_line)
    except ProblemsError as error:
        if not page.generated:
            raise
        raise ProblemsError(replace(finding, line=page.first_line) for finding in error.findings) from error


def _notice(withdrawn: Withdrawn, page: Page, calling: CallingPage) -> str:
    """What stands at the address of a page that is withdrawn: since when, and a link to what is in its place."""
    say = calling.facts.words.say
    link = posixpath.relpath(withdrawn.see, posixpath.dirname(page.name))
    since = f"{say('withdrawn-since', page.language)} {long_date(withdrawn.on, page.language)}."
    return f"{since}\n\n[{say('withdrawn-see', page.language)}]({link})\n"
