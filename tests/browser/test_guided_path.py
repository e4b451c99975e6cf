"""The guided path without script: one step at a time, to an end that says what to do, and nothing kept of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from ahtc.core.facts import Facts
from ahtc.core.text import Language
from ahtc.kinds.paths.record import GuidedPath
from tests.browser.conftest import NewVisitor

ADDRESSES: dict[Language, str] = {
    "en": "practitioners/should-i-refer/",
    "cy": "cy/ymarferwyr/a-ddylwn-i-atgyfeirio/",
}


def in_sight(page: Page) -> list[str]:
    """The steps and ends that the screen shows."""
    ids: list[str] = page.locator(".path h2:visible").evaluate_all("found => found.map(h => h.id)")
    return ids


@pytest.mark.parametrize("language", ADDRESSES)
def test_each_answer_leads_to_the_next_step_alone_and_at_last_to_the_form(
    arrive: NewVisitor, facts: Facts, language: Language
) -> None:
    page = arrive(java_script_enabled=False).open(ADDRESSES[language])
    steps = {step.id: step for step in facts[GuidedPath]["should-i-refer"].steps}
    for id, answer in (("danger", 1), ("signs", 0), ("age", 1), ("consent", 0), ("who-adult", 0)):
        assert in_sight(page) == [id]
        page.get_by_role("link", name=steps[id].answers[answer].text.in_(language), exact=True).click()
    assert in_sight(page) == ["refer-adult"]
    assert page.locator(".go:visible").count() == 1


def test_the_steps_can_be_seen_all_at_once(arrive: NewVisitor, facts: Facts) -> None:
    page = arrive(java_script_enabled=False).open(ADDRESSES["en"])
    page.locator('main a[href="#all"]').click()
    path = facts[GuidedPath]["should-i-refer"]
    assert len(in_sight(page)) == len(path.steps) + len(path.ends)


def test_they_stand_all_on_paper(arrive: NewVisitor, facts: Facts) -> None:
    page = arrive(java_script_enabled=False).open(ADDRESSES["en"])
    page.emulate_media(media="print")
    path = facts[GuidedPath]["should-i-refer"]
    assert len(in_sight(page)) == len(path.steps) + len(path.ends)


def test_nothing_of_the_answers_is_kept_or_sent(arrive: NewVisitor) -> None:
    visitor = arrive()
    page = visitor.open(ADDRESSES["en"])
    page.locator(".path a:visible").first.click()
    assert "?" not in page.url
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie.length]") == [0, 0, 0]
    assert visitor.outside == []
