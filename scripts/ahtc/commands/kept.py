"""Writing files that stay only if the rules let them; else what stood there before stands there still."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ahtc.check.run import run_checks
from ahtc.core.files import write_if_changed
from ahtc.core.problems import Finding, ProblemsError, shown
from ahtc.site.project import read_project


@contextmanager
def only_if_sound(root: Path, paths: Iterable[Path], today: datetime.date) -> Iterator[None]:
    """What is written inside to these files stays where `ahtc check` finds no fault with them.

    Else, or whatever else is raised, they are as they were; raises :class:`ProblemsError` with the faults. Those of
    other files are not theirs, but where nothing can be read for them.
    """
    before = {path: path.read_bytes() if path.is_file() else None for path in paths}
    try:
        yield
        if found := _faults(root, {shown(path, root) for path in before}, today):
            raise ProblemsError(found)
    except BaseException:
        for path, content in before.items():
            if content is None:
                path.unlink(missing_ok=True)
            else:
                write_if_changed(path, content)
        raise


def _faults(root: Path, paths: set[str], today: datetime.date) -> list[Finding]:
    findings = run_checks(read_project(root, today))
    return [finding for finding in findings if finding.path in paths and finding.severity == "error"]
