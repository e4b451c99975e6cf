"""The released files as the project keeps them, each looked up and compared with the register.

What can be read and compared line by line stands as files (``2023-Q4/uk-annual.csv``, ``.json``); the rest stands in
one archive for each run of ``ahtc release`` (``release-001.zip``), which is never opened for writing again.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ahtc.core.problems import Finding, ProblemsError, shown
from ahtc.core.source_tree import UNFINISHED
from ahtc.kinds.statistics.release_archive import archived
from ahtc.kinds.statistics.releases import FOLDER, REGISTER, REMEDY, Release, Releases, released_finding

ARCHIVED = ("csv-metadata.json", "xlsx")

_ARCHIVE = re.compile(r"release-(\d{3,})\.zip")
_NAMED = 3  # how many files a message names before it counts the rest


@dataclass(frozen=True)
class _Kept:
    """A file as it is kept: its bytes, and the file of the project that holds it."""

    content: bytes
    path: Path


def released_files(root: Path, releases: Releases) -> dict[str, bytes]:
    """Every released file by its name below ``/data/``, byte for byte as it was released.

    Raises :class:`ProblemsError` with everything of ``docs/data/releases`` that is not as it was: files and archives
    that are gone, changed, damaged, kept twice or not in the register.
    """
    kept, findings = _kept(root)
    listed = [release for found in releases.values() for release in found]
    sums = {release.name(format): (release, format) for release in listed for format in release.sums}
    findings += _changed(kept, sums, root)
    if not findings:  # else a damaged archive would be told once for each file in it
        findings += _gone([sums[name] for name in sums if name not in kept])
    findings += _unlisted({name: file.path for name, file in kept.items() if name not in sums}, root)
    if findings:
        raise ProblemsError(findings)
    return {name: kept[name].content for name in sums}


def next_archive(root: Path) -> Path:
    """Where the archive of the next release goes: numbered, in the order of the releases."""
    numbers = [int(found[1]) for path in (root / FOLDER).glob("*.zip") if (found := _ARCHIVE.fullmatch(path.name))]
    return root / FOLDER / f"release-{max(numbers, default=0) + 1:03}.zip"


def _kept(root: Path) -> tuple[dict[str, _Kept], list[Finding]]:
    """The files that stand in the folder and in its archives, by name, and what cannot be read or stands twice."""
    folder = root / FOLDER
    kept: dict[str, _Kept] = {}
    findings: list[Finding] = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        if name == REGISTER or path.name.startswith(UNFINISHED):
            continue
        try:
            files = archived(path) if _ARCHIVE.fullmatch(name) else {name: path.read_bytes()}
        except (ValueError, OSError) as error:
            seen = f"It cannot be read as it was released ({error})"
            findings.append(_finding(path, root, seen, "released files, stored as they are", REMEDY))
            continue
        for name, content in files.items():
            if name in kept:
                seen = f"{name} is in {shown(kept[name].path, root)} too"
                findings.append(_finding(path, root, seen, "each released file once", REMEDY))
            kept[name] = _Kept(content, path)
        if not files:
            findings.append(_finding(path, root, "It holds nothing", "released files", "Delete it."))
    return kept, findings


def _changed(kept: Mapping[str, _Kept], sums: Mapping[str, tuple[Release, str]], root: Path) -> Iterator[Finding]:
    for name, (release, format) in sums.items():
        if name in kept and hashlib.sha256(kept[name].content).hexdigest() != release.sums[format]:
            place = "" if kept[name].path == root / FOLDER / name else f" in {kept[name].path.name}"
            seen = f"{name}{place} has changed"
            yield released_finding(release.lines[format], seen, "the file as it was released")


def _gone(files: Sequence[tuple[Release, str]]) -> Iterator[Finding]:
    """One finding for all: an archive or a folder that is gone takes many files with it."""
    if files:
        release, format = files[0]
        seen = f"{_are([release.name(format) for release, format in files])} gone"
        yield released_finding(release.lines[format], seen, "every file that was ever released")


def _unlisted(files: Mapping[str, Path], root: Path) -> Iterator[Finding]:
    """One finding for all: a release that was stopped half-way leaves many files."""
    if files:
        seen = f"{_are(list(files))} not in {REGISTER}"
        remedy = f"Delete what no release wrote; if a release was stopped half-way: git clean -fd {FOLDER.as_posix()}"
        yield _finding(next(iter(files.values())), root, seen, "released files alone", remedy)


def _are(names: Sequence[str]) -> str:
    """``2012/a.csv is``, ``2012/a.csv, 2012/b.csv are``, or the first few ``and 67 more are``."""
    more, named = len(names) - _NAMED, [shown(Path(name), Path()) for name in names[:_NAMED]]
    return ", ".join(named) + (f" and {more} more" if more > 0 else "") + (" are" if names[1:] else " is")


def _finding(path: Path, root: Path, seen: str, expected: str, remedy: str) -> Finding:
    return Finding(shown(path, root), 1, "release", seen, expected, remedy)
