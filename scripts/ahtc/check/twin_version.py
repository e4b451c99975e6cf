"""A Welsh page says which version of the English it renders, and that is the present one."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.pages import fingerprint
from ahtc.core.problems import Finding
from ahtc.core.project import Project


def findings(project: Project) -> Iterator[Finding]:
    """Each written Welsh page whose English twin has changed since the Welsh was brought up to date."""
    english = project.in_language("en")
    for name, page in project.in_language("cy").items():
        if page.generated or page.matter.english is None or name not in english:
            continue
        expected = fingerprint(english[name])
        if page.matter.english != expected:
            line = page.line_of("english")
            seen = f'The English page has changed since "{page.matter.english}"'
            remedy = f"Bring the Welsh up to date, then run `ahtc twin {page.path}`."
            yield Finding(page.path, line, "twin-version", seen, f'"{expected}"', remedy)
