"""The server of a preview: the built site as a host would send it, each page with the code that shows it again."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from typing import Any

from ahtc.core.text import Language
from ahtc.output.preview.pages import CHANGES, PreviewPages
from ahtc.output.preview.state import Preview
from ahtc.output.serve import SiteHandler, listen

HELD = 1.0  # seconds: a browser keeps six lines open to one machine, so each window gives its own back and asks again
AGAIN = b"retry: 200\n\n"  # milliseconds after which it asks


class _PreviewHandler(SiteHandler):
    """Answers as the site's server does; where the site cannot be built, every page says why instead."""

    def __init__(self, *args: Any, preview: Preview, pages: PreviewPages, **more: Any) -> None:
        self._preview, self._pages = preview, pages
        super().__init__(*args, **more)

    def answer(self, with_body: bool) -> None:
        """A page, or, at one address, the version that is shown and those that follow it soon."""
        if self.path == CHANGES:
            self._tell_versions(with_body)
            return
        self._shown = self._preview.shown  # before the file is read: an old page is never sent as the new version
        built = self._shown.built
        if built.site is None:
            page = self._pages.problems(built.findings, self._language())
            self._send_page(HTTPStatus.SERVICE_UNAVAILABLE, page, with_body)
            return
        self.directory = str(built.site)
        super().answer(with_body)

    def send(self, status: HTTPStatus, ending: str, body: bytes, with_body: bool) -> None:
        """Send a file of the site, a page with what has to be mended at its top."""
        if ending != ".html":
            super().send(status, ending, body, with_body)
            return
        page, findings = body.decode(), self._shown.built.findings
        if findings:
            page = self._pages.noticing(page, findings, self._language())
        self._send_page(status, page, with_body)

    def _send_page(self, status: HTTPStatus, page: str, with_body: bool) -> None:
        super().send(status, ".html", self._pages.following(page, self._shown.version).encode(), with_body)

    def _language(self) -> Language:
        return "cy" if self.path.startswith("/cy/") else "en"

    def end_headers(self) -> None:
        """Let no browser keep anything: the next moment it may be another."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def _tell_versions(self, with_body: bool) -> None:
        """Server-sent events: the version that is shown, and each that follows within a while of the last."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        if not with_body:
            return
        self.wfile.write(AGAIN)
        for version in self._preview.versions(HELD):
            self.wfile.write(f"data: {version}\n\n".encode())


def preview_server(port: int, preview: Preview) -> ThreadingHTTPServer:
    """A server of what ``preview`` shows on 127.0.0.1, not yet started; port 0 picks a free one.

    Raises :class:`ProblemsError` when the port is taken or cannot be.
    """
    return listen(partial(_PreviewHandler, preview=preview, pages=PreviewPages()), port)
