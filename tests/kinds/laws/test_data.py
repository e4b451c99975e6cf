"""The law for other people's programs, as the built site gives it away."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ahtc.core.facts import Facts
from ahtc.kinds.laws.data import FEEDS, FILE
from ahtc.kinds.laws.record import Law
from tests.markup import page

ATOM = "{http://www.w3.org/2005/Atom}"


def test_every_law_is_in_the_file_with_its_force(built_site: Path, facts: Facts) -> None:
    found = json.loads((built_site / FILE).read_text(encoding="utf-8"))
    assert found["@context"] == "https://schema.org"
    forces = {name["@value"]: law.get("legislationLegalForce") for law in found["@graph"] for name in law["name"]}
    assert len(found["@graph"]) == len(facts[Law])
    assert forces["Modern Slavery Act 2015"] == "InForce"
    assert forces["Coroners and Justice Act 2009, section 71"] == "NotInForce"
    assert forces["Immigration and Asylum Bill"] is None


def test_a_law_s_own_page_carries_it_and_the_list_of_laws_none(built_site: Path) -> None:
    markup = (built_site / "law/modern-slavery-act-2015/index.html").read_text(encoding="utf-8")
    carried = json.loads(markup.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    assert (carried["@type"], carried["legislationIdentifier"]) == ("Legislation", "2015 c. 30")
    assert "application/ld+json" not in (built_site / "law/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_feed_has_an_entry_for_each_law_that_leads_to_its_page(
    built_site: Path, facts: Facts, language: str
) -> None:
    feed = ElementTree.parse(built_site / FEEDS[language]).getroot()  # type: ignore[index]
    entries = feed.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(entries) == len({*ids}) == len(facts[Law])
    for entry in entries:
        link = entry.find(f"{ATOM}link")
        assert link is not None
        path = link.attrib["href"].removeprefix("https://anti-trafficking-wales.example/")
        assert (built_site / path / "index.html").is_file()
        assert (entry.findtext(f"{ATOM}updated") or "").endswith("T00:00:00Z")


def test_a_law_without_a_welsh_title_has_its_welsh_name_at_the_top_and_its_english_title_below(
    built_site: Path,
) -> None:
    treaty = page(built_site / "cy/cyfraith/confensiwn-masnachu-pobl-1949/index.html")
    assert treaty.one("h1").text == "Confensiwn Masnachu Pobl 1949"
    english = [span.text for span in treaty.one("main").every("span", lang="en")]
    assert any(text.startswith("Convention for the Suppression of the Traffic in Persons") for text in english)
