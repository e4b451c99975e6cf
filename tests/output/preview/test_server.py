"""A preview answers browsers, and tells them of each new version; the files that it sends stay as they were built."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ahtc.core.problems import Finding, ProblemsError
from ahtc.output.preview import server as preview_module
from ahtc.output.preview.pages import CHANGES
from ahtc.output.preview.server import preview_server
from ahtc.output.preview.state import Built, Preview
from tests.project import tree

FINDING = Finding("docs/about.md", 3, "rule", "It is wrong", "what is right", "Mend it.")


@contextmanager
def running(preview: Preview) -> Iterator[int]:
    """The port of a preview that answers."""
    with preview_server(0, preview) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server.server_port
        preview.close()
        server.shutdown()
        thread.join()


def showing(site: Path | None, *findings: Finding) -> Preview:
    """A preview of what came of a build."""
    preview = Preview()
    preview.show(Built(site, findings))
    return preview


@contextmanager
def asked(port: int, path: str, method: str = "GET") -> Iterator[http.client.HTTPResponse]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path)
    yield connection.getresponse()
    connection.close()


def get(port: int, path: str) -> tuple[int, str]:
    with asked(port, path) as response:
        return response.status, response.read().decode()


@pytest.mark.parametrize("path", ["/", "/cy/cael-help/", "/no/such/page/"])
def test_every_page_comes_with_the_code_that_shows_it_again(small_site: Path, path: str) -> None:
    preview = showing(small_site)
    with running(preview) as port:
        text = get(port, path)[1]
    assert f'data-version="{preview.shown.version}"' in text
    assert CHANGES in text


def test_no_file_of_the_site_holds_that_code_before_or_after_it_was_sent(small_site: Path) -> None:
    before = tree(small_site)
    with running(showing(small_site)) as port:
        get(port, "/")
    assert tree(small_site) == before
    codes = [b"data-version", b"EventSource", CHANGES.encode()]
    files = [path for path in small_site.rglob("*") if path.is_file()]
    assert not [path for path in files if any(code in path.read_bytes() for code in codes)]


def test_a_file_of_data_is_sent_as_it_was_built(small_site: Path) -> None:
    with running(showing(small_site)) as port, asked(port, "/robots.txt") as response:
        assert response.read() == (small_site / "robots.txt").read_bytes()


def test_no_browser_keeps_a_page_that_may_be_another_in_a_moment(small_site: Path) -> None:
    with running(showing(small_site)) as port, asked(port, "/") as response:
        assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("path", "language"), [("/", "en"), ("/cy/", "cy"), ("/nowhere/", "en"), ("/x.csv", "en")])
def test_what_stops_the_build_stands_in_the_place_of_every_page(path: str, language: str) -> None:
    with running(showing(None, FINDING)) as port:
        status, text = get(port, path)
    assert status == 503
    assert f'<html lang="{language}">' in text
    assert "It is wrong." in text
    assert CHANGES in text


def test_what_only_stops_it_from_being_published_stands_at_the_top_of_every_page(small_site: Path) -> None:
    with running(showing(small_site, FINDING)) as port:
        status, text = get(port, "/cy/cael-help/")
    assert status == 200
    before, notice, after = text.partition('<aside class="preview-notice"')
    assert before.rpartition("<style>")[0].rstrip().endswith('<body class="help">')
    assert notice
    assert "It is wrong." in after
    assert "<h1" in after


def test_the_page_is_as_it_was_when_the_fault_is_mended(small_site: Path) -> None:
    preview = showing(None, FINDING)
    preview.show(Built(small_site))
    with running(preview) as port:
        status, text = get(port, "/")
    assert (status, "It is wrong" in text) == (200, False)


def test_who_listens_is_told_the_version_now_and_the_next_and_let_go_at_the_end(
    small_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview_module, "HELD", 60)
    preview = showing(small_site)
    with running(preview) as port, asked(port, CHANGES) as response:
        assert response.headers["Content-Type"] == "text/event-stream"
        assert [response.readline() for _ in range(2)] == [b"retry: 200\n", b"\n"]
        assert response.readline() == f"data: {preview.shown.version}\n".encode()
        preview.show(Built(small_site))
        assert response.readline() == b"\n"
        assert response.readline() == f"data: {preview.shown.version}\n".encode()
        preview.close()
        assert response.read() == b"\n"


def test_a_window_gives_its_line_back_when_nothing_comes_so_that_many_can_be_open(
    small_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview_module, "HELD", 0.01)
    preview = showing(small_site)
    with running(preview) as port:
        assert get(port, CHANGES)[1] == f"retry: 200\n\ndata: {preview.shown.version}\n\n"


def test_head_does_not_wait_for_changes(small_site: Path) -> None:
    with running(showing(small_site)) as port, asked(port, CHANGES, "HEAD") as response:
        assert (response.status, response.read()) == (200, b"")


def test_a_port_that_is_taken_is_told(small_site: Path) -> None:
    with running(showing(small_site)) as port, pytest.raises(ProblemsError, match=f"Port {port} is in use"):
        preview_server(port, Preview())


def test_a_new_run_begins_with_a_version_of_its_own_so_that_old_windows_load_again() -> None:
    assert Preview().shown.version != Preview().shown.version
