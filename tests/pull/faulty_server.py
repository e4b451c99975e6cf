"""A real HTTP server on loopback that acts out, path by path, what publishers' servers do on bad days.

    with FaultyServer() as server:
        server.plays("/tables.ods", status(500), answer(ODS_BYTES, ODS))
        client.fetch(server.url("/tables.ods"), ...)

The first request for a path meets the first act, the second the second; the last act is played again and again.
"""

from __future__ import annotations

import gzip
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self


@dataclass(frozen=True)
class Request:
    """A request that came: its path and headers."""

    path: str
    headers: Message


class FaultyServer(ThreadingHTTPServer):
    """Serves on a free port of 127.0.0.1 while its context is open; ``requests`` holds what came, in order."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.requests: list[Request] = []
        self.sent = 0
        self.closing = threading.Event()
        self._acts: dict[str, list[Act]] = {}
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01})

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.closing.set()
        self.shutdown()
        self._thread.join()
        self.server_close()

    def plays(self, path: str, *acts: Act) -> None:
        """What happens when ``path`` is asked for."""
        self._acts[path] = list(acts)

    def next_act(self, path: str) -> Act:
        """The act for this request; an unknown path is not found."""
        acts = self._acts.get(path, [status(404)])
        return acts.pop(0) if len(acts) > 1 else acts[0]

    def url(self, path: str = "", host: str = "127.0.0.1") -> str:
        """The address of a path on this server, under either of its two names (127.0.0.1 and localhost)."""
        return f"http://{host}:{self.server_port}{path}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is what many tests are about; anything else is a fault of the test."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """Plays one act a request, each on a connection of its own."""

    server: FaultyServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.close_connection = True
        self.server.requests.append(Request(self.path, self.headers))
        self.server.next_act(self.path)(self)

    def begin(self, code: int, headers: Mapping[str, str]) -> None:
        """The status line and headers, exactly as given."""
        if "Date" in headers:
            self.send_response_only(code)
        else:
            self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def send(self, content: bytes) -> None:
        """Some of the body."""
        self.wfile.write(content)
        self.server.sent += len(content)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Nothing: the tests say what happened."""


Act = Callable[[Handler], None]


def answer(content: bytes, media_type: str, **headers: str) -> Act:
    """A proper answer; further headers with ``_`` for ``-``."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    length = {"Content-Length": str(len(content))}

    def act(handler: Handler) -> None:
        handler.begin(200, {"Content-Type": media_type} | length | named)
        handler.send(content)

    return act


def status(code: int, **headers: str) -> Act:
    """An empty answer with this status."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda handler: handler.begin(code, {"Content-Length": "0"} | named)


def redirect(location: str) -> Act:
    """302 to another address."""
    return status(302, Location=location)


def silence(handler: Handler) -> None:
    """Accepts the request and never answers."""
    handler.server.closing.wait(10)


def hang_up(handler: Handler) -> None:
    """Closes the connection without a word."""


def _without_end(start: bytes, piece: bytes) -> Act:
    """Sends ``start``, and then ``piece`` again and again, each soon enough."""

    def act(handler: Handler) -> None:
        handler.send(start)
        while not handler.server.closing.wait(0.02):
            handler.send(piece)

    return act


_OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\n"
_CHUNKED = _OK + b"Transfer-Encoding: chunked\r\n\r\n"

WITHOUT_END: dict[str, Act] = {
    "a status line": _without_end(b"HTTP/1.1 200 ", b"O"),
    "headers": _without_end(_OK, b"X-More: 1\r\n"),
    "one header": _without_end(_OK + b"X-More: ", b"x"),
    "interim answers 100": _without_end(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "interim answers 103": _without_end(b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"),
    "a body of declared length": _without_end(_OK + b"Content-Length: 90000\r\n\r\n", b"x"),
    "a body of no declared length": _without_end(_OK + b"\r\n", b"x"),
    "chunks": _without_end(_CHUNKED, b"1\r\nx\r\n"),
    "a chunk's extension": _without_end(_CHUNKED + b"5;", b"x"),
    "trailers": _without_end(_CHUNKED + b"1\r\nx\r\n0\r\n", b"X-More: 1\r\n"),
}


def claims(content: bytes, media_type: str, length: int | None) -> Act:
    """Sends the content under a ``Content-Length`` of its own choosing, or under none."""
    declared = {} if length is None else {"Content-Length": str(length)}

    def act(handler: Handler) -> None:
        handler.begin(200, {"Content-Type": media_type} | declared)
        handler.send(content)

    return act


def cut_chunks(content: bytes, media_type: str) -> Act:
    """A chunked answer that stops without its last chunk."""

    def act(handler: Handler) -> None:
        handler.begin(200, {"Content-Type": media_type, "Transfer-Encoding": "chunked"})
        handler.send(f"{len(content):x}\r\n".encode() + content + b"\r\n")

    return act


def huge(total: int, media_type: str, **headers: str) -> Act:
    """Sends ``total`` bytes, a mebibyte at a time, declaring nothing but the headers given."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}

    def act(handler: Handler) -> None:
        handler.begin(200, {"Content-Type": media_type} | named)
        for _ in range(total >> 20):
            handler.send(b"PK\x03\x04" + bytes((1 << 20) - 4))

    return act


def packed(content: bytes, media_type: str, upto: int | None = None) -> Act:
    """A gzip-encoded answer, or the first ``upto`` bytes of one."""
    return already_packed(gzip.compress(content)[:upto], media_type)


def already_packed(content: bytes, media_type: str) -> Act:
    """An answer that says that these bytes are gzip."""
    return answer(content, media_type, Content_Encoding="gzip")


def byte_by_byte(content: bytes, media_type: str) -> Act:
    """A gzip-encoded answer in chunks of one byte."""

    def act(handler: Handler) -> None:
        headers = {"Content-Type": media_type, "Content-Encoding": "gzip", "Transfer-Encoding": "chunked"}
        handler.begin(200, headers)
        for byte in content:
            handler.send(b"1\r\n" + bytes([byte]) + b"\r\n")
        handler.send(b"0\r\n\r\n")

    return act
