"""What ``ahtc serve`` does: build the project once more after each save, and say in the terminal what came of it."""

from __future__ import annotations

import shutil
import signal
import threading
from collections.abc import Iterable
from pathlib import Path

from ahtc.check.run import run_checks
from ahtc.commands.plain_words import finding_of
from ahtc.commands.terminal import out, show, tell
from ahtc.core import clock
from ahtc.core.problems import Finding, ProblemsError
from ahtc.output.build import build_site
from ahtc.output.preview.run import preview_forever
from ahtc.output.preview.state import Built
from ahtc.site.project import read_project


def preview(root: Path, port: int) -> None:
    """Show the project at ``root``, and each change to it, until Ctrl+C.

    Raises :class:`ProblemsError` when the port is taken.
    """
    aside, stop = root / ".ahtc-preview", threading.Event()

    def interrupted(number: int, frame: object) -> None:
        stop.set()  # the exception alone could be lost, where Python calls something that may not raise
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, interrupted)
    try:
        preview_forever(root, port, _Builder(root, aside / "site").build, tell, stop)
    finally:
        signal.signal(signal.SIGINT, before)
        shutil.rmtree(aside, ignore_errors=True)


class _Builder:
    """Builds a project as it is at the moment, on the day that it is then, and tells each warning once.

    What breaks a rule is built into a folder of its own, to be looked at: an English page is seen before its Welsh twin
    says the same, and ``site`` stays what ``ahtc build`` would have made.
    """

    def __init__(self, root: Path, aside: Path) -> None:
        self._root, self._aside = root, aside
        self._told: set[Finding] = set()

    def build(self) -> Built:
        """Build, and say in the terminal how it went."""
        failing: list[Finding] = []
        try:
            tell("Reading the facts and the pages")
            project = read_project(self._root, clock.today())
            tell("Checking them")
            findings = run_checks(project, ("call",))  # the build answers every call itself
            failing = [finding for finding in findings if finding.severity == "error"]
            self._warn(finding for finding in findings if finding.severity == "warning")
            site = self._aside if failing else self._root / "site"
            build_site(project, site, tell)
        except ProblemsError as error:
            return _told(Built(None, [*failing, *error.findings]))
        except Exception as error:  # such as a file that is gone the moment it is read: the next save may mend it
            return _told(Built(None, [*failing, finding_of(error)]))
        return _told(Built(site, failing))

    def _warn(self, warnings: Iterable[Finding]) -> None:
        new = [finding for finding in warnings if finding not in self._told]
        self._told.update(new)
        show(new)


def _told(built: Built) -> Built:
    show(built.findings)
    if not built.findings:
        out.print("[green]Built.[/green] The site is in the folder site/.")
    elif built.site:
        tell("Built to be looked at: the folder site/ stays as it was until this is mended")
    else:
        tell("Not built: the folder site/ stays as it was until this is mended")
    return built
