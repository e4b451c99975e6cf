"""Lessons in a browser: a score that stays in the page, a certificate to print, and a learning system that hears it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from ahtc.core.facts import Facts
from ahtc.kinds.lessons.record import Lesson
from ahtc.kinds.lessons.scorm import address_of
from tests.browser.conftest import NewVisitor
from tests.browser.visit import Visitor, axe_violations

LESSON = {"en": "practitioners/training/everyone/", "cy": "cy/ymarferwyr/hyfforddiant/pawb/"}

# A learning system as SCORM 1.2 describes it: it refuses what does not follow the rules, and keeps what it is told.
SYSTEM = """
window.heard = [];
window.API = (() => {
    const values = {"cmi.core.lesson_status": "not attempted"};
    let state = "before";
    const told = (...call) => { window.heard.push(call.join(" ")); };
    return {
        LMSInitialize: text => {
            told("Initialize");
            if (text !== "" || state !== "before") return "false";
            state = "open";
            return "true";
        },
        LMSGetValue: name => state === "open" && name in values ? values[name] : "",
        LMSSetValue: (name, value) => {
            told("Set", name, value);
            if (state !== "open" || typeof value !== "string") return "false";
            values[name] = value;
            return "true";
        },
        LMSCommit: text => { told("Commit"); return String(state === "open" && text === ""); },
        LMSFinish: text => { told("Finish"); state = "after"; return "true"; },
        LMSGetLastError: () => "0", LMSGetErrorString: () => "", LMSGetDiagnostic: () => "",
    };
})();
"""


def answer_all(page: Page, right: bool = True) -> None:
    """Open the right answer of each question, or a wrong one."""
    chosen = "details[data-right]" if right else "details:not([data-right])"
    for question in page.locator(".lesson-question").all():
        question.locator(f"{chosen} summary").first.click()


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_answer_opened_first_counts_and_nothing_is_kept_or_sent(
    newcomer: Visitor, facts: Facts, language: str
) -> None:
    page = newcomer.open(LESSON[language])
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    status, questions = page.locator(".lesson-end [role=status]"), facts[Lesson]["everyone"].questions
    assert not status.is_visible()
    first = page.locator(".lesson-question").first
    first.locator("details:not([data-right]) summary").first.click()
    first.locator("details[data-right] summary").click()
    told = {"en": "Answered: 1 of {n}. Right at the first try: 0.", "cy": "Atebwyd: 1 o {n}. Cywir y tro cyntaf: 0."}
    assert status.inner_text() == told[language].format(n=len(questions))
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie.length]") == [0, 0, 0]
    assert asked == []
    assert "?" not in page.url


def test_who_has_answered_all_gets_a_certificate_that_prints_alone(newcomer: Visitor) -> None:
    page = newcomer.open(LESSON["en"])
    assert not page.locator(".lesson-certificate").is_visible()
    answer_all(page)
    page.get_by_label("Your name").fill("<b>Siân</b> Ŵyn")
    page.evaluate("window.print = () => { window.then = document.documentElement.className; }")
    page.get_by_role("button", name="Print the certificate").click()
    paper = page.locator(".lesson-paper")
    assert "<b>Siân</b> Ŵyn" in paper.inner_text(), "a name is only ever text"
    assert "Modern slavery: a lesson for everyone" in paper.inner_text()
    assert re.search(r"^\d{1,2} (Jan|Febr)uary \d{4}$|^\d{1,2} [A-Z][a-z]+ \d{4}$", paper.inner_text(), re.MULTILINE)
    page.evaluate("document.documentElement.className = window.then")
    page.emulate_media(media="print")
    assert page.locator("main > :visible").count() == 1
    assert not page.locator("header").is_visible()
    assert not page.get_by_label("Your name").is_visible()
    assert paper.is_visible()


def test_without_script_there_is_no_score_and_each_answer_is_explained(arrive: NewVisitor) -> None:
    page = arrive(java_script_enabled=False).open(LESSON["cy"])
    page.locator(".lesson-question details[data-right] summary").first.click()
    assert page.get_by_text("Cywir.").first.is_visible()
    assert not page.locator(".lesson-end").is_visible()


def test_the_keyboard_answers_and_comes_to_the_certificate(newcomer: Visitor) -> None:
    page = newcomer.open(LESSON["en"])
    for question in page.locator(".lesson-question").all():
        question.locator("details[data-right] summary").focus()
        page.keyboard.press("Enter")
    assert page.get_by_label("Your name").is_visible()
    assert axe_violations(page) == []


@pytest.fixture
def learning_system(chromium: Browser, built_site: Path, facts: Facts) -> Iterator[Page]:
    """A lesson's package, opened in a frame of a learning system."""
    with zipfile.ZipFile(built_site / address_of(facts[Lesson]["front-line"], "en")) as whole:
        lesson = whole.read("index.html").decode()
    frame = "<iframe src='index.html' width=360 height=740></iframe>"
    held = {"system.html": f"<!doctype html><script>{SYSTEM}</script>{frame}", "index.html": lesson}

    def answer(route: Route) -> None:
        route.fulfill(body=held[route.request.url.rsplit("/", 1)[-1]], content_type="text/html; charset=utf-8")

    context = chromium.new_context(viewport={"width": 400, "height": 800})
    context.route("https://learning.example/*", answer)
    page = context.new_page()
    page.goto("https://learning.example/system.html")
    yield page
    context.close()


def test_a_learning_system_hears_the_score_and_that_it_is_done(learning_system: Page) -> None:
    page = learning_system
    lesson = page.frames[1]
    questions = lesson.locator(".lesson-question").all()
    for number, question in enumerate(questions):
        chosen = "details[data-right]" if number else "details:not([data-right])"
        question.locator(f"{chosen} summary").first.click()
    heard = page.evaluate("window.heard")
    assert heard[:2] == ["Initialize", "Set cmi.core.lesson_status incomplete"]
    score = round(100 * (len(questions) - 1) / len(questions))
    assert heard[-3:] == [f"Set cmi.core.score.raw {score}", "Set cmi.core.lesson_status completed", "Commit"]
    assert heard.count("Set cmi.core.lesson_status completed") == 1
    page.evaluate("document.querySelector('iframe').src = 'about:blank'")
    page.wait_for_function("window.heard.includes('Finish')")
    assert page.evaluate("window.heard").count("Finish") == 1
