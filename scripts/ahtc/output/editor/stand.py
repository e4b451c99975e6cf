"""Puts the editor beside a built site: its two pages, its configuration, and the libraries that npm installed."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

from ahtc.core.problems import Finding, ProblemsError
from ahtc.core.project import Project
from ahtc.core.templates import Templates
from ahtc.core.text import LANGUAGES, Language
from ahtc.output.editor.forms import Forms

HERE = Path(__file__).parent
ADDRESSES: dict[Language, str] = {"en": "desk/edit/", "cy": "cy/desg/golygu/"}
OURS = ("editor.js", "as_written.js", "editor.css")

# What is taken from the libraries, and its name beside ours: every server knows a script by the ending ".js".
ICONS = "@fontsource-variable/material-symbols-outlined/files"
LIBRARIES = {
    "@sveltia/cms/dist/sveltia-cms.mjs": "sveltia-cms.js",
    f"{ICONS}/material-symbols-outlined-latin-wght-normal.woff2": "icons.woff2",
}
YAML = "yaml/browser/dist/index.js"  # with the whole of its folder

# It speaks to GitHub alone, and only once somebody has signed in. Its own style stands in elements of its making.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' blob: data: https://api.github.com",
        "manifest-src data: blob:",
        "base-uri 'none'",
        "form-action 'none'",
    )
)


def stand_editor(project: Project, modules: Path, site: Path) -> None:
    """Write the editor into a built site; ``modules`` is where npm put its libraries.

    Raises :class:`ProblemsError` where the site is not built or the libraries are not there: nothing is then changed.
    """
    _require(site / "index.html", "The site is not built", "ahtc build")
    for library in (*LIBRARIES, YAML):
        _require(modules / library, "The editor's libraries are not installed", "make editor")
    with tempfile.TemporaryDirectory(dir=site.parent, prefix=".site-editor-") as made:
        made_editor = Path(made) / "edit"
        shutil.copytree((modules / YAML).parent, made_editor / "yaml")
        for library, name in LIBRARIES.items():
            shutil.copy(modules / library, made_editor / name)
        for name in OURS:
            shutil.copy(HERE / name, made_editor)
        for language in LANGUAGES:
            config = json.dumps(Forms(project, language).configuration(), ensure_ascii=False, separators=(",", ":"))
            (made_editor / f"config.{language}.json").write_text(config, encoding="utf-8")
        (made_editor / "index.html").write_text(_page(project, "en", ""), encoding="utf-8")
        _put(made_editor, site / ADDRESSES["en"])
    welsh = site / ADDRESSES["cy"]
    welsh.mkdir(parents=True, exist_ok=True)
    (welsh / "index.html").write_text(_page(project, "cy", f"../../../{ADDRESSES['en']}"), encoding="utf-8")


def _page(project: Project, language: Language, folder: str) -> str:
    templates = Templates(project.facts.words, [HERE])
    return templates.render("page.html", language, policy=POLICY, folder=folder)


def _put(made: Path, stands: Path) -> None:
    stands.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(stands, ignore_errors=True)
    made.rename(stands)


def _require(path: Path, seen: str, command: str) -> None:
    if not path.is_file():
        raise ProblemsError([Finding(path.name, 1, "editor", seen, "both beside each other", f"Run {command} first.")])
