"""Datasets in the shape that pages read: their files, and a last look before they are put in place."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ahtc.core.problems import Finding, ProblemsError
from ahtc.core.validation import validated
from ahtc.core.yaml_file import read_yaml
from ahtc.kinds.statistics.datasets import read_dataset, sum_findings
from ahtc.kinds.statistics.record import InconsistencyList, Labels
from ahtc.pull.nrm.bulletins import StatedList, read_stated
from ahtc.pull.nrm.edition import Edition
from ahtc.pull.nrm.editions import FOLDER, RAW, EditionOrigin, HeldEdition, csv_bytes, yaml_bytes
from ahtc.pull.nrm.series import SERIES, Built, build, source_id

STATISTICS = Path("docs/data/statistics")
_WRITTEN_BY_PEOPLE = ("dataset.yml", "notes.yml")
_MONTHS = {
    1: ("January to March", "Ionawr i Fawrth"),
    2: ("April to June", "Ebrill i Fehefin"),
    3: ("July to September", "Gorffennaf i Fedi"),
    4: ("October to December", "Hydref i Ragfyr"),
}


def read_labels(root: Path) -> Labels:
    """The words for every dimension and category; raises :class:`ProblemsError` when they cannot be read."""
    return validated(Labels, read_yaml(root / STATISTICS / "labels.yml", root))


def build_all(root: Path, editions: Sequence[HeldEdition]) -> list[Built]:
    """Every dataset that has a ``dataset.yml`` in the project, from the editions given (oldest first).

    Values of ``docs/data/nrm/stated.yml`` stand beside the editions' own. Raises :class:`ProblemsError` for that file.
    """
    known = [series for series in SERIES if (root / STATISTICS / series.id / "dataset.yml").is_file()]
    stated = _stated(root)
    return [build(series, editions, stated) for series in known]


def _stated(root: Path) -> StatedList:
    return read_stated(root, {series.id: series.dimensions for series in SERIES})


def dataset_files(root: Path, built: Built) -> dict[Path, bytes]:
    """The files of a dataset that ``pull`` writes, by path; none where no edition has its tables."""
    if not built.editions:
        return {}
    folder = STATISTICS / built.series.id
    return {
        folder / "observations.csv": csv_bytes(built.observations),
        folder / "origin.yml": yaml_bytes(_origin(built, _stated(root))),
        folder / "revisions.csv": csv_bytes(built.revisions),
    }


def in_words(edition: Edition) -> tuple[str, str]:
    """The months of an edition, in English and Welsh: ``October to December 2023``, ``Hydref i Ragfyr 2023``."""
    english, welsh = _MONTHS[edition.quarter or 4]
    return f"{english} {edition.year}", f"{welsh} {edition.year}"


def _origin(built: Built, stated: StatedList) -> dict[str, Any]:
    latest = built.editions[-1]
    english, welsh = in_words(latest.edition)
    ours = {source_id(held) for held in built.editions}
    later = not ours.issuperset(built.observations["source"].unique())
    more = (", and values published since", ", a gwerthoedd a gyhoeddwyd wedi hynny") if later else ("", "")
    origin: dict[str, Any] = {
        "publisher": {"en": "Home Office", "cy": "Y Swyddfa Gartref"},
        "title": {
            "en": f"National Referral Mechanism and Duty to Notify statistics, data tables to {english}{more[0]}",
            "cy": "Ystadegau'r Mecanwaith Atgyfeirio Cenedlaethol a'r ddyletswydd i hysbysu, "
            f"tablau data hyd at {welsh}{more[1]}",
        },
    }
    if address := latest.origin.page or latest.origin.file:
        origin["url"] = address
    origin |= {
        "published": latest.origin.published or str(latest.edition),
        "retrieved": latest.origin.retrieved,
        "edition": built.reaches,
        "licence": {
            "en": "Crown copyright, Open Government Licence v3.0",
            "cy": "Hawlfraint y Goron, Trwydded Llywodraeth Agored v3.0",
        },
    }
    if latest.origin.sha256:
        origin |= {"raw": (FOLDER / str(latest.edition) / RAW).as_posix(), "sha256": latest.origin.sha256}
    cited = {*built.observations["source"].unique(), *built.revisions["source"].unique()}
    known = {source_id(held): _source(held.origin) for held in built.editions}
    known |= {name: source.model_dump(exclude_none=True) for name, source in stated.sources.items()}
    return origin | {"sources": {name: source for name, source in known.items() if name in cited}}


def _source(origin: EditionOrigin) -> dict[str, str]:
    through = f" (read through {origin.through})" if origin.through else ""
    source = {"title": f"{origin.title}: data tables{through}", "publisher": origin.publisher}
    if address := origin.page or origin.file:
        source["url"] = address
    return source | {"date": origin.published or origin.edition}


def check_datasets(root: Path, prepared: Path, datasets: Sequence[Built], labels: Labels) -> None:
    """Read the datasets prepared in a folder as pages would; raise :class:`ProblemsError` with all that is wrong.

    A category without words in both languages is found here, and a total that is not the sum of its parts.
    """
    faults = validated(InconsistencyList, read_yaml(root / STATISTICS / "inconsistencies.yml", root))
    allowances = [allowance for fault in faults.entries for allowance in fault.allows]
    findings: list[Finding] = []
    for built in datasets:
        if not built.editions:
            continue
        folder = STATISTICS / built.series.id
        for name in _WRITTEN_BY_PEOPLE:
            if (root / folder / name).is_file():
                shutil.copyfile(root / folder / name, prepared / folder / name)
        try:
            findings += sum_findings(read_dataset(prepared / folder, prepared, labels), allowances)
        except ProblemsError as error:
            findings += [_with_words_to_add(finding, folder) for finding in error.findings]
    if findings:
        raise ProblemsError(findings)


def _with_words_to_add(finding: Finding, folder: Path) -> Finding:
    """A category that ``dataset.yml`` does not list is the publisher's news here, and not somebody's slip."""
    if finding.rule != "category":
        return finding
    described, labels = (folder / "dataset.yml").as_posix(), (STATISTICS / "labels.yml").as_posix()
    return replace(
        finding, remedy=f"The publisher has a new one: add it to {described} and, in both languages, to {labels}."
    )
