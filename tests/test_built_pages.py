"""Reading built pages."""

from __future__ import annotations

from pathlib import Path

from tests.built_pages import BuiltPage, built_pages, read_built_page

PAGE = """<!doctype html>
<html lang="cy"><head>
<link rel="canonical" href="https://example.org/cy/a/">
<link rel="alternate" hreflang="en" href="https://example.org/a/">
<link rel="alternate" hreflang="cy" href="https://example.org/cy/a/">
<link rel="icon" href="data:,">
</head><body id="top"><a href="../b/#c">b</a><a name="no-link">x</a><p id="d"></p></body></html>
"""


def test_a_page_tells_its_address_language_links_and_anchors(tmp_path: Path) -> None:
    path = tmp_path / "cy" / "a" / "index.html"
    path.parent.mkdir(parents=True)
    path.write_text(PAGE, encoding="utf-8")
    assert read_built_page(path, tmp_path) == BuiltPage(
        address="cy/a/",
        language="cy",
        canonical="https://example.org/cy/a/",
        alternates={"en": "https://example.org/a/", "cy": "https://example.org/cy/a/"},
        ids={"top", "d"},
        links=["../b/#c"],
    )


def test_a_redirect_tells_where_it_leads(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<meta http-equiv="refresh" content="0; url=../b/">', encoding="utf-8")
    assert read_built_page(tmp_path / "index.html", tmp_path).refresh == "../b/"


def test_pages_come_in_the_order_of_their_addresses(tmp_path: Path) -> None:
    for name in ("b.html", "a.html", "404.html"):
        (tmp_path / name).write_text('<html lang="en">', encoding="utf-8")
    assert [page.address for page in built_pages(tmp_path)] == ["404.html", "a.html", "b.html"]


def test_a_piece_of_html_for_other_sites_is_no_page(tmp_path: Path) -> None:
    (tmp_path / "box.html").write_text('<section lang="en"></section>', encoding="utf-8")
    assert list(built_pages(tmp_path)) == []
