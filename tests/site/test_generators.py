"""The generator can be replaced: ProperDocs, which goes on where MkDocs 1 stops, builds the same site."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import ahtc
from tests.project import DAY, SmallProject, tree

BUILD = """
import datetime, sys
from pathlib import Path

import properdocs
import properdocs.replacement  # from here on every import of mkdocs is one of properdocs

from ahtc.output.build import build_site
from ahtc.site.project import read_project

root, day, site = sys.argv[1:]
build_site(read_project(Path(root), datetime.date.fromisoformat(day)), Path(site))
print(sys.modules["mkdocs.commands.build"].__name__)
"""


def test_properdocs_builds_the_same_site_byte_for_byte(small_project: SmallProject, tmp_path: Path) -> None:
    site = tmp_path / "site"
    run = subprocess.run(
        [sys.executable, "-c", BUILD, str(small_project.root), DAY.isoformat(), str(site)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.split() == ["properdocs.commands.build"]
    assert tree(site) == tree(small_project.site)


def test_one_module_alone_imports_the_generator() -> None:
    package = Path(ahtc.__path__[0])
    importing = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [each.name for each in node.names])
        if name.split(".")[0] in ("mkdocs", "properdocs", "mkdocs_static_i18n", "material")
    }
    assert importing == {"site/mkdocs_plugin.py"}
