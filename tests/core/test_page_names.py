"""What a page and its folders may be called, and the name that would do instead."""

from __future__ import annotations

import pytest

from ahtc.core.page_names import NameFault, folder_fault, page_fault, path_fault

INSTEAD = {
    "tŷ.md": "ty.md",
    "a b.md": "a-b.md",
    "con.md": "con-page.md",
    "COM1.md": "com1-page.md",
    "nul.txt.md": "nul-txt.md",
    "ABOUT.md": "about.md",
    "about.MD": "about.md",
    "index.html.md": "index-html.md",
    "sitemap.xml.md": "sitemap-xml.md",
    "two\nlines.md": "two-lines.md",
    "turned\u202eround.md": "turned-round.md",
    "a--b.md": "a-b.md",
    "-a-.md": "a.md",
    "нет.md": "page.md",
    ".md": "md.md",
    "\udcff.md": "page.md",
    f"{'a' * 5000}.md": f"{'a' * 80}.md",
}


@pytest.mark.parametrize("name", INSTEAD, ids=ascii)
def test_a_name_that_is_no_address_is_refused_with_one_that_would_do(name: str) -> None:
    fault = page_fault(name)
    assert fault is not None
    assert fault.instead == INSTEAD[name]
    assert page_fault(fault.instead) is None


@pytest.mark.parametrize("name", ["index.md", "404.md", "hide-your-visit.md", "2012.md", "uk.md", "console.md"])
def test_other_names_are_well(name: str) -> None:
    assert page_fault(name) is None


@pytest.mark.parametrize("name", ["en", "pl", "UK"])
def test_a_folder_of_two_letters_would_be_taken_for_a_language_where_it_stands_first(name: str) -> None:
    assert folder_fault(name, first=True) == NameFault("would be taken for a language", f"{name.lower()}-pages")
    assert folder_fault(name.lower(), first=False) is None


@pytest.mark.parametrize("name", ["data", "assets", "docs"])
def test_a_folder_that_holds_no_pages_is_none_for_pages_either(name: str) -> None:
    fault = folder_fault(name, first=True)
    assert fault is not None
    assert fault.seen == "is kept for what is no page"
    assert folder_fault(fault.instead, first=True) is None
    assert folder_fault(name, first=False) is None


def test_a_path_is_refused_for_each_part_at_once() -> None:
    fault = path_fault("Get Help/aux/tŷ.md")
    assert fault is not None
    assert fault.instead == "get-help/aux-pages/ty.md"
    assert path_fault("get-help/ty.md") is None
