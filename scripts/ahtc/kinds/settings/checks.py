"""No page promises what is not set; and what must be set before the public is shown the site (``check --release``)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ahtc.core.files import read_text
from ahtc.core.markdown import line_at
from ahtc.core.problems import Finding
from ahtc.core.project import Project
from ahtc.core.site_address import is_reserved, site_address
from ahtc.kinds.settings.record import SITE, SiteSettings, settings_of

CODEOWNERS = ".github/CODEOWNERS"

_NEEDED = {
    "owner": ("who answers for the site", "Name the organisation in both languages, with its agreement."),
    "email": ("a mailbox that somebody reads", "Give the address at which people report mistakes."),
    "repository": ("where the site's files are changed", "Give the address of the repository."),
}

# What asks readers for a message; "never send us a name" asks for none.
_ASKS = {
    "en": r"(?<!never )(?<!not )\b(?:tell|write to|contact|e-?mail|send(?: it| them)?(?: to)?|let) us\b",
    "cy": r"\b(?:rhowch wybod i ni|dywedwch wrthym|(?:ysgrifennwch|anfonwch|e-bostiwch)\b[^.]{0,15}? atom)\b",
}


def promise_findings(project: Project) -> Iterator[Finding]:
    """Each written page that asks readers for a message while nobody can receive one."""
    if settings_of(project.facts).hears:
        return
    for page in project.written():
        for found in re.finditer(_ASKS[page.language], page.outline.prose, re.IGNORECASE):
            line = line_at(page.outline.prose, found.start(), page.first_line)
            seen = f'"{found[0]}" asks for a message that nobody can receive yet'
            expected = "{{ reach_us() }}, which says how once docs/data/site.yml does"
            yield Finding(page.path, line, "promise", seen, expected, "Put the call there, and leave the words out.")


def release_findings(project: Project) -> Iterator[Finding]:
    """Each setting without which the site should not go public, an address that is only reserved, and who guards it."""
    settings, stands = settings_of(project.facts), project.facts.stands(SiteSettings, SITE)
    for name, (expected, remedy) in _NEEDED.items():
        if getattr(settings, name) is None:
            yield Finding(stands.path, stands.line_of([name]), "public", f"{name} is not set", expected, remedy)
    address = site_address(settings.address)
    if address is None or is_reserved(address):
        seen = f'The site\'s address, "{address}", is one for examples' if address else "address is not set"
        expected = "the address at which the public finds the site"
        remedy = "Set it here; SITE_URL, where it is set, comes before it."
        yield Finding(stands.path, stands.line_of(["address"]), "public", seen, expected, remedy)
    yield from _guard_findings(project)


def _guard_findings(project: Project) -> Iterator[Finding]:
    """The first path of GitHub's list of owners after which nobody is named who must look at a change there."""
    path = project.root / CODEOWNERS
    lines = read_text(path, project.root).split("\n") if path.is_file() else []
    for number, line in enumerate(lines, 1):
        if re.fullmatch(r"/\S+\s*", line):
            seen, expected = f"Nobody has to look at a change of {line.strip()}", "a team after each path"
            remedy = "Write its name, such as @organisation/team, after every path of this file."
            yield Finding(CODEOWNERS, number, "public", seen, expected, remedy)
            return
