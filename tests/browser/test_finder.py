"""Finding support: by council in two taps, by filters that keep nothing, and whether somebody answers now."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from ahtc.core.facts import Facts
from ahtc.core.text import Language
from ahtc.kinds.organisations.record import Organisation
from tests.browser.conftest import NewVisitor
from tests.browser.visit import DESK, Visitor, axe_violations

FINDER = {"en": "get-help/find-support/", "cy": "cy/cael-help/dod-o-hyd-i-gymorth/"}
NEAR = {"en": "get-help/near-you/", "cy": "cy/cael-help/yn-eich-ardal/"}
COUNCIL = {"en": "get-help/near-you/powys/", "cy": "cy/cael-help/yn-eich-ardal/cyngor-sir-powys/"}
PAGES = [address for pair in (NEAR, COUNCIL, FINDER) for address in pair.values()]


def shown(page: Page) -> list[str]:
    """The names of the services that the finder shows."""
    names: list[str] = page.locator("[data-for]:visible a:first-child").evaluate_all(
        "found => [...new Set(found.filter(a => a.closest('.entry, .places')).map(a => a.textContent))]"
    )
    return names


# By council


def test_the_welsh_list_of_councils_follows_the_welsh_alphabet(visitor: Visitor) -> None:
    names = visitor.open(NEAR["cy"]).locator(".places a").all_inner_texts()
    assert len(names) == 22
    assert names[:4] == ["Abertawe", "Blaenau Gwent", "Bro Morgannwg", "Caerdydd"]
    assert names[-2:] == ["Wrecsam", "Ynys Môn"]


# By filters


def test_without_script_the_finder_is_a_list_by_need_and_shows_no_filters(arrive: NewVisitor) -> None:
    page = arrive(java_script_enabled=False).open(FINDER["en"])
    assert not page.locator("select").first.is_visible()
    assert not page.locator("button").first.is_visible()
    assert page.locator(".jump a").count() == page.locator(".need h2").count()
    page.locator(".jump a", has_text="Abuse or sexual violence").click()
    assert page.locator("#abuse").is_visible()
    assert "New Pathways" in shown(page)


def test_filters_work_by_keyboard_at_once_and_say_how_many_services_there_are(visitor: Visitor) -> None:
    page = visitor.open(FINDER["en"])
    found = page.get_by_role("status")
    everything = int(found.inner_text().split()[-1])
    page.get_by_text("More questions").click()
    page.get_by_label("In which language?").focus()
    page.keyboard.press("W")
    assert shown(page) == ["Live Fear Free helpline", "Childline", "Meic"]
    assert found.inner_text() == "Services shown: 3"
    page.get_by_role("button", name="Start again").focus()
    page.keyboard.press("Enter")
    assert found.inner_text() == f"Services shown: {everything}"
    assert page.evaluate("document.activeElement.id") == "by-need"


def test_three_questions_stand_open_and_the_others_behind_more(visitor: Visitor) -> None:
    page = visitor.open(FINDER["en"])
    assert page.locator("select:visible").evaluate_all("found => found.map(each => each.name)") == [
        "need", "place", "channel"
    ]  # fmt: skip
    page.get_by_text("More questions").click()
    assert page.locator("select:visible").count() == 5


def test_the_number_of_services_stands_with_the_questions_on_a_small_phone(arrive: NewVisitor) -> None:
    page = arrive(viewport={"width": 320, "height": 640}).open(FINDER["en"])
    for name in ("need", "place", "channel"):
        page.locator(f"#by-{name}").scroll_into_view_if_needed()
        found, asked = page.locator(".found").bounding_box(), page.locator(f"#by-{name}").bounding_box()
        assert found
        assert asked
        assert 0 < asked["y"] - found["y"] < 400


def test_nobody_sees_22_councils_until_they_say_where_they_are(visitor: Visitor) -> None:
    page = visitor.open(FINDER["en"])
    assert page.locator(".entry a[href*=near-you]:visible").count() == 0
    page.locator("#by-need").select_option("child")
    assert page.locator(".entry a[href*=near-you]:visible").count() == 0
    assert page.get_by_role("link", name="Choose your council").is_visible()
    page.locator("#by-place").select_option("torfaen-council")
    assert page.locator(".entry a[href*=near-you]:visible").all_inner_texts() == ["Torfaen"]
    assert not page.get_by_role("link", name="Choose your council").is_visible()


@pytest.mark.parametrize("language", ["en", "cy"])
def test_nothing_for_practitioners_stands_among_the_answers(
    arrive: NewVisitor, facts: Facts, language: Language
) -> None:
    page = arrive(java_script_enabled=False).open(FINDER[language])
    main = page.locator("main").inner_html()
    contacts = [contact for each in facts[Organisation].values() for contact in each.published_contacts]
    public = {contact.value for contact in contacts if contact.audience == "everyone"}
    assert [contact.value for contact in contacts if contact.value not in public and contact.value in main] == []
    for organisation in facts[Organisation].values():
        if organisation.listing == "practitioners":
            assert f"partners/{organisation.id}/" not in main


@pytest.mark.parametrize(
    ("filters", "expected", "unexpected"),
    [
        ({"place": "powys-council"}, {"Powys", "Dyfed-Powys Police", "New Pathways"}, {"Cardiff", "Gwent Police"}),
        ({"place": "gwynedd-council"}, {"Gwynedd", "North Wales Police"}, {"New Pathways", "Powys"}),
        ({"channel": "text"}, {"Live Fear Free helpline"}, {"Childline"}),
        ({"channel": "video"}, {"Emergency services (999)"}, {"Childline"}),
        ({"need": "safe-place"}, {"Bawso", "Live Fear Free helpline"}, {"Crimestoppers"}),
        ({"for": "children", "need": "talk"}, {"Childline", "Live Fear Free helpline"}, {"Kalayaan"}),
    ],
)
def test_each_filter_leaves_what_fits(
    visitor: Visitor, filters: dict[str, str], expected: set[str], unexpected: set[str]
) -> None:
    page = visitor.open(FINDER["en"])
    page.get_by_text("More questions").click()
    for name, value in filters.items():
        page.locator(f"#by-{name}").select_option(value)
    assert expected <= set(shown(page))
    assert not unexpected & set(shown(page))


def test_when_nothing_fits_it_says_so_in_welsh_too(visitor: Visitor) -> None:
    page = visitor.open(FINDER["cy"])
    page.locator("#by-channel").select_option("text")
    services = page.locator("[data-for]:visible").count()
    assert services > 0
    assert page.get_by_role("status").inner_text() == f"Nifer y gwasanaethau: {services}"
    page.locator("#by-need").select_option("work")
    assert page.get_by_role("status").inner_text() == (
        "Nid oes gwasanaeth yma sy'n cyfateb i'r cyfan. Newidiwch un o'ch dewisiadau."
    )
    assert page.locator(".need:visible").count() == 0


def test_what_somebody_chooses_is_kept_nowhere_and_sent_nowhere(newcomer: Visitor) -> None:
    page = newcomer.open(FINDER["en"])
    before, steps, asked = page.url, page.evaluate("history.length"), []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("#by-need").select_option("abuse")
    page.locator("#by-place").select_option("cardiff-council")
    page.keyboard.press("Enter")
    assert (page.url, page.evaluate("history.length")) == (before, steps)
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert newcomer.context.cookies() == []
    assert asked == []
    page.reload()
    assert page.locator("#by-need").input_value() == ""


def test_paper_shows_what_was_found_and_no_filters(visitor: Visitor) -> None:
    page = visitor.open(FINDER["en"])
    page.locator("#by-need").select_option("abuse")
    page.emulate_media(media="print")
    assert shown(page) == ["Live Fear Free helpline", "New Pathways"]
    assert page.get_by_role("status").is_visible()
    assert not page.locator(".finder select").first.is_visible()


def test_no_link_leads_to_a_need_that_is_filtered_away(arrive: NewVisitor) -> None:
    page = arrive(viewport=DESK).open(FINDER["en"])
    page.locator("#by-need").select_option("work")
    gone = page.locator(".need:not(:visible)").locator("h2").evaluate_all("found => found.map(each => each.id)")
    assert len(gone) > 5
    assert [id for id in gone if page.locator(f"a[href='#{id}']:visible").count()] == []


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_at_a_desk(arrive: NewVisitor, address: str) -> None:
    found = axe_violations(arrive(viewport=DESK).open(address))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_in_the_dark(arrive: NewVisitor, address: str) -> None:
    found = axe_violations(arrive(color_scheme="dark").open(address), "AAA contrast")
    assert not found, "\n".join(found)
