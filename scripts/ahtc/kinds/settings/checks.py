"""What must be set before the site is shown to the public; asked for by ``ahtc check --release`` alone."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.problems import Finding
from ahtc.core.project import Project
from ahtc.core.site_address import is_reserved, site_address
from ahtc.kinds.settings.record import SITE, SiteSettings, settings_of

_NEEDED = {
    "owner": ("who answers for the site", "Name the organisation in both languages, with its agreement."),
    "email": ("a mailbox that somebody reads", "Give the address at which people report mistakes."),
    "repository": ("where the site's files are changed", "Give the address of the repository."),
}


def release_findings(project: Project) -> Iterator[Finding]:
    """Each setting without which the site should not go public, and an address that is only reserved."""
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
