"""When a number may be shown, and the words about where it is printed: each combination that the rule tells apart."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from ahtc.core.facts import Facts
from ahtc.core.text import Bilingual, Language
from ahtc.kinds.organisations.printed import held_because, printed
from ahtc.kinds.organisations.record import ContactPoint, ContactSource, Contradiction, Organisation
from ahtc.kinds.organisations.support import bearing_out, doubt
from tests.project import TRUST, SmallProject

OURS, BOARD = "Torfaen County Borough Council", "Gwent Safeguarding Board"


def source(publisher: str, whose: str = "own", date: str = "undated", labelled: bool = True) -> ContactSource:
    return ContactSource.model_validate(
        {"title": "A page", "publisher": publisher, "date": date, "whose": whose, "labelled": labelled}
    )


def point(*sources: ContactSource, **more: Any) -> ContactPoint:
    fields = {
        "id": "children",
        "kind": "phone",
        "label": Bilingual(en="Worried about a child", cy="Poeni am blentyn"),
        "value": "01495 762200",
        "release": "published",
        "checked": datetime.date(2026, 12, 3),
        "method": "published-source",
        "sources": list(sources),
    }
    return ContactPoint.model_validate(fields | more)


OTHER = Contradiction(title="Another page", publisher=BOARD, date="undated", says="01495 762201")

OWN = source(OURS)
OWN_WITHOUT_LABEL = source(OURS, labelled=False)
SCHOOL, HOUSING = source("A school", "other"), source("A landlord", "other")
SCHOOL_WITHOUT_LABEL = source("A school", "other", labelled=False)
COPY, OTHER_COPY = source("a copy", "unnamed"), source("another copy", "unnamed")

RULE = [
    ("with its label on its own page", [OWN], {}, None),
    ("on its own page without a label", [OWN_WITHOUT_LABEL], {}, "unlabelled"),
    ("without a label on its own page, with one elsewhere", [OWN_WITHOUT_LABEL, SCHOOL], {}, "one-other"),
    ("on one page of another", [SCHOOL], {}, "one-other"),
    ("twice by the same other", [SCHOOL, source("A SCHOOL", "other")], {}, "one-other"),
    ("by two others", [SCHOOL, HOUSING], {}, None),
    ("by two others, one without its label", [SCHOOL_WITHOUT_LABEL, HOUSING], {}, "one-other"),
    ("by another and in a copy that nobody signs", [SCHOOL, COPY], {}, None),
    ("in copies that nobody signs", [COPY, OTHER_COPY], {}, "unnamed"),
    ("on its own page, and contradicted", [OWN], {"contradicted_by": [OTHER]}, "contradicted"),
    ("by two others, and contradicted", [SCHOOL, HOUSING], {"contradicted_by": [OTHER]}, "contradicted"),
    ("on one page of another, and rung", [SCHOOL], {"method": "telephone"}, None),
    ("contradicted, and rung", [OWN], {"method": "telephone", "contradicted_by": [OTHER]}, None),
    ("on one page of another, and seen on its own site", [SCHOOL], {"method": "visit"}, None),
    ("contradicted, and seen on its own site", [OWN], {"method": "visit", "contradicted_by": [OTHER]}, "contradicted"),
    ("a website on one page of another", [SCHOOL], {"kind": "web", "value": "https://www.torfaen.gov.uk"}, None),
]


@pytest.mark.parametrize(("sources", "more", "held_for"), [row[1:] for row in RULE], ids=[row[0] for row in RULE])
def test_a_number_is_shown_or_held_for_one_reason(
    sources: list[ContactSource], more: dict[str, Any], held_for: str | None
) -> None:
    assert doubt(point(*sources, **more)) == held_for


@pytest.mark.parametrize("reason", ["contradicted", "unlabelled", "one-other", "unnamed", "unchecked"])
def test_every_reason_to_hold_a_number_back_has_words(facts: Facts, reason: str) -> None:
    words = facts.words.both(f"held-{reason}")
    assert words.en.startswith("held back")
    assert words.cy.startswith("wedi'i ddal yn ôl")


def test_a_number_that_could_be_shown_and_is_held_waits_for_a_check() -> None:
    assert held_because(point(OWN, release="held")) == "held-unchecked"


SAID = [
    (
        [source(OURS, date="2024-06-06")],
        "Printed on the council's own page (6 June 2024). We have not rung it.",
        "Argraffwyd ar dudalen y cyngor ei hun (6 Mehefin 2024). Nid ydym wedi ffonio'r rhif.",
    ),
    (
        [source(OURS)],
        "Printed on the council's own page (undated). We have not rung it.",
        "Argraffwyd ar dudalen y cyngor ei hun (heb ddyddiad). Nid ydym wedi ffonio'r rhif.",
    ),
    (
        [source("A school", "other", "about 2025"), source(BOARD, "other", "before 2014")],
        f"Printed by: A school (about 2025); {BOARD} (before 2014). We have not rung it.",
        'Argraffwyd gan: <span lang="en">A school</span> (tua 2025); '
        f'<span lang="en">{BOARD}</span> (cyn 2014). Nid ydym wedi ffonio\'r rhif.',
    ),
    (
        [source("Newport City Council", date="2022 or later")],
        "Printed by: Newport City Council (2022 or later). We have not rung it.",
        "Argraffwyd gan: Cyngor Dinas Casnewydd (2022 neu'n ddiweddarach). Nid ydym wedi ffonio'r rhif.",
    ),
]


@pytest.mark.parametrize(("sources", "english", "welsh"), SAID)
def test_the_words_say_whose_page_it_is_of_which_date_and_that_nobody_rang(
    facts: Facts, sources: list[ContactSource], english: str, welsh: str
) -> None:
    council = facts[Organisation]["torfaen-council"]
    said = [str(printed(point(*sources), council, facts, language)) for language in ("en", "cy")]
    assert [each.replace("&#39;", "'") for each in said] == [english, welsh]


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Rung on 3 December 2026."), ("cy", "Ffoniwyd ar 3 Rhagfyr 2026.")]
)
def test_once_somebody_has_rung_it_that_is_all_it_says(facts: Facts, language: Language, words: str) -> None:
    council = facts[Organisation]["torfaen-council"]
    assert str(printed(point(SCHOOL, method="telephone"), council, facts, language)) == words


def test_a_body_that_is_no_council_has_its_own_words_and_a_text_number_has_not_been_tried(facts: Facts) -> None:
    line = facts[Organisation]["live-fear-free"]
    said = printed(point(source(line.name.en), kind="text", value="84001"), line, facts, "en")
    assert str(said) == "Printed on its own page (undated). We have not tried it."


@pytest.mark.parametrize("id", ["emergency-999", "police-101"])
def test_of_a_number_that_nobody_should_ring_to_try_it_is_not_said_that_nobody_did(facts: Facts, id: str) -> None:
    organisation = facts[Organisation][id]
    for number in (each for each in organisation.contacts if each.dialled):
        assert "rung" not in printed(number, organisation, facts, "en")


def test_its_own_newest_page_is_named_before_older_ones_and_others() -> None:
    old, new = source(OURS, date="before 2014"), source(OURS, date="2024-06")
    assert bearing_out(point(SCHOOL, old, new)) == [new]


def test_of_several_others_two_publishers_are_named_and_a_copy_that_nobody_signs_last() -> None:
    recent = source("A landlord", "other", "2023")
    assert bearing_out(point(COPY, SCHOOL, recent, HOUSING)) == [recent, SCHOOL]


def test_a_published_number_that_nothing_bears_out_is_told_with_its_line_and_what_to_do(project: SmallProject) -> None:
    project.change(TRUST, "method: telephone", "method: published-source")
    project.change(TRUST, 'date: "2026-11-01", whose: own', 'date: "2026-11-01", whose: other')
    line = project.read(TRUST)[: project.read(TRUST).index("release: published")].count("\n") + 1
    problem = project.problem()
    assert problem.startswith(f'{TRUST}:{line}  "phone" is published, and only Example Trust gives it')
    assert "Expected a number read with its label on the body's own page, or in two sources" in problem
    assert "ahtc partners checked example-trust --contact phone --publish" in problem


def test_a_number_that_another_page_contradicts_is_refused_with_whose_page_that_is(project: SmallProject) -> None:
    project.change(TRUST, "method: telephone", "method: published-source")
    contradicted = '    contradicted_by: [{says: "029 2018 0002", title: T, publisher: A board, date: undated}]\n'
    project.change(TRUST, "    hours: {en: Weekdays", f"{contradicted}    hours: {{en: Weekdays")
    assert '"phone" is published, and A board gives something else in its place' in project.problem()


@pytest.mark.parametrize("date", ["spring 2020", "about May 2020", "06/06/2024", "2024-13"])
def test_a_date_that_cannot_be_said_in_both_languages_is_refused(project: SmallProject, date: str) -> None:
    project.change(TRUST, 'date: "2026-11-01", whose', f'date: "{date}", whose')
    assert "a date that can be said in both languages: 2024-06-06" in project.problem()


def test_a_source_that_does_not_say_whose_page_it_is_is_refused(project: SmallProject) -> None:
    project.change(TRUST, 'date: "2026-11-01", whose: own', 'date: "2026-11-01"')
    assert '"contacts.0.sources.0.whose" is missing' in project.problem()
