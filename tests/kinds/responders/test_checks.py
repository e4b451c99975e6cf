from __future__ import annotations

from pathlib import Path

import pytest

from ahtc.core.facts import Facts
from ahtc.core.problems import Finding
from ahtc.core.project import Project
from ahtc.core.references import Ref
from ahtc.core.text import Name
from ahtc.kinds.facts import templates_for
from ahtc.kinds.organisations.record import FirstResponderStatus, Organisation
from ahtc.kinds.responders.checks import findings
from ahtc.kinds.responders.record import FirstResponder, FirstResponderList
from tests.check.project import TODAY
from tests.facts import with_document, with_records


def found(facts: Facts) -> list[Finding]:
    return list(findings(Project(Path(), TODAY, facts, templates_for(facts), [])))


def saying(facts: Facts, id: str, status: str, *listed_as: str) -> Facts:
    """The facts, where one record says this of itself."""
    says = FirstResponderStatus.model_validate({"status": status, "listed_as": list(listed_as)})
    changed = facts[Organisation][id].model_copy(update={"first_responder": says})
    return with_records(facts, Organisation, {**facts[Organisation], id: changed})


def with_entry(facts: Facts, id: str, *, on_list: bool, organisation: str | None = None) -> Facts:
    """The facts, with one more entry on the list."""
    entry = FirstResponder(
        id=id, name=Name(en=id, welsh="none"), group="charity", on_list=on_list, covers_wales="yes",
        organisation=Ref[Organisation](organisation) if organisation else None,
    )  # fmt: skip
    longer = facts.document(FirstResponderList).model_copy(
        update={"entries": [*facts.document(FirstResponderList).entries, entry]}
    )
    return with_document(facts, longer)


def test_the_official_list_and_the_records_agree(facts: Facts) -> None:
    assert found(facts) == []


def test_a_record_that_says_yes_though_the_list_does_not_have_it_is_found(facts: Facts) -> None:
    (finding,) = found(saying(facts, "shelter-cymru", "yes"))
    assert finding.path == "docs/data/organisations/shelter-cymru.yml"
    assert finding.seen == 'This record says "yes", but nothing in docs/data/first_responders.yml names it'
    lines = Path(finding.path).read_text(encoding="utf-8").split("\n") if Path(finding.path).is_file() else []
    assert not lines or "status" in lines[finding.line - 1]


def test_a_record_that_says_yes_though_the_list_says_no_is_found(facts: Facts) -> None:
    (finding,) = found(saying(facts, "hope-for-justice", "yes"))
    assert 'says of "hope-for-justice" that it is not on it' in finding.seen


@pytest.mark.parametrize("status", ["no", "not-applicable"])
def test_a_record_on_the_list_that_does_not_say_yes_is_found(facts: Facts, status: str) -> None:
    (finding,) = found(saying(facts, "bawso", status))
    assert finding.seen == f'This record says "{status}", but "bawso" is on the official list'


def test_an_entry_that_gets_its_record_later_is_known_by_its_id(facts: Facts) -> None:
    (finding,) = found(with_entry(facts, "shelter-cymru", on_list=True))
    assert finding.path == "docs/data/organisations/shelter-cymru.yml"


def test_an_entry_under_another_name_counts_for_the_record_it_names(facts: Facts) -> None:
    known = saying(facts, "shelter-cymru", "yes")
    assert found(with_entry(known, "the-full-name", on_list=True, organisation="shelter-cymru")) == []


def test_a_part_of_a_body_on_the_list_says_which(facts: Facts) -> None:
    assert found(saying(facts, "nspcc-helpline", "yes", "nspcc-ctac")) == []
    assert len(found(saying(facts, "nspcc-helpline", "yes"))) == 1


def test_a_misspelt_entry_is_told_with_a_suggestion(facts: Facts) -> None:
    seen = {finding.seen: finding.remedy for finding in found(saying(facts, "nspcc-helpline", "yes", "nspcc-ctca"))}
    assert seen['"nspcc-ctca" is no entry of the list'] == 'Did you mean "nspcc-ctac"?'
