"""From the old sections to a translator's tools and back, and what is refused on the way."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from ahtc.core.files import read_text
from ahtc.core.problems import ProblemsError
from ahtc.core.project import Project
from ahtc.output.exchange.memory import write_memory
from ahtc.output.exchange.pages import take_in, units_of
from ahtc.output.exchange.xliff import read_xliff, write_xliff
from ahtc.site.project import read_project
from ahtc.site.translation import behind, note
from tests.conftest import ROOT
from tests.project import DAY, SmallProject

ABOUT = "docs/cy/about.md"


def read(project: SmallProject, day: datetime.date = DAY) -> Project:
    return read_project(project.root, day)


def exported(project: Project, everything: bool = False) -> str:
    return write_xliff(units_of(project, everything=everything)).decode()


def imported(project: Project, text: str) -> list[Path]:
    return take_in(project, read_xliff(text.encode(), "welsh.xlf"), "welsh.xlf")


def refusal(project: Project, text: str) -> str:
    with pytest.raises(ProblemsError) as told:
        imported(project, text)
    return str(told.value)


@pytest.fixture
def old(project: SmallProject) -> SmallProject:
    """The small project, to both pages of which a section came."""
    project.append("docs/about.md", "\n## Number {#number}\n\nA number: {{ phone('emergency-999') }}.\n")
    project.append(ABOUT, "\n## Rhif {#number}\n\nRhif: {{ phone('emergency-999') }}.\n")
    return project


def test_what_is_exported_is_what_is_old(old: SmallProject) -> None:
    before = read(old)
    assert {unit.page for unit in units_of(before)} == {ABOUT}
    assert len({(unit.page, unit.section) for unit in units_of(before)}) == len(behind(before)) == 1


def test_a_file_that_nobody_touched_changes_nothing(old: SmallProject) -> None:
    text = old.read(ABOUT)
    assert imported(read(old), exported(read(old))) == []
    assert old.read(ABOUT) == text


def test_every_page_of_this_project_comes_back_as_it_went(whole_project: Project) -> None:
    assert imported(whole_project, exported(whole_project, everything=True)) == []


def test_every_unit_of_this_project_is_its_page_s_own_words(whole_project: Project) -> None:
    for unit in units_of(whole_project, everything=True):
        if unit.section != "page":
            assert unit.target.whole in read_text(ROOT / unit.page, ROOT)


def done(text: str) -> str:
    """The file as a tool sends it back that has every unit looked at."""
    return text.replace('state="initial"', 'state="translated"')


def test_a_translation_is_put_in_its_place_and_the_section_is_up_to_date(old: SmallProject) -> None:
    assert imported(read(old), done(exported(read(old)).replace("Rhif: ", "Y rhif: "))) == [old.root / ABOUT]
    assert "\nY rhif: {{ phone('emergency-999') }}.\n" in old.read(ABOUT)
    assert behind(read(old)) == []


def test_a_unit_that_is_left_leaves_the_section_old(old: SmallProject) -> None:
    imported(read(old), exported(read(old)).replace("Rhif: ", "Y rhif: "))
    assert "Y rhif: " in old.read(ABOUT)
    assert len(behind(read(old))) == 1


@pytest.mark.parametrize(
    ("find", "put", "told"),
    [
        ('<target>Rhif: <ph id="1" dataRef="d1"/>', "<target>Rhif: ", "lost or doubled"),
        ("Rhif: ", "Rhif: &lt;script&gt;", "is markup"),
        ("Rhif: ", "Rhif: {{ phone('other') }}", "is markup"),
        ("Rhif: ", "Rhif [x](https://evil.example): ", "is markup"),
        ("A number: ", "Another number: ", "not our English"),
        (f'original="{ABOUT}"', 'original="../../etc/passwd"', "no such section"),
        ("Rhif: ", "Rhif: <mrk id='m'>x</mrk>", "something other than text"),
        ("<?xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><?xml", "declares entities"),
        ("</xliff>", "", "is not XML"),
        ("document:2.0", "document:1.2", "no XLIFF 2.0"),
    ],
)
def test_what_is_not_a_translation_of_ours_is_refused_whole(old: SmallProject, find: str, put: str, told: str) -> None:
    before, text = old.read(ABOUT), done(exported(read(old)))
    text = re.sub(r" ?/>", "/>", text)
    assert find in text
    assert told in refusal(read(old), text.replace(find, put))
    assert old.read(ABOUT) == before


def test_english_that_changed_after_the_export_refuses_it(old: SmallProject) -> None:
    text = done(exported(read(old)))
    old.append("docs/about.md", "\nMore.\n")
    assert "has changed since this was exported" in refusal(read(old), text)


def test_what_is_old_is_noted_from_its_first_day_and_goes_when_it_has_caught_up(old: SmallProject) -> None:
    first, later = datetime.date(2026, 12, 1), datetime.date(2026, 12, 9)
    assert note(read(old, first))
    old.append("docs/about.md", "\nMore.\n")
    assert not note(read(old, later))
    assert [each.since for each in behind(read(old, later))] == [first]
    old.write("docs/about.md", old.read("docs/about.md").partition("\n## Number")[0])
    assert note(read(old, later))
    assert old.read("docs/data/translation.yml").endswith("stale: []\n")


def test_the_memory_holds_pairs_once_in_order_and_nothing_that_is_old(old: SmallProject) -> None:
    units = Xml.fromstring(write_memory(read(old))).findall("body/tu")
    pairs = [tuple(segment.text for segment in unit.iter("seg")) for unit in units]
    assert pairs == sorted(set(pairs))
    assert not any("A number: " in str(english) for english, _ in pairs)
    assert len(pairs) > 50
