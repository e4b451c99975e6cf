"""A contact card as an address book reads it: unfolded, then unescaped."""

from __future__ import annotations

import re

import pytest

from ahtc.core.facts import Facts
from ahtc.core.text import Bilingual, Language, Name
from ahtc.kinds.organisations.feeds.card import vcard
from ahtc.kinds.organisations.record import Organisation
from tests.kinds.organisations.feeds.places import address, full
from tests.project import SmallProject

HOSTILE = [
    "a, b; c: d",
    "back\\slash \\n \\, \\;",
    "two\nlines\r\nEND:VCARD\nBEGIN:VCARD",
    'quote " caret ^ equals =',
    "ŵ" * 90,
    "𝓐🏴\U000e0067\U000e0062" * 30,
    "bell\x07 and \u2028 line",
    "=HYPERLINK(1)",
]


def lines(card: bytes) -> list[tuple[str, str]]:
    """The card's lines: name with parameters, and value."""
    unfolded = re.sub(rb"\r\n[ \t]", b"", card).decode("utf-8")
    assert unfolded.endswith("\r\n")
    return [(name, value) for name, _, value in (line.partition(":") for line in unfolded[:-2].split("\r\n"))]


def unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def made(project: SmallProject, language: Language = "en") -> tuple[Facts, Organisation, list[tuple[str, str]]]:
    facts, trust = full(project)
    return facts, trust, lines(vcard(trust, facts, language, address))


def test_it_is_a_card_of_version_3(project: SmallProject) -> None:
    _, _, found = made(project)
    assert found[:2] == [("BEGIN", "VCARD"), ("VERSION", "3.0")]
    assert found[-1] == ("END", "VCARD")
    assert dict(found)["REV"] == "20261122T000000Z"
    assert dict(found)["UID"].startswith("urn:uuid:")


@pytest.mark.parametrize(("language", "name"), [("en", "Example Trust"), ("cy", "Ymddiriedolaeth Enghraifft")])
def test_it_speaks_one_language(project: SmallProject, language: Language, name: str) -> None:
    found = dict(made(project, language)[2])
    assert found[f"FN;LANGUAGE={language}"] == found[f"ORG;LANGUAGE={language}"] == name
    assert found[f"N;LANGUAGE={language}"] == f"{name};;;;"  # older Android takes no card without one
    assert found["SOURCE"] == f"https://example.test/{language}/partners/example-trust/"


def test_every_published_contact_stands_under_its_label_and_no_held_one(project: SmallProject) -> None:
    found = made(project)[2]
    assert [line for line in found if line[0].startswith("item")] == [
        ("item1.TEL;TYPE=VOICE", "029 2018 0001"),
        ("item1.X-ABLABEL", "Telephone"),
        ("item2.TEL;TYPE=MSG", "84001"),
        ("item2.X-ABLABEL", "Text"),
        ("item3.EMAIL", "help@example.org"),
        ("item3.X-ABLABEL", "E-mail"),
    ]
    assert "0999" not in str(found)


def test_the_note_says_what_it_does_and_the_conditions_source_and_date_of_each_contact(project: SmallProject) -> None:
    note = unescaped(dict(made(project)[2])["NOTE;LANGUAGE=en"]).splitlines()
    assert note[:5] == [
        "It stands in tests. It helps nobody.",
        "Telephone: 029 2018 0001",
        "Hours: Weekdays",
        "Cost: Free",
        "Checked by telephone on 22 November 2026. Source: Example Trust, Contact us (1 November 2026)",
    ]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Source: Example Trust, Contact us (undated). We have not tried it."),
        ("cy", "Ffynhonnell: Example Trust, Contact us (heb ddyddiad). Nid ydym wedi rhoi cynnig arno."),
    ],
)
def test_the_note_says_that_a_source_is_undated_and_that_nobody_has_tried_a_number(
    project: SmallProject, language: Language, said: str
) -> None:
    facts, trust = full(project)
    card = vcard(trust, facts, language, address)
    assert said in unescaped(dict(lines(card))[f"NOTE;LANGUAGE={language}"])


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "What it cannot do for you: It cannot find you a home."),
        ("cy", "Yr hyn na all ei wneud drosoch chi: Ni all ddod o hyd i gartref i chi."),
    ],
)
def test_the_note_says_what_it_cannot_do(project: SmallProject, language: Language, said: str) -> None:
    facts, trust = full(project)
    cannot = Bilingual(en="It cannot find you a home.", cy="Ni all ddod o hyd i gartref i chi.")
    card = vcard(trust.model_copy(update={"cannot": cannot}), facts, language, address)
    assert said in unescaped(dict(lines(card))[f"NOTE;LANGUAGE={language}"]).splitlines()


def test_an_address_stands_as_it_is(project: SmallProject) -> None:
    facts, trust = full(project)
    point = trust.contacts[0].model_copy(update={"kind": "web", "value": "https://example.org/a,b;c"})
    found = dict(lines(vcard(trust.model_copy(update={"contacts": [point]}), facts, "en", address)))
    assert found["item1.URL"] == "https://example.org/a,b;c"


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_a_record_holds_stays_text(project: SmallProject, text: str) -> None:
    facts, trust = full(project)
    point = trust.contacts[0].model_copy(update={"label": Bilingual(en=text, cy=text)})
    spoilt = trust.model_copy(
        update={
            "name": Name(en=text, welsh="none"),
            "what_they_do": Bilingual(en=text, cy=text),
            "contacts": [point],
        }
    )
    card = vcard(spoilt, facts, "en", address)
    assert all(len(line) <= 75 for line in card.split(b"\r\n"))
    for line in card.split(b"\r\n"):
        line.decode("utf-8")  # no character is cut in two
    assert b"\n" not in card.replace(b"\r\n", b"")
    found, shown = lines(card), " ".join("".join(c if c.isprintable() else " " for c in text).split())
    assert [name for name, _ in found].count("BEGIN") == [name for name, _ in found].count("END") == 1
    assert unescaped(dict(found)["FN;LANGUAGE=en"]) == shown
    assert unescaped(dict(found)["N;LANGUAGE=en"]) == f"{shown};;;;"
    assert unescaped(dict(found)["item1.X-ABLABEL"]) == shown
    assert unescaped(dict(found)["NOTE;LANGUAGE=en"]).splitlines()[0] == shown
