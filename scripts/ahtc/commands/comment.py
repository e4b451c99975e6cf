"""What a check found, as one comment for a pull request: by file, each with its line, what was seen and what to do.

Its words stand here, as the site's own may be what cannot be read. Findings quote files, and files come from anybody:
whatever they hold is shown as text, never as Markdown or HTML, and calls nobody (``@name``) and nothing (``#12``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ahtc.check.one_language import in_one_language
from ahtc.core.escape import as_text
from ahtc.core.problems import Finding, visible
from ahtc.core.text import LANGUAGES, Language
from ahtc.kinds.rules.telling import RuleTexts, languages_of

# The comment is found again by the first, and the label "one language" set by the second.
MARK = "<!-- ahtc check -->"
ONE_LANGUAGE = "<!-- one language -->"

_LONGEST = 60_000  # GitHub takes 65,536 characters
_LONGEST_TEXT = 600

_WORDS: dict[Language, dict[str, str]] = {
    "en": {
        "title": "What the checks found",
        "nothing": "Nothing to mend.",
        "line": "Line",
        "error": "to mend",
        "warning": "to consider",
        "expected": "Expected",
        "do": "What to do",
        "more": "More about this",
        "cut": "There is more than fits here: `ahtc check` lists all.",
        "one": "Only one language was changed",
        "not": "and not",
    },
    "cy": {
        "title": "Yr hyn a ganfu'r gwiriadau",
        "nothing": "Dim i'w drwsio.",
        "line": "Llinell",
        "error": "i'w drwsio",
        "warning": "i'w ystyried",
        "expected": "Disgwylid",
        "do": "Beth i'w wneud",
        "more": "Mwy am hyn",
        "cut": "Mae mwy nag sy'n ffitio yma: mae `ahtc check` yn rhestru'r cyfan.",
        "one": "Dim ond un iaith a newidiwyd",
        "not": "ac nid",
    },
}


def as_comment(findings: Sequence[Finding], texts: RuleTexts, changed: Sequence[str]) -> str:
    """The comment, in Markdown, in the languages of the files that were ``changed`` (paths in the project)."""
    spoken = {language for path in changed for language in languages_of(path, changed)} or {"en"}
    languages = [language for language in LANGUAGES if language in spoken]
    lines = [MARK, "## " + _in_each("title", languages), *_alone(changed, languages)]
    if not findings:
        lines.append(_in_each("nothing", languages))
    length = sum(map(len, lines))
    for block in _blocks(findings, texts, changed):
        length += len(block)
        if length > _LONGEST:
            lines.append(_in_each("cut", languages))
            break
        lines.append(block)
    return "\n\n".join(lines) + "\n"


def _alone(changed: Sequence[str], languages: Sequence[Language]) -> Iterator[str]:
    """That pages were changed in one language alone, and which."""
    if pages := in_one_language(changed):
        yield f"{ONE_LANGUAGE}\n**{_in_each('one', languages)}**"
        yield "\n".join(f"- {_text(page)}, {_in_each('not', languages)} {_text(twin)}" for page, twin in pages[:50])


def _blocks(findings: Sequence[Finding], texts: RuleTexts, changed: Sequence[str]) -> Iterator[str]:
    """A heading for each file, and an entry for each of its findings."""
    for path, of_file in groupby(sorted(findings), key=lambda finding: finding.path):
        yield f"### {_text(path)}"
        for finding in of_file:
            for language in languages_of(path, changed):
                yield _entry(finding, texts, language)


def _entry(finding: Finding, texts: RuleTexts, language: Language) -> str:
    words, told = _WORDS[language], texts.told(finding, language)
    seen = told.seen if told.seen != told.rule else told.english
    lines = [f"- **{words['line']} {finding.line}: {_text(told.rule)}** ({words[finding.severity]}). {_text(seen)}."]
    if told.expected:
        lines.append(f"  {words['expected']}: {_text(told.expected)}.")
    lines.append(f"  **{words['do']}:** {_text(told.remedy)}")
    if link := texts.link(finding.rule, language):
        lines.append(f"  [{words['more']}]({link})")
    return "\\\n".join(lines)


def _in_each(word: str, languages: Sequence[Language]) -> str:
    return " / ".join(_WORDS[language][word] for language in languages)


def _text(text: str) -> str:
    """What may come from a file, as text and nothing else, cut where it is long."""
    short = text if len(text) <= _LONGEST_TEXT else f"{text[:_LONGEST_TEXT]}…"
    inert = as_text(visible(" ".join(short.split())))
    for sign in ("&#64;", "&#35;"):  # GitHub reads @name and #12 after Markdown: a sign of no width parts them
        inert = inert.replace(sign, f"{sign}&#8203;")
    return inert.replace("://", "&#58;//").replace("www.", "www&#46;")
