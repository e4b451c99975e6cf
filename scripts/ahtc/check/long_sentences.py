"""Sentences that the public reads are short: one of more than 25 words is told as a warning."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ahtc.check.passages import OTHER
from ahtc.check.texts import texts_of
from ahtc.core.problems import Finding
from ahtc.core.project import Project

MOST_WORDS = 25

_SENTENCE = re.compile(r"\S.*?(?:[.!?](?=[\"'”’)]*(?:\s|$))|$)", re.DOTALL)
_WORD = re.compile(rf"[^\W_][\w'’.,-]*|{OTHER}")


def findings(project: Project) -> Iterator[Finding]:
    """Each sentence of more than :data:`MOST_WORDS` words on an English page for the public; a figure counts as one."""
    for passage in project.derived(texts_of).public_english:
        for sentence in _SENTENCE.finditer(passage.text):
            count = len(_WORD.findall(sentence[0]))
            if count > MOST_WORDS:
                first = " ".join(sentence[0].split()[:6]).replace(OTHER, "…")
                seen = f'The sentence "{first} …" has {count} words'
                line = passage.line_at(sentence.start())
                yield Finding(
                    passage.path,
                    line,
                    "long-sentence",
                    seen,
                    f"{MOST_WORDS} at most on a page for the public",
                    "Make it two sentences.",
                    "warning",
                )
