"""One limit of time for a whole exchange with a source, whatever it sends in the meantime."""

from __future__ import annotations

import contextlib
import os
import socket
import threading
from types import TracebackType
from typing import Any, Self


class Deadline:
    """When so many ``seconds`` have gone, the connections of an exchange are shut; use it as a context manager.

    The client's own time-outs bound the silence between two pieces. A source that sends a byte now and then, in its
    headers, between its chunks, after its last one, or interim answers (100, 103) without end, is never silent: only
    this ends it. ``watch`` is given to each request as its ``trace`` extension, which tells of connections
    (https://www.encode.io/httpcore/extensions/#trace).
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.passed = False
        self._lock = threading.Lock()
        self._connections: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._pass)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        with self._lock:
            for connection in self._connections:
                connection.close()
            self._connections.clear()

    def watch(self, event: str, info: dict[str, Any]) -> None:
        """Hears what the client does; each connection is noted as soon as it stands, before anything goes over it."""
        if event != "connection.connect_tcp.complete":
            return
        opened = info["return_value"].get_extra_info("socket")
        with self._lock:
            # A handle of our own on the same connection: it stays good when TLS takes over the client's.
            self._connections.append(socket.socket(fileno=os.dup(opened.fileno())))
        if self.passed:
            self._pass()

    def _pass(self) -> None:
        with self._lock:
            self.passed = True
            for connection in self._connections:
                with contextlib.suppress(OSError):  # closed by the other side already
                    connection.shutdown(socket.SHUT_RDWR)
