"""A number to call, or a card, stands in a paragraph of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ahtc.check.action_alone import findings
from tests.check.project import Project

CALL = '{{ phone("emergency-999") }}'


@pytest.mark.parametrize(
    "text",
    [
        f"In danger now? Call:\n\n{CALL}\n\nYou need not speak.",
        f"1. In danger now.\n\n    {CALL}\n\n2. Later.",
        f"- {CALL}",
        f'!!! danger "Now"\n    {CALL}\n\n    You need not speak.',
        f'<div class="ways" markdown>\n\n{CALL}\n\n</div>',
        f"<ul>\n<li>An office\n<p>{CALL}</p></li>\n</ul>",
        f"| Who | Number |\n|---|---|\n| Police | {CALL} |",
        '{{ contact("emergency-999") }}',
        '{{ call_card("emergency-999") }}',
        "The figure {{ figure('x', period='2024') }} stands in a sentence, and so may {{ organisation('bawso') }}.",
    ],
)
def test_a_call_that_stands_by_itself_is_well(project: Project, text: str) -> None:
    project.page("a.md", text)
    assert list(findings(project.read())) == []


@pytest.mark.parametrize(
    ("text", "below"),
    [
        (f"Call {CALL}.", 0),
        (f"{CALL}.", 0),
        (f"Danger.\n\nCall:\n{CALL}", 3),
        (f"1. One.\n2. Danger: {CALL}", 1),
        (f'!!! danger "Now"\n    Call {CALL}.', 1),
        (f"## Danger {CALL}", 0),
        (f"<p>Call\n{CALL}</p>", 1),
        (f"<p>Call <span>{CALL}</span></p>", 0),
        (f"{CALL} {CALL}", 0),
        ('Here: {{ contact("emergency-999") }}', 0),
        ('Here: {{ call_card("emergency-999") }}', 0),
    ],
)
def test_one_among_words_is_told_with_its_line(project: Project, text: str, below: int) -> None:
    page = project.page("a.md", text)
    found = list(findings(project.read()))
    assert {(each.path, each.line, each.severity) for each in found} == {(page.path, page.first_line + below, "error")}
    assert all("emergency-999" in each.seen and "line of its own" in each.remedy for each in found)


def test_of_pages_made_by_one_template_one_is_told_with_the_template_to_mend(project: Project) -> None:
    for name in ("a", "b"):
        project.made_page(f"{name}.md", f"Well.\n\nCall {CALL}.")
    words, read = "docs/data/words/councils.yml", project.read()
    (finding,) = findings(replace(read, pages=[replace(page, path=words) for page in read.pages]))
    assert (finding.path, finding.line) == (words, read.pages[0].first_line)
    assert "the page a.md" in finding.seen
    assert "scripts/ahtc/kinds" in finding.remedy
