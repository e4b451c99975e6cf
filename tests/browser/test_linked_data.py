"""The data that an organisation's page carries for programs is no script, for the browser and for the policy."""

from __future__ import annotations

import pytest

from tests.browser.visit import KINDS, Visitor

WATCH = """window.refused = [];
document.addEventListener("securitypolicyviolation", event => window.refused.push(event.violatedDirective));"""

READ = """[...document.querySelectorAll('script[type="application/ld+json"]')]
    .map(data => JSON.parse(data.textContent)["@context"])"""


@pytest.mark.parametrize("address", KINDS["organisation"])
def test_it_breaks_no_policy_and_can_be_read(newcomer: Visitor, address: str) -> None:
    newcomer.page.add_init_script(WATCH)
    page = newcomer.open(address)
    assert page.evaluate("window.refused") == []
    assert page.evaluate(READ) == ["https://schema.org"]


def test_a_script_that_the_policy_does_not_know_is_refused(newcomer: Visitor) -> None:
    newcomer.page.add_init_script(WATCH)
    page = newcomer.open(KINDS["organisation"][0])
    page.evaluate("""document.head.append(Object.assign(document.createElement("script"), {textContent: "1"}))""")
    page.wait_for_function("window.refused.length > 0")
    assert page.evaluate("window.refused")[0].startswith("script-src")
