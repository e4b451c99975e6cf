"""Released editions of the datasets: files kept as they were, so that a cited address gives the same bytes for good.

The register ``docs/data/releases/SHA256SUMS`` lists every file, ``<edition>/<dataset>.<format>``, in the order of
release and in the form that ``sha256sum -c`` reads; :mod:`ahtc.kinds.statistics.released_files` says how each is kept.
Files are added, never changed and never taken away.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ahtc.core.files import read_text
from ahtc.core.problems import Finding, ProblemsError
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.disclosure.protection import HiddenStatus

FOLDER = Path("docs/data/releases")
REGISTER = "SHA256SUMS"
FORMATS = ("csv", "csv-metadata.json", "json", "xlsx")

_FILE = re.compile(r"(?P<edition>\d{4}[0-9Q-]*)/(?P<dataset>[a-z0-9-]+)\.(?P<format>csv|csv-metadata\.json|json|xlsx)")
REMEDY = "Take the released files back as they were from version control (git checkout docs/data/releases)."

_Key = tuple[str, frozenset[tuple[str, str]]]


@dataclass(frozen=True)
class Release:
    """One edition of one dataset as it was released.

    ``sums`` holds the SHA-256 of its file in each format, ``lines`` the line of the register that says so.
    """

    dataset: str
    edition: str
    sums: Mapping[str, str]
    lines: Mapping[str, int]

    def name(self, format: str) -> str:
        """The file's name below ``/data/`` on the site, and in ``docs/data/releases``."""
        return f"{self.edition}/{self.dataset}.{format}"


class Releases(dict[str, list[Release]]):
    """The releases of each dataset, oldest first."""


def read_releases(root: Path) -> Releases:
    """The releases of each dataset, oldest first; none where nothing was released.

    Raises :class:`ProblemsError` for a register that cannot be read, or that lacks a file of an edition.
    """
    path = root / FOLDER / REGISTER
    if not path.exists():
        return Releases()
    sums: dict[tuple[str, str], dict[str, str]] = {}
    lines: dict[tuple[str, str], dict[str, int]] = {}
    for number, line in enumerate(read_text(path, root).splitlines(), 1):
        total, _, name = line.partition("  ")
        found = _FILE.fullmatch(name)
        if not found or not re.fullmatch(r"[0-9a-f]{64}", total):
            raise ProblemsError([released_finding(number, "This line names no released file", "a sum and a file")])
        release = found["dataset"], found["edition"]
        if found["format"] in sums.setdefault(release, {}):
            raise ProblemsError([released_finding(number, f"{name} is listed twice", "each released file once")])
        sums[release][found["format"]] = total
        lines.setdefault(release, {})[found["format"]] = number
    releases = Releases()
    for (dataset, edition), known in sums.items():
        if set(known) != set(FORMATS):
            seen = f"The edition {edition} of {dataset} is not whole"
            at = min(lines[dataset, edition].values())
            raise ProblemsError([released_finding(at, seen, f"one file each of {', '.join(FORMATS)}")])
        releases.setdefault(dataset, []).append(Release(dataset, edition, known, lines[dataset, edition]))
    return releases


def released_finding(line: int, seen: str, expected: str) -> Finding:
    """What is told of the register or of a file that it lists."""
    return Finding((FOLDER / REGISTER).as_posix(), line, "release", seen, expected, REMEDY)


def hidden_before(dataset: StatisticalDataset, releases: Sequence[Release], root: Path) -> dict[int, HiddenStatus]:
    """The observations, by index, that a release of the dataset hid, with the status that the newest of them gave.

    None for a dataset without disclosure control. Raises :class:`ProblemsError` for a release that cannot be read.
    """
    if dataset.about.disclosure != "small-counts":
        return {}
    hidden: dict[_Key, HiddenStatus] = {}
    for release in releases:
        hidden |= _hidden_in(release, root)
    keys = [(found.period, frozenset(found.categories.items())) for found in dataset.observations]
    return {row: hidden[key] for row, key in enumerate(keys) if key in hidden}


def _hidden_in(release: Release, root: Path) -> dict[_Key, HiddenStatus]:
    path = root / FOLDER / release.name("json")
    try:
        observations = json.loads(read_text(path, root))["observations"]
        return {
            (observation["period"], frozenset(observation["categories"].items())): observation["status"]
            for observation in observations
            if observation["status"] in ("small", "suppressed")
        }
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        seen = f"{release.name('json')} cannot be read"
        raise ProblemsError([released_finding(1, seen, "the file as it was released")]) from error
