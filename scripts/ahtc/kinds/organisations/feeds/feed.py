"""The whole feed as files: what stands at each address, without a server to answer.

``index.json`` in a folder answers for the folder and holds everything on one page, so that a plain host, which does
not hear ``?page=2``, never sends a reader of pages round for ever; ``page/<n>.json`` holds the same in pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ahtc.core.facts import Facts
from ahtc.core.text import Language
from ahtc.kinds.organisations.feeds.oruk import Describer
from ahtc.kinds.organisations.feeds.taxonomies import taxonomies
from ahtc.kinds.organisations.feeds.values import Address, listed

PAGE_SIZE = 50

_ABOUT = {
    "version": "3.0",
    "profile": "https://github.com/OpenReferralUK/uk-profile",
    "openapi_url": "https://raw.githubusercontent.com/OpenReferralUK/uk-profile/main/schema/openapi.json",
}

Object = dict[str, Any]


def feed_files(facts: Facts, language: Language, address: Address) -> Iterator[tuple[str, Object]]:
    """Every file of the feed in one language: its path below the feed's address, and the object that it holds."""
    yield "index.json", _ABOUT
    describer, organisations = Describer(facts, language, address), listed(facts)
    full = [describer.service(organisation) for organisation in organisations]
    yield from _collection("services", [describer.service_listed(o) for o in organisations], full)
    yield from _collection(
        "organizations",
        [describer.organisation_listed(o) for o in organisations],
        [describer.organisation(o) for o in organisations],
    )
    terms = {a["taxonomy_term"]["id"]: a["taxonomy_term"] for service in full for a in service["attributes"]}
    lists = taxonomies(facts.words, language)
    with_terms = [
        one | {"taxonomy_terms": [term for term in terms.values() if term["taxonomy_id"] == one["id"]]} for one in lists
    ]
    yield from _collection("taxonomies", lists, with_terms)
    yield from _collection("taxonomy_terms", list(terms.values()), list(terms.values()))


def _collection(name: str, items: list[Object], full: list[Object]) -> Iterator[tuple[str, Object]]:
    yield f"{name}/index.json", _page(items, 1, 1, items)
    pages = [items[start : start + PAGE_SIZE] for start in range(0, len(items), PAGE_SIZE)] or [[]]
    for number, contents in enumerate(pages, 1):
        yield f"{name}/page/{number}.json", _page(items, number, len(pages), contents)
    for item in full:
        yield f"{name}/{item['id']}.json", item


def _page(items: list[Object], number: int, last: int, contents: list[Object]) -> Object:
    return {
        "total_items": len(items),
        "total_pages": last,
        "page_number": number,
        "size": len(contents),
        "first_page": number == 1,
        "last_page": number == last,
        "empty": not contents,
        "contents": contents,
    }
