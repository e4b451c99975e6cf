"""The page of training: our own lessons, and the courses of others with what is known of each and no more."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ahtc.core.facts import Facts
from ahtc.core.project import Project
from ahtc.kinds.lessons.record import Lesson
from ahtc.kinds.training.checks import aged
from ahtc.kinds.training.record import Catalogue, Course
from tests.markup import page

PAGES = {"en": "practitioners/training/", "cy": "cy/ymarferwyr/hyfforddiant/"}


@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_course_stands_there_once_with_who_gives_it_and_who_says_so(
    built_site: Path, facts: Facts, language: Any
) -> None:
    shown = page(built_site / PAGES[language] / "index.html")
    for course in facts[Course].values():
        told = shown.one("article", id=course.id).text
        assert course.name.in_(language) in told
        assert course.provider.in_(language) in told
        assert course.source.title in told


@pytest.mark.parametrize("language", ["en", "cy"])
def test_our_lessons_are_linked_first(built_site: Path, facts: Facts, language: Any) -> None:
    shown = page(built_site / PAGES[language] / "index.html").one("div", class_="ways")
    slugs = {lesson.id if language == "en" else lesson.slug_cy for lesson in facts[Lesson].values()}
    assert {link.attributes["href"].rstrip("/") for link in shown.every("a")} == slugs


def test_what_is_known_from_reports_alone_says_so(built_site: Path) -> None:
    shown = page(built_site / PAGES["en"] / "index.html")
    assert "Known from reports alone." in shown.one("article", id="asw-online").text
    assert "Known from reports alone." not in shown.one("article", id="scw-safeguarding").text


def test_a_catalogue_not_checked_for_half_a_year_is_a_warning(whole_project: Project, facts: Facts) -> None:
    checked = facts.document(Catalogue).checked
    assert list(aged(replace(whole_project, today=checked + datetime.timedelta(days=180)))) == []
    (finding,) = aged(replace(whole_project, today=checked + datetime.timedelta(days=181)))
    assert (finding.severity, finding.path) == ("warning", "docs/data/training.yml")
