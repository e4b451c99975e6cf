"""A preview from its start to Ctrl+C: build, show, wait until something is saved, and again."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from ahtc.output.preview.server import preview_server
from ahtc.output.preview.state import Built, Preview
from ahtc.output.preview.watching import changes


def preview_forever(
    root: Path,
    port: int,
    build: Callable[[], Built],
    tell: Callable[[str], None],
    stop: threading.Event | None = None,
) -> None:
    """Show the project at ``root`` until Ctrl+C, or until ``stop`` is set; ``tell`` hears the address once it answers.

    ``build`` builds it once more. It runs here, in the caller's thread, so that Ctrl+C ends it at once. Raises
    :class:`ProblemsError` when the port is taken or cannot be, before anything is built.
    """
    preview = Preview()
    with preview_server(port, preview) as server:
        answering = threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True)
        try:
            for _ in changes(root, stop):
                preview.show(build())
                if not answering.is_alive():
                    answering.start()
                    address = f"http://127.0.0.1:{server.server_port}/"
                    tell(f"The site is at {address} and /cy/ , and follows what you save. Press Ctrl+C to stop")
            tell("Stopped")
        except KeyboardInterrupt:
            tell("Stopped")
        finally:
            preview.close()
            if answering.is_alive():
                server.shutdown()
