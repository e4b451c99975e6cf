"""What may stand in the project's folders: a list of what is allowed, and one message for each thing that is not.

Nothing is followed and nothing is opened before all of it has been looked at: a link may lead to any file of the
machine, and a pipe never ends.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from ahtc.core.page_names import EXPECTED, NameFault, folder_fault, is_device, page_fault
from ahtc.core.problems import Finding, ProblemsError, shown

DEEPEST = 6
SHELL = "overrides/main.html"
UNFINISHED = ".ahtc-"  # how a file is called while `write_if_changed` writes it; never published

# What editors keep beside a file for as long as somebody has it open (Vim, LibreOffice, Emacs); never published.
_OPEN = re.compile(r"\..+\.sw[a-p]|\.~lock\..+#|#.+#", re.DOTALL)

_MARKER = re.compile(rb"^(<{7}|>{7}|\|{7}|={7})(?=[ \r\n]|\Z)", re.MULTILINE)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*[A-Za-z0-9]")


@dataclass(frozen=True)
class _Room:
    """A folder of the project: the endings that its files may have, how large they may be, and what it is for."""

    endings: tuple[str, ...]
    megabytes: int
    holds: str
    names: tuple[str, ...] = ()

    def holds_file(self, name: str) -> bool:
        return name in self.names or (name.endswith(self.endings) and bool(_NAME.fullmatch(name)))


_PAGES = _Room((".md",), 1, "pages: names that end in .md")
_DATA = _Room(
    (".yml", ".csv", ".json", ".txt", ".md", ".xlsx", ".ods"),
    50,
    "records and data: .yml, .csv, .json, .txt, .xlsx, .ods",
)
_RELEASES = _Room(
    (".csv", ".json", ".zip"), 50, "what `ahtc release` writes: .csv, .json, .zip and SHA256SUMS", ("SHA256SUMS",)
)
_ASSETS = _Room((".css", ".js"), 1, "stylesheets and scripts: .css and .js")
_SHELL = _Room((".html",), 1, "the shell's templates: .html")

_ROOMS = {
    "docs/data/releases": _RELEASES,
    "docs/data": _DATA,
    "docs/assets": _ASSETS,
    "docs": _PAGES,
    "overrides": _SHELL,
}
_PICTURES = (".jpg", ".jpeg", ".png", ".heic", ".webp", ".gif", ".bmp", ".tif", ".tiff")
_DOCUMENTS = (".doc", ".docx", ".odt", ".pdf", ".ppt", ".pptx", ".rtf")
_TEXT = (".md", ".yml", ".csv", ".json", ".txt", ".css", ".js", ".html")


def require_sound_tree(root: Path) -> None:
    """Raise :class:`ProblemsError` with everything in ``docs`` and ``overrides`` that the build must not meet.

    That is links, pipes and other things that are no files, files that nothing publishes, names that are no addresses,
    and the marks that a merge leaves behind.
    """
    files: list[Path] = []
    findings = _gathered([*_below(root, "docs", files), *_below(root, "overrides", files)])
    if not findings and not (root / SHELL).is_file():
        seen, remedy = "The template of every page is gone", "Put it back; the theme's own would take its place."
        findings = [Finding(SHELL, 1, "shell", seen, "the site's own shell", remedy)]
    if not findings:
        settings = root / "mkdocs.yml"
        findings = [found for path in (settings, *files) if path.is_file() for found in _merge_findings(path, root)]
    if findings:
        raise ProblemsError(findings)


def _gathered(findings: list[Finding]) -> list[Finding]:
    """The findings, where several of one cause in one folder are one that names the first and counts the rest."""
    causes: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        folder = PurePosixPath(finding.path).parent.as_posix()
        told_apart = (finding.remedy,) if finding.rule == "page-name" else ()
        causes.setdefault((folder, finding.rule, finding.seen, *told_apart), []).append(finding)
    return [
        replace(first, seen=f"{first.seen}, and {len(more)} more like it in this folder") if more else first
        for first, *more in causes.values()
    ]


def _below(root: Path, name: str, files: list[Path]) -> Iterator[Finding]:
    """What is wrong in a folder of the project; ``files`` gets the files of text that are well."""
    path = root / name
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return
    fault = _kind_fault(mode, wanted=stat.S_ISDIR, path=path, root=root)
    if fault:
        yield fault
        return
    try:
        entries = sorted(os.scandir(path), key=lambda entry: entry.name)
    except OSError as error:
        seen = f"This folder cannot be opened ({error.strerror})"
        remedy = "Let the person who builds the site read it."
        yield Finding(shown(path, root), 1, "unreadable", seen, "a folder that can be read", remedy)
        return
    for entry in entries:
        here = f"{name}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            fault = _folder_finding(here, root)
            yield from [fault] if fault else _below(root, here, files)
        elif not _is_passing(entry):
            fault = _file_finding(here, entry.stat(follow_symlinks=False), root)
            if fault:
                yield fault
            elif entry.name.endswith(_TEXT):
                files.append(root / here)


def _is_passing(entry: os.DirEntry[str]) -> bool:
    """Whether a file stands here for a moment only, while it or the one beside it is being written."""
    passing = entry.name.startswith(UNFINISHED) or _OPEN.fullmatch(entry.name)
    return bool(passing) and entry.is_file(follow_symlinks=False)


def _folder_finding(name: str, root: Path) -> Finding | None:
    path = PurePosixPath(name)
    if path.name.startswith("."):
        return _stray(name, "A hidden folder stands here", root)
    if len(path.parts) > DEEPEST:
        return _finding(name, "stray-file", "Folders stand too deep here", f"at most {DEEPEST}", "Move it up.", root)
    if _room(name) is not _PAGES or name == "docs/cy":
        return None
    above = path.parent.as_posix()
    fault = folder_fault(path.name, first=above in ("docs", "docs/cy"))
    return _name_finding(name, "folder", fault, root) if fault else None


def _file_finding(name: str, about: os.stat_result, root: Path) -> Finding | None:
    fault = _kind_fault(about.st_mode, wanted=stat.S_ISREG, path=root / name, root=root)
    if fault:
        return fault
    room, file = _room(name), PurePosixPath(name).name
    if file.startswith("."):
        return _stray(name, "A hidden file stands here", root)
    if room is _PAGES and file.lower().endswith(".md"):
        wrong = page_fault(file)
        if wrong:
            return _name_finding(name, "page", wrong, root)
    elif is_device(file):
        seen, expected = "Windows takes this name for a device", "a name that every machine can hold"
        return _finding(name, "file-name", seen, expected, "Give the file, and its id, another name.", root)
    elif not room.holds_file(file):
        return _unpublished(name, about.st_size, root)
    if about.st_size > room.megabytes * 1_000_000:
        seen = f"The file has {about.st_size / 1_000_000:,.0f} MB"
        return _finding(
            name, "size", seen, f"at most {room.megabytes} MB", "Shorten it, or keep it outside docs.", root
        )
    return None


def _room(name: str) -> _Room:
    return next(room for folder, room in _ROOMS.items() if name == folder or name.startswith(f"{folder}/"))


def _kind_fault(mode: int, wanted: Callable[[int], bool], path: Path, root: Path) -> Finding | None:
    name = path.relative_to(root).as_posix()
    if stat.S_ISLNK(mode):
        target = "" if not path.exists() else " to a folder" if path.is_dir() else " to a file"
        remedy = "Delete the link; put a copy of the file here if the site needs it."
        return _finding(name, "link", f"A link{target} stands here", "files themselves", remedy, root)
    if not wanted(mode):
        kinds = {stat.S_ISFIFO: "A pipe", stat.S_ISSOCK: "A socket", stat.S_ISREG: "A file", stat.S_ISDIR: "A folder"}
        seen = next((words for test, words in kinds.items() if test(mode)), "A device")
        expected = "a folder" if wanted is stat.S_ISDIR else "a file"
        return _finding(name, "special-file", f"{seen} stands here", expected, "Delete it, or move it away.", root)
    return None


def _stray(name: str, seen: str, root: Path) -> Finding:
    remedy = "Move it out of this folder, or delete it."
    return _finding(name, "stray-file", seen, f"only {_room(name).holds}", remedy, root)


def _unpublished(name: str, size: int, root: Path) -> Finding:
    """A file that no page shows and nobody downloads: photographs and documents have an answer of their own."""
    megabytes = f"{size / 1_000_000:,.0f}" if size >= 1_000_000 else "less than 1"
    if name.lower().endswith(_PICTURES):
        seen = f"A picture of {megabytes} MB stands here, and pages show none"
        remedy = "Delete it, and say in words what it shows; a drawing of lines can be made for it."
    elif name.lower().endswith(_DOCUMENTS):
        seen = f"A document of {megabytes} MB stands here, and the site makes its own"
        remedy = "Delete it; write what it says as a page or a record, or link to it at its publisher."
    else:
        return _stray(name, "Nothing publishes such a file", root)
    return _finding(name, "stray-file", seen, f"only {_room(name).holds}", remedy, root)


def _name_finding(name: str, kind: str, fault: NameFault, root: Path) -> Finding:
    instead = PurePosixPath(name).with_name(fault.instead).as_posix()
    return _finding(name, "page-name", f"The name of this {kind} {fault.seen}", EXPECTED, f"Call it {instead}.", root)


def _finding(name: str, rule: str, seen: str, expected: str, remedy: str, root: Path) -> Finding:
    return Finding(shown(root / name, root), 1, rule, seen, expected, remedy)


def _merge_findings(path: Path, root: Path) -> Iterator[Finding]:
    """The first mark of a merge in a file; Git writes seven signs where two people changed the same lines."""
    try:
        content = path.read_bytes()
    except OSError:
        return  # told, with its remedy, by whoever reads it
    found = _MARKER.search(content)
    if found:
        line = content[: found.start()].count(b"\n") + 1
        seen = f"Two versions stand here, parted by {found[1].decode()}"
        remedy = "Keep what is right of the two, and delete the lines of signs."
        yield Finding(shown(path, root), line, "merge", seen, "one version", remedy)
