"""Writing the files that stand beside the pages of a built site: every kind's feeds, data and charts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ahtc.core.addresses import Addresses
from ahtc.core.kind import Kind
from ahtc.core.project import Project
from ahtc.kinds import KINDS


def write_files(project: Project, addresses: Addresses, site: Path, kinds: Sequence[Kind] = KINDS) -> list[str]:
    """Write every kind's files below the folder ``site``, and answer with the addresses of the pages among them.

    Raises :class:`ProblemsError` for one that cannot be made.
    """
    pages = []
    for kind in kinds:
        for name, content in kind.files(project, addresses):
            path = site / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            if path.name == "index.html":
                pages.append(name.removesuffix("index.html"))
    return pages
