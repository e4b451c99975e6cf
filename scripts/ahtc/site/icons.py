"""The call ``icon``: one drawing of the site's own line-art set, beside words that say the same."""

from __future__ import annotations

from markupsafe import Markup

from ahtc.core.calls import CallError, CallingPage
from ahtc.core.drawings import DRAWINGS, known_drawings
from ahtc.core.files import read_text
from ahtc.core.problems import did_you_mean

# How every drawing is drawn stands once, in signs.css; each file says it again so that it can be looked at by itself.
_OPENING = Markup('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">')


def icon(page: CallingPage, name: str) -> Markup:
    """A drawing of ``drawings/<name>.svg``, hidden from screen readers; raises :class:`CallError` for another name."""
    known = known_drawings()
    if name not in known:
        expected = f"one of {', '.join(sorted(known))}"
        raise CallError(f'There is no drawing "{name}"', expected, did_you_mean(name, known))
    drawing = read_text(known[name], DRAWINGS).strip()
    return _OPENING + Markup(drawing[drawing.index(">") + 1 :])
