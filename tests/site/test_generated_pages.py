"""The pages that are written from records."""

from __future__ import annotations

import re

import pytest

from ahtc.core.escape import as_text
from ahtc.core.facts import Facts
from ahtc.core.pages import Page
from ahtc.core.problems import ProblemsError
from ahtc.core.text import Language
from ahtc.kinds.facts import templates_for
from ahtc.site.project import generated_pages, read_project
from tests.project import DAY, TRUST, SmallProject, tree

GENERATED = (
    "partners/example-trust.md",
    "partners/held-line.md",
    "partners/directory.md",
    "partners/first-responders.md",
    "statistics/2012.md",
    "glossary.md",
    "get-help/find-support.md",
    "get-help/near-you/index.md",
)


def made(project: SmallProject) -> dict[str, Page]:
    """The generated pages of a project by their path under docs."""
    return of(project.facts())


def of(facts: Facts) -> dict[str, Page]:
    return {page.docs_path: page for page in generated_pages(facts, templates_for(facts))}


def test_every_generated_page_stands_in_both_languages(project: SmallProject) -> None:
    found = made(project)
    assert all(found[path].generated for name in GENERATED for path in (name, f"cy/{name}"))


def test_generated_pages_are_the_same_every_time(project: SmallProject) -> None:
    assert made(project) == made(project)


def test_nothing_is_written_among_the_pages_of_people(project: SmallProject) -> None:
    before = tree(project.root / "docs")
    project.build()
    assert tree(project.root / "docs") == before


def test_a_page_that_somebody_writes_in_the_place_of_a_generated_one_is_refused(project: SmallProject) -> None:
    project.write("docs/glossary.md", project.read("docs/about.md"))
    with pytest.raises(ProblemsError, match=r"^docs/glossary\.md:1  This page is made from .*terms\.yml"):
        read_project(project.root, DAY)


def test_a_fault_of_a_generated_page_names_the_words_that_it_is_made_from(project: SmallProject) -> None:
    words = project.read("docs/data/words/terms.yml")
    line = words[: words.index("\n  glossary-description:")].count("\n") + 2
    short = re.sub(
        r"(?m)^  glossary-description:(?: .*)?\n(?:    .*\n)*", "  glossary-description: {en: No, cy: Na}\n", words
    )
    project.write("docs/data/words/terms.yml", short)
    with pytest.raises(ProblemsError) as caught:
        made(project)
    assert {(finding.path, finding.line) for finding in caught.value.findings} == {("docs/data/words/terms.yml", line)}


def test_a_withheld_organisation_has_no_page_and_is_on_no_list(project: SmallProject) -> None:
    found = made(project)
    assert "partners/withheld-body.md" not in found
    for name in GENERATED:
        assert "withheld" not in found[name].text.lower()
        assert "Ynghudd" not in found[f"cy/{name}"].text


def test_an_organisation_s_welsh_page_stands_under_its_welsh_name(project: SmallProject) -> None:
    found = made(project)
    assert found["cy/partners/example-trust.md"].matter.slug == "ymddiriedolaeth-enghraifft"
    assert found["cy/partners/held-line.md"].matter.slug == "held-line"


def test_a_name_without_welsh_is_marked_as_english(project: SmallProject) -> None:
    found = made(project)
    assert found["cy/partners/held-line.md"].matter.title_lang == "en"
    assert found["cy/partners/example-trust.md"].matter.title_lang == "cy"


def test_generated_pages_hold_calls_and_no_numbers(project: SmallProject) -> None:
    found = made(project)
    for name in GENERATED:
        assert "029" not in found[name].text
    assert '{{ phone("example-trust") }}' in found["partners/directory.md"].text
    assert '{{ table("wales-2012-nations") }}' in found["statistics/2012.md"].text


def test_a_number_that_is_held_is_not_called(project: SmallProject) -> None:
    found = made(project)
    assert 'phone("held-line")' not in found["partners/directory.md"].text


@pytest.mark.parametrize(
    ("language", "words"), [("en", ["chapter", "hand", "valley"]), ("cy", ["cwm", "chwedl", "llaw"])]
)
def test_the_glossary_stands_in_the_order_of_its_language(
    project: SmallProject, language: Language, words: list[str]
) -> None:
    found = made(project)
    text = found["cy/glossary.md" if language == "cy" else "glossary.md"].text
    places = [text.index(f"<dt>{word}") for word in words]
    assert places == sorted(places)


def test_the_welsh_glossary_has_the_letters_of_the_welsh_alphabet(project: SmallProject) -> None:
    found = made(project)
    text = found["cy/glossary.md"].text
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## C {#c-}",
        "## Ch {#ch-}",
        "## Ll {#ll-}",
    ]


def test_a_long_description_ends_at_a_word(project: SmallProject) -> None:
    project.change(TRUST, "It helps nobody.", "It helps nobody. " + "Words and words. " * 20)
    found = made(project)
    description = found["partners/example-trust.md"].matter.description
    assert len(description) <= 155
    assert description.endswith((" Words…", " and…", " words.…"))


def test_a_first_responder_without_a_page_is_named_all_the_same(project: SmallProject) -> None:
    project.append(
        "docs/data/first_responders.yml",
        "  - id: other-body\n    name: {en: Other Body, welsh: none}\n    group: police\n"
        "    on_list: true\n    covers_wales: no\n",
    )
    facts = project.facts()
    found = of(facts)
    text = found["partners/first-responders.md"].text
    assert "Other Body" in text.partition(facts.words.say("responders-outside", "en"))[2]


@pytest.mark.parametrize(("prefix", "slug"), [("", None), ("cy/", "cyngor-sir-ynys-mon")])
def test_each_council_has_a_page_of_what_is_near_under_its_welsh_name(
    facts: Facts, prefix: str, slug: str | None
) -> None:
    found = of(facts)
    near = {name for name in found if name.startswith(f"{prefix}get-help/near-you/")}
    assert len(near) == 23
    page = found[f"{prefix}get-help/near-you/isle-of-anglesey.md"]
    assert (page.matter.kind, page.matter.slug) == ("help", slug)
    calls = ("emergency-999", "modern-slavery-helpline", "live-fear-free", "police-101", "north-wales-police")
    assert all(f'("{id}")' in page.text for id in calls)


def test_no_tab_of_a_council_s_page_gives_it_away(facts: Facts) -> None:
    found = of(facts)
    assert found["get-help/near-you/powys.md"].matter.neutral_title == "Powys: services near you"
    assert found["cy/get-help/near-you/powys.md"].matter.neutral_title == "Powys: gwasanaethau yn eich ardal"


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("live-fear-free", "welsh-service-yes"),
        ("modern-slavery-helpline", "welsh-service-unknown"),
        ("modern-slavery-helpline", "access-unknown"),
        ("migrant-help", "police-told-unknown"),
    ],
)
def test_an_organisation_s_page_says_plainly_what_is_not_known(facts: Facts, id: str, said: str) -> None:
    found = of(facts)
    assert facts.words.say(said, "en") in found[f"partners/{id}.md"].text
    assert str(as_text(facts.words.say(said, "cy"))) in found[f"cy/partners/{id}.md"].text
