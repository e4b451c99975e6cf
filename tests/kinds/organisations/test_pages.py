"""The directory lists every organisation, whatever its kind."""

from __future__ import annotations

from ahtc.core.facts import Facts
from ahtc.core.page_writer import PageWriter
from ahtc.kinds.facts import templates_for
from ahtc.kinds.organisations.pages import pages
from ahtc.kinds.organisations.record import KINDS, Organisation
from tests.facts import with_records


def test_an_organisation_of_every_kind_stands_in_the_directory(facts: Facts) -> None:
    bawso = facts[Organisation]["bawso"]
    each: dict[str, Organisation] = {kind: bawso.model_copy(update={"id": kind, "kinds": [kind]}) for kind in KINDS}
    places = dict.fromkeys(each, facts.stands(Organisation, "bawso"))
    records = {**facts[Organisation], **each}
    changed = with_records(facts, Organisation, records, {**facts.shelves[Organisation].places, **places})
    found = {page.name: page for page in pages(PageWriter(changed, templates_for(changed), "en"))}
    text = found["partners/directory.md"].text
    assert [kind for kind in KINDS if f'brief("{kind}")' not in text and f'organisation("{kind}")' not in text] == []


def test_each_council_is_one_line_of_the_directory(facts: Facts) -> None:
    found = {page.name: page for page in pages(PageWriter(facts, templates_for(facts), "en"))}
    councils = [each for each in facts[Organisation].values() if each.council]
    (line,) = {
        line.replace(council.id, "ID")
        for council in councils
        for line in found["partners/directory.md"].text.splitlines()
        if f'"{council.id}"' in line
    }
    assert line == '<li>{{ organisation("ID") }}</li>'
