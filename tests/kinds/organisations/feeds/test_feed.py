"""The Open Referral UK feed: one organisation in full, then the files and their pages."""

from __future__ import annotations

import json
import re
import uuid
from typing import Any

import pytest

from ahtc.core.escape import inert_json
from ahtc.core.facts import Facts
from ahtc.kinds.organisations.feeds.feed import PAGE_SIZE, feed_files
from ahtc.kinds.organisations.feeds.oruk import Describer
from ahtc.kinds.organisations.feeds.values import stable_id
from ahtc.kinds.organisations.record import Organisation
from tests.facts import with_records
from tests.kinds.organisations.feeds.places import address, full
from tests.project import TRUST, SmallProject


@pytest.fixture
def service(project: SmallProject) -> dict[str, Any]:
    facts, trust = full(project)
    return Describer(facts, "en", address).service(trust)


def test_a_service_names_itself_in_its_language_and_beside_it_in_the_other(project: SmallProject) -> None:
    facts, trust = full(project)
    english, welsh = (Describer(facts, language, address).service(trust) for language in ("en", "cy"))
    assert (english["name"], english["alternate_name"]) == ("Example Trust", "Ymddiriedolaeth Enghraifft")
    assert (welsh["name"], welsh["alternate_name"]) == ("Ymddiriedolaeth Enghraifft", "Example Trust")
    assert english["id"] == welsh["id"] == stable_id("service", "example-trust")
    assert english["organization"]["uri"] == "https://example.test/en/partners/example-trust/"


def test_a_name_that_is_our_translation_is_given_to_no_one_as_the_body_s_own(project: SmallProject) -> None:
    project.change(TRUST, "welsh: official", "welsh: translation")
    facts, trust = full(project)
    assert "alternate_name" not in Describer(facts, "en", address).service(trust)
    said = Describer(facts, "cy", address).service(trust)["description"]
    assert facts.words.say("name-translation", "cy") in said


def test_each_published_number_has_its_label_conditions_source_and_date(service: dict[str, Any]) -> None:
    assert [(phone["number"], phone["type"]) for phone in service["phones"]] == [
        ("029 2018 0001", "voice"),
        ("84001", "text"),
    ]
    assert service["phones"][0]["description"].splitlines() == [
        "Telephone",
        "Hours: Weekdays",
        "Cost: Free",
        "Checked by telephone on 22 November 2026. Source: Example Trust, Contact us (1 November 2026)",
    ]
    assert service["email"] == "help@example.org"


def test_a_held_contact_is_nowhere_in_it(service: dict[str, Any]) -> None:
    assert "0999" not in inert_json(service)


def test_hours_are_rules_of_rfc_5545_in_uk_time(service: dict[str, Any]) -> None:
    first, second = service["schedules"]
    assert {name: first[name] for name in ("freq", "byday", "opens_at", "closes_at")} == {
        "freq": "WEEKLY",
        "byday": "MO,TU",
        "opens_at": "09:00",
        "closes_at": "17:00",
    }
    assert (second["byday"], second["opens_at"], second["closes_at"]) == ("SA", "17:00", "23:59")
    assert first["notes"] == "Telephone. UK time. Closed on bank holidays"
    assert first["description"] == "Weekdays"


def test_a_line_that_always_answers_has_every_day(project: SmallProject) -> None:
    project.change(TRUST, "    hours: {en: Weekdays", "    opening: {always: true}\n    hours: {en: Weekdays")
    facts = project.facts()
    schedule = Describer(facts, "en", address).service(facts[Organisation]["example-trust"])["schedules"][0]
    assert (schedule["byday"], schedule["opens_at"], schedule["closes_at"]) == (
        "MO,TU,WE,TH,FR,SA,SU",
        "00:00",
        "23:59",
    )


def test_hours_known_in_words_alone_give_no_times(project: SmallProject) -> None:
    facts = project.facts()
    schedules = Describer(facts, "cy", address).service(facts[Organisation]["example-trust"])["schedules"]
    assert [(s["description"], s["notes"], "opens_at" in s) for s in schedules] == [
        ("Yn ystod yr wythnos", "Ffôn", False)
    ]


def test_languages_are_those_spoken_without_an_interpreter(service: dict[str, Any]) -> None:
    assert [(spoken["code"], spoken["name"]) for spoken in service["languages"]] == [("cy", "Welsh")]
    assert service["languages"][0]["phone_id"] == service["phones"][0]["id"]


def test_needs_people_and_kinds_are_terms(service: dict[str, Any]) -> None:
    found = {(a["link_type"], a["taxonomy_term"]["term"]) for a in service["attributes"]}
    assert found == {
        ("kind", "support"),
        ("need", "talk"),
        ("people", "adults"),
        ("first-responder", "may-refer"),
    }


def test_the_area_is_wales_or_councils_with_their_codes_or_what_the_record_says(project: SmallProject) -> None:
    facts, trust = full(project)
    assert _areas(facts, trust) == [("Wales", None)]
    council = trust.model_copy(update={"id": "a-council", "covers": None, "identifiers": {"gss": "W06000099"}})
    some = trust.model_copy(update={"covers": ["a-council"]})
    more = with_records(facts, Organisation, {**facts[Organisation], "a-council": council})
    assert _areas(more, some) == [("Example Trust", "http://statistics.data.gov.uk/id/statistical-geography/W06000099")]
    assert _areas(facts, trust.model_copy(update={"covers": None})) == [("All of Wales", None)]


def _areas(facts: Facts, organisation: Organisation) -> list[tuple[str, str | None]]:
    found = Describer(facts, "en", address).service(organisation)["service_areas"]
    return [(area["name"], area.get("uri")) for area in found]


def test_identifiers_name_their_register(project: SmallProject) -> None:
    facts, trust = full(project)
    known = trust.model_copy(update={"identifiers": {"charity-commission": "000000", "police-uk": "example"}})
    found = Describer(facts, "en", address).organisation(known)["organization_identifiers"]
    assert [(i.get("identifier_scheme"), i["identifier_type"], i["identifier"]) for i in found] == [
        ("GB-CHC", "Charity number", "000000"),
        (None, "police.uk identifier", "example"),
    ]


def test_a_body_that_is_no_more_is_defunct_and_one_not_confirmed_says_so(project: SmallProject) -> None:
    facts, trust = full(project)
    gone = trust.model_copy(update={"status": "replaced", "replaced_by": "emergency-999"})
    unsure = trust.model_copy(update={"status": "unverified"})
    assert Describer(facts, "en", address).service(gone)["status"] == "defunct"
    assert Describer(facts, "cy", address).service(unsure)["alert"] == facts.words.say("unverified", "cy")


def test_an_identifier_never_changes() -> None:
    assert stable_id("service", "bawso") == "06cd1ebf-40c3-5de1-8711-42f1d7e8f4e9"
    assert uuid.UUID(stable_id("service", "bawso")).version == 5


# --- files and pages


def many(project: SmallProject, count: int) -> Facts:
    facts, trust = full(project)
    copies = {f"body-{n}": trust.model_copy(update={"id": f"body-{n}"}) for n in range(count)}
    return with_records(facts, Organisation, copies)


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (1, 1), (PAGE_SIZE, 1), (PAGE_SIZE + 1, 2)])
def test_pages_count_themselves_and_hold_everything_once(project: SmallProject, count: int, pages: int) -> None:
    files = dict(feed_files(many(project, count), "en", address))
    found = [files[name] for name in files if re.fullmatch(r"services/page/\d+\.json", name)]
    assert len(found) == pages
    for number, page in enumerate(found, 1):
        assert page["page_number"] == number
        assert (page["first_page"], page["last_page"]) == (number == 1, number == pages)
        assert (page["total_items"], page["total_pages"]) == (count, pages)
        assert (page["size"], page["empty"]) == (len(page["contents"]), count == 0)
    ids = [service["id"] for page in found for service in page["contents"]]
    assert len(ids) == len(set(ids)) == count


def test_the_address_without_a_page_holds_everything_and_says_that_it_is_all(project: SmallProject) -> None:
    whole = dict(feed_files(many(project, PAGE_SIZE + 1), "cy", address))["services/index.json"]
    assert (whole["size"], whole["total_pages"], whole["last_page"]) == (PAGE_SIZE + 1, 1, True)


def test_every_service_organisation_and_term_of_a_list_has_a_file(project: SmallProject) -> None:
    files = dict(feed_files(project.facts(), "en", address))
    for name in ("services", "organizations", "taxonomies", "taxonomy_terms"):
        for item in files[f"{name}/index.json"]["contents"]:
            assert files[f"{name}/{item['id']}.json"]["name"] == item["name"]


def test_no_value_is_empty(project: SmallProject) -> None:
    def empties(value: Any) -> bool:
        inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
        return value in (None, "", []) or any(map(empties, inside))

    facts, trust = full(project)
    assert not empties(Describer(facts, "en", address).organisation(trust))


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--", "a\u2028b\u2029c", "]]>", '"\\'])
def test_json_is_inert_wherever_it_stands(text: str) -> None:
    written = inert_json({"name": text})
    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written) == {"name": text}
