"""The pages that a preview sends: the built ones with the code that shows them again, and what has to be mended."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from html import escape, unescape
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ahtc.core.problems import Finding
from ahtc.core.text import Language
from ahtc.core.validation import validated
from ahtc.core.words import Words
from ahtc.core.yaml_file import parse_yaml

CHANGES = "/-/changes"  # no page can have this address: names of folders hold letters, digits and single hyphens

_HERE = Path(__file__).parent
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(">)')
_BODY = re.compile(r"<body[^>]*>")


class PreviewPages:
    """Makes the pages; its script, styles, templates and words are read once."""

    def __init__(self) -> None:
        self._script = _text("reload.js")
        self._words = validated(Words, parse_yaml(_text("words.yml"), "scripts/ahtc/output/preview/words.yml"))
        self._templates = Environment(
            loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
        )

    def following(self, page: str, version: str) -> str:
        """A page, sent as this version of the site, that loads itself again when another is shown."""
        page = _allowing(page, {"script-src": f"'{_hash(self._script)}'", "connect-src": "'self'"})
        script = f'<script data-version="{escape(version)}">{self._script}</script>\n'
        before, end, after = page.rpartition("</body>")
        return f"{before}{script}{end}{after}" if end else f"{page}{script}"

    def noticing(self, page: str, findings: Sequence[Finding], language: Language) -> str:
        """A page of the built site that says at its top what has to be mended before it can be published."""
        style = _text("notice.css")
        notice = self._said("notice.html", findings, language, style=Markup(style))
        page = _allowing(page, {"style-src": f"'{_hash(style)}'"})
        return _BODY.sub(lambda found: f"{found[0]}\n{notice}", page, count=1)

    def problems(self, findings: Sequence[Finding], language: Language) -> str:
        """The page in the place of every page of a site that cannot be built: each finding, as text."""
        style = _text("problems.css")
        policy = f"default-src 'none'; img-src data:; style-src '{_hash(style)}'; base-uri 'none'"
        return self._said("problems.html", findings, language, style=Markup(style), policy=policy)

    def _said(self, template: str, findings: Sequence[Finding], language: Language, **more: str) -> str:
        """A template in both languages, ``language`` first."""
        languages = ("cy", "en") if language == "cy" else ("en", "cy")
        values = {"languages": languages, "findings": findings, "say": self._words.say}
        return self._templates.get_template(template).render(**values, **more)


def _allowing(page: str, more: Mapping[str, str]) -> str:
    """A page whose content policy, where it has one, lets in ``more``: for each rule's name one more source."""
    return _POLICY.sub(lambda found: f"{found[1]}{escape(_wider(unescape(found[2]), more))}{found[3]}", page, count=1)


def _wider(policy: str, more: Mapping[str, str]) -> str:
    rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";") if rule.strip())
    for name, source in more.items():
        allowed = [each for each in rules.get(name, "").split() if each != "'none'"]
        rules[name] = " ".join([*allowed, source])
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())


def _text(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
