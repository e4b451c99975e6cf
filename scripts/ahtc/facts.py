"""Everything under ``docs/data``, read once and checked as a whole."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ParamSpec, TypeVar

from ahtc.core.problems import Finding, ProblemsError, did_you_mean
from ahtc.core.validation import Record, validated
from ahtc.core.words import Words
from ahtc.core.yaml_file import YamlFile, read_yaml
from ahtc.kinds.councils.record import CouncilList
from ahtc.kinds.never_publish.record import NeverPublishList
from ahtc.kinds.organisations.places import councils
from ahtc.kinds.organisations.record import Organisation
from ahtc.kinds.responders.record import FirstResponderList
from ahtc.kinds.statistics.charts.layout import noun_findings
from ahtc.kinds.statistics.datasets import StatisticalDataset, is_stale, read_dataset, sum_findings
from ahtc.kinds.statistics.disclosure.protection import protected_together
from ahtc.kinds.statistics.record import Allowance, Inconsistency, InconsistencyList, Labels
from ahtc.kinds.statistics.releases import Release, hidden_before, read_releases
from ahtc.kinds.terms.record import Term, TermList

# The two numbers at the top of every page.
HELP_BAR = ("emergency-999", "modern-slavery-helpline")

Result = TypeVar("Result")
Arguments = ParamSpec("Arguments")


@dataclass(frozen=True)
class Facts:
    """The facts, by id, in the order of their files; ``paths`` says where each organisation stands.

    ``datasets`` are as they may be published: small counts are hidden already, so nothing after this can show one.
    ``releases`` holds the editions of each dataset that are kept for good, oldest first, gone datasets too.
    """

    organisations: dict[str, Organisation]
    paths: dict[str, YamlFile]
    first_responders: FirstResponderList
    councils: CouncilList
    never_publish: NeverPublishList
    terms: dict[str, Term]
    terms_checked: datetime.date
    labels: Labels
    datasets: dict[str, StatisticalDataset]
    releases: dict[str, list[Release]]
    inconsistencies: list[Inconsistency]
    words: Words


class _Gathering:
    """Reads on after a file that is wrong, so that one run tells the officer everything."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def attempt(
        self, read: Callable[Arguments, Result], *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> Result | None:
        try:
            return read(*args, **kwargs)
        except ProblemsError as error:
            self.findings.extend(error.findings)
            return None


def read_facts(root: Path) -> Facts:
    """All facts of the project at ``root``; raises :class:`ProblemsError` with everything wrong, file by file."""
    data, gathering = root / "docs" / "data", _Gathering()
    attempt = gathering.attempt
    files, organisations = _read_organisations(data / "organisations", root, gathering)
    responders = attempt(_read_with_lines, FirstResponderList, data / "first_responders.yml", root)
    councils = attempt(_read_with_lines, CouncilList, data / "councils.yml", root)
    never = attempt(_read_one, NeverPublishList, data / "never_publish.yml", root)
    words = attempt(_read_one, Words, data / "words.yml", root)
    terms = attempt(_read_terms, data / "terms.yml", root)
    labels = attempt(_read_one, Labels, data / "statistics" / "labels.yml", root)
    faults_file = attempt(read_yaml, data / "statistics" / "inconsistencies.yml", root)
    faults = attempt(validated, InconsistencyList, faults_file) if faults_file else None
    releases = attempt(read_releases, root)
    datasets = _read_datasets(data / "statistics", root, labels, gathering) if labels else {}
    if faults and faults_file:
        known = {path.name for path in (data / "statistics").iterdir() if path.is_dir()}
        gathering.findings += _fault_findings(faults_file, faults, datasets, known)
    if words:
        for id, dataset in datasets.items():
            if layout := dataset.about.chart:
                about = data / "statistics" / id / "dataset.yml"
                gathering.findings += noun_findings(layout, words.counts, about, root)
    before = [attempt(hidden_before, found, (releases or {}).get(id, []), root) for id, found in datasets.items()]
    if gathering.findings or not (responders and councils and never and words and terms and labels and faults):
        raise ProblemsError(gathering.findings)
    checked, known_terms = terms
    facts = Facts(
        organisations=organisations,
        paths=files,
        first_responders=responders[0],
        councils=councils[0],
        never_publish=never,
        terms=known_terms,
        terms_checked=checked,
        labels=labels,
        datasets=dict(
            zip(datasets, protected_together(list(datasets.values()), [rows or {} for rows in before]), strict=True)
        ),
        releases=releases or {},
        inconsistencies=faults.entries,
        words=words,
    )
    crossed = list(_cross_findings(facts, responders[1], councils[1]))
    if crossed:
        raise ProblemsError(crossed)
    return facts


def _read_one(model: type[Record], path: Path, root: Path) -> Record:
    return validated(model, read_yaml(path, root))


def _read_with_lines(model: type[Record], path: Path, root: Path) -> tuple[Record, YamlFile]:
    file = read_yaml(path, root)
    return validated(model, file), file


def _read_organisations(
    folder: Path, root: Path, gathering: _Gathering
) -> tuple[dict[str, YamlFile], dict[str, Organisation]]:
    files: dict[str, YamlFile] = {}
    organisations: dict[str, Organisation] = {}
    for path in sorted(folder.glob("*.yml")):
        file = gathering.attempt(read_yaml, path, root)
        organisation = gathering.attempt(validated, Organisation, file) if file else None
        if file and organisation:
            gathering.findings += _organisation_findings(path.stem, file, organisation, files)
            files.setdefault(organisation.id, file)
            organisations.setdefault(organisation.id, organisation)
    return files, organisations


def _read_datasets(folder: Path, root: Path, labels: Labels, gathering: _Gathering) -> dict[str, StatisticalDataset]:
    datasets: dict[str, StatisticalDataset] = {}
    for path in sorted(path for path in folder.iterdir() if path.is_dir()):
        dataset = gathering.attempt(read_dataset, path, root, labels)
        if dataset:
            datasets[dataset.about.id] = dataset
    return datasets


def _organisation_findings(
    stem: str, file: YamlFile, organisation: Organisation, files: dict[str, YamlFile]
) -> Iterator[Finding]:
    line = file.line_of(["id"])
    if organisation.id in files:
        seen = f'The id "{organisation.id}" is taken by {files[organisation.id].path}'
        yield Finding(file.path, line, "duplicate-id", seen, "an id of its own", "Give this record another id.")
    elif organisation.id != stem:
        expected = f'the name of its file, "{stem}"'
        yield Finding(file.path, line, "id", f'The id is "{organisation.id}"', expected, "Make them the same.")


def _read_terms(path: Path, root: Path) -> tuple[datetime.date, dict[str, Term]]:
    file = read_yaml(path, root)
    terms: dict[str, Term] = {}
    findings = []
    read = validated(TermList, file)
    for index, term in enumerate(read.terms):
        if term.id in terms:
            line = file.line_of(["terms", index])
            seen = f'The term "{term.id}" stands here twice'
            findings.append(Finding(file.path, line, "duplicate-id", seen, "each term once", "Delete one of them."))
        terms[term.id] = term
    if findings:
        raise ProblemsError(findings)
    return read.checked, terms


def _fault_findings(
    file: YamlFile, faults: InconsistencyList, datasets: dict[str, StatisticalDataset], known: set[str]
) -> Iterator[Finding]:
    allowances = [allowance for fault in faults.entries for allowance in fault.allows]
    for dataset in datasets.values():
        yield from sum_findings(dataset, allowances)
    for number, fault in enumerate(faults.entries):
        for name in fault.datasets:
            if name not in known:
                line = file.line_of(["entries", number, "datasets"])
                seen = f'The dataset "{name}" is not known'
                yield Finding(file.path, line, "dataset", seen, "a known one", did_you_mean(name, known))
        for index, allowance in enumerate(fault.allows):
            line = file.line_of(["entries", number, "allows", index])
            for seen, expected, remedy in _allowance_faults(allowance, datasets, known):
                yield Finding(file.path, line, "allowance", seen, expected, remedy)


def _allowance_faults(
    allowance: Allowance, datasets: dict[str, StatisticalDataset], known: set[str]
) -> Iterator[tuple[str, str, str]]:
    if allowance.dataset not in known:
        suggestion = did_you_mean(allowance.dataset, known)
        yield f'The dataset "{allowance.dataset}" is not known', "a known one", suggestion
    if allowance.dataset not in datasets:
        return
    dataset = datasets[allowance.dataset]
    unknown = [name for name in allowance.at if name not in dataset.about.dimensions]
    for name in unknown:
        suggestion = did_you_mean(name, dataset.about.dimensions)
        yield f'{allowance.dataset} has no dimension "{name}"', "a dimension of its dataset.yml", suggestion
    if not unknown and is_stale(allowance, dataset):
        seen = f"The printed value {allowance.printed} no longer stands in {allowance.dataset}, or adds up now"
        yield seen, "the fault that it was made for", "The publisher has mended it: delete this allowance."


def _help_findings(facts: Facts) -> Iterator[Finding]:
    for id in HELP_BAR:
        found = facts.organisations.get(id)
        if found is None or all(contact.kind != "phone" for contact in found.published_contacts):
            path = f"docs/data/organisations/{id}.yml"
            expected = f"a record {id} with a published phone"
            remedy = "Put it back; to change which two numbers stand there, change HELP_BAR in facts.py."
            yield Finding(path, 1, "help", "The top of every page needs this number", expected, remedy)


def _cover_findings(organisation: Organisation, file: YamlFile, known: list[str]) -> Iterator[Finding]:
    for number, id in enumerate(organisation.covers if isinstance(organisation.covers, list) else []):
        if id not in known:
            line, seen = file.line_of(["covers", number]), f'covers names "{id}", which is no council'
            yield Finding(file.path, line, "reference", seen, "a council's id, or wales", did_you_mean(id, known))


def _cross_findings(facts: Facts, responders_file: YamlFile, councils_file: YamlFile) -> Iterator[Finding]:
    yield from _help_findings(facts)
    known = facts.organisations
    for organisation in known.values():
        file = facts.paths[organisation.id]
        references = [("replaced_by", ["replaced_by"], organisation.replaced_by)]
        if organisation.council:
            references += [
                (name, ["council", name], getattr(organisation.council, name))
                for name in ("police", "health_board", "safeguarding_board")
            ]
        for name, keys, value in references:
            if value is not None and value not in known:
                seen = f'{name} is "{value}", which no record has'
                line = file.line_of(keys)
                yield Finding(file.path, line, "reference", seen, "an organisation's id", did_you_mean(value, known))
        yield from _cover_findings(organisation, file, [council.id for council in councils(known)])
    for index, entry in enumerate(facts.first_responders.entries):
        if entry.organisation is not None and entry.organisation not in known:
            seen = f'organisation is "{entry.organisation}", which no record has'
            suggestion = did_you_mean(entry.organisation, known)
            line = responders_file.line_of(["entries", index, "organisation"])
            yield Finding(responders_file.path, line, "reference", seen, "an organisation's id", suggestion)
    for index, council in enumerate(facts.councils.councils):
        if council.organisation not in known:
            seen = f'{council.gss} is "{council.organisation}", which no record has'
            suggestion = did_you_mean(council.organisation, known)
            line = councils_file.line_of(["councils", index, "organisation"])
            yield Finding(councils_file.path, line, "reference", seen, "an organisation's id", suggestion)
