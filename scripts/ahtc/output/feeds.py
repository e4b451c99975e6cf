"""Writing the directory for other people's systems into a built site: feed, table, contact cards and help boxes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ahtc.core.templates import Templates
from ahtc.core.text import LANGUAGES, Language
from ahtc.facts import Facts
from ahtc.kinds.organisations.feeds.card import vcard
from ahtc.kinds.organisations.feeds.feed import feed_files
from ahtc.kinds.organisations.feeds.help_box import help_box
from ahtc.kinds.organisations.feeds.spreadsheet import directory_csv
from ahtc.kinds.organisations.feeds.values import Address, inert_json, listed
from ahtc.output.built_pages import read_built_page

FEED = {"en": "api/oruk/v3", "cy": "cy/api/oruk/v3"}


def write_feeds(facts: Facts, site: Path) -> None:
    """Write every file for other systems, in both languages, into a site whose pages are built."""
    address = _addresses(site)
    home = address("index.md", "en")
    templates = Templates(facts.words)
    for language in LANGUAGES:
        for name, value in feed_files(facts, language, address):
            _write(site / FEED[language] / name, (inert_json(value, indent=1) + "\n").encode())
        for organisation in listed(facts):
            if organisation.published_contacts:
                page = address(f"partners/{organisation.id}.md", language).removeprefix(home)
                _write(site / page / f"{organisation.id}.vcf", vcard(organisation, facts, language, address))
        box = help_box(facts, templates, language, address)
        _write(site / "data" / f"help-box-{language}.html", box.encode())
    _write(site / "data" / "directory.csv", directory_csv(facts, address))


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _addresses(site: Path) -> Address:
    """The absolute address of each page, as the built pages themselves say."""

    @cache
    def alternates(name: str) -> dict[str, str]:
        folder = site / name.removesuffix(".md").removesuffix("index")
        return read_built_page(folder / "index.html", site).alternates

    def address(name: str, language: Language) -> str:
        return alternates(name)[language]

    return address
