"""Guided paths: everybody who follows one comes to something to do, and what would keep them from it is named."""

from __future__ import annotations

import pytest

from ahtc.core.facts import Facts, Stands
from ahtc.core.page_writer import PageWriter
from ahtc.core.pages import Page
from ahtc.core.problems import Finding, ProblemsError
from ahtc.core.project import Project
from ahtc.core.text import LANGUAGES, Language
from ahtc.core.validation import validated
from ahtc.core.yaml_file import parse_yaml
from ahtc.kinds.facts import templates_for
from ahtc.kinds.paths.checks import agree, findings, ways
from ahtc.kinds.paths.pages import pages
from ahtc.kinds.paths.record import GuidedPath
from tests.facts import with_records
from tests.project import DAY, ROOT

WHERE = "docs/data/paths/go.yml"

GOOD = """\
id: go
title: {en: Shall I go?, cy: A af i?}
description: {en: A short path for a test of paths., cy: Llwybr byr i brofi llwybrau.}
slug_cy: a-af-i
intro: {en: Answer., cy: Atebwch.}
steps:
  - id: rain
    question: {en: Does it rain?, cy: Ydy hi'n bwrw?}
    reason: {en: Rain is wet., cy: Mae glaw yn wlyb.}
    answers:
      - {text: {en: "Yes", cy: Ydy}, to: coat}
      - {text: {en: "No", cy: Nac ydy}, to: walk}
  - id: coat
    question: {en: Have you a coat?, cy: Oes gennych chi gôt?}
    reason: {en: It keeps you dry., cy: Mae'n eich cadw'n sych.}
    answers:
      - {text: {en: "Yes", cy: Oes}, to: walk}
      - {text: {en: "No", cy: Nac oes}, to: ring}
ends:
  - id: walk
    title: {en: Walk, cy: Cerddwch}
    why: {en: It is dry., cy: Mae'n sych.}
    actions: [{text: {en: See the signs, cy: Gweld yr arwyddion}, page: signs/index.md}]
  - id: ring
    title: {en: Ring, cy: Ffoniwch}
    why: {en: It is wet., cy: Mae'n wlyb.}
    actions: [{text: {en: Ring., cy: Ffoniwch.}, phone: emergency-999}]
sources: [{title: Weather, publisher: Met Office, date: undated}]
checked: 2026-11-22
"""


def with_path(facts: Facts, *changes: tuple[str, str]) -> tuple[Facts, str]:
    """The facts with this one path, and its text, after each change."""
    text = GOOD
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    file = parse_yaml(text, WHERE)
    record = validated(GuidedPath, file)
    return with_records(facts, GuidedPath, {record.id: record}, {record.id: Stands(file)}), text


def only_finding(facts: Facts, *changes: tuple[str, str]) -> tuple[Finding, str]:
    """The one thing wrong with the path after these changes, and the line of its file that it names."""
    changed, text = with_path(facts, *changes)
    found = list(agree(changed))
    if not found:
        signs = Page("", "signs/index.md", "en", None, "", 1, None)  # type: ignore[arg-type]
        found = list(findings(Project(ROOT, DAY, changed, templates_for(changed), [signs])))
    (finding,) = found
    assert (finding.path, finding.rule, finding.severity) == (WHERE, "guided-path", "error")
    assert finding.remedy
    return finding, text.split("\n")[finding.line - 1].strip()


def test_a_path_on_which_nobody_is_lost_passes(facts: Facts) -> None:
    changed, _ = with_path(facts)
    signs = Page("", "signs/index.md", "en", None, "", 1, None)  # type: ignore[arg-type]
    project = Project(ROOT, DAY, changed, templates_for(changed), [signs])
    assert [*agree(changed), *findings(project)] == []


def test_an_answer_that_leads_to_nothing_is_told_with_what_it_may_mean(facts: Facts) -> None:
    finding, line = only_finding(facts, ("cy: Ydy}, to: coat", "cy: Ydy}, to: caot"))
    assert finding.seen == '"rain" leads to "caot", and this path has no such step or end'
    assert finding.remedy == 'Did you mean "coat"?'
    assert line.endswith("to: caot}")


def test_a_step_without_answers_is_a_dead_end(facts: Facts) -> None:
    answers = GOOD[GOOD.index('    answers:\n      - {text: {en: "Yes", cy: Oes}') : GOOD.index("ends:")]
    no_end = GOOD[GOOD.index("  - id: ring") : GOOD.index("sources:")]
    finding, line = only_finding(facts, (answers, ""), (no_end, ""))
    assert finding.seen == 'The step "coat" is a dead end: it has no answers'
    assert line == "- id: coat"


def test_an_end_with_nothing_to_do_is_a_dead_end(facts: Facts) -> None:
    finding, line = only_finding(
        facts, ("    actions: [{text: {en: Ring., cy: Ffoniwch.}, phone: emergency-999}]\n", "")
    )
    assert finding.seen == 'The end "ring" is a dead end: it says nothing to do'
    assert line == "- id: ring"


def test_a_circle_is_told_with_the_round_that_it_makes(facts: Facts) -> None:
    finding, line = only_finding(facts, ("cy: Oes}, to: walk", "cy: Oes}, to: rain"))
    assert finding.seen == "This leads in a circle: rain → coat → rain"
    assert line.endswith("to: rain}")


def test_a_circle_through_an_end_that_goes_on_is_found(facts: Facts) -> None:
    finding, line = only_finding(facts, ("phone: emergency-999}]\n", "phone: emergency-999}]\n    then: coat\n"))
    assert finding.seen == "This leads in a circle: coat → ring → coat"
    assert line == "then: coat"


def test_a_step_that_nobody_comes_to_is_found(facts: Facts) -> None:
    finding, line = only_finding(facts, ("cy: Nac oes}, to: ring", "cy: Nac oes}, to: walk"))
    assert finding.seen == 'Nobody who starts at "rain" comes to "ring"'
    assert line == "- id: ring"


def test_two_parts_of_one_name_are_found(facts: Facts) -> None:
    finding, line = only_finding(facts, ("id: ring", "id: walk"), ("cy: Nac oes}, to: ring", "cy: Nac oes}, to: walk"))
    assert finding.seen == '"walk" stands in this path 2 times'
    assert line == "- id: walk"


def test_an_action_on_a_page_that_is_not_there_is_found(facts: Facts) -> None:
    finding, line = only_finding(facts, ("page: signs/index.md", "page: sings/index.md#a"))
    assert finding.seen == 'There is no page "sings/index.md"'
    assert finding.remedy == 'Did you mean "signs/index.md"?'
    assert "sings" in line


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("{en: Does it rain?, cy: Ydy hi'n bwrw?}", "{en: Does it rain?}", 8, '"steps.0.question.cy" is missing'),
        ("{en: Rain is wet., cy: Mae glaw yn wlyb.}", "{en: Rain is wet.}", 9, '"steps.0.reason.cy" is missing'),
        ("phone: emergency-999", "phone: emergency-999, form: nrm-form", 27, "one of phone, form and page"),
        ("page: signs/index.md", "page: https://example.org/", 23, "a page and perhaps its anchor"),
    ],
)
def test_a_path_that_cannot_be_read_is_told_with_its_line(
    facts: Facts, old: str, new: str, line: int, told: str
) -> None:
    with pytest.raises(ProblemsError) as caught:
        with_path(facts, (old, new))
    found = str(caught.value)
    assert found.startswith(f"{WHERE}:{line}  ")
    assert told in found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_and_end_stands_on_the_page_with_its_ways_on(facts: Facts, language: Language) -> None:
    (page,) = pages(PageWriter(facts, templates_for(facts), language))
    path = facts[GuidedPath]["should-i-refer"]
    ids = [step.id for step in path.steps] + [end.id for end in path.ends]
    assert [id for id in ids if f"{{#{id}}}" not in page.text] == []
    for way in ways(path):
        assert f"](#{way.to})" in page.text


def test_the_page_names_the_sources_of_its_record(facts: Facts) -> None:
    (page,) = pages(PageWriter(facts, templates_for(facts), "en"))
    assert page.matter.sources == facts[GuidedPath]["should-i-refer"].sources


def test_what_a_record_says_never_becomes_markup(facts: Facts) -> None:
    changed, _ = with_path(facts, ("{en: It is wet., ", "{en: '<b>[Wet](x.md)</b> {{ phone(1) }}', "))
    (page,) = pages(PageWriter(changed, templates_for(changed), "en"))
    assert "<b>" not in page.text
    assert "](x.md)" not in page.text
    assert "{{ phone(1) }}" not in page.text
