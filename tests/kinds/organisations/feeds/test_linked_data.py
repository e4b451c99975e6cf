"""What an organisation's page says to programs, in the words of schema.org."""

from __future__ import annotations

import pytest

from ahtc.core.facts import Facts
from ahtc.kinds.organisations.feeds.linked_data import linked_data
from ahtc.kinds.organisations.record import Organisation
from tests.kinds.organisations.feeds.places import full
from tests.project import SmallProject

PAGE = "https://example.test/partners/example-trust/"


def test_an_organisation_has_its_names_area_and_page(project: SmallProject) -> None:
    facts, trust = full(project)
    found = linked_data(trust, facts, "cy", PAGE)
    assert (found["name"], found["alternateName"]) == ("Ymddiriedolaeth Enghraifft", "Example Trust")
    assert found["areaServed"] == [{"@type": "AdministrativeArea", "name": "Cymru"}]
    assert found["mainEntityOfPage"] == PAGE


def test_contacts_say_when_and_in_which_languages_they_answer(project: SmallProject) -> None:
    facts, trust = full(project)
    phone, text, email = linked_data(trust, facts, "en", PAGE)["contactPoint"]
    assert phone["telephone"] == "029 2018 0001"
    assert phone["availableLanguage"] == ["Welsh"]
    assert phone["hoursAvailable"] == [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": ["Monday", "Tuesday"],
            "opens": "09:00",
            "closes": "17:00",
        },
        {"@type": "OpeningHoursSpecification", "dayOfWeek": ["Saturday"], "opens": "17:00", "closes": "23:59"},
    ]
    assert text["telephone"] == "84001"
    assert email["email"] == "help@example.org"


@pytest.mark.parametrize(
    ("id", "kind"),
    [
        ("emergency-999", "EmergencyService"),
        ("gwent-police", "GovernmentOrganization"),
        ("cardiff-council", "GovernmentOrganization"),
        ("modern-slavery-helpline", "Organization"),
    ],
)
def test_each_is_of_its_kind(facts: Facts, id: str, kind: str) -> None:
    assert linked_data(facts[Organisation][id], facts, "en", PAGE)["@type"] == kind
