"""What is saved is noticed, and what is not part of the site is not."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ahtc.kinds import KINDS
from ahtc.output.preview import watching
from ahtc.output.preview.watching import changes


class Watch:
    """A watch on a folder that counts the times it has yielded."""

    def __init__(self, root: Path) -> None:
        self._root, self._stop, self._yielded = root, threading.Event(), threading.Semaphore(0)
        self._thread = threading.Thread(target=self._run)
        self._thread.start()
        assert self.yields(), "it never began"

    def _run(self) -> None:
        for _ in changes(self._root, self._stop):
            self._yielded.release()

    def yields(self, within: float = 20) -> bool:
        return self._yielded.acquire(timeout=within)

    def end(self) -> None:
        self._stop.set()
        self._thread.join()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("docs/about.md", "docs/data/terms.yml", "docs/assets/site.css", "overrides/main.html", "mkdocs.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("one")
    return tmp_path


@pytest.fixture
def watch(root: Path) -> Iterator[Watch]:
    begun = Watch(root)
    yield begun
    begun.end()


@pytest.mark.parametrize(
    "name", ["docs/about.md", "docs/data/terms.yml", "docs/assets/site.css", "overrides/main.html", "mkdocs.yml"]
)
def test_a_file_that_is_saved_is_noticed(root: Path, watch: Watch, name: str) -> None:
    (root / name).write_text("another")
    assert watch.yields()


@pytest.mark.parametrize("name", ["docs/about.md", "mkdocs.yml"])
def test_so_is_one_that_an_editor_puts_in_the_place_of_the_old_time_after_time(
    root: Path, watch: Watch, name: str
) -> None:
    for text in ("two", "three"):
        (root / "beside").write_text(text)
        (root / "beside").replace(root / name)
        assert watch.yields()


def test_so_are_a_new_folder_and_a_file_that_is_gone(root: Path, watch: Watch) -> None:
    (root / "docs" / "new").mkdir()
    assert watch.yields()
    (root / "docs" / "about.md").unlink()
    assert watch.yields()


def test_what_is_saved_while_the_site_is_built_is_noticed_after_it(root: Path) -> None:
    stop, saved = threading.Event(), False
    for _ in changes(root, stop):
        if saved:
            stop.set()
        else:
            (root / "docs" / "about.md").write_text("saved while nobody waits")
            saved = True
    assert saved


def test_what_is_no_part_of_the_site_is_not(root: Path, watch: Watch) -> None:
    for name in ("docs/.about.md.swp", "docs/data/.~lock.terms.csv#", "docs/.ahtc-1234", "site/index.html"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text("something")
    assert not watch.yields(within=0.6)


def test_a_kind_s_templates_and_words_are_noticed_and_its_programs_are_not(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = root / "kind"
    (folder / "html").mkdir(parents=True)
    monkeypatch.setattr(watching, "KINDS", [replace(KINDS[0], folder=folder)])
    watch = Watch(root)
    (folder / "calls.py").write_text("")
    assert not watch.yields(within=0.6)
    (folder / "html" / "card.html").write_text("<p>")
    assert watch.yields()
    watch.end()
