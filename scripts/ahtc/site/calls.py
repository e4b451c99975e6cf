"""The calls that pages may use, the same in both languages: each answers with HTML made from one record."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar
from urllib.parse import urljoin, urlsplit

from markupsafe import Markup

from ahtc.core.escape import as_text
from ahtc.core.language import order
from ahtc.core.problems import did_you_mean
from ahtc.core.templates import Templates, own_language
from ahtc.core.text import LANGUAGES, Language
from ahtc.facts import Facts
from ahtc.kinds.organisations.feeds.help_box import box_contacts, help_box
from ahtc.kinds.organisations.feeds.values import Address
from ahtc.kinds.organisations.opening import opening_data
from ahtc.kinds.organisations.places import councils, served
from ahtc.kinds.organisations.record import ContactPoint, Organisation
from ahtc.kinds.statistics.charts.drawing import chart_name, chart_view
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.open_data.citation import citation
from ahtc.kinds.statistics.open_data.datapackage import DATA_PACKAGE
from ahtc.kinds.statistics.open_data.files import FOLDER as DATA
from ahtc.kinds.statistics.open_data.files import OpenData
from ahtc.kinds.statistics.record import Observation
from ahtc.kinds.statistics.releases import FORMATS, REGISTER
from ahtc.kinds.statistics.revised_figures import revised_figures
from ahtc.kinds.statistics.revisions import words_on
from ahtc.kinds.statistics.tables import table_view, written
from ahtc.site.ageing import is_stale
from ahtc.site.expand import CallError

Value = TypeVar("Value")

# Where the build puts files for other systems.
DATA_FOLDERS = ("data/", "api/oruk/v3/", "cy/api/oruk/v3/")


@dataclass
class Calls:
    """The calls for one page in one language.

    ``link`` gives the address, relative to this page, of another page named by its source file under ``docs``;
    ``address`` its absolute address in a language; ``file`` the relative address of a file of the built site (both
    answer with the name itself where no site is being built);
    ``today`` decides whether a contact's check has gone stale; ``any_stale`` tells, once the page is expanded, whether
    it shows one. ``open_data`` makes the files to download; ``site_url`` starts the addresses in citations.
    """

    facts: Facts
    templates: Templates
    language: Language
    link: Callable[[str], str]
    today: datetime.date
    open_data: OpenData
    site_url: str = ""
    address: Address = lambda name, _: name
    file: Callable[[str], str] = str
    any_stale: bool = False
    _explained: set[str] = field(default_factory=set)

    def known(self) -> Mapping[str, Callable[..., Markup]]:
        """The calls by name."""
        return {
            "phone": self.phone,
            "contact": self.contact,
            "brief": self.brief,
            "near": self.near,
            "organisation": self.organisation,
            "figure": self.figure,
            "table": self.table,
            "revisions": self.revisions,
            "chart": self.chart,
            "term": self.term,
            "download": self.download,
            "downloads": self.downloads,
            "help_box": self.help_box,
            "contact_card": self.contact_card,
            "data_file": self.data_file,
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
            reach=reach_link,
            open_now=self._open_now,
            stale=self._stale,
        )

    def brief(self, id: str) -> Markup:
        """An organisation as one entry of a list: what it does, how to reach it, on what terms and when checked."""
        organisation = self._organisation(id)
        if not organisation.has_page:
            expected = "an organisation that has one: use organisation() instead"
            raise CallError(
                f'"{id}" has no page of its own', expected, f"Change listing in {self.facts.paths[id].path}."
            )
        places = served(organisation, self.facts.organisations)
        published = [
            point
            for point in organisation.published_contacts
            if point.audience == "everyone" or organisation.listing == "practitioners"
        ]
        points = [point for point in published if point.kind != "web"] or published
        return self.templates.render(
            "brief.html",
            self.language,
            organisation=organisation,
            points=points,
            everywhere=places is not None and len(places) == len(councils(self.facts.organisations)),
            href=self.link(f"partners/{id}.md"),
            reach=reach_link,
            stale=any(self._stale(point) for point in points),
        )

    def near(self, id: str) -> Markup:
        """The name of a council's area, linked to the page of what is near it."""
        organisation = self._organisation(id)
        if organisation.council is None:
            known = [council.id for council in councils(self.facts.organisations)]
            raise CallError(f'"{id}" is no council', "a council's id", did_you_mean(id, known))
        area = as_text(organisation.area.in_(self.language))
        return Markup('<a href="{}">{}</a>').format(as_text(self.link(near_page(organisation))), area)

    def organisation(self, id: str) -> Markup:
        """An organisation's name, linked to its page where it has one, and marked where it is in the other language."""
        organisation = self._organisation(id)
        name = own_language(organisation.name, self.language)
        if not organisation.has_page:
            return name
        return Markup('<a href="{}">{}</a>').format(as_text(self.link(f"partners/{id}.md")), name)

    def figure(
        self,
        dataset: str,
        period: str | None = None,
        edition: str | None = None,
        of: str | None = None,
        **categories: str,
    ) -> Markup:
        """One number of a dataset, written as the language writes it; the page must name one observation exactly.

        With ``edition`` (``2023-Q4``), the number as that release gave it, before a later one changed it. With ``of``
        (``referrals``), the number and what it counts, in the form that the number asks for.
        """
        found = self._dataset(dataset)
        observation = self._observation(found, period, categories)
        if edition is not None:
            observation = self._as_first_said(found, observation, edition)
        if observation.value is None:
            expected = "an observation with a value"
            raise CallError(f"{dataset} has no value there ({observation.status})", expected, "Say so in words.")
        shown = written(observation, found.about, self.facts.words, self.language)
        told = Markup('<data value="{}">{}</data>').format(observation.value, as_text(shown))
        return told if of is None else self._counted(of, observation.value, told)

    def _counted(self, noun: str, value: int | Decimal, number: Markup) -> Markup:
        words = self.facts.words
        if noun not in words.counts:
            expected, remedy = "a noun under counts in words.yml", did_you_mean(noun, words.counts)
            raise CallError(f'The counted noun "{noun}" is not known', expected, remedy)
        return as_text(words.counted(noun, value, self.language)).replace(as_text("{n}"), number)

    def table(self, dataset: str) -> Markup:
        """A dataset's table with its caption, notes, known faults, what it does not tell, and its source."""
        found = self._dataset(dataset)
        faults = [fault for fault in self.facts.inconsistencies if dataset in fault.datasets]
        view = table_view(found, self.facts.labels, self.facts.words, self.language)
        return self.templates.render("table.html", self.language, view=view, data=found, faults=faults, link=self.link)

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

    def download(self, dataset: str) -> Markup:
        """A dataset's files with their sizes, its licence, how to cite it, and the address that stays for good."""
        found, open_data = self._dataset(dataset), self.open_data
        kept, editions = open_data.kept(dataset), self.facts.releases.get(dataset, [])
        now = kept.name("csv") if kept else f"{dataset}.csv"
        address = urljoin(self.site_url, f"{DATA}{now}")
        return self.templates.render(
            "download.html",
            self.language,
            data=found,
            files=[(format, len(open_data.files(dataset)[format])) for format in FORMATS],
            edition=open_data.edition(dataset),
            kept=kept,
            earlier=[release for release in reversed(editions) if release is not kept],
            cited=citation(found, open_data.edition(dataset), self.facts.words, self.language, address),
            link=lambda name: self.link(f"{DATA}{name}"),
        )

    def downloads(self) -> Markup:
        """Every dataset as :meth:`download` shows it, by title, and the files that describe them all to machines."""
        titles = {id: dataset.about.title.in_(self.language) for id, dataset in self.facts.datasets.items()}
        ids = sorted(titles, key=lambda id: order(titles[id], self.language))
        return self.templates.render(
            "downloads.html",
            self.language,
            blocks=[self.download(id) for id in ids],
            package=self.link(f"{DATA}{DATA_PACKAGE}"),
            register=self.link(f"{DATA}{REGISTER}") if self.facts.releases else None,
        )

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

    def _open_now(self, point: ContactPoint) -> Markup:
        data = opening_data(point.opening, point.checked) if point.opening and point.opening.spans else {}
        return self.templates.render("open_now.html", self.language, point=point, data=data)

    def help_box(self) -> Markup:
        """The box of numbers that partners put on their own sites, shown, and its code to copy in both languages."""
        for points in box_contacts(self.facts).values():
            for point in points:
                self._stale(point)
        boxes = {
            language: help_box(self.facts, self.templates, language, self.address)
            for language in sorted(LANGUAGES, key=lambda language: language != self.language)
        }
        shown = help_box(self.facts, self.templates, self.language, lambda name, _: self.link(name))
        codes = [
            (language, Markup("\n").join(as_text(line) for line in box.splitlines())) for language, box in boxes.items()
        ]
        return self.templates.render("help_box_code.html", self.language, shown=Markup(shown), codes=codes)

    def contact_card(self, id: str) -> Markup:
        """A link to an organisation's contact card, beside its page, with a warning that saving it leaves a trace."""
        organisation = self._organisation(id)
        href = f"{self.link(f'partners/{organisation.id}.md')}{id}.vcf"
        return self.templates.render("contact_card.html", self.language, href=href)

    def data_file(self, path: str) -> Markup:
        """A link to a file that the build writes for other systems, named by its address below the site's root."""
        if not path.startswith(DATA_FOLDERS):
            expected = f"a path that starts with one of {', '.join(DATA_FOLDERS)}"
            raise CallError(f'"{path}" is not among the files for other systems', expected, "Correct the path.")
        return Markup('<a href="{}"><code>/{}</code></a>').format(as_text(self.file(path)), as_text(path))

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


def near_page(council: Organisation) -> str:
    """The page of what is near one council's area, by its source file under ``docs``."""
    return f"get-help/near-you/{council.id.removesuffix('-council')}.md"


def reach_link(point: ContactPoint) -> Markup:
    """A link that starts the contact: a call, a text message, an e-mail or a website, which shows as its host."""
    if point.dialled:
        return dial_link(point)
    if point.kind == "email":
        return Markup('<a href="mailto:{0}">{0}</a>').format(as_text(point.value))
    host = urlsplit(point.value).netloc.removeprefix("www.")
    return Markup('<a href="{}" rel="noreferrer">{}</a>').format(as_text(point.value), as_text(host))


def dial_link(point: ContactPoint) -> Markup:
    """A link that dials the number, or starts a text message to it."""
    scheme = "sms" if point.kind == "text" else "tel"
    return Markup('<a class="dial" href="{}:{}">{}</a>').format(scheme, point.digits, as_text(point.value))
