"""Showing the built site on this machine, as a host would."""

from __future__ import annotations

import gzip
import http.client
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from ahtc.core.problems import ProblemsError
from ahtc.kinds.organisations.feeds.values import stable_id
from ahtc.output.serve import serve, serve_forever

TRUST = stable_id("service", "example-trust")


@pytest.fixture(scope="module")
def server(small_site: Path) -> Iterator[tuple[str, int]]:
    with serve(small_site, 0) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.01,))
        thread.start()
        yield "127.0.0.1", running.server_port
        running.shutdown()
        thread.join()


def get(
    server: tuple[str, int], path: str, method: str = "GET", headers: dict[str, str] | None = None
) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection(*server, timeout=10)
    connection.request(method, path, headers=headers or {})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def test_a_page_is_served_as_html_in_utf_8(server: tuple[str, int], small_site: Path) -> None:
    response, body = get(server, "/cy/cael-help/")
    assert (response.status, response.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert body == (small_site / "cy/cael-help/index.html").read_bytes()


def test_a_chart_is_served_as_an_image_which_browsers_show(tmp_path: Path) -> None:
    (tmp_path / "chart.svg").write_text("<svg/>")
    with serve(tmp_path, 0) as running:
        thread = threading.Thread(target=running.handle_request)
        thread.start()
        response, _ = get(("127.0.0.1", running.server_port), "/chart.svg")
        thread.join()
    assert response.headers["Content-Type"] == "image/svg+xml"


def test_a_browser_that_takes_gzip_gets_it(server: tuple[str, int], small_site: Path) -> None:
    response, body = get(server, "/", headers={"Accept-Encoding": "gzip, br"})
    assert response.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body) == (small_site / "index.html").read_bytes()


def test_a_folder_leads_to_its_page(server: tuple[str, int]) -> None:
    response, _ = get(server, "/get-help?from=here")
    assert (response.status, response.headers["Location"]) == (301, "/get-help/")


def test_a_folder_is_never_led_away_to_another_host(server: tuple[str, int]) -> None:
    response, _ = get(server, "//get-help")
    assert response.status == 404 or not response.headers["Location"].startswith("//")


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/api/oruk/v3", "index.json"),
        ("/api/oruk/v3/services", "services/index.json"),
        ("/api/oruk/v3/services/", "services/index.json"),
        ("/api/oruk/v3/services?page=1", "services/page/1.json"),
        ("/api/oruk/v3/services?page=x", "services/index.json"),
        (f"/api/oruk/v3/services/{TRUST}", f"services/{TRUST}.json"),
    ],
)
def test_the_feed_answers_at_the_addresses_of_its_standard(
    server: tuple[str, int], small_site: Path, path: str, file: str
) -> None:
    response, body = get(server, path)
    assert (response.status, response.headers["Content-Type"]) == (200, "application/json")
    assert body == (small_site / "api/oruk/v3" / file).read_bytes()


@pytest.mark.parametrize("path", ["/api/oruk/v3/services?page=99", "/api/oruk/v3/services/none"])
def test_a_page_or_a_service_that_the_feed_has_not_is_not_found(server: tuple[str, int], path: str) -> None:
    assert get(server, path)[0].status == 404


@pytest.mark.parametrize(
    ("path", "page"), [("/none/", "404.html"), ("/cy/dim/", "cy/404.html"), ("/cy/a/b/c", "cy/404.html")]
)
def test_what_is_not_there_is_said_in_the_language_of_its_address(
    server: tuple[str, int], small_site: Path, path: str, page: str
) -> None:
    response, body = get(server, path)
    assert response.status == 404
    assert body == (small_site / page).read_bytes()


@pytest.mark.parametrize("path", ["/../mkdocs.yml", "/%2e%2e/mkdocs.yml", "/..%2fmkdocs.yml", "/cy/../../mkdocs.yml"])
def test_nothing_outside_the_site_is_served(server: tuple[str, int], path: str) -> None:
    response, body = get(server, path)
    assert response.status == 404
    assert b"site_name" not in body


def test_head_tells_the_same_without_the_page(server: tuple[str, int], small_site: Path) -> None:
    response, body = get(server, "/about/", "HEAD")
    assert (response.status, body) == (200, b"")
    assert response.headers["Content-Length"] == str((small_site / "about/index.html").stat().st_size)


def test_nothing_that_is_looked_at_is_written_down(server: tuple[str, int], capfd: pytest.CaptureFixture[str]) -> None:
    get(server, "/get-help/")
    assert capfd.readouterr() == ("", "")


def test_a_port_in_use_is_told_with_another_to_try(small_site: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ProblemsError) as caught:
            serve_forever(small_site, port, lambda _: None)
    assert f"Port {port} is in use on this machine" in str(caught.value)
    assert f"ahtc serve --port {port + 1}" in str(caught.value)


@pytest.mark.parametrize("path", ["/%00", "/" + "a" * 5000, "/services/%00?page=2"], ids=["nothing", "long", "feed"])
def test_a_name_that_no_disk_can_hold_is_not_found_without_a_word(
    server: tuple[str, int], path: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert get(server, path)[0].status == 404
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(("port", "seen"), [(70000, "is no port"), (-1, "is no port")])
def test_a_port_that_cannot_be_is_told(small_site: Path, port: int, seen: str) -> None:
    with pytest.raises(ProblemsError, match=f"Port {port} {seen}"):
        serve_forever(small_site, port, lambda _: None)


@pytest.mark.parametrize("path", ["/gone/", "/gone.html"])
def test_a_site_without_an_error_page_answers_all_the_same(
    tmp_path: Path, path: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with serve(tmp_path, 0) as running:
        thread = threading.Thread(target=running.handle_request)
        thread.start()
        response, body = get(("127.0.0.1", running.server_port), path)
        thread.join()
    assert (response.status, body) == (404, b"404\n")
    assert capfd.readouterr() == ("", "")
