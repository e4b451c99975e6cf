"""Every former address leads to a page, and none is where a page stands now."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.former_addresses import read_former_addresses
from ahtc.core.pages import welsh_address
from ahtc.core.problems import Finding, did_you_mean
from ahtc.core.project import Project


def findings(project: Project) -> Iterator[Finding]:
    """Each entry of ``former_addresses.yml`` whose page is not there, or whose address is taken or told twice."""
    former, file = read_former_addresses(project.root)
    if file is None:
        return
    taken = _addresses(project)
    told: set[str] = set()
    for index, entry in enumerate(former):
        line = file.line_of(["addresses", index])
        names = project.in_language(entry.language)
        if entry.page not in names:
            seen = f'There is no page "{entry.page}" for "{entry.was}" to lead to'
            remedy = f"Name the page that has its content now. {did_you_mean(entry.page, names)}".strip()
            yield Finding(file.path, line, "former-address", seen, "a page under docs", remedy)
        if entry.was in taken:
            seen = f'A page stands at "{entry.was}" now: {taken[entry.was]}'
            yield Finding(file.path, line, "former-address", seen, "an address without a page", "Delete this line.")
        if entry.was in told:
            seen = f'"{entry.was}" stands here twice'
            yield Finding(file.path, line, "former-address", seen, "each address once", "Delete one of the two.")
        told.add(entry.was)


def _addresses(project: Project) -> dict[str, str]:
    """The file of the page at each address of the site."""
    welsh = project.in_language("cy")
    slugs = {name: page.matter.slug for name, page in welsh.items() if page.matter.slug}
    english = {welsh_address(name, {}): page.path for name, page in project.in_language("en").items()}
    return english | {f"cy/{welsh_address(name, slugs)}": page.path for name, page in welsh.items()}
