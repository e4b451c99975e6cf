"""Where the site stands: its own address, which starts the address of every page."""

from __future__ import annotations

import os
import re
from urllib.parse import urlsplit

from ahtc.core.problems import Finding, ProblemsError

# RFC 2606 and RFC 6761: names that no host ever has.
_RESERVED = {"example", "invalid", "test", "localhost"}

_SITE = re.compile(r"https?://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*/?")


def require_site_address(url: str) -> None:
    """Raise :class:`ProblemsError` unless this is a host and, at most, folders: every page's address starts with it."""
    if not _SITE.fullmatch(url):
        seen = f'The site\'s address is "{url}"' if url else "The site's address is empty"
        remedy = "Set SITE_URL so, or unset it; without it, address in docs/data/site.yml counts."
        raise ProblemsError(
            [Finding("mkdocs.yml", 1, "site-url", seen, "one such as https://www.example.wales/ and no more", remedy)]
        )


def site_address(configured: str | None) -> str | None:
    """Where the site stands: ``SITE_URL``, or what is configured; None where neither says."""
    return os.environ.get("SITE_URL") or configured


def is_reserved(url: str) -> bool:
    """Whether an address stands for examples and this machine alone, so that nobody else finds the site there."""
    host = urlsplit(url).hostname or ""
    return host.rpartition(".")[2] in _RESERVED or host.partition(".")[0] == "example"
