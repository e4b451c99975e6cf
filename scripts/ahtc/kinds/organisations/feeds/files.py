"""The directory as files for other people's systems: feed, table, contact cards and help boxes, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.addresses import Addresses
from ahtc.core.escape import inert_json
from ahtc.core.project import Project
from ahtc.core.text import LANGUAGES
from ahtc.kinds.organisations.feeds.feed import feed_files
from ahtc.kinds.organisations.feeds.help_box import help_box
from ahtc.kinds.organisations.feeds.spreadsheet import directory_csv
from ahtc.kinds.organisations.feeds.values import listed

FEED = {"en": "api/oruk/v3", "cy": "cy/api/oruk/v3"}


def files(project: Project, addresses: Addresses) -> Iterator[tuple[str, bytes]]:
    """Every file by its address below the site's root."""
    from ahtc.kinds.organisations.feeds.card import vcard  # its library is slow to import

    facts, address = project.facts, addresses.full
    for language in LANGUAGES:
        for name, value in feed_files(facts, language, address):
            yield f"{FEED[language]}/{name}", (inert_json(value, indent=1) + "\n").encode()
        for organisation in listed(facts):
            if organisation.published_contacts:
                page = addresses.path(f"partners/{organisation.id}.md", language)
                yield f"{page}{organisation.id}.vcf", vcard(organisation, facts, language, address)
        box = help_box(facts, project.templates, language, address)
        yield f"data/help-box-{language}.html", box.encode()
    yield "data/directory.csv", directory_csv(facts, address)
