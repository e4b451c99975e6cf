"""The one place where whatever went wrong becomes plain words: what, why, how to mend it, and where the details are."""

from __future__ import annotations

import errno
import os
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.markup import escape

from ahtc.commands.terminal import err, refuse
from ahtc.core.problems import Finding, ProblemsError, shown

_STOPPED = 130  # what a shell expects of a command that Ctrl+C ended

_REMEDIES = {
    errno.ENOSPC: "Make room on the disk, then run it again.",
    errno.EDQUOT: "Make room in your share of the disk, then run it again.",
    errno.EROFS: "This disk cannot be written to: work in a copy of the project on another.",
    errno.EACCES: "Ask whoever owns it to let you read and write it.",
    errno.EPERM: "Ask whoever owns it to let you read and write it.",
    errno.EISDIR: "A folder stands where a file is expected: move it away.",
    errno.ENOTDIR: "A file stands where a folder is expected: move it away.",
    errno.ENAMETOOLONG: "Use a shorter name.",
    errno.ENOENT: "Put it back, or check how its name is written.",
    errno.EMFILE: "Close other programs, then run it again.",
}


@contextmanager
def plain_words() -> Iterator[None]:
    """Tell in plain words whatever ends the command inside, and end the program with a code that says so.

    A traceback goes into a file of its own, which the message names; nobody is shown one.
    """
    try:
        yield
    except ProblemsError as error:
        refuse(error.findings)
    except KeyboardInterrupt:
        err.print("Stopped by you. What stood there before stands there still.")
        raise SystemExit(_STOPPED) from None
    except BrokenPipeError:  # whoever read the answer has read enough: `ahtc check | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        raise SystemExit(1) from None
    except Exception as error:
        _tell(*_in_words(error), error)
        raise SystemExit(1) from None


def finding_of(error: Exception) -> Finding:
    """Whatever went wrong, as something to mend, for a command that goes on; the traceback is kept as above."""
    path, line = _template_of(error) or ("ahtc", 1)
    seen, remedy = _in_words(error)
    kept = _kept(error)
    seen = seen.removeprefix(f"{path}:{line}: ")  # a finding says its place itself
    return Finding(path, line, "tools", seen, "a build", f"{remedy} Details: {kept}" if kept else remedy)


def _in_words(error: Exception) -> tuple[str, str]:
    """What went wrong, and what to do about it."""
    if isinstance(error, OSError):
        return _words_of(error)
    if isinstance(error, ModuleNotFoundError):  # the project has moved on since its environment was made
        return f'The package "{error.name}" is not installed', "Run: make site. It installs what is new."
    if isinstance(error, MemoryError | RecursionError):
        seen = "Something is larger, or nested deeper, than this machine can hold"
        return seen, "Look at the file that you changed last: for brackets or quotes without an end."
    if template := _template_of(error):
        return f"{template[0]}:{template[1]}: this template cannot be used ({_short(error)})", "Mend that line."
    seen = f"The tools themselves failed ({type(error).__name__}: {_short(error)})"
    return seen, "This is a fault of theirs: send the details to whoever keeps them."


def _words_of(error: OSError) -> tuple[str, str]:
    names = [shown(Path(os.fsdecode(name)), Path.cwd()) for name in (error.filename, error.filename2) if _is_path(name)]
    reason = error.strerror or _short(error)
    remedy = _REMEDIES.get(error.errno or 0, "Mend what it names, then run it again.")
    where = f"{' and '.join(names)} cannot be used" if names else "A file cannot be read or written"
    return f"{where} ({reason})", remedy


def _template_of(error: BaseException) -> tuple[str, int] | None:
    """The template, and its line, in which Jinja met the error; None for an error elsewhere."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename.endswith((".html", ".svg", ".md")):
            return shown(Path(frame.filename), Path.cwd()), frame.lineno or 1
    return None


def _is_path(name: object) -> bool:
    return isinstance(name, str | bytes) and bool(name)


def _short(error: BaseException) -> str:
    words = " ".join(str(error).split())
    return words if len(words) <= 200 else f"{words[:200]}…"


def _tell(seen: str, remedy: str, error: BaseException) -> None:
    err.print(f"[red]error[/red]  {escape(seen)}. {escape(remedy)} What stood there before stands there still.")
    for note in getattr(error, "__notes__", []):
        err.print(f"       {escape(note)}")
    kept = _kept(error)
    err.print(f"       Details: {escape(kept)}" if kept else "       The details could not be kept on this disk.")


def _kept(error: BaseException) -> str:
    """The path of a new file that only its owner can read, with the traceback; empty when no disk takes it."""
    try:
        handle, name = tempfile.mkstemp(prefix="ahtc-", suffix=".log")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as stream:
            traceback.print_exception(error, file=stream)
    except OSError:
        return ""
    return name
