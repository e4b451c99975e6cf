"""The list of first responders begins with whom people in Wales turn to."""

from __future__ import annotations

from ahtc.core.facts import Facts
from ahtc.core.page_writer import PageWriter
from ahtc.kinds.facts import templates_for
from ahtc.kinds.organisations.record import Organisation
from ahtc.kinds.responders.calls import NEAR
from ahtc.kinds.responders.pages import pages
from ahtc.kinds.responders.record import FirstResponder, FirstResponderList


def test_who_people_in_wales_turn_to_stands_in_sight_and_everybody_else_is_folded(facts: Facts) -> None:
    (page,) = pages(PageWriter(facts, templates_for(facts), "en"))
    in_sight, folded = page.text.split("{#others}")
    for entry in facts.document(FirstResponderList).entries:
        near = entry.on_list and entry.covers_wales == "yes" and entry.group in NEAR
        assert (_line(entry, facts) in in_sight, _line(entry, facts) in folded) == (near, not near)
    assert folded.count("<details>") == folded.count("</details>") > 3
    assert "<details>" not in in_sight


def _line(entry: FirstResponder, facts: Facts) -> str:
    if entry.organisation and facts[Organisation][entry.organisation].has_page:
        return f'{{{{ organisation("{entry.organisation}") }}}}'
    return entry.name.en.replace("'", "&#39;")
