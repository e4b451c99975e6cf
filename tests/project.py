"""A small project in a folder of its own, complete and valid until a test spoils it; it builds in a second."""

from __future__ import annotations

import datetime
import hashlib
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from ahtc.commands.main import main
from ahtc.core.facts import Facts
from ahtc.core.problems import ProblemsError
from ahtc.kinds.facts import read_facts
from ahtc.output.build import build_site
from ahtc.site.project import read_project

ROOT = Path(__file__).parents[1]
DAY = datetime.date(2026, 11, 22)

TRUST = "docs/data/organisations/example-trust.yml"
OBSERVATIONS = "docs/data/statistics/wales-2012-nations/observations.csv"
FAULTS = "docs/data/statistics/inconsistencies.yml"

# A record of the real project that is checked anew must not come to be checked after the day of the tests.
_CHECKED = re.compile(r"(\bchecked: )\d{4}-\d{2}-\d{2}")

# What the small project shares with the real one: the shell, its words, and the two numbers at the top of each page.
SHARED = (
    *(
        f"docs/assets/{path.name}"
        for kind in ("css", "js")
        for path in sorted((ROOT / "docs/assets").glob(f"*.{kind}"))
    ),
    "docs/data/welsh.yml",
    "docs/data/words.yml",
    *(
        f"docs/data/words/{path.name}"
        for path in sorted((ROOT / "docs/data/words").glob("*.yml"))
        if path.stem != "editor"  # whose forms are those of the real project
    ),
    "docs/data/never_publish.yml",
    "docs/data/help_bar.yml",
    "docs/data/organisations/live-fear-free.yml",
    "docs/data/statistics/labels.yml",
    "docs/data/organisations/emergency-999.yml",
    "docs/data/organisations/modern-slavery-helpline.yml",
)

NAV = """\
nav:
  - index.md
  - Get help: [get-help/index.md, get-help/near-you/index.md, get-help/find-support.md, get-help/hide-your-visit.md]
  - Statistics: [statistics/index.md, statistics/2012.md, statistics/data.md]
  - Partners: [partners/index.md, partners/directory.md, partners/first-responders.md]
  - glossary.md
  - About: [about.md, accessibility.md, privacy.md, welsh-language.md, contact.md]
"""


@dataclass(frozen=True)
class Told:
    """What a command answered: its exit code, and what it printed for results and for people."""

    code: int
    out: str
    err: str

    @property
    def problems(self) -> list[str]:
        """The lines that name something to mend."""
        return [line for line in self.err.splitlines() if line.startswith("error")]


@dataclass(frozen=True)
class SmallProject:
    """Paths are given as the officer knows them: ``docs/data/terms.yml``."""

    root: Path

    @property
    def site(self) -> Path:
        """Where the built site stands."""
        return self.root / "site"

    def read(self, name: str) -> str:
        """The text of a file."""
        return (self.root / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str | bytes) -> Path:
        """Put a file in the place of what is there."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def change(self, name: str, old: str, new: str) -> int:
        """Replace a passage that stands in the file, where it stands first; the line that it starts on."""
        text = self.read(name)
        assert old in text, f"{name} has no {old!r} to change"
        self.write(name, text.replace(old, new, 1))
        return text[: text.index(old)].count("\n") + 1

    def append(self, name: str, text: str) -> int:
        """Add lines at the end of a file; the number of the first of them."""
        before = self.read(name)
        self.write(name, before + text)
        return before.count("\n") + 1

    def facts(self) -> Facts:
        """The facts as the tools read them."""
        return read_facts(self.root)

    def problem(self) -> str:
        """The one thing that is wrong with the facts, as the officer reads it."""
        with pytest.raises(ProblemsError) as caught:
            self.facts()
        assert len(caught.value.findings) == 1, str(caught.value)
        return str(caught.value)

    def build(self, today: datetime.date = DAY) -> Path:
        """The folder of the built site."""
        build_site(read_project(self.root, today), self.site)
        return self.site

    def build_problem(self) -> str:
        """The one thing that stops the site from being built."""
        with pytest.raises(ProblemsError) as caught:
            self.build()
        assert len(caught.value.findings) == 1, str(caught.value)
        return str(caught.value)


@dataclass(frozen=True)
class Command:
    """The command ``ahtc`` as a person runs it in a folder, in this process so that it is quick."""

    patch: pytest.MonkeyPatch
    capture: pytest.CaptureFixture[str]

    def __call__(self, folder: Path, *arguments: str) -> Told:
        """Run it; a traceback instead of an exit code fails the test."""
        self.patch.chdir(folder)
        self.patch.setattr(sys, "argv", ["ahtc", *arguments])
        self.capture.readouterr()
        code: object = 0
        try:
            main()
        except SystemExit as exit_:
            code = exit_.code
        told = self.capture.readouterr()
        assert "Traceback" not in told.err + told.out
        return Told(code if isinstance(code, int) else 0, told.out, told.err)


def make_project(folder: Path) -> SmallProject:
    """A fresh copy in a folder."""
    shutil.copytree(ROOT / "tests" / "fixtures" / "project", folder, dirs_exist_ok=True)
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    project = SmallProject(folder)
    for name in SHARED:
        project.write(name, _CHECKED.sub(rf"\g<1>{DAY}", (ROOT / name).read_text(encoding="utf-8")))
    settings, mark, _ = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("nav:\n  - ")
    assert mark
    project.write("mkdocs.yml", settings + NAV)
    return project


def tree(folder: Path) -> dict[str, str]:
    """Every file below a folder with the hash of its content: equal when the trees are, byte for byte."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
