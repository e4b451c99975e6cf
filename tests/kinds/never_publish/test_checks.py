from __future__ import annotations

from pathlib import Path

import pytest

from ahtc.core.text import Bilingual
from ahtc.kinds.never_publish.checks import built_findings, findings, never_publish_in
from ahtc.kinds.never_publish.record import NeverPublish, NeverPublishList
from tests.check.project import TODAY, Project
from tests.facts import with_document

# 01632 numbers are kept for drama: nobody has them.
NUMBER = NeverPublish(value="01632 960 123", was=Bilingual(en="An old line.", cy="Hen linell."))
ADDRESS = NeverPublish(value="old.line@example.org", was=Bilingual(en="An old address.", cy="Hen gyfeiriad."))


@pytest.fixture
def listed(project: Project) -> Project:
    listed = NeverPublishList(source="A test", checked=TODAY.replace(year=2025), entries=[NUMBER, ADDRESS])
    project.facts = with_document(project.facts, listed)
    return project


@pytest.mark.parametrize(
    "text",
    [
        "01632 960 123", "01632960123", "01632-960-123", "01632.960.123", "(01632) 960123", "0 1 6 3 2 9 6 0 1 2 3",
        "+44 1632 960123", "+44 (0)1632 960123", "00441632960123", "tel:01632%20960%20123", "01632&nbsp;960&#160;123",
        "01632\u2011960\u2011123", "01632\n960 123", "Call 01632 960 123 24 hours a day",
    ],
)  # fmt: skip
def test_a_number_is_found_however_it_is_set_apart(text: str) -> None:
    assert [entry for _, entry in never_publish_in(text, [NUMBER, ADDRESS])] == [NUMBER]


@pytest.mark.parametrize("text", ["016329601234", "101632960123", "01632 960 124", "1632 960 123", "01632 960,123"])
def test_other_numbers_are_well(text: str) -> None:
    assert list(never_publish_in(text, [NUMBER])) == []


@pytest.mark.parametrize("text", ["OLD.LINE@example.org", "mailto:old.line@example.org", "old.line&#64;example.org"])
def test_a_text_is_found_in_any_case(text: str) -> None:
    assert [entry for _, entry in never_publish_in(text, [NUMBER, ADDRESS])] == [ADDRESS]


def test_a_text_is_not_a_pattern() -> None:
    assert list(never_publish_in("oldXline@example.org", [ADDRESS])) == []


def test_the_line_is_counted_from_1() -> None:
    assert [line for line, _ in never_publish_in("a\nb 01632 960123\n", [NUMBER])] == [2]


@pytest.mark.parametrize(
    "name",
    [
        "docs/notes.md", "docs/data/a.yml", "docs/data/statistics/a.csv", "docs/assets/site.js", "docs/assets/site.css",
        "docs/a.json", "docs/robots.txt", "overrides/main.html", "README.md", "CYFRANNU.md",
    ],
)  # fmt: skip
def test_every_file_that_may_be_published_is_read(listed: Project, name: str) -> None:
    site = listed.read()
    listed.write(name, "\n01632960123\n")
    assert [(finding.path, finding.line) for finding in findings(site)] == [(name, 2)]


@pytest.mark.parametrize("name", ["docs/data/never_publish.yml", "tests/a.md"])
def test_the_list_itself_and_what_is_not_published_are_left_alone(listed: Project, name: str) -> None:
    listed.write(name, "01632960123\n")
    assert list(findings(listed.read())) == []


def test_a_file_that_is_not_utf_8_is_told(listed: Project) -> None:
    site = listed.read()
    listed.write("docs/a.txt", "").write_bytes(b"\xff\xfe")
    assert [finding.rule for finding in findings(site)] == ["encoding"]


# --- a built site


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("api/x.json", '{"number": "01632 960\u2011123"}'),
        ("data/x.csv", "a,01632-960-123\r\n"),
        ("partners/x.vcf", "NOTE:call 01632 9\r\n 60 123\r\n"),
        ("data/x.html", '<a href="tel:01632%20960%20123">'),
        ("index.html", "<p>01632&nbsp;960&#160;123</p>"),
        ("cy/index.html", "<p>+44 (0)1632 960123</p>"),
        ("data/words.txt", "Old.Line@example.org"),
    ],
)
def test_a_number_or_address_of_the_list_is_found_in_every_kind_of_built_file(
    tmp_path: Path, name: str, text: str
) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    found = list(built_findings(tmp_path, [NUMBER, ADDRESS]))
    assert [(finding.path, finding.rule) for finding in found] == [(f"site/{name}", "never-publish")]


def test_another_number_in_a_built_file_is_let_be(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("01632 960 1234, 91632960123, 01632 960 124", encoding="utf-8")
    assert list(built_findings(tmp_path, [NUMBER, ADDRESS])) == []
