"""Reading every dataset, adding each up, and hiding its small counts before anybody else can see one."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.facts import Shelf
from ahtc.core.problems import Finding, did_you_mean
from ahtc.core.reading import Reading
from ahtc.core.yaml_file import YamlFile
from ahtc.kinds.statistics.datasets import StatisticalDataset, is_stale, read_dataset, sum_findings
from ahtc.kinds.statistics.disclosure.protection import protected_together
from ahtc.kinds.statistics.record import Allowance, InconsistencyList, Labels
from ahtc.kinds.statistics.releases import Releases, hidden_before, read_releases


def read(reading: Reading) -> Shelf[StatisticalDataset]:
    """The datasets as they may be published; their labels, known faults and releases are documents.

    ``Releases`` holds the editions of each dataset that are kept for good, oldest first, gone datasets too.
    """
    folder = reading.data / "statistics"
    labels = reading.document(Labels, "statistics/labels.yml")
    faults = reading.document(InconsistencyList, "statistics/inconsistencies.yml")
    releases = reading.attempt(read_releases, reading.root) or Releases()
    reading.documents[Releases] = releases
    if labels is None:
        return Shelf({})
    folders = sorted(path for path in folder.iterdir() if path.is_dir())
    found = [reading.attempt(read_dataset, path, reading.root, labels[0]) for path in folders]
    datasets = {dataset.about.id: dataset for dataset in found if dataset}
    if faults is not None:
        reading.findings += _fault_findings(faults[1], faults[0], datasets, {path.name for path in folders})
    before = [
        reading.attempt(hidden_before, dataset, releases.get(id, []), reading.root) or {}
        for id, dataset in datasets.items()
    ]
    if reading.findings:
        return Shelf(datasets)
    return Shelf(dict(zip(datasets, protected_together(list(datasets.values()), before), strict=True)))


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
