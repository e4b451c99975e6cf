"""The forms in which people tell something: each in both languages, asking for the same."""

from __future__ import annotations

import pytest

from ahtc.core.forms import Form
from tests.conftest import ROOT

FOLDER = ROOT / ".github" / "ISSUE_TEMPLATE"
PAIRS = {
    "event": "digwyddiad",
    "number": "rhif",
    "organisation": "sefydliad",
    "accessibility": "hygyrchedd",
}
IN_BOTH = {"good-practice"}  # one form, each label in both languages


@pytest.mark.parametrize(("english", "welsh"), PAIRS.items())
def test_each_form_asks_for_the_same_in_both_languages(english: str, welsh: str) -> None:
    one, other = (Form(FOLDER / f"{name}.yml", ROOT) for name in (english, welsh))
    assert (one.language, other.language) == ("en", "cy")
    assert list(one.labels) == list(other.labels)
    assert one.required == other.required
    assert {id: len(found) for id, found in one.choices.items()} == {
        id: len(found) for id, found in other.choices.items()
    }
    assert not set(one.labels.values()) & set(other.labels.values())


def test_no_form_is_left_without_its_other_language() -> None:
    assert {path.stem for path in FOLDER.glob("*.yml")} == {*PAIRS, *PAIRS.values(), *IN_BOTH}


@pytest.mark.parametrize("name", [*PAIRS, *PAIRS.values()])
def test_a_filled_form_is_read_back_field_by_field(name: str) -> None:
    form = Form(FOLDER / f"{name}.yml", ROOT)
    body = "".join(f"### {label}\r\n\r\nanswer {id}\r\n\r\n" for id, label in form.labels.items())
    assert form.answers(body) == {id: f"answer {id}" for id in form.labels}
    empty = "".join(f"### {label}\n\n_No response_\n\n" for label in form.labels.values())
    assert form.answers(empty) == {}
    assert form.wanting({}) == [form.labels[id] for id in form.required]
