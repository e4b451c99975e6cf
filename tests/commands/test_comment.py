"""One comment on a pull request: by file, in the languages of the files changed, and only ever text."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from ahtc.commands.comment import MARK, ONE_LANGUAGE, as_comment
from ahtc.core.problems import Finding
from ahtc.kinds.rules.telling import RuleTexts, read_rule_texts
from tests.conftest import ROOT
from tests.project import Command, SmallProject

HOSTILE = "**a** <img src=x> [b](https://c.example) `d` @anna #12 {{ e }} <!-- f --> www.g.example \u202e h@i.example"


@pytest.fixture(scope="module")
def texts() -> RuleTexts:
    return read_rule_texts(ROOT)


def finding(path: str, rule: str = "links", seen: str = "Seen", line: int = 3) -> Finding:
    return Finding(path, line, rule, seen, "expected", "Do it.")


def test_findings_stand_under_their_file_with_line_and_what_to_do(texts: RuleTexts) -> None:
    comment = as_comment(
        [finding("docs/b.md"), finding("docs/a.md"), finding("docs/a.md", line=9)], texts, ["docs/a.md"]
    )
    assert comment.startswith(f"{MARK}\n\n## What the checks found\n")
    assert comment.index("### docs/a.md") < comment.index("Line 3") < comment.index("Line 9")
    assert comment.index("Line 9") < comment.index("### docs/b.md")
    assert "**Line 3: A link that leads nowhere** (to mend). Seen." in comment
    assert "**What to do:** Do it." in comment


def test_it_is_in_the_languages_of_the_pages_changed(texts: RuleTexts) -> None:
    comment = as_comment([finding("docs/cy/a.md")], texts, ["docs/cy/a.md"])
    assert "## Yr hyn a ganfu'r gwiriadau\n" in comment
    assert "**Llinell 3: Dolen nad yw'n arwain i unman** (i'w drwsio)" in comment.replace("&#39;", "'")
    both = as_comment([], texts, ["docs/cy/a.md", "docs/a.md"])
    assert "Nothing to mend. / Dim i'w drwsio." in both


def test_whatever_a_file_holds_is_shown_as_text_and_calls_nobody(texts: RuleTexts) -> None:
    comment = as_comment([finding(f"docs/{HOSTILE}.md", seen=HOSTILE)], texts, [])
    html = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(comment)
    shown = html[html.index("<h3>") :]
    for harm in ("<img", "<a ", "<code", "<!--", "@anna", "#12", "@i.example", "\u202e", "<strong>a"):
        assert harm not in shown, harm
    for raw in ("https://", "www.g"):
        assert raw not in comment
    assert "**a**" in shown


def test_it_says_when_only_one_language_was_changed(texts: RuleTexts) -> None:
    comment = as_comment([], texts, ["docs/cy/a.md"])
    assert ONE_LANGUAGE in comment
    assert "- docs/cy/a.md, ac nid docs/a.md" in comment
    assert ONE_LANGUAGE not in as_comment([], texts, ["docs/cy/a.md", "docs/a.md"])


def test_it_ends_before_it_is_too_long_to_be_posted(texts: RuleTexts) -> None:
    comment = as_comment([finding(f"docs/{number}.md", seen="x" * 9000) for number in range(200)], texts, [])
    assert len(comment) < 65_536
    assert comment.endswith("There is more than fits here: `ahtc check` lists all.\n")


def test_the_command_prints_it_whatever_is_wrong(project: SmallProject, ahtc: Command) -> None:
    project.change("docs/data/terms.yml", "terms:", "terms:\n\t- id: x")
    project.write("changed.txt", "docs/data/terms.yml\n")
    told = ahtc(project.root, "check", "--markdown", "--changed", "changed.txt")
    assert told.code == 1
    assert "### docs/data/terms.yml\n\n- **Line" in told.out.replace("&#95;", "_")
