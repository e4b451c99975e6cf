"""Writing the files that stand beside the pages of a built site: every kind's feeds, data and charts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from ahtc.core.addresses import Addresses
from ahtc.core.kind import Kind
from ahtc.core.project import Project
from ahtc.kinds import KINDS
from ahtc.output.attention import attention_files


def write_files(project: Project, addresses: Addresses, site: Path, kinds: Sequence[Kind] = KINDS) -> list[str]:
    """Write every kind's files below the folder ``site``, and the calendar of what is due.

    Answers with the addresses of the pages among them.

    Raises :class:`ProblemsError` for one that cannot be made.
    """
    pages = []
    of_kinds = (file for kind in kinds for file in kind.files(project, addresses))
    for name, content in chain(of_kinds, attention_files(project)):
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        if path.name == "index.html":
            pages.append(name.removesuffix("index.html"))
    return pages
