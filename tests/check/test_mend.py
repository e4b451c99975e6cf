"""``ahtc check --fix`` mends slips of the keyboard, says each, and changes no word that anybody reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from ahtc.check.mend import Mended, mend

RECORD = "docs/data/terms.yml"


def mended(root: Path, name: str, text: str) -> tuple[str, list[Mended]]:
    """What becomes of a file, and what is said of it; a second run finds nothing."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    said = list(mend(root))
    after = path.read_bytes().decode()
    assert list(mend(root)) == []
    assert path.read_bytes().decode() == after
    return after, said


@pytest.mark.parametrize(
    ("before", "after", "how"),
    [
        ("a:\n\tb: 1\n", "a:\n  b: 1\n", "tab"),
        ('a: 1\nb: "0800\u200b 12"\n', 'a: 1\nb: "0800 12"\n', "hidden"),
        ("a: 1\nvalue: “0800 0121 700”  # a note\n", 'a: 1\nvalue: "0800 0121 700"  # a note\n', "quotes"),
        ("a: 1\nb:\u00a0x\n", "a: 1\nb: x\n", "space"),
        ("a: 1\nb: x \t\n", "a: 1\nb: x\n", "end"),
    ],
)
def test_a_slip_in_a_record_is_mended_and_said_with_its_line(tmp_path: Path, before: str, after: str, how: str) -> None:
    assert mended(tmp_path, RECORD, before) == (after, [Mended(RECORD, 2, how)])


@pytest.mark.parametrize(
    "text",
    [
        "en: “Help is near”\n",  # curly quotes that people read
        'en: "a\u00a0b:\u00a0c"\n',  # a space that holds words together
        "a: 3/3/27\nb: http://www.gov.wales\n",
        "a:\n\t b: [1\n",  # it could not be read afterwards
        "text: |\n  a line\n  \tanother\n",  # the tab is the text's own
    ],
)
def test_what_it_cannot_be_sure_of_stays_as_it_is(tmp_path: Path, text: str) -> None:
    assert mended(tmp_path, RECORD, text) == (text, [])


def test_a_page_keeps_its_new_lines_and_its_tabs(tmp_path: Path) -> None:
    after, said = mended(tmp_path, "docs/cy/a.md", "One  \ntwo \n\tthree\u00ad\n")
    assert after == "One  \ntwo\n\tthree\n"
    assert [(each.line, each.how) for each in said] == [(2, "end"), (3, "hidden")]


def test_what_the_tools_write_and_what_a_link_leads_to_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.yml").write_text("a: 1 \n")
    (tmp_path / "docs/data").mkdir(parents=True)
    (tmp_path / "docs/data/linked.yml").symlink_to(tmp_path / "elsewhere.yml")
    assert mended(tmp_path, "docs/data/releases/a.yml", "a: 1 \n") == ("a: 1 \n", [])
    assert (tmp_path / "elsewhere.yml").read_text() == "a: 1 \n"
