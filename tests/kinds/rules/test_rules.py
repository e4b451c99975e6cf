"""Every rule has a text in both languages, and every finding can be told in Welsh with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from ahtc.core.facts import Facts
from ahtc.core.problems import Finding
from ahtc.kinds.rules.record import PART, RuleHelp, RuleList
from ahtc.kinds.rules.telling import HELP, RuleTexts, languages_of, read_rule_texts
from tests.conftest import ROOT
from tests.kinds.rules.source import Trees, rules_named, sentences, trees

SLIP = Finding(
    "docs/cy/about.md",
    7,
    "spelling",
    '"gayr" is in no list of Welsh words',
    "Welsh words, and other languages marked as such",
    'Correct it, or mark it as English (<span lang="en">gayr</span>), or, if it is right, add it to docs/a.yml.',
)


@pytest.fixture(scope="module")
def source() -> Trees:
    return trees()


@pytest.fixture(scope="module")
def texts() -> RuleTexts:
    return read_rule_texts(ROOT)


def test_every_rule_that_a_finding_can_name_has_a_text_and_every_text_has_a_rule(source: Trees, facts: Facts) -> None:
    named, explained = rules_named(source), {*facts[RuleHelp]}
    assert named - explained == set(), "write what they mean and what to do into docs/data/rules.yml"
    assert explained - named == set(), "no finding names these any more: delete their texts"


def test_each_sentence_that_has_a_welsh_is_one_that_the_tools_say(source: Trees, facts: Facts) -> None:
    said = sentences(source)
    listed = [*facts.document(RuleList).says, *(each for rule in facts[RuleHelp].values() for each in rule.says)]
    assert [each.en for each in listed if PART.sub("{}", each.en) not in said] == []


def test_a_finding_on_a_welsh_page_is_told_in_welsh_with_what_was_seen(texts: RuleTexts) -> None:
    assert languages_of(SLIP.path) == ("cy",)
    told = texts.told(SLIP, "cy")
    assert told.rule == "Sillafu Cymraeg"
    assert told.seen == 'Nid yw "gayr" mewn unrhyw restr o eiriau Cymraeg'
    assert told.remedy.startswith('Cywirwch ef, neu nodwch mai Saesneg yw (<span lang="en">gayr</span>)')
    assert told.english == ""


def test_what_the_tools_say_inside_a_sentence_is_told_in_welsh_too(texts: RuleTexts) -> None:
    seen, expected = "Here stands a heading of level 2", "a link to about.md, as in docs/a.md:9"
    told = texts.told(Finding("docs/cy/a.md", 9, "twin-structure", seen, expected, "Do."), "cy")
    assert (told.seen, told.expected) == ("Yma mae pennawd o lefel 2", "dolen at about.md, fel yn docs/a.md:9")


def test_a_sentence_without_a_welsh_is_told_by_its_rule_with_the_english_after_it(texts: RuleTexts) -> None:
    told = texts.told(Finding("docs/cy/a.md", 1, "menu", "Something new", "this", "That."), "cy")
    assert str(told) == (
        "Y ddewislen. Edrychwch ar nav yn mkdocs.yml: llwybr tudalen yw pob llinell yno. "
        "Cywirwch y llwybr, neu tynnwch y llinell. (Yn Saesneg: Something new.)"
    )


def test_a_rule_without_a_text_is_told_in_english_and_never_lost(tmp_path: Path) -> None:
    assert read_rule_texts(tmp_path).told(SLIP, "cy").seen == SLIP.seen


def test_in_english_a_finding_is_told_as_the_tools_say_it(texts: RuleTexts) -> None:
    assert str(SLIP) == f"docs/cy/about.md:7  {texts.told(SLIP, 'en')} [spelling]"


@pytest.mark.parametrize(
    ("path", "changed", "languages"),
    [
        ("docs/about.md", (), ("en",)),
        ("docs/cy/about.md", ("docs/about.md",), ("cy",)),
        ("docs/data/terms.yml", (), ("en",)),
        ("docs/data/terms.yml", ("docs/cy/about.md",), ("cy",)),
        ("docs/data/terms.yml", ("docs/cy/about.md", "docs/about.md"), ("en", "cy")),
    ],
)
def test_a_page_is_told_in_its_language_and_other_files_in_those_of_the_pages_beside_them(
    path: str, changed: tuple[str, ...], languages: tuple[str, ...]
) -> None:
    assert languages_of(path, changed) == languages


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_help_page_has_each_rule_at_its_anchor_and_is_listed_nowhere(
    built_site: Path, facts: Facts, language: str
) -> None:
    address = HELP[language]  # type: ignore[index]
    page = (built_site / address / "index.html").read_text(encoding="utf-8")
    assert [rule for rule in facts[RuleHelp] if f'<h3 id="{rule}">' not in page] == []
    assert '<meta name="robots" content="noindex">' in page
    assert address not in (built_site / "sitemap.xml").read_text(encoding="utf-8")


def test_findings_link_to_the_page_once_the_site_has_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    assert read_rule_texts(ROOT).link("spelling", "cy") == ""
    monkeypatch.setenv("SITE_URL", "https://anti-trafficking-wales.example/")
    assert read_rule_texts(ROOT).link("spelling", "cy") == ""
    monkeypatch.setenv("SITE_URL", "https://gwefan.wales/")
    assert read_rule_texts(ROOT).link("spelling", "cy") == "https://gwefan.wales/cy/desg/rheolau/#spelling"
    assert read_rule_texts(ROOT).link("spelling", "en") == "https://gwefan.wales/desk/rules/#spelling"
