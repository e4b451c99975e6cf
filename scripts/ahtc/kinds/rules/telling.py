"""A finding in either language: as the tools say it in English, or by the texts of its rule in Welsh.

The tools write findings in English, where they find them. Their Welsh is looked up by the English sentence, as gettext
does it: a sentence of ``rules.yml`` with its parts filled in, or, where there is none, the rule's own title and steps.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from ahtc.core.pages import is_page
from ahtc.core.problems import Finding, ProblemsError
from ahtc.core.site_address import is_reserved, site_address
from ahtc.core.text import LANGUAGES, Language
from ahtc.core.validation import validated
from ahtc.core.yaml_file import read_yaml
from ahtc.kinds.rules.record import FILE, PART, RuleHelp, RuleList, Sentence
from ahtc.kinds.settings.record import FILE as SETTINGS
from ahtc.kinds.settings.record import SiteSettings

# Where the help page stands on the site.
HELP: dict[Language, str] = {"en": "desk/rules/", "cy": "cy/desg/rheolau/"}


@dataclass(frozen=True)
class Told:
    """A finding in one language: what was seen, what was expected where that can be said, what to do.

    ``rule`` is the name of its rule in words. ``english`` is what was seen, where it could not be told in Welsh.
    """

    language: Language
    rule: str
    seen: str
    expected: str
    remedy: str
    english: str = ""

    def __str__(self) -> str:
        expected, english = {
            "en": (f"Expected {self.expected}.", ""),
            "cy": (f"Disgwylid: {self.expected}.", f"(Yn Saesneg: {self.english}.)"),
        }[self.language]
        parts = [f"{self.seen}.", expected if self.expected else "", self.remedy, english if self.english else ""]
        return " ".join(part for part in parts if part)


@dataclass(frozen=True)
class RuleTexts:
    """The texts of the rules by their names, the sentences that several rules share, and where the site stands."""

    rules: Mapping[str, RuleHelp] = field(default_factory=dict)
    shared: tuple[Sentence, ...] = ()
    site: str | None = None

    def link(self, name: str, language: Language) -> str:
        """The address of a rule's help; empty while the site has none that others can open."""
        return f"{self.site}{HELP[language]}#{name}" if self.site and name in self.rules else ""

    def told(self, finding: Finding, language: Language) -> Told:
        """A finding in one language; in English where its rule has no text, as while ``rules.yml`` cannot be read."""
        rule = self.rules.get(finding.rule)
        if rule is None or language == "en":
            title = rule.title.en if rule else finding.rule
            return Told("en", title, finding.seen, finding.expected, finding.remedy)
        says = (*rule.says, *self.shared)
        seen, expected, remedy = (_welsh(text, says) for text in (finding.seen, finding.expected, finding.remedy))
        steps = " ".join(step.cy for step in rule.do)
        if not seen:
            return Told("cy", rule.title.cy, rule.title.cy, "", steps, english=finding.seen)
        return Told("cy", rule.title.cy, seen, expected, remedy or steps)


def read_rule_texts(root: Path) -> RuleTexts:
    """The texts of a project; what is not there or cannot be read is left out, and told as any other fault."""
    data = root / "docs" / "data"
    try:
        settings = SiteSettings.model_validate(read_yaml(data / SETTINGS, root).data or {})
        site = site_address(settings.address)
    except (ProblemsError, ValidationError):
        site = None
    try:
        read = validated(RuleList, read_yaml(data / FILE, root))
    except ProblemsError:
        return RuleTexts()
    known = {rule.id: rule for rule in read.rules}
    return RuleTexts(known, tuple(read.says), site if site and not is_reserved(site) else None)


def languages_of(path: str, changed: Iterable[str] = ()) -> tuple[Language, ...]:
    """The languages to tell findings of a file in: a page's own; for others those of the pages changed beside them."""
    if is_page(path):
        return ("cy",) if path.startswith("docs/cy/") else ("en",)
    beside = {language for other in changed if is_page(other) for language in languages_of(other)}
    return tuple(language for language in LANGUAGES if language in beside) or ("en",)


def _welsh(text: str, says: Iterable[Sentence]) -> str:
    """The Welsh of a sentence of the tools; empty where it has none.

    A part that the tools say themselves (``a heading of level 2``) is told in Welsh too; what a file holds, which
    stands between quotes, stays as it is.
    """
    for sentence in says:
        if found := _pattern(sentence.en).fullmatch(text):
            parts = {
                name: part if part.startswith('"') else _welsh(part, says) or part
                for name, part in found.groupdict().items()
            }
            return _filled(sentence.cy, parts)
    return ""


def _filled(welsh: str, parts: Mapping[str, str]) -> str:
    return PART.sub(lambda part: parts[part[1]], welsh)


@cache
def _pattern(english: str) -> re.Pattern[str]:
    """What finds a sentence of the tools, and its parts by name."""
    pieces = PART.split(english)
    texts, names = pieces[::2], pieces[1::2]
    found = re.escape(texts[0])
    for name, text in zip(names, texts[1:], strict=True):
        found += f"(?P<{name}>.+?){re.escape(text)}"
    return re.compile(found, re.DOTALL)
