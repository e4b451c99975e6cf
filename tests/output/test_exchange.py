"""What goes to a translator and comes back: nothing is lost on the way, and nothing but words comes in."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from ahtc.core.problems import ProblemsError
from ahtc.core.project import Project
from ahtc.output.exchange.memory import write_memory
from ahtc.output.exchange.pages import take_in, units_of
from ahtc.output.exchange.xliff import read_xliff, write_xliff
from ahtc.site.project import read_project
from ahtc.site.translation import behind
from tests.conftest import ROOT
from tests.project import DAY, SmallProject, tree

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
WELSH = "docs/cy/about.md"
PROSE = '\nAsk [them](contact.md) in a {{ term("valley", text="glen") }} **now**.\n'
CYMRAEG = '\nGofynnwch [iddyn nhw](contact.md) mewn {{ term("valley", text="glyn") }} **nawr**.\n'
TARGET = (
    '<target>Gofynnwch <ph id="1" dataRef="d1" />iddyn nhw<ph id="2" dataRef="d2" /> mewn <ph id="3" dataRef="d3" />'
    'glyn<ph id="4" dataRef="d4" /> <ph id="5" dataRef="d5" />nawr<ph id="6" dataRef="d6" />.</target>'
)


@pytest.fixture
def old(project: SmallProject) -> SmallProject:
    """The small project with a section that is older than its English, though its parts are the same."""
    project.append("docs/about.md", PROSE)
    project.append(WELSH, CYMRAEG)
    return project


def exported(project: SmallProject, everything: bool = False) -> str:
    return write_xliff(units_of(read_project(project.root, DAY), everything=everything)).decode()


def imported(project: SmallProject, text: str) -> list[Path]:
    return take_in(read_project(project.root, DAY), read_xliff(text.encode(), "back.xlf"), "back.xlf")


def changed(text: str, before: str, after: str) -> str:
    assert before in text, before
    return text.replace(before, after, 1)


def test_every_page_of_the_site_comes_back_byte_for_byte(whole_project: Project, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "docs" / "cy", tmp_path / "docs" / "cy")
    copied, before = replace(whole_project, root=tmp_path), tree(tmp_path)
    content = write_xliff(units_of(copied, everything=True))
    assert content.count(b"<target>") > 500
    assert take_in(copied, read_xliff(content, "all.xlf"), "all.xlf") == []
    assert tree(tmp_path) == before


def test_what_is_old_and_not_translated_stays_old(old: SmallProject) -> None:
    before = tree(old.root)
    assert imported(old, exported(old)) == []
    assert tree(old.root) == before


def test_only_sections_that_are_old_are_sent(old: SmallProject) -> None:
    root = Xml.fromstring(exported(old))
    assert (root.tag, root.attrib) == (f"{{{NAMESPACE}}}xliff", {"version": "2.0", "srcLang": "en", "trgLang": "cy"})
    assert [file.get("original") for file in root] == [WELSH]
    assert [group.get("id") for file in root for group in file] == ["s-words"]


def test_a_translation_is_put_in_its_place_and_the_section_is_up_to_date(old: SmallProject) -> None:
    before = old.read(WELSH)
    text = exported(old)
    every = "<target>Y glyn.</target>"
    text = changed(text, TARGET, TARGET.replace("nawr", "ar unwaith"))
    whole = changed_missing(text)
    assert imported(old, whole) == [old.root / WELSH]
    assert "**ar unwaith**" in old.read(WELSH)
    assert every not in old.read(WELSH)
    assert behind(read_project(old.root, DAY)) == []
    assert before.count("\n") == old.read(WELSH).count("\n")


def changed_missing(text: str) -> str:
    """The file with a target where the export could give none: the English itself."""
    root = Xml.fromstring(text)
    Xml.register_namespace("", NAMESPACE)
    for segment in root.iter(f"{{{NAMESPACE}}}segment"):
        if segment.find(f"{{{NAMESPACE}}}target") is None:
            source = segment.find(f"{{{NAMESPACE}}}source")
            assert source is not None
            copy = Xml.fromstring(Xml.tostring(source).decode().strip())
            copy.tag = f"{{{NAMESPACE}}}target"
            segment.append(copy)
    return Xml.tostring(root, encoding="unicode")


def test_a_section_of_which_not_every_text_came_back_stays_old(old: SmallProject) -> None:
    assert imported(old, changed(exported(old), TARGET, TARGET.replace("nawr", "ar unwaith"))) == [old.root / WELSH]
    assert [each.english.key for each in behind(read_project(old.root, DAY))] == ["words"]


def test_what_a_translator_calls_done_is_up_to_date_though_its_words_stay(old: SmallProject) -> None:
    text = changed_missing(exported(old)).replace('state="initial"', 'state="final"')
    imported(old, text)
    assert behind(read_project(old.root, DAY)) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<ph id="5" dataRef="d5" />nawr', "nawr"),
        ('<ph id="5" dataRef="d5" />nawr', '<ph id="5" dataRef="d5" /><ph id="5" dataRef="d5" />nawr'),
        ('<ph id="5" dataRef="d5" />nawr', '<ph id="9" dataRef="d9" />nawr'),
        ('<ph id="5" dataRef="d5" />nawr', '<ph id="5"><ph id="6" /></ph>nawr'),
        ("nawr", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("nawr", '{{ contact("x") }}'),
        ("nawr", "{% raw %}"),
        ("nawr", "{: onclick=x }"),
        ("nawr", "[yma](javascript:x)"),
        ("nawr", "![x]"),
        ("nawr", "`x`"),
        ("nawr", "**x**"),
        ("nawr", "_x_"),
        ("nawr", "https://example.org/"),
        ("nawr", "x\n\ny"),
        ("nawr", "x\n    y"),
        ("nawr", "x\n# y"),
        ("nawr", "x\n===="),
        ("nawr", "x\n1. y"),
        ("glyn", 'x", other="y'),
        ("glyn", "x\ny"),
        ('<ph id="1" dataRef="d1" />iddyn nhw<ph id="2" dataRef="d2" />', '<ph id="2" /><ph id="1" />'),
        (
            '<ph id="3" dataRef="d3" />glyn<ph id="4" dataRef="d4" />',
            '<ph id="4" dataRef="d4" />glyn<ph id="3" dataRef="d3" />',
        ),
    ],
)
def test_what_lost_or_invented_anything_but_words_is_refused_whole(old: SmallProject, before: str, after: str) -> None:
    state = tree(old.root)
    text = changed(exported(old), TARGET, changed(TARGET, before, after))
    with pytest.raises(ProblemsError):
        imported(old, text)
    assert tree(old.root) == state


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f'original="{WELSH}"', 'original="docs/cy/../about.md"'),
        (f'original="{WELSH}"', 'original="docs/cy/gone.md"'),
        ('id="s-words"', 'id="s-gone"'),
        ('id="u-words-2"', 'id="u-words-99"'),
        ('id="u-words-2"', 'id="u-words-x"'),
        ("<source>Ask ", "<source>Tell "),
        ('version="2.0"', 'version="2.0" xmlns:x="'),
        ("<xliff ", '<!DOCTYPE xliff [<!ENTITY a "b">]><xliff '),
        ("<xliff ", '<!doctype xliff SYSTEM "file:///etc/passwd"><xliff '),
        (NAMESPACE, "urn:oasis:names:tc:xliff:document:1.2"),
    ],
)
def test_a_file_that_is_not_what_was_sent_is_refused_whole(old: SmallProject, before: str, after: str) -> None:
    state = tree(old.root)
    text = changed_numbers(exported(old))
    with pytest.raises(ProblemsError):
        imported(old, changed(text, before, after))
    assert tree(old.root) == state


def changed_numbers(text: str) -> str:
    """The file with a target for each text, so that nothing is passed over."""
    return changed_missing(text)


def test_a_file_in_another_encoding_is_refused(old: SmallProject) -> None:
    content = exported(old).replace("UTF-8", "UTF-16").encode("utf-16")
    with pytest.raises(ProblemsError):
        read_xliff(content, "back.xlf")


def test_an_english_that_has_changed_since_is_refused(old: SmallProject) -> None:
    text = exported(old)
    old.append("docs/about.md", "Newer.\n")
    with pytest.raises(ProblemsError, match="the English has changed since"):
        imported(old, text)


def test_the_memory_is_the_same_twice_and_holds_nothing_of_a_section_that_is_old(old: SmallProject) -> None:
    whole = read_project(old.root, DAY)
    content = write_memory(whole)
    assert content == write_memory(whole)
    root = Xml.fromstring(content)
    assert (root.tag, root.get("version")) == ("tmx", "1.4")
    pairs = [tuple(seg.text for seg in unit.iter("seg")) for unit in root.iter("tu")]
    assert pairs == sorted(set(pairs))
    assert ("About", "Amdanom") in pairs
    assert not any("Gofynnwch iddyn nhw mewn" in str(welsh) for _, welsh in pairs)
