"""The pages that are written from records."""

from __future__ import annotations

import os

import pytest

from ahtc.core.escape import as_text
from ahtc.core.pages import Page, read_page
from ahtc.core.templates import Templates
from ahtc.core.text import Language
from ahtc.facts import Facts
from ahtc.site.generated_pages import generated_pages, write_pages
from tests.project import TRUST, SmallProject

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


def write(project: SmallProject) -> Facts:
    facts = project.facts()
    write_pages(facts, Templates(facts.words), project.root / "docs")
    return facts


def page(project: SmallProject, name: str) -> Page:
    return read_page(project.root / "docs" / name, project.root)


def test_every_generated_page_is_written_in_both_languages_and_can_be_read(project: SmallProject) -> None:
    write(project)
    for name in GENERATED:
        for path in (name, f"cy/{name}"):
            assert page(project, path).matter.generated, path


def test_generated_pages_are_the_same_every_time(project: SmallProject) -> None:
    write(project)
    before = {name: project.read(f"docs/{name}") for name in GENERATED}
    for name in GENERATED:
        (project.root / "docs" / name).unlink()
    write(project)
    assert {name: project.read(f"docs/{name}") for name in GENERATED} == before


def test_pages_of_records_that_did_not_change_are_not_written_again(project: SmallProject) -> None:
    write(project)
    paths = [project.root / "docs" / prefix / name for name in GENERATED for prefix in ("", "cy")]
    for path in paths:
        os.utime(path, ns=(1, 1))
    project.change(TRUST, "It helps nobody.", "It helps no one.")
    write(project)
    written = {path.relative_to(project.root / "docs").as_posix() for path in paths if path.stat().st_mtime_ns != 1}
    assert written == {"partners/example-trust.md"}


def test_the_page_of_a_record_that_is_gone_goes_with_it(project: SmallProject) -> None:
    write(project)
    (project.root / "docs/data/organisations/held-line.yml").unlink()
    write(project)
    assert not (project.root / "docs/partners/held-line.md").exists()
    assert not (project.root / "docs/cy/partners/held-line.md").exists()
    assert (project.root / "docs/partners/index.md").exists()


def test_a_withheld_organisation_has_no_page_and_is_on_no_list(project: SmallProject) -> None:
    write(project)
    assert not (project.root / "docs/partners/withheld-body.md").exists()
    for name in GENERATED:
        assert "withheld" not in project.read(f"docs/{name}").lower()
        assert "Ynghudd" not in project.read(f"docs/cy/{name}")


def test_an_organisation_s_welsh_page_stands_under_its_welsh_name(project: SmallProject) -> None:
    write(project)
    assert page(project, "cy/partners/example-trust.md").matter.slug == "ymddiriedolaeth-enghraifft"
    assert page(project, "cy/partners/held-line.md").matter.slug == "held-line"


def test_a_name_without_welsh_is_marked_as_english(project: SmallProject) -> None:
    write(project)
    assert page(project, "cy/partners/held-line.md").matter.title_lang == "en"
    assert page(project, "cy/partners/example-trust.md").matter.title_lang == "cy"


def test_generated_pages_hold_calls_and_no_numbers(project: SmallProject) -> None:
    write(project)
    for name in GENERATED:
        assert "029" not in project.read(f"docs/{name}")
    assert '{{ phone("example-trust") }}' in page(project, "partners/directory.md").text
    assert '{{ table("wales-2012-nations") }}' in page(project, "statistics/2012.md").text


def test_a_number_that_is_held_is_not_called(project: SmallProject) -> None:
    write(project)
    assert 'phone("held-line")' not in page(project, "partners/directory.md").text


@pytest.mark.parametrize(
    ("language", "words"), [("en", ["chapter", "hand", "valley"]), ("cy", ["cwm", "chwedl", "llaw"])]
)
def test_the_glossary_stands_in_the_order_of_its_language(
    project: SmallProject, language: Language, words: list[str]
) -> None:
    write(project)
    text = page(project, "cy/glossary.md" if language == "cy" else "glossary.md").text
    places = [text.index(f"<dt>{word}") for word in words]
    assert places == sorted(places)


def test_the_welsh_glossary_has_the_letters_of_the_welsh_alphabet(project: SmallProject) -> None:
    write(project)
    text = page(project, "cy/glossary.md").text
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## C {#c-}",
        "## Ch {#ch-}",
        "## Ll {#ll-}",
    ]


def test_a_long_description_ends_at_a_word(project: SmallProject) -> None:
    project.change(TRUST, "It helps nobody.", "It helps nobody. " + "Words and words. " * 20)
    write(project)
    description = page(project, "partners/example-trust.md").matter.description
    assert len(description) <= 155
    assert description.endswith((" Words…", " and…", " words.…"))


def test_a_first_responder_without_a_page_is_named_all_the_same(project: SmallProject) -> None:
    project.append(
        "docs/data/first_responders.yml",
        "  - id: other-body\n    name: {en: Other Body, welsh: none}\n    group: police\n"
        "    on_list: true\n    covers_wales: no\n",
    )
    facts = write(project)
    text = page(project, "partners/first-responders.md").text
    assert "Other Body" in text.partition(facts.words.say("responders-outside", "en"))[2]


def test_the_page_of_a_council_that_is_gone_goes_with_it(project: SmallProject) -> None:
    gone = project.write("docs/get-help/near-you/gone.md", "---\ngenerated: true\n---\n")
    write(project)
    assert not gone.exists()


@pytest.mark.parametrize(("prefix", "slug"), [("", None), ("cy/", "cyngor-sir-ynys-mon")])
def test_each_council_has_a_page_of_what_is_near_under_its_welsh_name(
    facts: Facts, prefix: str, slug: str | None
) -> None:
    found = dict(generated_pages(facts, Templates(facts.words)))
    near = {name for name in found if name.startswith(f"{prefix}get-help/near-you/")}
    assert len(near) == 23
    page = found[f"{prefix}get-help/near-you/isle-of-anglesey.md"]
    assert 'kind: "help"' in page
    assert (f'slug: "{slug}"' in page) == (slug is not None)
    calls = ("emergency-999", "modern-slavery-helpline", "live-fear-free", "police-101", "north-wales-police")
    assert all(f'("{id}")' in page for id in calls)


def test_no_tab_of_a_council_s_page_gives_it_away(facts: Facts) -> None:
    found = dict(generated_pages(facts, Templates(facts.words)))
    assert 'neutral_title: "Powys: services near you"' in found["get-help/near-you/powys.md"]
    assert 'neutral_title: "Powys: gwasanaethau yn eich ardal"' in found["cy/get-help/near-you/powys.md"]


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("live-fear-free", "welsh-service-yes"),
        ("modern-slavery-helpline", "welsh-service-unknown"),
        ("modern-slavery-helpline", "access-unknown"),
        ("live-fear-free", "police-told-unknown"),
    ],
)
def test_an_organisation_s_page_says_plainly_what_is_not_known(facts: Facts, id: str, said: str) -> None:
    found = dict(generated_pages(facts, Templates(facts.words)))
    assert facts.words.say(said, "en") in found[f"partners/{id}.md"]
    assert str(as_text(facts.words.say(said, "cy"))) in found[f"cy/partners/{id}.md"]
