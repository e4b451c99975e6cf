"""``ahtc serve``, as installed: what is saved shows in the browser by itself, and so does what is wrong with it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ahtc.core import clock
from ahtc.output.preview.pages import CHANGES
from tests.project import DAY, TRUST, SmallProject, make_project

LONG = 30_000  # milliseconds: a build of the small project takes one or two seconds on an idle machine


@dataclass(frozen=True)
class Run:
    """A running ``ahtc serve``."""

    process: subprocess.Popen[str]
    address: str

    def stop(self) -> tuple[int, str]:
        """Press Ctrl+C: its exit code, and what it still said."""
        self.process.send_signal(signal.SIGINT)
        said: str = self.process.communicate(timeout=LONG / 1000)[1]
        return self.process.returncode, said


@contextmanager
def serving(project: SmallProject, day: date = DAY) -> Iterator[Run]:
    """``ahtc serve`` in a project, from the moment at which it says its address."""
    moment = int(datetime.combine(day, time(12), UTC).timestamp())
    process = subprocess.Popen(
        [Path(sys.executable).with_name("ahtc"), "serve", "--port", "0"],
        cwd=project.root,
        env={**os.environ, clock.FIXED: str(moment)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    try:
        said = ""
        for line in process.stderr:
            said += line
            if found := re.search(r"http://127\.0\.0\.1:[0-9]+/", line):
                yield Run(process, found[0])
                break
        else:
            pytest.fail(said)
    finally:
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    return make_project(tmp_path_factory.mktemp("preview") / "project")


@pytest.fixture(scope="module")
def run(project: SmallProject) -> Iterator[Run]:
    with serving(project) as started:
        yield started


@pytest.fixture
def window(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    yield context.new_page()
    context.close()


@contextmanager
def changed(project: SmallProject, name: str, old: str, new: str) -> Iterator[None]:
    """A file with a change in it, as it was afterwards."""
    before = project.read(name)
    project.change(name, old, new)
    try:
        yield
    finally:
        project.write(name, before)


@pytest.mark.parametrize(
    ("name", "old", "new", "path"),
    [
        ("docs/cy/about.md", "\n---\n", "\n---\nMae hwn yn newydd.\n\n", "cy/amdanom/"),
        (TRUST, "name: {en: ", "name: {en: Newly ", "partners/directory/"),
        ("overrides/partials/footer.html", "<footer", "<p>Newly printed.</p><footer", "about/"),
    ],
    ids=["page", "record", "template"],
)
def test_what_is_saved_shows_in_an_open_window_and_goes_with_it(
    project: SmallProject, run: Run, window: Page, name: str, old: str, new: str, path: str
) -> None:
    window.goto(run.address + path)
    shown = window.get_by_text(re.compile("Newly|newydd")).first
    expect(shown).to_have_count(0)
    with changed(project, name, old, new):
        expect(shown).to_be_visible(timeout=LONG)
    expect(shown).to_have_count(0, timeout=LONG)


def test_an_english_page_shows_before_its_welsh_twin_says_the_same_and_says_that_it_has_to(
    project: SmallProject, run: Run, window: Page
) -> None:
    window.goto(run.address + "about/")
    notice = window.locator(".preview-notice")
    with changed(project, "docs/about.md", "\n---\n", "\n---\n## New {#new}\n\nNewly written.\n\n"):
        expect(notice).to_contain_text("docs/cy/about.md", timeout=LONG)
        expect(notice).to_be_in_viewport()
        expect(window.get_by_text("Newly written.")).to_be_visible()
        assert "Newly written." not in project.read("site/about/index.html")
    expect(notice).to_have_count(0, timeout=LONG)


def test_a_dozen_windows_can_be_open_at_once(run: Run, window: Page) -> None:
    for _ in range(12):
        window.context.new_page().goto(run.address, timeout=LONG)


def test_so_does_a_change_of_the_stylesheet(project: SmallProject, run: Run, window: Page) -> None:
    window.goto(run.address)
    project.append("docs/assets/site.css", "h1 { color: rgb(1, 2, 3); }\n")
    expect(window.locator("h1").first).to_have_css("color", "rgb(1, 2, 3)", timeout=LONG)


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("docs/data/terms.yml", "terms:\n", 'terms:\n  - "<i>not closed</i>\n', "A quote opens on this line"),
        ("overrides/partials/footer.html", "<footer", "{{ nothing }}<footer", "this template cannot be used"),
    ],
    ids=["record", "template"],
)
def test_a_fault_is_said_in_words_in_the_window_and_goes_when_it_is_mended(
    project: SmallProject, run: Run, window: Page, name: str, old: str, new: str, said: str
) -> None:
    window.goto(run.address + "cy/")
    heading = window.get_by_role("heading", level=1)
    before = heading.inner_text()
    with changed(project, name, old, new):
        expect(heading).to_have_text("Mae angen cywiro rhywbeth", timeout=LONG)
        expect(window.locator(".place")).to_contain_text(f"{name}, llinell ")
        expect(window.locator(".seen")).to_contain_text(said)
    expect(heading).to_have_text(before, timeout=LONG)


def test_no_file_of_the_built_site_holds_the_code_that_shows_it_again(project: SmallProject, run: Run) -> None:
    files = [path for path in project.site.rglob("*") if path.is_file()]
    assert len(files) > 50
    assert not [path for path in files if CHANGES.encode() in path.read_bytes()]


def test_a_project_that_is_broken_from_the_start_says_so_and_shows_once_it_is_mended(
    tmp_path: Path, window: Page
) -> None:
    project = make_project(tmp_path / "project")
    with changed(project, "docs/data/words.yml", "words:\n", "words: [\n"), serving(project) as run:
        window.goto(run.address)
        expect(window.get_by_role("heading", level=1)).to_have_text("Something needs to be mended")
        project.change("docs/data/words.yml", "words: [\n", "words:\n")
        expect(window.locator(".skip")).to_have_count(1, timeout=LONG)
        code, said = run.stop()
    assert (code, "Stopped" in said, "Traceback" in said) == (0, True, False)
    assert not list(project.root.glob(".*"))
