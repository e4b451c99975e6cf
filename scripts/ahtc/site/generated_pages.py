"""Pages written from the records: plain Markdown whose facts are calls, in both languages."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ahtc.core.files import write_if_changed
from ahtc.core.language import initial, order
from ahtc.core.templates import Templates
from ahtc.core.text import LANGUAGES, Language
from ahtc.facts import Facts
from ahtc.kinds.organisations.finder import Entry, entries, helplines, options, others, sections, support_in
from ahtc.kinds.organisations.places import councils
from ahtc.kinds.organisations.record import Organisation
from ahtc.kinds.responders.record import FirstResponder
from ahtc.site.calls import near_page

KIND_ORDER = (
    "helpline", "support", "children", "police", "council", "health-board", "safeguarding-board", "legal",
    "regulator", "charity", "government", "law-enforcement", "forum",
)  # fmt: skip

DEAF_ACCESS = ("text", "textphone", "relay", "video")
_GENERATED = "---\ngenerated: true\n"

TABLES_2012 = (
    "wales-2012-headline",
    "wales-2012-nations",
    "wales-2012-nations-change",
    "wales-2012-exploitation",
    "wales-2012-authority",
    "wales-2012-country",
    "wales-2012-country-adults",
    "wales-2012-country-minors",
    "wales-2012-first-responders",
)


def generated_pages(facts: Facts, templates: Templates) -> Iterator[tuple[str, str]]:
    """Every generated page: its path under ``docs`` and its Markdown."""
    for language in LANGUAGES:
        writer = _Writer(facts, templates, language)
        yield from writer.organisations()
        yield writer.directory()
        yield writer.first_responders()
        yield writer.tables_2012()
        yield writer.glossary()
        yield writer.finder()
        yield writer.near()
        yield from writer.near_councils()


def write_pages(facts: Facts, templates: Templates, docs: Path) -> None:
    """Write the generated pages under ``docs``, touching only those that changed, and remove those of gone records."""
    written = set()
    for name, text in generated_pages(facts, templates):
        path = docs / name
        write_if_changed(path, text)
        written.add(path)
    for folder in ("partners", "get-help/near-you", "cy/partners", "cy/get-help/near-you"):
        for path in (docs / folder).glob("*.md"):
            if path not in written and path.read_text(encoding="utf-8").startswith(_GENERATED):
                path.unlink()


class _Writer:
    def __init__(self, facts: Facts, templates: Templates, language: Language) -> None:
        self.facts, self.templates, self.language = facts, templates, language

    def say(self, name: str) -> str:
        return self.facts.words.say(name, self.language)

    def organisations(self) -> Iterator[tuple[str, str]]:
        for organisation in self.facts.organisations.values():
            if organisation.has_page:
                yield self._organisation(organisation)

    def _organisation(self, organisation: Organisation) -> tuple[str, str]:
        name = organisation.name.in_(self.language)
        description = f"{name}. {self.say('partner-description')} {organisation.what_they_do.in_(self.language)}"
        return self._page(
            f"partners/{organisation.id}.md",
            "organisation.md",
            organisation.slug_cy or organisation.id,
            {
                "title": name,
                "title_lang": organisation.name.language_of(self.language),
                "description": _shortened(description),
                "kind": "organisation",
            },
            organisation.checked,
            organisation=organisation,
            answers=[point for point in organisation.published_contacts if point.kind not in ("web", "form")],
            speaks_welsh=any("cy" in point.speaks for point in organisation.published_contacts),
            deaf_access=any(point.access or point.kind in DEAF_ACCESS for point in organisation.published_contacts),
        )

    def directory(self) -> tuple[str, str]:
        listed = [o for o in self.facts.organisations.values() if o.has_page]
        groups = [(kind, self._sorted(o for o in listed if o.kinds[0] == kind)) for kind in KIND_ORDER]
        return self._page(
            "partners/directory.md",
            "directory.md",
            "cyfeiriadur",
            self._matter("directory", "list"),
            self._checked(iter(listed)),
            groups=[(kind, members) for kind, members in groups if members],
        )

    def _sorted(self, organisations: Iterator[Organisation]) -> list[Organisation]:
        return sorted(organisations, key=lambda o: order(o.name.in_(self.language), self.language))

    def first_responders(self) -> tuple[str, str]:
        found = self.facts.first_responders
        groups: dict[str, list[FirstResponder]] = {}
        for entry in found.entries:
            heading = f"group-{entry.group}"
            if not entry.on_list:
                heading = "responders-not-on-list"
            elif entry.covers_wales == "formerly":
                heading = "responders-formerly"
            elif entry.covers_wales in ("no", "not-stated"):
                heading = "responders-outside"
            groups.setdefault(heading, []).append(entry)
        headings = sorted(groups, key=lambda heading: heading.startswith("responders-"))
        return self._page(
            "partners/first-responders.md",
            "first_responders.md",
            "ymatebwyr-cyntaf",
            self._matter("responders", "list"),
            found.checked,
            groups=[(heading, groups[heading]) for heading in headings],
            responders=found,
            organisations=self.facts.organisations,
        )

    def tables_2012(self) -> tuple[str, str]:
        datasets = [self.facts.datasets[name] for name in TABLES_2012 if name in self.facts.datasets]
        return self._page(
            "statistics/2012.md",
            "tables_2012.md",
            "2012",
            self._matter("tables-2012", "statistics"),
            max((dataset.origin.retrieved for dataset in datasets), default=self.facts.terms_checked),
            datasets=datasets,
        )

    def glossary(self) -> tuple[str, str]:
        terms = sorted(self.facts.terms.values(), key=lambda term: order(term.term.in_(self.language), self.language))
        groups: dict[str, list[Any]] = {}
        for term in terms:
            groups.setdefault(initial(term.term.in_(self.language), self.language), []).append(term)
        return self._page(
            "glossary.md",
            "glossary.md",
            "geirfa",
            self._matter("glossary", "list"),
            self.facts.terms_checked,
            groups=list(groups.items()),
            other="cy" if self.language == "en" else "en",
        )

    def finder(self) -> tuple[str, str]:
        found = entries(self.facts.organisations)
        values = options(found)
        asked = {
            "need": [(need, self.say(f"need-{need}")) for need in values["need"]],
            "for": [(people, self.say(f"people-{people}")) for people in values["for"]],
            "place": [(council.id, council.area.in_(self.language)) for council in self._councils()],
            "language": [(language, self.say(f"speaks-{language}")) for language in values["language"]],
            "channel": [(channel, self.say(f"channel-{channel}")) for channel in values["channel"]],
            "responder": [(answer, self.say(f"responder-{answer}")) for answer in ("yes", "no")],
        }
        return self._page(
            "get-help/find-support.md",
            "finder.md",
            "dod-o-hyd-i-gymorth",
            self._help_matter("finder", ""),
            self._checked(entry.organisation for entry in found),
            filters=list(asked.items()),
            count=len(found),
            sections=[(need, self._in_order(group)) for need, group in sections(found)],
            others=lambda need: others(found, need),
        )

    def _in_order(self, group: list[Entry]) -> list[Entry]:
        places = self._councils()
        return sorted(group, key=lambda e: places.index(e.organisation) if e.organisation.council else -1)

    def near(self) -> tuple[str, str]:
        return self._page(
            "get-help/near-you/index.md",
            "near.md",
            "yn-eich-ardal",
            self._help_matter("near", ""),
            self._checked(iter(councils(self.facts.organisations))),
            councils=self._councils(),
            helplines=helplines(entries(self.facts.organisations)),
        )

    def near_councils(self) -> Iterator[tuple[str, str]]:
        found = entries(self.facts.organisations)
        for council in councils(self.facts.organisations):
            yield self._page(
                near_page(council),
                "near_council.md",
                council.slug_cy or council.id,
                self._help_matter("near-council", f"{council.area.in_(self.language)}: "),
                council.checked,
                council=council,
                helplines=helplines(found),
                support=support_in(council.id, found),
            )

    def _councils(self) -> list[Organisation]:
        found = councils(self.facts.organisations)
        return sorted(found, key=lambda council: order(council.area.in_(self.language), self.language))

    def _checked(self, organisations: Iterator[Organisation]) -> datetime.date:
        return max((organisation.checked for organisation in organisations), default=self.facts.terms_checked)

    def _help_matter(self, words: str, place: str) -> dict[str, Any]:
        matter = {"neutral_title": place + self.say(f"{words}-tab"), "audience": ["victim", "public", "practitioner"]}
        titles = {key: place + text for key, text in self._matter(words, "help").items() if key != "kind"}
        return titles | {"kind": "help"} | matter

    def _matter(self, words: str, kind: str) -> dict[str, Any]:
        return {
            "title": self.say(f"{words}-title"),
            "description": self.say(f"{words}-description"),
            "kind": kind,
        }

    def _page(
        self, name: str, template: str, slug_cy: str, matter: dict[str, Any], reviewed: datetime.date, **values: Any
    ) -> tuple[str, str]:
        matter = {"review_every": 6, "audience": ["public", "practitioner"]} | matter
        if self.language == "cy":
            name = f"cy/{name}"
            matter |= {"slug": slug_cy, "translator_checked": False}
        # JSON strings are YAML strings too, whatever a name holds.
        front = "".join(f"{key}: {json.dumps(_one_line(value), ensure_ascii=False)}\n" for key, value in matter.items())
        body = self.templates.render(template, self.language, **values)
        return name, f"{_GENERATED}reviewed: {reviewed}\n{front}---\n\n{body}"


def _one_line(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value


def _shortened(text: str, limit: int = 155) -> str:
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + "…"
