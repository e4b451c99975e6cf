"""Which pages a change touches in one language alone, so that whoever looks at it sees what is still to follow."""

from __future__ import annotations

from collections.abc import Iterable

from ahtc.core.pages import is_page


def in_one_language(changed: Iterable[str]) -> list[tuple[str, str]]:
    """Each page among the changed files whose twin is not among them, with that twin, by their paths in the project."""
    pages = {path for path in changed if is_page(path)}
    return sorted((path, _twin(path)) for path in pages if _twin(path) not in pages)


def _twin(path: str) -> str:
    name = path.removeprefix("docs/")
    return f"docs/{name.removeprefix('cy/')}" if name.startswith("cy/") else f"docs/cy/{name}"
