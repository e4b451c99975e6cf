"""The site's own address, with which every address in full starts."""

from __future__ import annotations

import pytest

from ahtc.core.problems import ProblemsError
from ahtc.core.site_address import require_site_address


@pytest.mark.parametrize(
    "url",
    [
        "https://anti-trafficking-wales.example/",
        "https://example.org/wales",
        "http://127.0.0.1:8000/",
        "https://a/~b/c/",
    ],
)
def test_a_host_with_folders_is_the_address_of_a_site(url: str) -> None:
    require_site_address(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "ftp://example.org/",
        "https://",
        "//example.org/",
        "https://example.org/?q=1",
        "https://example.org/#a",
        "https://name:word@example.org/",
        'https://example.org/"><b>',
        "https://ex\u00e4mple.org/",
        "https://example.org/\n",
        "https://example.org//",
    ],
    ids=ascii,
)
def test_anything_else_is_refused_with_the_setting_to_mend(url: str) -> None:
    with pytest.raises(ProblemsError, match=r"(?s)mkdocs\.yml:1 .* Set SITE_URL so, or unset it"):
        require_site_address(url)
