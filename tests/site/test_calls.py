"""What each call answers, in both languages, and what it refuses."""

from __future__ import annotations

import datetime

import pytest

from ahtc.core.calls import CallingPage
from ahtc.core.facts import Facts
from ahtc.core.language import order
from ahtc.core.problems import ProblemsError
from ahtc.core.text import Language
from ahtc.kinds.facts import templates_for
from ahtc.kinds.organisations.record import Organisation
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.site.calls import known_calls
from ahtc.site.expand import expand
from tests.markup import Element, parsed
from tests.project import DAY as TODAY
from tests.project import SmallProject, make_project


def calling_page(facts: Facts, language: Language, today: datetime.date = TODAY) -> CallingPage:
    return CallingPage(facts, templates_for(facts), language, lambda name: f"../{name}", today)


def answer(facts: Facts, text: str, language: Language = "en", today: datetime.date = TODAY) -> Element:
    """A page's text with its calls answered, as a browser reads it."""
    return parsed(expand(text, known_calls(calling_page(facts, language, today)), "docs/a.md"))


def refusal(facts: Facts, call: str) -> str:
    """Why a call on the ninth line of a page cannot answer."""
    with pytest.raises(ProblemsError) as caught:
        expand("Text.\n\n{{ " + call + " }}\n", known_calls(calling_page(facts, "en")), "docs/a.md", first_line=7)
    assert len(caught.value.findings) == 1
    found = str(caught.value)
    assert found.startswith("docs/a.md:9  ")
    return found


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    return make_project(tmp_path_factory.mktemp("calls") / "project").facts()


# --- phone


@pytest.mark.parametrize("language", ["en", "cy"])
def test_phone_is_a_link_that_dials(small: Facts, language: Language) -> None:
    link = answer(small, '{{ phone("example-trust") }}', language).one("a")
    assert (link.attributes["href"], link.text) == ("tel:02920180001", "029 2018 0001")


def test_phone_of_a_text_number_starts_a_message(small: Facts) -> None:
    link = answer(small, '{{ phone("example-trust", contact="text") }}').one("a")
    assert (link.attributes["href"], link.text) == ("sms:84001", "84001")


@pytest.mark.parametrize("call", ['phone("held-line")', 'phone("example-trust", contact="office")'])
def test_a_held_number_is_refused_and_not_repeated(small: Facts, call: str) -> None:
    found = refusal(small, call)
    assert "is held until it is checked" in found
    assert "Telephone it, then set release and checked in docs/data/organisations/" in found
    assert "2018" not in found


def test_an_unknown_organisation_is_told_with_the_one_it_may_have_meant(small: Facts) -> None:
    found = refusal(small, 'phone("exmaple-trust")')
    assert 'There is no organisation "exmaple-trust"' in found
    assert 'Did you mean "example-trust"?' in found


def test_an_unknown_contact_is_told_with_the_one_it_may_have_meant(small: Facts) -> None:
    found = refusal(small, 'phone("example-trust", contact="txt")')
    assert '"example-trust" has no number called "txt"' in found
    assert 'Did you mean "text"?' in found


def test_an_e_mail_address_is_not_a_number(small: Facts) -> None:
    assert 'has no number called "email"' in refusal(small, 'phone("example-trust", contact="email")')


# --- form


@pytest.mark.parametrize(
    ("language", "name"), [("en", "NRM online referral form"), ("cy", "Ffurflen atgyfeirio ar-lein yr NRM")]
)
def test_form_names_the_form_and_where_it_is(facts: Facts, language: Language, name: str) -> None:
    link = answer(facts, '{{ form("nrm-form") }}', language).one("a", class_="go")
    assert link.text == f"{name} modernslavery.gov.uk"
    assert link.attributes["href"] == facts[Organisation]["nrm-form"].contacts[0].value


def test_an_organisation_without_a_form_is_refused(small: Facts) -> None:
    found = refusal(small, 'form("example-trust")')
    assert '"example-trust" has no published form' in found
    assert "docs/data/organisations/example-trust.yml" in found


# --- contact


@pytest.mark.parametrize(
    ("language", "name", "hours", "checked"),
    [
        ("en", "Example Trust", "Weekdays", "22 November 2026"),
        ("cy", "Ymddiriedolaeth Enghraifft", "Yn ystod yr wythnos", "22 Tachwedd 2026"),
    ],
)
def test_contact_is_a_card_with_conditions_and_the_day_checked(
    small: Facts, language: Language, name: str, hours: str, checked: str
) -> None:
    card = answer(small, '{{ contact("example-trust") }}', language).one("section", class_="card")
    assert card.one("h3").text == name
    assert card.one("h3").one("a").attributes["href"] == "../partners/example-trust.md"
    assert card.one("dd").text == hours
    assert {time.text for time in card.every("time", datetime=str(TODAY))} == {checked}


def test_contact_shows_every_published_contact_and_none_that_is_held(small: Facts) -> None:
    card = answer(small, '{{ contact("example-trust") }}')
    links = [link.attributes["href"] for point in card.every("p", class_="way") for link in point.every("a")]
    assert links == ["tel:02920180001", "sms:84001", "mailto:help@example.org"]
    assert "0999" not in card.text


def test_contact_says_what_is_held_back_and_why(small: Facts) -> None:
    held = "Office: " + small.words.say("held-unchecked", "en")
    assert held in answer(small, '{{ contact("example-trust") }}').text
    held = "Ffôn: " + small.words.say("held-one-other", "cy")
    assert held in answer(small, '{{ contact("held-line") }}', "cy").text


def test_contact_can_leave_out_what_the_page_has_said(small: Facts) -> None:
    card = answer(small, '{{ contact("example-trust", points_only=true) }}')
    assert not list(card.every("h3"))
    assert [link.attributes["href"] for link in card.every("a", class_="dial")] == ["tel:02920180001", "sms:84001"]


def test_a_source_s_title_is_marked_as_english_on_a_welsh_page(small: Facts) -> None:
    points = answer(small, '{{ contact("example-trust", points_only=true) }}', "cy")
    cited = points.one("a", href="https://example.org/contact")
    assert cited.one("span", lang="en").text == "Example Trust, Contact us"


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_check_older_than_a_year_is_said_to_be(small: Facts, language: Language) -> None:
    said = small.words.say("stale", language)
    year_later = TODAY + datetime.timedelta(days=365)
    fresh = answer(small, '{{ contact("example-trust") }}', language, year_later)
    stale = answer(small, '{{ contact("example-trust") }}', language, year_later + datetime.timedelta(days=1))
    assert said not in fresh.text
    assert stale.text.count(said) == 3


# --- call_card


@pytest.mark.parametrize(("language", "checked"), [("en", "Checked 22 Nov 2026"), ("cy", "Gwiriwyd 22 Tach 2026")])
def test_a_call_card_has_one_number_and_leads_to_its_sources(small: Facts, language: Language, checked: str) -> None:
    card = answer(small, '{{ call_card("example-trust") }}', language).one("div", class_="call")
    assert [link.attributes["href"] for link in card.every("a")] == ["tel:02920180001", "../partners/example-trust.md"]
    assert card.one("a", class_="checked").text == checked
    assert "Example Trust, Contact us" not in card.text


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_call_card_says_whether_the_police_will_know(project: SmallProject, language: Language) -> None:
    call, say = '{{ call_card("example-trust") }}', project.facts().words.say
    assert say("police-told-unknown", language) in answer(project.facts(), call, language).text
    told = "police_told: {en: Only if you agree. You choose., cy: Dim ond os cytunwch. Chi sy'n dewis.}\ncontacts:"
    project.change("docs/data/organisations/example-trust.yml", "contacts:", told)
    answered = answer(project.facts(), call, language).text
    assert say("police-know", language) in answered
    assert ("Only if you agree." if language == "en" else "Dim ond os cytunwch.") in answered


def test_a_call_card_says_that_its_check_is_long_ago(small: Facts) -> None:
    call, day = '{{ call_card("example-trust") }}', TODAY + datetime.timedelta(days=366)
    assert small.words.say("stale", "en") in answer(small, call, "en", day).text
    assert small.words.say("stale", "en") not in answer(small, call).text


def test_a_call_card_of_a_held_number_is_refused(small: Facts) -> None:
    assert "is held until it is checked" in refusal(small, 'call_card("held-line")')


def test_a_call_card_without_a_page_for_its_sources_is_refused(project: SmallProject) -> None:
    project.change("docs/data/organisations/example-trust.yml", "listing: directory", "listing: list-only")
    assert '"example-trust" has no page of its own' in refusal(project.facts(), 'call_card("example-trust")')


# --- organisation


@pytest.mark.parametrize(("language", "name"), [("en", "Example Trust"), ("cy", "Ymddiriedolaeth Enghraifft")])
def test_organisation_is_its_name_linked_to_its_page(small: Facts, language: Language, name: str) -> None:
    link = answer(small, '{{ organisation("example-trust") }}', language).one("a")
    assert (link.attributes, link.text) == ({"href": "../partners/example-trust.md"}, name)


def test_a_name_without_welsh_is_marked_as_english_on_a_welsh_page(small: Facts) -> None:
    assert answer(small, '{{ organisation("held-line") }}', "cy").one("span", lang="en").text == "Held Line"
    assert not list(answer(small, '{{ organisation("held-line") }}', "en").every("span"))


def test_an_organisation_that_is_only_listed_has_no_link(project: SmallProject) -> None:
    project.change("docs/data/organisations/example-trust.yml", "listing: directory", "listing: list-only")
    found = answer(project.facts(), '{{ organisation("example-trust") }}')
    assert not list(found.every("a"))
    assert found.text == "Example Trust"


@pytest.mark.parametrize("call", ["phone", "contact", "call_card", "organisation"])
def test_a_withheld_organisation_is_refused_by_every_call(small: Facts, call: str) -> None:
    found = refusal(small, f'{call}("withheld-body")')
    assert '"withheld-body" is not to be listed yet' in found
    assert "change listing in docs/data/organisations/withheld-body.yml" in found


# --- figure


@pytest.mark.parametrize("language", ["en", "cy"])
def test_figure_is_one_number_as_it_is_written_with_the_number_itself_beside(small: Facts, language: Language) -> None:
    found = answer(small, '{{ figure("wales-2012-nations", period="2012", nation="england") }}', language).one("data")
    assert (found.attributes["value"], found.text) == ("7000", "7,000")


def test_figure_of_a_percentage_has_its_sign(facts: Facts) -> None:
    call = '{{ figure("wales-2012-nations-change", nation="northern-ireland", measure="change") }}'
    assert answer(facts, call).text == "-63%"


def test_figure_of_a_count_beside_percentages_has_none(facts: Facts) -> None:
    assert answer(facts, '{{ figure("wales-2012-headline", item="referrals") }}').text == "34"
    assert answer(facts, '{{ figure("wales-2012-headline", item="change-since-2011") }}').text == "48%"


@pytest.mark.parametrize(("language", "expected"), [("en", "34 referrals"), ("cy", "34 o atgyfeiriadau")])
def test_a_figure_is_told_with_what_it_counts(facts: Facts, language: Language, expected: str) -> None:
    told = answer(facts, '{{ figure("wales-2012-headline", item="referrals", of="referrals") }}', language)
    assert told.text == expected
    assert told.one("data").text == "34"


@pytest.mark.parametrize(
    ("country", "sex", "welsh", "english"),
    [
        ("china", "female", "0 person", "0 people"),
        ("bangladesh", "female", "1 person", "1 person"),
        ("china", "male", "2 berson", "2 people"),
        ("bangladesh", "total", "3 pherson", "3 people"),
        ("poland", "total", "6 pherson", "6 people"),
        ("albania", "total", "4 o bobl", "4 people"),
    ],
)
def test_the_noun_has_the_form_that_its_number_asks_for(
    facts: Facts, country: str, sex: str, welsh: str, english: str
) -> None:
    call = f'{{{{ figure("wales-2012-country", country="{country}", sex="{sex}", of="people") }}}}'
    assert (answer(facts, call, "cy").text, answer(facts, call, "en").text) == (welsh, english)


def test_an_unknown_counted_noun_is_refused_with_a_suggestion(facts: Facts) -> None:
    found = refusal(facts, 'figure("wales-2012-headline", item="referrals", of="referral")')
    assert 'The counted noun "referral" is not known' in found
    assert 'Did you mean "referrals"?' in found


@pytest.mark.parametrize(
    ("call", "seen", "remedy"),
    [
        (
            'figure("wales-2012-nation", period="2012")',
            'no dataset "wales-2012-nation"',
            'Did you mean "wales-2012-nations"?',
        ),
        ('figure("wales-2012-nations", period="2011")', 'holds nothing for "2011"', "Correct the period."),
        ('figure("wales-2012-nations", natoin="wales")', 'no dimension "natoin"', 'Did you mean "nation"?'),
        ('figure("wales-2012-nations", nation="whales")', 'no nation "whales"', 'Did you mean "wales"?'),
        (
            'figure("wales-2012-nations", period="2012")',
            "3 observations fit this call",
            "Name more of: period, nation.",
        ),
        (
            'figure("wales-2012-nations", nation="wales")',
            "2 observations fit this call",
            "Name more of: period, nation.",
        ),
    ],
)
def test_a_figure_that_is_not_exactly_one_is_refused(small: Facts, call: str, seen: str, remedy: str) -> None:
    found = refusal(small, call)
    assert seen in found
    assert remedy in found


@pytest.mark.parametrize(("period", "status"), [("2019", "not-found"), ("2020", "derived")])
def test_a_figure_without_a_value_is_refused(facts: Facts, period: str, status: str) -> None:
    found = refusal(facts, f'figure("wales-annual", period="{period}")')
    assert f"has no value there ({status})" in found
    assert "Say so in words." in found


# --- table


def test_table_refuses_an_unknown_dataset(small: Facts) -> None:
    assert 'Did you mean "wales-2012-nations"?' in refusal(small, 'table("wales-2012-natoins")')


# --- term


@pytest.mark.parametrize(
    ("language", "word", "definition"),
    [("en", "valley", "Low land between hills."), ("cy", "cwm", "Tir isel rhwng bryniau.")],
)
def test_term_is_linked_to_the_glossary_with_its_definition(
    small: Facts, language: Language, word: str, definition: str
) -> None:
    found = answer(small, '{{ term("valley") }}', language)
    link, tip = found.one("a"), found.one("span", role="tooltip")
    assert (link.attributes["href"], link.text) == ("../glossary.md#valley", word)
    assert (link.attributes["aria-describedby"], tip.text) == (tip.attributes["id"], definition)


def test_a_term_is_explained_at_its_first_mention_alone(small: Facts) -> None:
    found = answer(small, '{{ term("valley") }} {{ term("chapter") }} {{ term("valley") }}')
    assert [tip.attributes["id"] for tip in found.every("span", role="tooltip")] == ["tip-valley", "tip-chapter"]
    assert [link.attributes["href"] for link in found.every("a")].count("../glossary.md#valley") == 2


def test_a_term_can_stand_in_a_mutated_form(small: Facts) -> None:
    assert answer(small, '{{ term("valley", text="gwm") }}', "cy").one("a").text == "gwm"


def test_a_term_without_a_definition_is_a_plain_link(small: Facts) -> None:
    found = answer(small, '{{ term("hand") }}', "cy")
    assert found.one("a").text == "llaw"
    assert not list(found.every("span", role="tooltip"))


def test_an_unknown_term_is_told_with_the_one_it_may_have_meant(small: Facts) -> None:
    found = refusal(small, 'term("vally")')
    assert 'There is no term "vally"' in found
    assert 'Did you mean "valley"?' in found


@pytest.mark.parametrize("text", ["<script>", "[x](javascript:alert(1))", "{{ 7*7 }}"])
def test_a_mutated_form_is_only_text(small: Facts, text: str) -> None:
    found = answer(small, '{{ term("hand", text="' + text + '") }}')
    assert found.one("a").text == text
    assert not list(found.every("script"))


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "en",
            ("How to cite: Anti-Trafficking Wales, “", "edition 2026-11-22", "Read on 22 November 2026", "Licence:"),
        ),
        (
            "cy",
            (
                "Sut i ddyfynnu: Gwrth-Fasnachu Cymru, “",
                "argraffiad 2026-11-22",
                "Darllenwyd ar 22 Tachwedd",
                "Trwydded:",
            ),
        ),
    ],
)
def test_download_gives_every_format_with_how_to_cite_it_and_its_licence(
    small: Facts, language: Language, texts: tuple[str, ...]
) -> None:
    block = answer(small, '{{ download("wales-2012-nations") }}', language)
    files = [link.attributes["href"] for link in block.every("a")]
    assert files == [f"../data/wales-2012-nations.{format}" for format in ("csv", "csv-metadata.json", "json", "xlsx")]
    for text in texts:
        assert text in block.text


def test_a_citation_names_the_publisher_of_the_figures_where_it_is_not_this_site(small: Facts, facts: Facts) -> None:
    assert "Source: Nobody, Numbers made for tests." in answer(small, '{{ download("wales-2012-nations") }}').text
    assert "Source:" not in answer(facts, '{{ download("police-recorded-crime") }}').text


def test_a_dataset_without_a_release_says_that_its_address_may_change(small: Facts) -> None:
    assert "has no permanent address yet" in answer(small, '{{ download("wales-2012-nations") }}').text


def test_every_table_has_its_files_and_the_way_to_cite_it(small: Facts) -> None:
    links = [link.attributes["href"] for link in answer(small, '{{ table("wales-2012-nations") }}').every("a")]
    assert links[-4:] == [
        *(f"../data/wales-2012-nations.{format}" for format in ("csv", "xlsx", "json")),
        "#table-wales-2012-nations",
    ]


def test_downloads_lists_every_dataset_by_title_in_the_page_s_language(facts: Facts) -> None:
    shown = [heading.text for heading in answer(facts, "{{ downloads() }}", "cy").every("h3")]
    titles = [" ".join(dataset.about.title.cy.split()) for dataset in facts[StatisticalDataset].values()]
    assert sorted(shown) == sorted(titles)
    assert shown == sorted(shown, key=lambda title: order(title, "cy"))


def test_download_refuses_an_unknown_dataset(small: Facts) -> None:
    assert 'Did you mean "wales-2012-nations"?' in refusal(small, 'download("wales-2012-nation")')


# --- brief, near


def test_brief_gives_name_what_it_does_every_way_to_reach_it_and_the_day_checked(small: Facts) -> None:
    found = answer(small, '{{ brief("example-trust") }}')
    assert [link.text for link in found.every("a")] == [
        "Example Trust",
        "029 2018 0001",
        "84001",
        "help@example.org",
    ]
    assert "It stands in tests." in found.text
    assert "Weekdays · Checked 22 November 2026" in found.text
    assert "029 2018 0999" not in found.text


def test_brief_tells_of_a_contact_that_has_gone_a_year_unchecked(small: Facts) -> None:
    late = TODAY + datetime.timedelta(days=366)
    assert small.words.say("stale", "cy") in answer(small, '{{ brief("example-trust") }}', "cy", late).text


def test_brief_leaves_a_professional_s_address_off_a_list_for_everybody(facts: Facts) -> None:
    assert "mstreferrals" not in answer(facts, '{{ brief("salvation-army-referral") }}').text


def test_near_names_the_council_s_area_in_the_page_s_language(facts: Facts) -> None:
    link = answer(facts, '{{ near("isle-of-anglesey-council") }}', "cy").one("a")
    assert (link.attributes["href"], link.text) == ("../get-help/near-you/isle-of-anglesey.md", "Ynys Môn")


def test_near_of_what_is_no_council_is_refused(facts: Facts) -> None:
    assert '"bawso" is no council' in refusal(facts, 'near("bawso")')


def test_what_is_always_open_says_so_without_script(facts: Facts) -> None:
    marks = [mark.text for mark in answer(facts, '{{ contact("live-fear-free") }}').every("span", class_="now")]
    assert marks == ["Open now", "Open now"]


def test_nothing_says_that_the_modern_slavery_helpline_is_open(facts: Facts) -> None:
    assert not list(answer(facts, '{{ contact("modern-slavery-helpline") }}').every("span", class_="now"))
