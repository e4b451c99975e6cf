"""The calls that pages may use, the same in both languages: each answers with HTML made from one record."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from markupsafe import Markup

from ahtc.model.datasets import StatisticalDataset
from ahtc.model.facts import Facts
from ahtc.model.organisation import ContactPoint, Organisation
from ahtc.model.problems import did_you_mean
from ahtc.model.revisions import words_on
from ahtc.model.statistics import Observation
from ahtc.model.text import Language
from ahtc.render.charts import chart_name, chart_view
from ahtc.render.escape import as_text
from ahtc.render.expand import CallError
from ahtc.render.revisions import revised_figures
from ahtc.render.tables import table_view, written
from ahtc.render.templates import Templates, own_language

Value = TypeVar("Value")

STALE_DAYS = 365


@dataclass
class Calls:
    """The calls for one page in one language.

    ``link`` gives the address, relative to this page, of another page named by its source file under ``docs``;
    ``today`` decides whether a contact's check has gone stale; ``any_stale`` tells, once the page is expanded, whether
    it shows one.
    """

    facts: Facts
    templates: Templates
    language: Language
    link: Callable[[str], str]
    today: datetime.date
    any_stale: bool = False
    _explained: set[str] = field(default_factory=set)

    def known(self) -> Mapping[str, Callable[..., Markup]]:
        """The calls by name."""
        return {
            "phone": self.phone,
            "contact": self.contact,
            "organisation": self.organisation,
            "figure": self.figure,
            "table": self.table,
            "revisions": self.revisions,
            "chart": self.chart,
            "term": self.term,
        }

    def phone(self, id: str, contact: str | None = None) -> Markup:
        """A number that dials (or starts a text) when tapped, from an organisation's published contact points."""
        organisation = self._organisation(id)
        point = _dialled(organisation, contact)
        self._stale(point)
        return dial_link(point)

    def contact(self, id: str, points_only: bool = False) -> Markup:
        """A card with every published contact point of an organisation, its conditions, source and day checked.

        ``points_only`` leaves out the name and what it does, for a page that has said them already.
        """
        organisation = self._organisation(id)
        return self.templates.render(
            "contact_points.html" if points_only else "contact.html",
            self.language,
            organisation=organisation,
            href=self.link(f"partners/{id}.md") if organisation.has_page else None,
            dial=dial_link,
            stale=self._stale,
        )

    def organisation(self, id: str) -> Markup:
        """An organisation's name, linked to its page where it has one, and marked where it is in the other language."""
        organisation = self._organisation(id)
        name = own_language(organisation.name, self.language)
        if not organisation.has_page:
            return name
        return Markup('<a href="{}">{}</a>').format(as_text(self.link(f"partners/{id}.md")), name)

    def figure(self, dataset: str, period: str | None = None, edition: str | None = None, **categories: str) -> Markup:
        """One number of a dataset, written as the language writes it; the page must name one observation exactly.

        With ``edition`` (``2023-Q4``), the number as that release gave it, before a later one changed it.
        """
        found = self._dataset(dataset)
        observation = self._observation(found, period, categories)
        if edition is not None:
            observation = self._as_first_said(found, observation, edition)
        if observation.value is None:
            expected = "an observation with a value"
            raise CallError(f"{dataset} has no value there ({observation.status})", expected, "Say so in words.")
        shown = written(observation, found.about, self.facts.words, self.language)
        return Markup('<data value="{}">{}</data>').format(observation.value, as_text(shown))

    def table(self, dataset: str) -> Markup:
        """A dataset's table with its caption, notes, known faults, what it does not tell, and its source."""
        found = self._dataset(dataset)
        faults = [fault for fault in self.facts.inconsistencies if dataset in fault.datasets]
        view = table_view(found, self.facts.labels, self.facts.words, self.language)
        return self.templates.render("table.html", self.language, view=view, data=found, faults=faults)

    def revisions(self, dataset: str, last: bool = False) -> Markup:
        """Every figure of a dataset that was changed after it was published, with each value that it has had.

        ``last`` shows only what the newest publication changed.
        """
        found = self._dataset(dataset)
        figures = revised_figures(found, self.facts.labels, self.language, last=last)
        return self.templates.render("revisions.html", self.language, data=found, figures=figures, last=last)

    def chart(self, dataset: str) -> Markup:
        """A dataset's chart with its finding; what it shows is in its alternative text, and in full in the table."""
        found = self._dataset(dataset)
        if found.about.chart is None:
            remedy = f"Add chart to docs/data/statistics/{dataset}/dataset.yml, or leave this call out."
            raise CallError(f"{dataset} has no chart", "a dataset that says how its chart is laid out", remedy)
        view = chart_view(found, found.about.chart, self.facts.labels, self.facts.words, self.language)
        src = self.link(chart_name(dataset, self.language))
        return self.templates.render("chart.html", self.language, view=view, src=src)

    def term(self, id: str, text: str | None = None) -> Markup:
        """A term linked to the glossary; its first mention on a page carries the definition as a tooltip."""
        term = _look_up(self.facts.terms, id, "term", "docs/data/terms.yml")
        first = id not in self._explained
        self._explained.add(id)
        return self.templates.render(
            "term.html",
            self.language,
            term=term,
            text=text or term.term.in_(self.language),
            href=f"{self.link('glossary.md')}#{id}",
            explain=first and term.definition is not None,
        )

    def _stale(self, point: ContactPoint) -> bool:
        stale = is_stale(point, self.today)
        self.any_stale = self.any_stale or stale
        return stale

    def _organisation(self, id: str) -> Organisation:
        organisation = _look_up(self.facts.organisations, id, "organisation", "docs/data/organisations")
        if organisation.listing == "withheld":
            remedy = f"Leave it out, or change listing in {self.facts.paths[id].path}."
            raise CallError(f'"{id}" is not to be listed yet', "an organisation that is listed", remedy)
        return organisation

    def _dataset(self, id: str) -> StatisticalDataset:
        return _look_up(self.facts.datasets, id, "dataset", "docs/data/statistics")

    def _as_first_said(self, dataset: StatisticalDataset, seen: Observation, edition: str) -> Observation:
        said = words_on(dataset.revisions, seen.period, seen.categories, edition)
        if len(said) != 1:
            known = [each.edition for each in words_on(dataset.revisions, seen.period, seen.categories)]
            expected = f"one of {', '.join(known)}" if known else "a figure that was revised"
            raise CallError(f"{dataset.about.id} has no value of {edition} there", expected, "Correct the edition.")
        return seen.model_copy(update={"value": said[0].value, "status": said[0].status})

    def _observation(
        self, dataset: StatisticalDataset, period: str | None, categories: Mapping[str, str]
    ) -> Observation:
        for name, category in categories.items():
            known = dataset.about.dimensions.get(name)
            if known is None:
                suggestion = did_you_mean(name, dataset.about.dimensions)
                raise CallError(f'{dataset.about.id} has no dimension "{name}"', "a known dimension", suggestion)
            if category not in known:
                seen = f'{dataset.about.id} has no {name} "{category}"'
                raise CallError(seen, "a known category", did_you_mean(category, known))
        found = dataset.find(period, categories)
        if len(found) == 1:
            return found[0]
        if not found:
            periods = sorted({observation.period for observation in dataset.observations})
            expected = f"a period it holds ({', '.join(periods)})"
            raise CallError(f'{dataset.about.id} holds nothing for "{period}"', expected, "Correct the period.")
        needed = ", ".join(["period", *dataset.about.dimensions])
        raise CallError(f"{len(found)} observations fit this call", "exactly one", f"Name more of: {needed}.")


def _look_up(records: Mapping[str, Value], id: str, kind: str, where: str) -> Value:
    if id not in records:
        raise CallError(f'There is no {kind} "{id}"', f"an id of {where}", did_you_mean(id, records))
    return records[id]


def _dialled(organisation: Organisation, contact: str | None) -> ContactPoint:
    points = [p for p in organisation.contacts if p.dialled and contact in (None, p.id)]
    published = [p for p in points if p.release == "published"]
    if published:
        return published[0]
    where = f"docs/data/organisations/{organisation.id}.yml"
    if points:
        remedy = f"Telephone it, then set release and checked in {where}; or use organisation() instead."
        raise CallError(f'The number of "{organisation.id}" is held until it is checked', "a published one", remedy)
    seen = f'"{organisation.id}" has no number' + (f' called "{contact}"' if contact else "")
    raise CallError(seen, f"a contact of {where}", did_you_mean(contact or "", [p.id for p in organisation.contacts]))


def is_stale(point: ContactPoint, today: datetime.date) -> bool:
    """Whether a contact was last checked so long ago that the page must say so to the reader."""
    return point.days_since_checked(today) > STALE_DAYS


def dial_link(point: ContactPoint) -> Markup:
    """A link that dials the number, or starts a text message to it."""
    scheme = "sms" if point.kind == "text" else "tel"
    return Markup('<a class="dial" href="{}:{}">{}</a>').format(scheme, point.digits, as_text(point.value))
