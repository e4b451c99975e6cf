"""Findings on the lines of a pull request: where the check runs for GitHub, it is told each by a command of its own.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands: ``::error file=…,line=…,title=…::…``.
"""

from __future__ import annotations

import os

from ahtc.core.problems import Finding

_IN_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def for_github() -> bool:
    """Whether this runs in one of GitHub's workflows."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def annotation(finding: Finding) -> str:
    """The line that puts a finding on its line; nothing that a file holds can end it or begin another."""
    file, title = (text.translate(_IN_PROPERTY) for text in (finding.path, finding.rule))
    said = f"{finding.seen}. Expected {finding.expected}. {finding.remedy}".translate(_IN_TEXT)
    return f"::{finding.severity} file={file},line={finding.line},title={title}::{said}"
