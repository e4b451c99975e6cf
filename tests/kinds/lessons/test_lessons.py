"""Lessons: one right answer a question, each answer explained, and a package that a learning system takes."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from pydantic import ValidationError

from ahtc.core.facts import Facts
from ahtc.core.project import Project
from ahtc.kinds.lessons.checks import agree
from ahtc.kinds.lessons.record import Lesson
from ahtc.kinds.lessons.scorm import address_of, package
from tests.facts import with_records
from tests.markup import page, parsed

EACH = pytest.mark.parametrize("language", ["en", "cy"])
CP = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
ADL = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"


def address(lesson: Lesson, language: str) -> str:
    return (
        f"practitioners/training/{lesson.id}/" if language == "en" else f"cy/ymarferwyr/hyfforddiant/{lesson.slug_cy}/"
    )


def changed(facts: Facts, **values: Any) -> Lesson:
    return Lesson.model_validate(facts[Lesson]["everyone"].model_dump(exclude_none=True) | values)


@EACH
def test_without_script_every_answer_opens_to_say_whether_and_why(
    built_site: Path, facts: Facts, language: Any
) -> None:
    for lesson in facts[Lesson].values():
        shown = page(built_site / address(lesson, language) / "index.html")
        for question in lesson.questions:
            answers = list(shown.one("div", id=question.id).every("details"))
            for answer, told in zip(question.answers, answers, strict=True):
                assert told.one("summary").text == answer.text.in_(language)
                word = {"en": ("Right.", "Not this one."), "cy": ("Cywir.", "Nid hwn.")}[language][not answer.right]
                assert told.one("p").text == f"{word} {answer.because.in_(language)}"
                assert ("data-right" in told.attributes) == answer.right


@EACH
def test_a_situation_says_that_it_is_made_up(built_site: Path, facts: Facts, language: Any) -> None:
    words = {
        "en": "Made up for this lesson. It is no real case.",
        "cy": "Lluniwyd ar gyfer y wers hon. Nid achos go iawn mohono.",
    }
    for lesson in facts[Lesson].values():
        shown = page(built_site / address(lesson, language) / "index.html")
        told = [each.text for each in shown.every("div", class_="lesson-scenario")]
        assert told == [f"{words[language]}{part.scenario.in_(language)}" for part in lesson.parts if part.scenario]


def test_no_lesson_names_a_number(facts: Facts) -> None:
    for lesson in facts[Lesson].values():
        assert not re.search(r"\d{3} ?\d{3}", lesson.model_dump_json(exclude={"sources"})), lesson.id


def without(part: dict[str, Any], right: int) -> dict[str, Any]:
    for number, answer in enumerate(part["questions"][0]["answers"]):
        answer["right"] = number < right
    return part


@pytest.mark.parametrize("right", [0, 2])
def test_a_question_without_one_right_answer_is_refused(facts: Facts, right: int) -> None:
    parts = facts[Lesson]["everyone"].model_dump(exclude_none=True)["parts"]
    with pytest.raises(ValidationError, match="right: true at one answer, and no more"):
        changed(facts, parts=[without(parts[0], right)])


def test_two_parts_of_one_id_are_refused(facts: Facts) -> None:
    parts = facts[Lesson]["everyone"].model_dump(exclude_none=True)["parts"]
    with pytest.raises(ValidationError, match='each id once: "what" stands twice'):
        changed(facts, parts=[parts[0], parts[0]])


def test_a_source_that_is_not_there_is_told(facts: Facts) -> None:
    lesson = facts[Lesson]["everyone"]
    fewer = {key: source for key, source in lesson.sources.items() if key != "icc-gig"}
    wrong = with_records(facts, Lesson, {"everyone": lesson.model_copy(update={"sources": fewer})})
    assert {finding.seen for finding in agree(wrong)} == {'The source "icc-gig" is not below'}


@EACH
def test_a_package_has_a_manifest_that_names_each_of_its_files(built_site: Path, facts: Facts, language: Any) -> None:
    for lesson in facts[Lesson].values():
        with zipfile.ZipFile(built_site / address_of(lesson, language)) as whole:
            manifest = ElementTree.fromstring(whole.read("imsmanifest.xml"))
            names = set(whole.namelist())
        assert manifest.tag == f"{CP}manifest"
        assert re.fullmatch(r"[A-Za-z_][\w.-]*", manifest.attrib["identifier"])
        assert manifest.findtext(f"{CP}metadata/{CP}schema") == "ADL SCORM"
        assert manifest.findtext(f"{CP}metadata/{CP}schemaversion") == "1.2"
        organisations = manifest.find(f"{CP}organizations")
        assert organisations is not None
        (organisation,) = organisations.findall(f"{CP}organization")
        assert organisations.attrib["default"] == organisation.attrib["identifier"]
        (item,) = organisation.findall(f"{CP}item")
        assert item.findtext(f"{CP}title") == lesson.title.in_(language)
        (resource,) = manifest.findall(f"{CP}resources/{CP}resource")
        assert item.attrib["identifierref"] == resource.attrib["identifier"]
        assert (resource.attrib["type"], resource.attrib[f"{ADL}scormtype"]) == ("webcontent", "sco")
        listed = {file.attrib["href"] for file in resource.findall(f"{CP}file")}
        assert resource.attrib["href"] in listed
        assert listed | {"imsmanifest.xml"} == names


@EACH
def test_a_package_is_the_same_lesson_and_asks_nothing_of_anybody(
    built_site: Path, facts: Facts, language: Any
) -> None:
    for lesson in facts[Lesson].values():
        with zipfile.ZipFile(built_site / address_of(lesson, language)) as whole:
            alone = parsed(whole.read("index.html").decode())
        assert alone.one("html").attributes["lang"] == language
        policy = next(meta for meta in alone.every("meta") if "http-equiv" in meta.attributes).attributes["content"]
        assert policy.startswith("default-src 'none'")
        assert not list(alone.every("link"))
        assert all("src" not in element.attributes for element in alone.every())
        page_text = page(built_site / address(lesson, language) / "index.html")
        for question in lesson.questions:
            assert alone.one("div", id=question.id).text == page_text.one("div", id=question.id).text


def test_a_package_is_the_same_bytes_each_time(whole_project: Project, facts: Facts) -> None:
    lesson = facts[Lesson]["everyone"]
    one = package(whole_project, lesson, "cy")
    assert one == package(whole_project, lesson, "cy")
    assert zipfile.ZipFile(io.BytesIO(one)).testzip() is None
