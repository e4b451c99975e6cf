"""The calls that answer from a dataset: one number, the whole table, its chart, what was revised, its files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Literal
from urllib.parse import urljoin

from markupsafe import Markup

from ahtc.core.calls import CallError, CallingPage
from ahtc.core.escape import as_text
from ahtc.core.language import order, written_period
from ahtc.core.problems import did_you_mean
from ahtc.core.text import Source
from ahtc.kinds.statistics.charts.drawing import chart_name, chart_view
from ahtc.kinds.statistics.charts.sheet import DESK, PHONE
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.headline import headline_of, newest
from ahtc.kinds.statistics.open_data.citation import citation
from ahtc.kinds.statistics.open_data.datapackage import DATA_PACKAGE
from ahtc.kinds.statistics.open_data.files import FOLDER as DATA
from ahtc.kinds.statistics.open_data.files import OpenData
from ahtc.kinds.statistics.publishers import published_by
from ahtc.kinds.statistics.record import Labels, Observation
from ahtc.kinds.statistics.releases import FORMATS, REGISTER, Releases
from ahtc.kinds.statistics.revised_figures import revised_figures
from ahtc.kinds.statistics.revisions import words_on
from ahtc.kinds.statistics.said import told_under
from ahtc.kinds.statistics.tables import table_view, written


def figure(
    page: CallingPage,
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
    found = _dataset(page, dataset)
    observation = _observation(found, period, categories)
    if edition is not None:
        observation = _as_first_said(found, observation, edition)
    told = _told(page, found, observation)
    return told if of is None else _counted(page, of, observation.value, told)


def headline(page: CallingPage, dataset: str, of: str, period: str | None = None, **categories: str) -> Markup:
    """One figure large, the newest unless ``period`` names another: who says so, how sure that is, how to cite it.

    ``of`` (``referrals``) is what it counts.
    """
    found = _dataset(page, dataset)
    observation = _observation(found, period or newest(found), categories)
    number, shown = _told(page, found, observation), headline_of(found, observation, page.facts.words, page.language)
    page.first_mention("citation", dataset)
    return page.render(
        "headline.html",
        data=found,
        shown=shown,
        counted=_counted(page, of, observation.value, number),
        when=_when(observation.period, page),
        cited=_cited(page, found, shown.source),
    )


def table(page: CallingPage, dataset: str) -> Markup:
    """A dataset's table with its caption and publisher, and what no table above it on the page has said yet.

    That is: its notes, known faults, what it does not tell, its sources and licence.
    """
    found, labels = _dataset(page, dataset), page.facts.document(Labels)
    return page.render(
        "table.html",
        view=table_view(found, labels, page.facts.words, page.language),
        data=found,
        told=told_under(page, found),
        credit=published_by(found, found.observations, labels, page.facts.words, page.language),
        link=page.link,
        share=_share(page, found, "table"),
    )


def revisions(page: CallingPage, dataset: str, last: bool = False) -> Markup:
    """Every figure of a dataset that was changed after it was published, with each value that it has had.

    ``last`` shows only what the newest publication changed.
    """
    found = _dataset(page, dataset)
    figures = revised_figures(found, page.facts.document(Labels), page.language, last=last)
    return page.render("revisions.html", data=found, figures=figures, last=last)


def chart(page: CallingPage, dataset: str, table_on: str | None = None) -> Markup:
    """A dataset's chart with its finding; what it shows is in its alternative text, and in full in the table.

    The table follows on the same page, or stands ``table_on`` another (``statistics/over-time.md``).
    """
    found = _dataset(page, dataset)
    if found.about.chart is None:
        remedy = f"Add chart to docs/data/statistics/{dataset}/dataset.yml, or leave this call out."
        raise CallError(f"{dataset} has no chart", "a dataset that says how its chart is laid out", remedy)
    drawn = (found, found.about.chart, page.facts.document(Labels), page.facts.words, page.language)
    return page.render(
        "chart.html",
        data=found,
        desk=chart_view(*drawn, DESK),
        phone=chart_view(*drawn, PHONE),
        at=lambda view: page.link(chart_name(dataset, page.language, view.paper)),
        table_at=page.link(table_on) if table_on else None,
        share=_share(page, found, "chart"),
    )


def download(page: CallingPage, dataset: str) -> Markup:
    """A dataset's files with their sizes, its licence, how to cite it, and the address that stays for good."""
    found, open_data = _dataset(page, dataset), page.facts.derived(OpenData)
    kept, editions = open_data.kept(dataset), page.facts.document(Releases).get(dataset, [])
    return page.render(
        "download.html",
        data=found,
        files=[(format, 0 if page.trial else len(open_data.files(dataset)[format])) for format in FORMATS],
        edition=open_data.edition(dataset),
        kept=kept,
        earlier=[release for release in reversed(editions) if release is not kept],
        cited=_cited(page, found),
        link=lambda name: page.link(f"{DATA}{name}"),
    )


def downloads(page: CallingPage) -> Markup:
    """Every dataset as :meth:`download` shows it, by title, and the files that describe them all to machines."""
    titles = {id: dataset.about.title.in_(page.language) for id, dataset in page.facts[StatisticalDataset].items()}
    ids = sorted(titles, key=lambda id: order(titles[id], page.language))
    return page.render(
        "downloads.html",
        blocks=[download(page, id) for id in ids],
        package=page.link(f"{DATA}{DATA_PACKAGE}"),
        register=page.link(f"{DATA}{REGISTER}") if page.facts.document(Releases) else None,
    )


CALLS: dict[str, Callable[..., Markup]] = {
    "figure": figure,
    "headline": headline,
    "table": table,
    "revisions": revisions,
    "chart": chart,
    "download": download,
    "downloads": downloads,
}


def _dataset(page: CallingPage, id: str) -> StatisticalDataset:
    return page.find(StatisticalDataset, id, "dataset", "docs/data/statistics")


def _told(page: CallingPage, dataset: StatisticalDataset, observation: Observation) -> Markup:
    if observation.value is None:
        seen, expected = f"{dataset.about.id} has no value there ({observation.status})", "an observation with a value"
        raise CallError(seen, expected, "Say so in words.")
    shown = written(observation, dataset.about, page.facts.words, page.language)
    return Markup('<data value="{}">{}</data>').format(observation.value, as_text(shown))


def _counted(page: CallingPage, noun: str, value: int | Decimal | None, number: Markup) -> Markup:
    words = page.facts.words
    if noun not in words.counts:
        expected, remedy = "a noun under counts in words.yml", did_you_mean(noun, words.counts)
        raise CallError(f'The counted noun "{noun}" is not known', expected, remedy)
    return as_text(words.counted(noun, value, page.language)).replace(as_text("{n}"), number)


def _as_first_said(dataset: StatisticalDataset, seen: Observation, edition: str) -> Observation:
    said = words_on(dataset.revisions, seen.period, seen.categories, edition)
    if len(said) != 1:
        known = [each.edition for each in words_on(dataset.revisions, seen.period, seen.categories)]
        expected = f"one of {', '.join(known)}" if known else "a figure that was revised"
        raise CallError(f"{dataset.about.id} has no value of {edition} there", expected, "Correct the edition.")
    return seen.model_copy(update={"value": said[0].value, "status": said[0].status})


def _share(page: CallingPage, dataset: StatisticalDataset, kind: Literal["chart", "table"]) -> Markup:
    """A link to this very chart or table, and how to cite its dataset, which a page says once."""
    id = dataset.about.id
    cited = _cited(page, dataset) if page.first_mention("citation", id) else None
    return page.render("share.html", data=dataset, kind=kind, anchor=f"{kind}-{id}", cited=cited)


def _cited(page: CallingPage, dataset: StatisticalDataset, source: Source | None = None) -> str:
    """How to cite a dataset, with the address that stays for good where it has one."""
    open_data, id = page.facts.derived(OpenData), dataset.about.id
    kept = open_data.kept(id)
    address = urljoin(page.site_url, f"{DATA}{kept.name('csv') if kept else f'{id}.csv'}")
    return citation(dataset, open_data.edition(id), page.facts.words, page.language, address, source)


def _when(period: str, page: CallingPage) -> str:
    words, written_out = page.facts.words.say("headline-when", page.language), written_period(period, page.language)
    return words.replace("{period}", written_out)


def _observation(dataset: StatisticalDataset, period: str | None, categories: Mapping[str, str]) -> Observation:
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
