"""What somebody gets who comes to an address that does not exist."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest

from tests.browser.visit import KINDS, Visitor

LOST = ["nowhere", "a/b/c/", "get-help/x.html", "cy/unman", "cy/a/b/c/", "cy/cael-help/x.html"]


@pytest.mark.parametrize("address", [*KINDS["error"], *LOST])
def test_an_unknown_address_is_answered_in_the_language_of_its_place(visitor: Visitor, address: str) -> None:
    answer = visitor.page.goto(visitor.site + address)
    assert answer is not None
    assert answer.status == 404
    assert visitor.page.locator("html").get_attribute("lang") == ("cy" if address.startswith("cy/") else "en")


@pytest.mark.parametrize("address", [*KINDS["error"], *LOST])
def test_every_link_of_the_error_page_leads_somewhere_from_any_depth(visitor: Visitor, address: str) -> None:
    page = visitor.open(address)
    links = page.eval_on_selector_all("a[href]", "all => all.map(a => a.getAttribute('href'))")
    inside = {urljoin(page.url, link) for link in links if not urlsplit(link).scheme and not link.startswith("#")}
    assert len(inside) > 10
    lost = {url for url in inside if page.request.get(url).status != 200}
    # The twin of an error page is an error page; a host may answer for it as such.
    assert {url for url in lost if not url.endswith("404.html")} == set()
