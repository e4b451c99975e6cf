"""What a preview shows at this moment, shared by the thread that builds and the threads that answer browsers."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ahtc.core.problems import Finding


@dataclass(frozen=True)
class Built:
    """What came of a build: the folder of the built site, if there is one, and what has to be mended.

    With both, the site can be looked at and not yet be published.
    """

    site: Path | None
    findings: Sequence[Finding] = ()


@dataclass(frozen=True)
class Shown:
    """A build that is shown, under a name that no other build has."""

    version: str
    built: Built


class Preview:
    """What is shown now, and who waits for the next version. A new run begins with a version that no other run had."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._run, self._number = secrets.token_hex(4), 0
        self._shown = Shown(self._run, Built(None))
        self._closed = False

    @property
    def shown(self) -> Shown:
        """The version that is shown now."""
        with self._changed:
            return self._shown

    def show(self, built: Built) -> None:
        """Show what has just been built; everybody who waits is told."""
        with self._changed:
            self._number += 1
            self._shown = Shown(f"{self._run}-{self._number}", built)
            self._changed.notify_all()

    def close(self) -> None:
        """Let everybody go who waits."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def versions(self, patience: float) -> Iterator[str]:
        """The version now, and each new one as it comes, the newest alone for who reads slowly.

        Ends when none has come for ``patience`` seconds, or when the preview is closed.
        """
        seen = ""
        while (now := self._other_than(seen, patience)) != seen:
            yield now
            seen = now

    def _other_than(self, seen: str, patience: float) -> str:
        """The version, once it is another; ``seen`` itself when ``patience`` is at its end, or the preview closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._shown.version != seen, patience)
            return seen if self._closed else self._shown.version
