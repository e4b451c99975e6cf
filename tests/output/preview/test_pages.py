"""The pages that a preview sends."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from pathlib import Path

import pytest

from ahtc.check.welsh.words import WORD, WelshWords
from ahtc.core.problems import Finding
from ahtc.core.yaml_file import read_yaml
from ahtc.output.preview import pages
from ahtc.output.preview.pages import PreviewPages
from tests.markup import Element, page

PAGES = PreviewPages()
POLICY = "default-src 'none'; style-src 'sha256-a='; script-src 'sha256-b='; base-uri 'none'"
PAGE = f"""<!doctype html>
<head><meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}"></head>
<body><p>One</p></body>
"""
FINDING = Finding("docs/data/terms.yml", 12, "yaml", 'The "<b>term</b>" is open', "a close", "Close it.")


def read(text: str, folder: Path) -> Element:
    (folder / "page.html").write_text(text, encoding="utf-8")
    return page(folder / "page.html")


def rules(found: Element) -> dict[str, str]:
    policy = found.one("meta", http_equiv="Content-Security-Policy").attributes["content"]
    return dict(rule.strip().split(" ", 1) for rule in policy.split(";"))


def hashed(element: Element) -> str:
    (text,) = element.inside
    return f"'sha256-{base64.b64encode(hashlib.sha256(str(text).encode()).digest()).decode()}'"


def test_the_policy_lets_the_added_script_run_and_ask_its_own_server_and_nothing_more(tmp_path: Path) -> None:
    found = read(PAGES.following(PAGE, "v1"), tmp_path)
    assert rules(found) == {
        "default-src": "'none'",
        "style-src": "'sha256-a='",
        "script-src": f"'sha256-b=' {hashed(found.one('script'))}",
        "base-uri": "'none'",
        "connect-src": "'self'",
    }


def test_the_script_knows_the_version_that_it_came_with_and_stands_last() -> None:
    text = PAGES.following(PAGE, "v1")
    assert '<script data-version="v1">' in text
    assert text.endswith("</script>\n</body>\n")


def test_a_page_without_a_policy_or_an_end_gets_the_script_all_the_same() -> None:
    assert PAGES.following("<p>Moved", "v1").startswith('<p>Moved<script data-version="v1">')


def test_a_finding_is_said_with_its_file_line_and_remedy_and_never_as_markup() -> None:
    text = PAGES.problems([FINDING], "en")
    assert "docs/data/terms.yml" in text
    assert '<span lang="en">line</span> 12' in text
    assert "The &#34;&lt;b&gt;term&lt;/b&gt;&#34; is open." in text
    assert "Close it." in text


def test_a_finding_at_an_address_has_no_line() -> None:
    assert ">line<" not in PAGES.problems([Finding("https://a.example/", 1, "r", "It", "a", "b")], "en")


@pytest.mark.parametrize(("language", "first"), [("en", "h1"), ("cy", "h2")])
def test_both_languages_say_it_that_of_the_address_first(tmp_path: Path, language: str, first: str) -> None:
    found = read(PAGES.problems([FINDING], "cy" if language == "cy" else "en"), tmp_path)
    assert found.one("html").attributes["lang"] == language
    assert found.one(first).inside == ["Something needs to be mended"]
    assert found.one("h2" if first == "h1" else "h1").inside == ["Mae angen cywiro rhywbeth"]


def test_the_page_of_problems_runs_its_own_style_alone(tmp_path: Path) -> None:
    found = read(PAGES.problems([FINDING], "en"), tmp_path)
    assert rules(found)["style-src"] == hashed(found.one("style"))
    assert "script-src" not in rules(found)


def test_a_notice_brings_its_own_style_and_the_page_keeps_its_policy(tmp_path: Path) -> None:
    found = read(PAGES.noticing(PAGE, [FINDING], "cy"), tmp_path)
    assert rules(found) == {
        "default-src": "'none'",
        "style-src": f"'sha256-a=' {hashed(found.one('style'))}",
        "script-src": "'sha256-b='",
        "base-uri": "'none'",
    }
    assert found.one("aside").one("ol").attributes["lang"] == "en"


def test_its_welsh_words_are_welsh() -> None:
    words = read_yaml(Path(pages.__file__).with_name("words.yml"), Path(pages.__file__).parent).data["words"]
    said = [found[0] for text in words.values() for found in WORD.finditer(text["cy"]) if found[0].islower()]
    assert len(said) > 20
    assert not [word for word in said if len(word) > 1 and not WelshWords().knows(word)]
