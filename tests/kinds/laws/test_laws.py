"""Laws: what a record must say, the calls that name them, what is found wrong between them, and what counted when."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from pydantic import ValidationError

from ahtc.core.calls import CallError, CallingPage
from ahtc.core.facts import Facts
from ahtc.core.project import Project
from ahtc.core.text import Language
from ahtc.kinds.facts import templates_for
from ahtc.kinds.laws.calls import in_law, law, laws
from ahtc.kinds.laws.checks import DUE_DAYS, ages, agree
from ahtc.kinds.laws.history import counted, years
from ahtc.kinds.laws.provisions import anchor, written
from ahtc.kinds.laws.record import Law
from ahtc.kinds.laws.standing import InLaw
from tests.calls import answer
from tests.facts import with_records
from tests.markup import parsed
from tests.project import DAY, ROOT

SLAVERY = "modern-slavery-act-2015"
OLD = "coroners-and-justice-act-2009-section-71"


def calling(facts: Facts, language: Language = "en") -> CallingPage:
    return CallingPage(facts, templates_for(facts), language, lambda name: f"../{name}", DAY)


def changed(facts: Facts, id: str, **values: Any) -> dict[str, Any]:
    return facts[Law][id].model_dump(exclude_none=True) | values


def told(facts: Facts, *laws: Law) -> list[str]:
    return [finding.seen for finding in agree(with_records(facts, Law, {each.id: each for each in laws}))]


class TestRecord:
    def test_a_law_that_is_repealed_says_what_replaced_it_or_why(self, facts: Facts) -> None:
        status = changed(facts, OLD)["status"]
        del status["replaced_by"]
        with pytest.raises(ValidationError, match="replaced_by or why_ended"):
            Law.model_validate(changed(facts, OLD, status=status))

    def test_so_does_a_provision(self, facts: Facts) -> None:
        provision = {"unit": "section", "number": "9", "does": {"en": "x", "cy": "x"}, "state": "repealed"}
        with pytest.raises(ValidationError, match="replaced_by or why_ended beside a provision"):
            Law.model_validate(changed(facts, SLAVERY, provisions=[provision]))

    @pytest.mark.parametrize("number", ["52a-", "s52", "", "1 to 3", "-3"])
    def test_a_number_that_is_none_is_refused(self, facts: Facts, number: str) -> None:
        provision = {"unit": "section", "number": number, "does": {"en": "x", "cy": "x"}}
        with pytest.raises(ValidationError, match="a number or a range"):
            Law.model_validate(changed(facts, SLAVERY, provisions=[provision]))

    @pytest.mark.parametrize(
        "host", ["evil.example", "legislation.gov.uk.evil.example", "notlegislation.gov.uk.example"]
    )
    def test_the_official_text_is_on_an_official_page(self, facts: Facts, host: str) -> None:
        link = {"url": f"https://{host}/ukpga/2015/30", "language": "en"}
        with pytest.raises(ValidationError, match="the official page"):
            Law.model_validate(changed(facts, SLAVERY, links=[link]))
        with_reason = Law.model_validate(changed(facts, SLAVERY, links=[link | {"reason": "Published here alone"}]))
        assert with_reason.links[0].url == link["url"]


class TestCalls:
    def test_a_law_is_named_and_linked(self, facts: Facts) -> None:
        link = parsed(str(law(calling(facts), SLAVERY))).one("a")
        assert (link.text, link.attributes["href"]) == ("Modern Slavery Act 2015", f"../law/{SLAVERY}.md")

    @pytest.mark.parametrize(
        ("language", "words"),
        [("en", "Modern Slavery Act 2015, section 52"), ("cy", "Deddf Caethwasiaeth Fodern 2015, adran 52")],
    )
    def test_a_section_is_named_in_the_language_of_the_page(self, facts: Facts, language: Language, words: str) -> None:
        link = parsed(str(law(calling(facts, language), SLAVERY, "52"))).one("a")
        assert (link.text, link.attributes["href"]) == (words, f"../law/{SLAVERY}.md#s52")

    def test_its_name_gives_way_to_a_mutated_form_and_that_is_text(self, facts: Facts) -> None:
        page = calling(facts, "cy")
        assert parsed(str(law(page, SLAVERY, "52", text="Ddeddf 2015"))).one("a").text == "Ddeddf 2015, adran 52"
        assert "<b>" not in law(page, SLAVERY, text="<b>x</b>")

    def test_a_section_within_a_range_leads_to_the_range(self, facts: Facts) -> None:
        link = parsed(str(law(calling(facts), SLAVERY, "42"))).one("a")
        assert link.text.endswith("section 42")
        assert link.attributes["href"].endswith("#s40")

    def test_a_section_that_the_page_does_not_tell_is_refused_with_those_it_does(self, facts: Facts) -> None:
        with pytest.raises(CallError) as caught:
            law(calling(facts), SLAVERY, "525")
        assert "52" in caught.value.expected
        assert "mean" not in caught.value.remedy  # another number is another section

    def test_an_unknown_law_or_place_is_refused_with_a_suggestion(self, facts: Facts) -> None:
        with pytest.raises(CallError) as caught:
            law(calling(facts), "modern-slavry-act-2015")
        assert caught.value.remedy == f'Did you mean "{SLAVERY}"?'
        with pytest.raises(CallError) as caught:
            laws(calling(facts), "whales")
        assert caught.value.remedy == 'Did you mean "wales"?'

    def test_what_is_over_is_marked_by_its_word_and_its_shape(self, facts: Facts) -> None:
        listed = parsed(str(laws(calling(facts), "england-and-wales"))).every("li")
        over = {item.one("a").text: item for item in listed if item.attributes.get("class") == "over"}
        assert over["Coroners and Justice Act 2009"].one("span", **{"class": "state repealed"}).text == "Repealed"
        assert "Modern Slavery Act 2015" not in over


class TestBetweenLaws:
    def test_a_provision_does_not_start_before_its_law_was_made(self, facts: Facts) -> None:
        provision = {"unit": "section", "number": "1", "does": {"en": "x", "cy": "x"}, "since": "2014"}
        early = Law.model_validate(changed(facts, SLAVERY, provisions=[provision]))
        assert told(facts, early) == ["The provision starts in 2014, before its law was made (2015-03-26)"]

    def test_two_laws_have_two_citations(self, facts: Facts) -> None:
        double = Law.model_validate(changed(facts, OLD, citation="2015 c. 30"))
        assert any('"2015 c. 30" is the citation of' in seen for seen in told(facts, facts[Law][SLAVERY], double))

    def test_what_replaced_a_provision_is_told_by_the_other_law(self, facts: Facts) -> None:
        provision = {
            "unit": "section",
            "number": "71",
            "does": {"en": "x", "cy": "x"},
            "state": "repealed",
            "replaced_by": {"law": SLAVERY, "number": "999"},
        }
        lost = Law.model_validate(changed(facts, OLD, provisions=[provision]))
        assert told(facts, facts[Law][SLAVERY], lost) == [f'"{SLAVERY}" tells of no "999"']

    @pytest.mark.parametrize(("days", "warned"), [(DUE_DAYS, False), (DUE_DAYS + 1, True)])
    def test_a_status_goes_stale_and_breaks_nothing(self, facts: Facts, days: int, warned: bool) -> None:
        one = with_records(facts, Law, {SLAVERY: facts[Law][SLAVERY]})
        day = facts[Law][SLAVERY].status.checked + datetime.timedelta(days=days)
        found = list(ages(Project(ROOT, day, one, templates_for(one), [])))
        assert [finding.severity for finding in found] == ["warning"] * warned


class TestHistory:
    def test_the_change_of_2012_counted_from_its_start_until_the_act_of_2015_took_its_place(self, facts: Facts) -> None:
        change = facts[Law]["protection-of-freedoms-act-2012"]
        assert [year for year in range(2011, 2018) if counted(change, year)] == [2013, 2014]
        assert [year for year in (2014, 2015, 2026) if counted(facts[Law][SLAVERY], year)] == [2015, 2026]

    def test_what_was_not_seen_to_bind_this_country_is_not_said_to_have_counted(self, facts: Facts) -> None:
        treaty = facts[Law]["traffic-in-persons-convention-1949"]
        assert treaty.began == "1951-07-25"
        assert not any(counted(treaty, year) for year in range(2003, 2027))

    def test_a_bill_and_what_has_not_begun_never_counted(self, facts: Facts) -> None:
        assert not any(
            counted(facts[Law][id], 2026) for id in ("immigration-and-asylum-bill-2026", "homelessness-act-2026")
        )

    def test_a_law_whose_start_no_source_gives_is_not_said_to_have_counted(self, facts: Facts) -> None:
        assert not any(counted(facts[Law][OLD], year) for year in range(2009, 2015))

    def test_years_in_which_nothing_changed_are_left_out(self, facts: Facts) -> None:
        found = {each.year: each for each in years(facts[Law].values())}
        assert min(found) >= 2003
        assert all(each.changes for each in found.values())
        assert any(change.law.id == SLAVERY for change in found[2015].changes)


def test_several_numbers_are_read_as_one_list_in_each_language(facts: Facts) -> None:
    provision = facts[Law]["rights-of-the-child-convention-1989"].provisions[2]
    assert written(provision, facts.words, "en") == "articles 32, 34 and 36"
    assert written(provision, facts.words, "cy") == "erthyglau 32, 34 a 36"
    assert anchor(provision) == "art32"


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "Modern Slavery Act 2015, sections 8 to 10"), ("cy", "Deddf Caethwasiaeth Fodern 2015, adrannau 8 i 10")],
)
def test_a_range_of_sections_is_named_as_several(facts: Facts, language: Language, told: str) -> None:
    assert answer(facts, law, "modern-slavery-act-2015", section="8-10", language=language).text == told


def test_a_law_that_several_places_stand_in_is_named_once(facts: Facts) -> None:
    places = [
        InLaw.model_validate(place)
        for place in (
            {"law": "modern-slavery-act-2015", "section": "49"},
            {"law": "modern-slavery-act-2015", "section": "50"},
            {"law": "palermo-protocol-2000"},
            {"act": {"title": {"en": "Sentencing Code", "cy": "Y Cod Dedfrydu"}, "sections": "133"}},
        )
    ]
    shown = answer(facts, lambda page: in_law(page, places))
    assert shown.text == "Modern Slavery Act 2015, section 49; section 50; Palermo Protocol; Sentencing Code, 133"
    assert [link.attributes["href"].partition("#")[2] for link in shown.every("a")] == ["s49", "s50", ""]
