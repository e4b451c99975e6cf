"""Showing the built site on this machine, as a host would: gzip, and an error page in the right language."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from ahtc.core.problems import Finding, ProblemsError

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".json": "application/json",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".vcf": "text/vcard; charset=utf-8",
}


class SiteHandler(SimpleHTTPRequestHandler):
    """Answers with the site's files, gzipped when the browser takes it; folders are never listed."""

    def do_GET(self) -> None:
        """Answer with what is asked for."""
        self.answer(with_body=True)

    def do_HEAD(self) -> None:
        """Answer with what is said of it, without it."""
        self.answer(with_body=False)

    def answer(self, with_body: bool) -> None:
        """Answer with the file, the page of its folder, or the error page of the language that its address is in."""
        path = self._asked()
        if path.is_dir() and not self.path.split("?")[0].endswith("/"):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", self.path.split("?")[0] + "/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        path = path / "index.html" if path.is_dir() else path
        missing = Path(self.directory, "cy/404.html" if self.path.startswith("/cy/") else "404.html")
        if (body := _content(path)) is not None:
            self.send(HTTPStatus.OK, path.suffix, body, with_body)
        elif (body := _content(missing)) is not None:
            self.send(HTTPStatus.NOT_FOUND, missing.suffix, body, with_body)
        else:
            self.send(HTTPStatus.NOT_FOUND, ".txt", b"404\n", with_body)

    def send(self, status: HTTPStatus, ending: str, body: bytes, with_body: bool) -> None:
        """Send a whole answer; ``ending`` is the one of the file that ``body`` comes from."""
        self.send_response(status)
        self.send_header("Content-Type", _TYPES.get(ending, "application/octet-stream"))
        self.send_header("X-Content-Type-Options", "nosniff")
        if "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, 9, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if with_body:
            self.wfile.write(body)

    def _asked(self) -> Path:
        """The file or folder that is asked for; one that is not there where no disk could hold such a name."""
        path = Path(self.translate_path(self.path))
        try:
            path = _feed_file(path, self.path.partition("?")[2])
            path.is_dir()
        except (OSError, ValueError):
            return Path(self.directory, "404")
        return path

    def handle(self) -> None:
        """Answer; a browser that has gone away meanwhile is nobody's business either."""
        with suppress(ConnectionError):
            super().handle()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: what somebody looks at is nobody's business."""


def _content(path: Path) -> bytes | None:
    """What a file holds; None where there is none, or where a build has just taken it away."""
    try:
        return path.read_bytes()
    except (OSError, ValueError):
        return None


def _feed_file(path: Path, query: str) -> Path:
    """The file of the feed for an address of its standard; any other path stays as it is.

    ``services`` is ``services/index.json``, ``services?page=2`` is ``services/page/2.json``, ``services/<id>`` is
    ``services/<id>.json``.
    """
    if (path / "index.json").is_file():
        page = parse_qs(query).get("page", [""])[0]
        return path / "page" / f"{page}.json" if re.fullmatch(r"[0-9]{1,6}", page) else path / "index.json"
    beside = path.with_name(f"{path.name}.json")
    return beside if not path.exists() and beside.is_file() else path


def listen(handler: Callable[..., SiteHandler], port: int) -> ThreadingHTTPServer:
    """A server on 127.0.0.1, not yet started, that answers with ``handler``; port 0 picks a free one.

    Raises :class:`ProblemsError` when the port is taken or cannot be.
    """
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), handler)
    except (OSError, OverflowError) as error:
        seen = f"Port {port} {_why_not(error)}"
        another = port + 1 if 1024 <= port < 65535 else 8000
        remedy = f"Stop the other program, or use another: ahtc serve --port {another}"
        raise ProblemsError([Finding("127.0.0.1", port, "port", seen, "a free port", remedy)]) from error


def serve(site: Path, port: int) -> ThreadingHTTPServer:
    """A server of the built site, as :func:`listen` makes it."""
    return listen(partial(SiteHandler, directory=str(site)), port)


def serve_forever(site: Path, port: int, tell: Callable[[str], None]) -> None:
    """Serve what was built, whatever happens to the files that it was built from, until Ctrl+C; ``tell`` hears where.

    Raises :class:`ProblemsError` when the port is taken or cannot be, or there is no site yet.
    """
    if not (site / "index.html").is_file():
        finding = Finding(f"{site.name}/", 1, "no-site", "There is no site yet", "a built one", "Run: ahtc build")
        raise ProblemsError([finding])
    with serve(site, port) as server:
        address = f"http://127.0.0.1:{server.server_port}/"
        tell(f"The site, as it was last built, is at {address} and /cy/ . Press Ctrl+C to stop")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            tell("Stopped")


def _why_not(error: BaseException) -> str:
    if isinstance(error, OverflowError):
        return "is no port: they end at 65535"
    if isinstance(error, PermissionError):
        return "is kept for the system by this machine"
    return "is in use on this machine"
