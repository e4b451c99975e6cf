"""A number said to be wrong in a form: held from then on, the one told in its place too, until somebody tries it."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest

from ahtc.core.forms import Form, NotYetError
from ahtc.kinds.organisations.record import ContactPoint, Organisation
from ahtc.pull.partners.told import record_told
from tests.conftest import ROOT
from tests.project import TRUST, Command, SmallProject, tree

FORMS = {name: Form(ROOT / ".github" / "ISSUE_TEMPLATE" / f"{name}.yml", ROOT) for name in ("number", "rhif")}
TODAY = datetime.date(2026, 11, 22)
ANSWERS: dict[str, Any] = {
    "organisation": "Example Trust",
    "printed": "02920180001",
    "right": "029 2018 0999",
    "whose": 0,
    "source_title": "Contact us",
    "source_publisher": "Example Trust",
    "source_url": "https://www.example.org/contact",
}


def filled(name: str = "number", **changes: Any) -> str:
    form, answers = FORMS[name], ANSWERS | changes
    parts = []
    for id, label in form.labels.items():
        answer = answers.get(id)
        text = form.choices[id][answer] if isinstance(answer, int) else answer or "_No response_"
        parts.append(f"### {label}\n\n{text}\n")
    return "\n".join(parts)


def told(project: SmallProject, name: str = "number", **changes: Any) -> ContactPoint:
    """The contact as it is kept once the form was acted on."""
    done = record_told(project.root, FORMS[name], filled(name, **changes), project.facts().words, TODAY)
    path, _, contact = done.partition(", ")
    assert path == TRUST
    organisation = project.facts()[Organisation]["example-trust"]
    return next(each for each in organisation.contacts if each.id == contact)


@pytest.mark.parametrize("name", FORMS)
def test_the_number_told_is_kept_and_held_with_who_says_so(project: SmallProject, name: str) -> None:
    kept = told(project, name)
    assert (kept.value, kept.release, kept.checked) == ("029 2018 0999", "held", TODAY)
    (source,) = kept.sources
    assert (source.title, source.whose, source.url) == ("Contact us", "own", "https://www.example.org/contact")


def test_a_shared_number_is_held_where_it_is_written_and_so_everywhere(project: SmallProject) -> None:
    record = project.read(TRUST).replace("id: example-trust", "id: example-branch").replace("Example Trust", "A Branch")
    shared = re.sub(
        r"kind: phone(.*?)    value: [^\n]+\n", r"same_as: example-trust/phone\1", record, count=1, flags=re.DOTALL
    )
    project.write("docs/data/organisations/example-branch.yml", shared)
    assert told(project, organisation="A Branch").value == "029 2018 0999"
    assert project.facts()[Organisation]["example-branch"].contacts[0].release == "held"


def test_a_number_that_is_only_wrong_is_held_as_it_was(project: SmallProject) -> None:
    kept = told(project, right=None)
    assert (kept.value, kept.release) == ("029 2018 0001", "held")


def test_it_is_found_by_its_name_in_either_language_or_its_id(project: SmallProject) -> None:
    name = project.facts()[Organisation]["example-trust"].name
    for asked in (name.in_("cy").upper(), "example-trust"):
        told(project, organisation=asked, right=None)


WANTING = [
    ({"organisation": "Exmple Trust"}, "We have no organisation of this name: Exmple Trust."),
    ({"printed": "029 2018 0002"}, "Its record does not have this number: 029 2018 0002."),
    ({"right": "12345"}, "Nobody in the UK can dial this: 12345."),
    ({"source_title": None}, "Not filled in yet: The title of that page, or how you know"),
]


@pytest.mark.parametrize(("changes", "said"), WANTING)
def test_what_is_wanting_is_said_and_nothing_changes(project: SmallProject, changes: dict[str, Any], said: str) -> None:
    before = tree(project.root / "docs")
    with pytest.raises(NotYetError) as caught:
        told(project, **changes)
    assert len(caught.value.lines) == 1
    assert caught.value.lines[0].startswith(said)
    assert tree(project.root / "docs") == before


def test_in_welsh_it_is_said_in_welsh(project: SmallProject) -> None:
    with pytest.raises(NotYetError) as caught:
        told(project, "rhif", organisation="Neb", right="1")
    assert [line.partition(":")[0] for line in caught.value.lines] == [
        "Nid oes gennym sefydliad o'r enw hwn",
        "Ni all neb yn y DU ddeialu hwn",
    ]


@pytest.mark.parametrize("text", ['"\n    release: published', "{{ phone('x') }}", "&a *a !!x", "=HYPERLINK(1)"])
def test_whatever_is_written_stays_a_text_of_its_source(project: SmallProject, text: str) -> None:
    kept = told(project, source_title=text)
    assert kept.release == "held"
    assert kept.sources[0].title == " ".join(text.split())


def test_both_forms_ask_for_the_same() -> None:
    one, other = FORMS.values()
    assert (list(one.labels), one.required) == (list(other.labels), other.required)
    assert (one.language, other.language) == ("en", "cy")


def test_the_command_says_what_it_did(project: SmallProject, ahtc: Command) -> None:
    folder = project.root / ".github" / "ISSUE_TEMPLATE"
    folder.mkdir(parents=True)
    (folder / "number.yml").write_bytes((ROOT / ".github/ISSUE_TEMPLATE/number.yml").read_bytes())
    project.write("answers.md", filled())
    done = ahtc(project.root, "told", "number", "--from", "answers.md", "--today", "2026-11-22")
    assert done.code == 0
    assert f"Thank you. It stands ready for somebody to look at: {TRUST}, " in done.out
