"""Files from outside are read in a process of its own, with limits of memory and time: a file can end that one alone.

The process starts from a fresh interpreter and imports the reader it is given, so it inherits nothing of what the
command holds, and it answers with plain values, findings, or not at all.
"""

from __future__ import annotations

import contextlib
import io
import math
import os
import pickle
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, BinaryIO, Concatenate, Literal, ParamSpec, TypeVar, cast

from ahtc.core.problems import Finding, ProblemsError

Answer = TypeVar("Answer")
Given = ParamSpec("Given")
At = Callable[[str], None]
_Kind = Literal["at", "answer", "findings", "memory", "failed"]

_RUN = "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); from ahtc.pull.contained import run; run()"
_REMEDY = "Nothing was changed. Ask the publisher for a sound file, or save it again with an ordinary program."
_PLAIN_MODULES = frozenset({"datetime", "decimal"})
_MEGABYTE = 1 << 20


@dataclass(frozen=True)
class Limits:
    """What reading one file may take: bytes of memory (of address space), and seconds."""

    memory: int = 1024 * _MEGABYTE
    seconds: float = 60.0


def contained(
    source: str,
    limits: Limits,
    read: Callable[Concatenate[At, Given], Answer],
    /,
    *arguments: Given.args,
    **named: Given.kwargs,
) -> Answer:
    """What ``read(at, *arguments, **named)`` answers, called in a process of its own.

    ``read`` is a function of a module; it calls ``at`` with each place that it comes to (``sheet Table_2``), so that
    a refusal can name it. Raises :class:`ProblemsError` with what ``read`` finds wrong, or with one finding about
    ``source`` when it needs more than ``limits``, or when its process dies.
    """
    request = io.BytesIO()
    pickle.dump(sys.path, request)
    pickle.dump((read.__module__, read.__qualname__, arguments, named, limits), request)
    try:
        ended = subprocess.run(
            # -B: on a full disk, or under such a limit, Python would keep cut bytecode, and no import would work again.
            [sys.executable, "-I", "-B", "-c", _RUN],
            input=request.getbuffer(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        _, _, place = _last(error.output or b"")
        raise _beyond_time(source, place, limits) from None
    kind, told, place = _last(ended.stdout)
    if kind == "answer":
        return cast("Answer", told)
    if kind == "findings":
        raise ProblemsError(cast("list[Finding]", told))
    raise _not_read(source, place, kind, told, ended.returncode, limits)


def run() -> None:
    """The other side: read one request from the standard input, answer it on the standard output, and end."""
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=0) as channel:
        # Whatever a reader or its library prints must not stand among the answers.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        module, name, arguments, named, limits = pickle.load(sys.stdin.buffer)
        read = getattr(import_module(module), name)
        _limit(limits)
        _tell(channel, *_answered(read, lambda place: _tell(channel, "at", place), arguments, named))


def _answered(read: Callable[..., object], at: At, arguments: Any, named: Any) -> tuple[_Kind, object]:
    try:
        return "answer", read(at, *arguments, **named)
    except ProblemsError as error:
        return "findings", error.findings
    except MemoryError:
        return "memory", ""
    except BaseException as error:  # a library's panic is no Exception; here is where all of them end
        return "failed", f"{type(error).__name__}: {error}"[:200]


def _limit(limits: Limits) -> None:
    seconds = math.ceil(limits.seconds) + 1
    for what, most in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        # A system that cannot limit one of them still has the others, and a process of its own.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))


def _tell(channel: io.FileIO | BinaryIO, kind: _Kind, told: object) -> None:
    try:
        message = pickle.dumps((kind, told))
    except MemoryError:
        message = pickle.dumps(("memory", ""))
    except Exception as error:  # what is nested too deep, or cannot be sent at all
        message = pickle.dumps(("failed", f"{type(error).__name__}: {error}"[:200]))
    view = memoryview(message)
    while view:
        view = view[channel.write(view) or 0 :]


class _PlainValues(pickle.Unpickler):
    """Takes the project's own values and dates from an answer, and nothing that could act."""

    def find_class(self, module: str, name: str) -> object:
        found = super().find_class(module, name) if self._is_ours(module) else None
        if isinstance(found, type):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is not a plain value")

    @staticmethod
    def _is_ours(module: str) -> bool:
        return module in _PLAIN_MODULES or module.partition(".")[0] == "ahtc"


def _last(output: bytes) -> tuple[_Kind | None, object, str]:
    """The last whole message of a reader, and the last place that it named."""
    stream, kind, told, place = io.BytesIO(output), None, None, ""
    with contextlib.suppress(EOFError, pickle.UnpicklingError):
        while True:
            kind, told = _PlainValues(stream).load()
            place = str(told) if kind == "at" else place
    return kind, told, place


def _beyond_time(source: str, place: str, limits: Limits) -> ProblemsError:
    seen = f"Reading it was given up after {limits.seconds:g} seconds{_at(place)}"
    return _refused(source, seen, "a file that is soon read")


def _not_read(source: str, place: str, kind: _Kind | None, told: object, code: int, limits: Limits) -> ProblemsError:
    most = f"{limits.memory // _MEGABYTE:,} megabytes of memory"
    if kind == "failed":
        return _refused(source, f"The reader failed at it{_at(place)} ({told})", "a file as its kind is documented")
    if kind == "memory":
        return _refused(source, f"Reading it needs more than {most}{_at(place)}", "a file of ordinary size")
    if code == -signal.SIGXCPU:
        return _beyond_time(source, place, limits)
    ended = signal.Signals(-code).name if code < 0 else f"code {code}"
    seen = f"Reading it ended the reader ({ended}){_at(place)}, as a file does that asks for more than {most}"
    return _refused(source, seen, "a file of ordinary size")


def _at(place: str) -> str:
    return f", at {place}" if place else ""


def _refused(source: str, seen: str, expected: str) -> ProblemsError:
    return ProblemsError([Finding(source, 1, "refused-file", seen, expected, _REMEDY)])
