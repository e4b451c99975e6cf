"""What CONTRIBUTING says of the house is true: every function and file that it names is there."""

from __future__ import annotations

import importlib
import re
from functools import reduce

import pytest

from ahtc.kinds import KINDS
from ahtc.site.calls import SITE_CALLS
from tests.conftest import ROOT

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    found = re.search(rf"^## {title}\n(.*?)(?=^## )", GUIDE, re.DOTALL | re.MULTILINE)
    assert found, title
    return found[1]


def named(title: str) -> list[str]:
    """The functions and classes that a section names, by module."""
    return re.findall(r"`((?:pull|kinds|site|output)(?:\.\w+)+)`", section(title))


@pytest.mark.parametrize("title", ["The way of one telephone number", "The way of one figure"])
def test_a_walk_passes_functions_that_are_there(title: str) -> None:
    names = named(title)
    assert len(names) >= 10
    for name in names:
        parts = f"ahtc.{name}".split(".")
        lengths = [len(parts) - 1] + ([len(parts) - 2] if parts[-2][0].isupper() else [])
        module = importlib.import_module(".".join(parts[: lengths[-1]]))
        assert callable(reduce(getattr, parts[lengths[-1] :], module)), name


def test_the_files_that_are_pointed_to_are_there() -> None:
    paths = re.findall(r"`((?:docs|scripts)/[\w/.-]+|mkdocs\.yml)`", section("Where things are"))
    assert len(paths) >= 10
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_the_readme_lists_every_call_that_pages_may_use() -> None:
    listed = re.findall(r"^\| `(\w+)\(", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    inside = {"downloads": "download"}  # in the row of another
    assert {inside.get(name, name) for kind in KINDS for name in kind.calls} | {*SITE_CALLS} == {*listed}
