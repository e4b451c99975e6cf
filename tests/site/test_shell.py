"""What stands round every page."""

from __future__ import annotations

import base64
import datetime
import hashlib
from pathlib import Path

import pytest

from ahtc.site.twin import record_check
from tests.markup import Element, page
from tests.project import TRUST, SmallProject

PAGES = [("get-help", "en"), ("cy/cael-help", "cy"), (".", "en"), ("cy", "cy"), ("partners/directory", "en")]
FINDER = [("get-help/find-support", "en"), ("cy/cael-help/dod-o-hyd-i-gymorth", "cy")]


def built(site: Path, folder: str) -> Element:
    return page(site / folder / "index.html")


def written(element: Element) -> str:
    (text,) = element.inside
    return str(text)


def hashed(element: Element) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(written(element).encode()).digest()).decode()


@pytest.mark.parametrize(("folder", "language"), PAGES + FINDER)
def test_only_this_style_and_this_script_may_run(small_site: Path, folder: str, language: str) -> None:
    found = built(small_site, folder)
    policy = found.one("meta", http_equiv="Content-Security-Policy").attributes["content"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["style-src"] == f"'{hashed(found.one('style'))}'"
    assert rules["script-src"] == f"'{hashed(found.one('script'))}'"
    assert rules["form-action"] == "'none'"


def test_only_pages_that_need_it_carry_the_finder_s_script(small_site: Path) -> None:
    carrying = {
        path.parent.relative_to(small_site).as_posix()
        for path in small_site.rglob("index.html")
        if any('querySelector(".finder")' in written(script) for script in page(path).every("script"))
    }
    assert carrying == {folder for folder, _ in FINDER}


def test_only_the_home_page_carries_the_style_of_its_picture(small_site: Path) -> None:
    carrying = {
        path.parent.relative_to(small_site).as_posix()
        for path in small_site.rglob("index.html")
        if any(".hero" in written(style) for style in page(path).every("style"))
    }
    assert carrying == {".", "cy"}


def test_a_card_with_hours_brings_the_script_that_says_open_now(project: SmallProject) -> None:
    hours = '    opening: {spans: [{days: [mon], opens: "09:00", closes: "17:00"}]}\n'
    project.change(TRUST, "    hours: {en: Weekdays", hours + "    hours: {en: Weekdays")
    site = project.build()
    found = built(site, "partners/example-trust")
    mark = found.one("span", class_="now")
    assert mark.attributes["data-opens"] == "1 09:00 17:00"
    assert mark.has("hidden", "")
    script = next(each for each in found.every("script") if not each.has("type", "application/ld+json"))
    assert "[data-opens]" in written(script)
    assert hashed(script) in found.one("meta", http_equiv="Content-Security-Policy").attributes["content"]
    assert "[data-opens]" not in written(built(site, ".").one("script"))


def test_no_page_has_style_or_script_of_its_own_in_an_attribute(small_site: Path) -> None:
    for path in small_site.rglob("*.html"):
        for element in page(path).every():
            assert "style" not in element.attributes, path


@pytest.mark.parametrize(("folder", "title"), [("get-help", "Contacts"), ("cy/cael-help", "Cysylltiadau")])
def test_a_help_page_s_tab_gives_nothing_away(small_site: Path, folder: str, title: str) -> None:
    assert built(small_site, folder).one("title").text == title


def test_another_page_s_tab_names_the_site(small_site: Path) -> None:
    assert built(small_site, "about").one("title").text == "About – Anti-Trafficking Wales"
    assert built(small_site, "cy/amdanom").one("title").text == "Amdanom – Gwrth-Fasnachu Cymru"


@pytest.mark.parametrize(("folder", "language"), PAGES)
def test_the_menu_is_in_the_page_s_language_with_this_page_marked(small_site: Path, folder: str, language: str) -> None:
    found = built(small_site, folder)
    items = list(found.one("details", class_="menu").every("a"))
    assert [item.text for item in items if item.has("aria-current", "page")] in (
        [found.one("h1").text],
        ["Home"],
        ["Hafan"],
    )
    assert ("Statistics" if language == "en" else "Ystadegau") in [item.text for item in items]


@pytest.mark.parametrize("name", ["404.html", "cy/404.html"])
def test_links_of_an_error_page_work_at_any_depth(small_site: Path, name: str) -> None:
    found = page(small_site / name)
    inside = [link.attributes["href"] for link in found.every("a")]
    inside = [href for href in inside if not href.startswith(("#", "https:", "tel:"))]
    assert len(inside) > 10
    assert all(href.startswith("/") for href in inside)
    for href in inside:
        target = small_site / href.partition("#")[0].lstrip("/")
        assert target.is_file() or (target / "index.html").is_file(), href


@pytest.mark.parametrize(("day", "due"), [("2027-05-01", False), ("2027-06-30", True)])
def test_a_page_says_when_its_review_is_due(project: SmallProject, day: str, due: bool) -> None:
    words = project.facts().words
    site = project.build(datetime.date.fromisoformat(day))
    assert (words.say("review-due", "en") in built(site, "about").one("p", class_="reviewed").text) == due
    assert (words.say("review-due", "cy") in built(site, "cy/amdanom").one("p", class_="reviewed").text) == due


def quiet_line(project: SmallProject, address: str) -> str:
    return " ".join(built(project.build(), address).one("p", class_="reviewed").text.split())


def test_a_welsh_page_says_that_no_translator_has_checked_it(project: SmallProject) -> None:
    assert project.facts().words.say("not-translator-checked", "cy") in quiet_line(project, "cy/amdanom")


def test_a_welsh_page_says_in_what_role_it_was_checked_and_when_and_that_it_has_changed_since(
    project: SmallProject,
) -> None:
    record_check(project.root, project.root / "docs/cy/about.md", "cyfieithydd y tîm", datetime.date(2026, 11, 2))
    said = "Gwiriodd cyfieithydd proffesiynol (cyfieithydd y tîm) y dudalen hon ar 2 Tachwedd 2026."
    since = "Mae rhan ohoni wedi newid ers hynny."
    before = quiet_line(project, "cy/amdanom")
    assert said in before
    assert since not in before
    project.append("docs/about.md", "\nMore.\n")
    project.append("docs/cy/about.md", "\nMwy.\n")
    assert f"{said} {since}" in quiet_line(project, "cy/amdanom")


def test_a_welsh_page_of_which_a_part_is_older_than_its_english_says_so_and_no_other_does(
    project: SmallProject,
) -> None:
    said = project.facts().words.say("translation-behind", "cy")
    assert said not in quiet_line(project, "cy/amdanom")
    project.append("docs/about.md", "More.\n")
    assert said in quiet_line(project, "cy/amdanom")
    for address in ("about", "cy/cysylltu"):
        assert said not in quiet_line(project, address)
