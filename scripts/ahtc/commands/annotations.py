"""Findings on the lines of a pull request: where the check runs for GitHub, it is told each by a command of its own.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands: ``::error file=…,line=…,title=…::…``.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ahtc.core.problems import Finding

if TYPE_CHECKING:
    from ahtc.kinds.rules.telling import RuleTexts, Told

_IN_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def for_github() -> bool:
    """Whether this runs in one of GitHub's workflows."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def annotation(finding: Finding, told: Sequence[Told], texts: RuleTexts) -> str:
    """The line that puts a finding, as told in one language or two, on its line.

    Nothing that a file holds can end it or begin another.
    """
    file, title = (text.translate(_IN_PROPERTY) for text in (finding.path, " / ".join(each.rule for each in told)))
    links = {each: texts.link(finding.rule, each.language) for each in told}
    said = "\n".join(f"{each} {link}".strip() for each, link in links.items()).translate(_IN_TEXT)
    return f"::{finding.severity} file={file},line={finding.line},title={title}::{said}"
