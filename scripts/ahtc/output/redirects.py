"""Redirects from the English words of a Welsh page's address: ``/cy/get-help/`` leads to ``/cy/cael-help/``."""

from __future__ import annotations

import posixpath
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from ahtc.output.built_pages import built_pages

_PAGE = """<!doctype html>
<html lang="cy">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mae'r dudalen wedi symud</title>
<meta http-equiv="refresh" content="0; url={target}">
<meta name="robots" content="noindex">
<link rel="canonical" href="{canonical}">
</head>
<body>
<main><h1>Mae'r dudalen wedi symud</h1><p><a href="{target}">Ewch i'r dudalen</a></p></main>
</body>
</html>
"""


def write_redirects(site: Path) -> None:
    """Write a redirect at ``cy/<English address>`` for each Welsh page whose address differs."""
    for page in list(built_pages(site)):
        if page.language != "cy" or not page.alternates:
            continue
        english = urlsplit(page.alternates["en"]).path
        base = _base(page.canonical, page.address)
        path = site / "cy" / english.removeprefix(base) / "index.html"
        if path.exists():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        target = posixpath.relpath("/" + page.address, "/" + path.parent.relative_to(site).as_posix()) + "/"
        path.write_text(_PAGE.format(target=escape(target), canonical=escape(page.canonical)), encoding="utf-8")


def _base(canonical: str, address: str) -> str:
    return urlsplit(canonical).path.removesuffix(address)
