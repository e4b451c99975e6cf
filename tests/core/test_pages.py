"""Written pages: what they say of themselves, and where they are published."""

from __future__ import annotations

from pathlib import Path

import pytest

from ahtc.core.pages import Page, page_paths, read_page, welsh_address
from ahtc.core.problems import ProblemsError

MATTER = """\
title: A page
description: One sentence about what the page holds.
kind: topic
reviewed: 2026-11-22
review_every: 6
audience: [public]
"""


def written(root: Path, matter: str = MATTER, text: str = "Text.\n", name: str = "docs/a.md") -> Page:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(f"---\n{matter}---\n{text}".encode())
    return read_page(path, root)


def problem(root: Path, matter: str) -> str:
    with pytest.raises(ProblemsError) as caught:
        written(root, matter)
    assert len(caught.value.findings) == 1, str(caught.value)
    return str(caught.value)


def test_a_page_knows_its_path_its_language_and_the_line_its_text_starts_at(tmp_path: Path) -> None:
    page = written(tmp_path, name="docs/cy/get-help/a.md")
    assert (page.path, page.name, page.language) == ("docs/cy/get-help/a.md", "get-help/a.md", "cy")
    assert (page.text, page.first_line) == ("Text.\n", 9)


def test_twins_share_their_name(tmp_path: Path) -> None:
    assert written(tmp_path).twin == "cy/a.md"
    assert written(tmp_path, name="docs/cy/a.md").twin == "a.md"


def test_line_ends_of_windows_make_no_difference(tmp_path: Path) -> None:
    path = tmp_path / "docs" / "a.md"
    path.parent.mkdir()
    path.write_bytes(f"---\n{MATTER}---\nOne.\nTwo.\n".replace("\n", "\r\n").encode())
    assert read_page(path, tmp_path).text == "One.\nTwo.\n"


def test_a_page_without_front_matter_is_told(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_text("# Title\n", encoding="utf-8")
    with pytest.raises(ProblemsError, match=r"^docs/a\.md:1  The page does not say what it is\..*ahtc new page"):
        read_page(tmp_path / "docs/a.md", tmp_path)


def test_a_typo_in_front_matter_is_told_with_its_line(tmp_path: Path) -> None:
    found = problem(tmp_path, MATTER.replace("title: A page", "title: A page: about"))
    assert found.startswith("docs/a.md:2  The text of this line holds a colon")
    assert "quotes round text that holds a colon" in found


def test_a_field_that_stands_twice_is_told_with_its_line(tmp_path: Path) -> None:
    assert problem(tmp_path, MATTER + "title: Another\n").startswith("docs/a.md:8  ")


def test_a_missing_field_is_told(tmp_path: Path) -> None:
    found = problem(tmp_path, MATTER.replace("title: A page\n", ""))
    assert found.startswith('docs/a.md:2  "title" is missing.')
    assert "Add it" in found


def test_an_unknown_field_is_told_with_its_line_and_a_suggestion(tmp_path: Path) -> None:
    found = problem(tmp_path, MATTER + "neutral_titel: Help\n")
    assert found.startswith('docs/a.md:8  The field "neutral_titel" is not known.')
    assert 'Did you mean "neutral_title"?' in found


def test_a_wrong_value_is_told_with_its_line(tmp_path: Path) -> None:
    found = problem(tmp_path, MATTER.replace("kind: topic", "kind: topics"))
    assert found.startswith('docs/a.md:4  kind is "topics".')
    assert "'topic'" in found


@pytest.mark.parametrize("matter", ["", "only words\n", "- a\n- b\n"], ids=["empty", "words", "list"])
def test_front_matter_of_another_shape_is_told_and_not_raised(tmp_path: Path, matter: str) -> None:
    with pytest.raises(ProblemsError, match=r"^docs/a\.md:\d+  "):
        written(tmp_path, matter)


def test_a_day_that_no_calendar_has_is_told_and_not_raised(tmp_path: Path) -> None:
    assert problem(tmp_path, MATTER.replace("2026-11-22", "2026-02-30")).startswith("docs/a.md:5  ")


@pytest.mark.parametrize("value", ['"../../x"', '"a/b"', "Cael Help"])
def test_an_address_is_small_letters_digits_and_hyphens(tmp_path: Path, value: str) -> None:
    assert problem(tmp_path, f"{MATTER}slug: {value}\n").startswith("docs/a.md:8  slug is ")


def test_data_is_not_listed_among_the_pages(tmp_path: Path) -> None:
    for name in ("a.md", "cy/a.md", "data/README.md", "get-help/data.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert [path.relative_to(tmp_path).as_posix() for path in page_paths(tmp_path)] == [
        "a.md",
        "cy/a.md",
        "get-help/data.md",
    ]


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("index.md", ""),
        ("about.md", "am-y-wefan/"),
        ("get-help/index.md", "cael-help/"),
        ("get-help/in-danger.md", "cael-help/mewn-perygl/"),
        ("get-help/other.md", "cael-help/other/"),
        ("nowhere/page.md", "nowhere/page/"),
    ],
)
def test_a_welsh_address_is_made_of_the_slugs_of_a_page_and_its_folders(name: str, address: str) -> None:
    slugs = {"about.md": "am-y-wefan", "get-help/index.md": "cael-help", "get-help/in-danger.md": "mewn-perygl"}
    assert welsh_address(name, slugs) == address
