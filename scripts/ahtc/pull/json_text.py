"""Reading JSON that came from outside."""

from __future__ import annotations

import json

from ahtc.core.problems import ProblemsError
from ahtc.pull.contained import At, Limits, contained
from ahtc.pull.source_findings import refused

# The values that a text holds take at most some sixty times its room: so much of it can do no harm here.
_SMALL = 1_000_000
NOT_JSON = "json"


def read_json(content: bytes, source: str) -> object:
    """The JSON value in ``content``, which may begin with a byte order mark; a large one is read in a process apart.

    Raises :class:`ProblemsError`, under the rule :data:`NOT_JSON` when it is not JSON (or nested too deep to be read).
    """
    if len(content) <= _SMALL:
        return json_value(lambda _: None, content, source)
    return contained(source, Limits(), json_value, content, source)


def json_value(at: At, content: bytes, source: str) -> object:
    """The JSON value in ``content``; raises as :func:`read_json` does."""
    try:
        value: object = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _not_json(source, error) from None
    return value


def _not_json(source: str, error: Exception) -> ProblemsError:
    seen = f"This cannot be read as JSON ({error})"
    return refused(source, seen, "whole JSON, in UTF-8", "Save or fetch it again.", NOT_JSON)
