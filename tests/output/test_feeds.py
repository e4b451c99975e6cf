"""The directory for other systems as it is published: every file of the whole site."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from ahtc.core.facts import Facts
from ahtc.core.problems import ProblemsError
from ahtc.core.text import LANGUAGES, Language
from ahtc.kinds.never_publish.record import NeverPublishList
from ahtc.kinds.organisations.feeds.files import FEED
from ahtc.kinds.organisations.record import ContactPoint, Organisation
from tests.markup import page, parsed
from tests.project import ROOT, SmallProject, tree

OUR_SCHEMA = ROOT / "tests" / "fixtures" / "directory.schema.json"
SCHEMAS = ROOT.parent / "shared" / "upstream" / "open-referral-uk" / "schema"

Object = dict[str, Any]

each_language = pytest.mark.parametrize("language", LANGUAGES)


def read(site: Path, language: Language, name: str) -> Object:
    found: Object = json.loads((site / FEED[language] / name).read_text(encoding="utf-8"))
    return found


def full(site: Path, language: Language, name: str) -> list[Object]:
    """Each item of a list, from its own file."""
    items = read(site, language, f"{name}/index.json")["contents"]
    return [read(site, language, f"{name}/{item['id']}.json") for item in items]


def with_pages(facts: Facts) -> list[Organisation]:
    return [organisation for organisation in facts[Organisation].values() if organisation.has_page]


def published(facts: Facts) -> list[ContactPoint]:
    return [point for organisation in with_pages(facts) for point in organisation.published_contacts]


def inside(value: Any) -> Iterator[tuple[str, Any]]:
    """Every name and value in an object, however deep."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield name, one
            yield from inside(one)
    elif isinstance(value, list):
        for one in value:
            yield from inside(one)


# --- the standard

LISTS = ("services", "organizations", "taxonomies", "taxonomy_terms")
PAGE = {"total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty", "contents"}


@pytest.mark.parametrize(
    ("schema", "name", "whole"),
    [
        ("service.json", "services", True),
        ("service_list.json", "services", False),
        ("organization.json", "organizations", True),
        ("organization_list.json", "organizations", False),
    ],
)
@each_language
def test_every_object_is_valid_under_the_published_schema(
    built_site: Path, language: Language, schema: str, name: str, whole: bool
) -> None:
    if not SCHEMAS.is_dir():
        pytest.skip("compares with the publisher's own schemas, which are not beside this copy of the project")
    rules = json.loads((SCHEMAS / schema).read_text(encoding="utf-8"))
    validator = Draft202012Validator(rules, format_checker=FormatChecker())
    items = full(built_site, language, name) if whole else read(built_site, language, f"{name}/index.json")["contents"]
    assert items
    for item in items:
        assert [error.message for error in validator.iter_errors(item)] == [], item["name"]


@each_language
@pytest.mark.parametrize("name", LISTS)
def test_every_object_has_the_fields_that_the_standard_asks_for_and_no_unknown_ones(
    built_site: Path, language: Language, name: str
) -> None:
    rules = json.loads(OUR_SCHEMA.read_text(encoding="utf-8"))
    validator = Draft202012Validator(rules | {"$ref": f"#/$defs/{name}"}, format_checker=FormatChecker())
    items = full(built_site, language, name)
    assert items
    for item in items:
        assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(item)] == [], item["name"]


@each_language
def test_the_feed_says_what_it_follows(built_site: Path, language: Language) -> None:
    about = read(built_site, language, "index.json")
    assert about["version"] == "3.0"
    assert set(about) == {"version", "profile", "openapi_url"}


@each_language
@pytest.mark.parametrize("name", LISTS)
def test_pages_hold_the_whole_list_once_and_count_right(built_site: Path, language: Language, name: str) -> None:
    whole = read(built_site, language, f"{name}/index.json")
    pages: list[Object] = []
    while not pages or not pages[-1]["last_page"]:
        pages.append(read(built_site, language, f"{name}/page/{len(pages) + 1}.json"))
    assert [found["page_number"] for found in pages] == list(range(1, len(pages) + 1))
    assert [item for found in pages for item in found["contents"]] == whole["contents"]
    for found in (whole, *pages):
        assert set(found) == PAGE
        assert found["total_items"] == len(whole["contents"])
        assert found["total_pages"] == (1 if found is whole else len(pages))
        assert found["size"] == len(found["contents"])
    files = list((built_site / FEED[language] / name / "page").iterdir())
    assert len(files) == len(pages)


@each_language
def test_an_identifier_stands_for_one_thing(built_site: Path, language: Language) -> None:
    services = full(built_site, language, "services")
    assert len({service["id"] for service in services}) == len(services)
    own = [
        item["id"]
        for service in services
        for name in ("schedules", "service_areas", "languages", "cost_options", "contacts", "phones", "attributes")
        for item in service.get(name, [])
    ]
    own += [service["id"] for service in services] + [service["organization"]["id"] for service in services]
    assert [id for id, count in Counter(own).items() if count > 1] == []


def test_both_languages_have_the_same_identifiers(built_site: Path) -> None:
    english, welsh = (
        {
            path.relative_to(built_site / FEED[language]).as_posix(): [
                value for key, value in inside(json.loads(path.read_text(encoding="utf-8"))) if key == "id"
            ]
            for path in (built_site / FEED[language]).rglob("*.json")
        }
        for language in LANGUAGES
    )
    assert english == welsh


def test_both_languages_say_different_things(built_site: Path) -> None:
    english, welsh = (full(built_site, language, "services") for language in LANGUAGES)
    for one, other in zip(english, welsh, strict=True):
        assert one["description"] != other["description"], one["name"]


# --- what is in it


@each_language
def test_every_published_contact_is_in_the_feed_and_nothing_else(
    facts: Facts, built_site: Path, language: Language
) -> None:
    services = full(built_site, language, "services")
    numbers = Counter(phone["number"] for service in services for phone in service.get("phones", []))
    assert numbers == Counter(point.value for point in published(facts) if point.dialled)
    emails = Counter(c["email"] for service in services for c in service.get("contacts", []) if "email" in c)
    assert emails == Counter(point.value for point in published(facts) if point.kind == "email")
    web = {one["url"] for service in services for one in service.get("additional_urls", [])}
    web |= {service["url"] for service in services if "url" in service}
    assert web == {point.value for point in published(facts) if not point.dialled and point.kind != "email"}


def test_every_published_contact_is_in_the_table_and_on_a_card(facts: Facts, built_site: Path) -> None:
    text = (built_site / "data" / "directory.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    values = Counter(row["contact_value"] for row in rows if row["contact"])
    assert values == Counter(point.value for point in published(facts))
    cards = {
        language: [
            path
            for path in built_site.rglob("*.vcf")
            if ("cy" in path.relative_to(built_site).parts[:1]) == (language == "cy")
        ]
        for language in LANGUAGES
    }
    for organisation in with_pages(facts):
        for language in LANGUAGES:
            found = [path for path in cards[language] if path.stem == organisation.id]
            assert len(found) == bool(organisation.published_contacts), organisation.id
            for path in found:
                card = path.read_bytes().replace(b"\r\n ", b"").decode()
                assert all(point.value in card for point in organisation.published_contacts), organisation.id


def test_organisations_without_a_page_are_in_no_file_for_other_systems(facts: Facts, built_site: Path) -> None:
    services = full(built_site, "en", "services")
    assert {service["name"] for service in services} == {o.name.en for o in with_pages(facts)}
    table = (built_site / "data" / "directory.csv").read_text(encoding="utf-8-sig")
    for organisation in facts[Organisation].values():
        if not organisation.has_page:
            assert f"\n{organisation.id}," not in table
            assert not list(built_site.rglob(f"{organisation.id}.vcf"))


# --- pages


@each_language
def test_an_organisation_s_page_carries_itself_as_data_and_no_page_without_a_record_does(
    facts: Facts, built_site: Path, language: Language
) -> None:
    carrying = 0
    for path in built_site.rglob("index.html"):
        built = page(path)
        found = list(built.every("script", type="application/ld+json"))
        if not found or built.one("html").attributes["lang"] != language:
            continue
        if built.one("body").attributes["class"] != "organisation":
            of_laws_or_works = built.one("body").attributes["class"] == "law" or "record-works" in str(path.read_text())
            assert of_laws_or_works, path
            continue
        carrying += 1
        (text,) = found[0].inside
        data = json.loads(str(text))
        assert data["mainEntityOfPage"] == built.one("link", rel="canonical").attributes["href"]
        assert data["name"] == built.one("h1").text
        numbers = [point["telephone"] for point in data.get("contactPoint", []) if "telephone" in point]
        assert set(numbers) <= {link.text for link in built.every("a", class_="dial")}
    assert carrying == len(with_pages(facts))


def test_the_code_to_copy_is_the_file_to_fetch(built_site: Path) -> None:
    for address in ("partners/help-box", "cy/partneriaid/blwch-cymorth"):
        shown = {code.attributes["lang"]: code for code in page(built_site / address / "index.html").every("pre")}
        for language in LANGUAGES:
            file = parsed((built_site / "data" / f"help-box-{language}.html").read_text(encoding="utf-8"))
            assert parsed(shown[language].text).text == file.text


# --- the build


def test_the_same_facts_on_the_same_day_give_the_same_bytes(project: SmallProject) -> None:
    first = tree(project.build())
    assert first == tree(project.build())
    assert len([name for name in first if name.endswith(".json")]) > 10


def test_a_number_that_must_never_be_published_stops_the_build_wherever_it_stands(project: SmallProject) -> None:
    before = tree(project.build())
    number = project.facts().document(NeverPublishList).entries[0].value
    project.change("overrides/main.html", "<body", f"<!-- {number} --><body")
    problem = _problem(project)
    assert "[never-publish]" in problem
    assert "site/" in problem
    assert tree(project.site) == before


def _problem(project: SmallProject) -> str:

    with pytest.raises(ProblemsError) as caught:
        project.build()
    return str(caught.value)
