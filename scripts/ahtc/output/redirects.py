"""Redirects: from a Welsh page's address in English words (``/cy/get-help/``), and from where pages stood before."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from ahtc.core.former_addresses import FormerAddress
from ahtc.core.pages import welsh_address
from ahtc.core.text import Language
from ahtc.core.words import Words
from ahtc.output.built_pages import BuiltPage, built_pages

_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{moved}</title>
<meta http-equiv="refresh" content="0; url={target}">
<meta name="robots" content="noindex">
<link rel="canonical" href="{canonical}">
</head>
<body>
<main><h1>{moved}</h1><p><a href="{target}">{go}</a></p></main>
</body>
</html>
"""


def write_redirects(site: Path, words: Words, former: Iterable[FormerAddress]) -> None:
    """Write a page that leads on at ``cy/<English address>`` of each Welsh page, and at each former address.

    Where a page stands at such an address, it stays.
    """
    pages = {(_language(page), _english(page)): page for page in built_pages(site) if page.alternates}
    leading = [(f"cy/{english}", page) for (language, english), page in pages.items() if language == "cy"]
    for entry in former:
        if page := pages.get((entry.language, welsh_address(entry.page, {}))):
            leading.append((entry.was, page))
    for address, page in leading:
        path = site / address / "index.html"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_leading(address, page, words), encoding="utf-8")


def _leading(address: str, page: BuiltPage, words: Words) -> str:
    language = _language(page)
    return _PAGE.format(
        language=language,
        moved=escape(words.say("moved", language)),
        go=escape(words.say("moved-go", language)),
        target=escape(posixpath.relpath("/" + page.address, "/" + address) + "/"),
        canonical=escape(page.canonical),
    )


def _language(page: BuiltPage) -> Language:
    return "cy" if page.language == "cy" else "en"


def _english(page: BuiltPage) -> str:
    """The address of a page's English version, below the site's root."""
    base = urlsplit(page.canonical).path.removesuffix(page.address)
    return urlsplit(page.alternates["en"]).path.removeprefix(base)
