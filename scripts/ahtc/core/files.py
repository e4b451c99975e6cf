"""Reading text, and writing files completely or not at all."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

from ahtc.core.problems import Finding, ProblemsError, shown

# Control characters: no XML file can hold them, and no editor shows them.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")

# Signs without width that a copied text brings along: they break a number or a word, and may turn a line round. The two
# that some languages are written with (U+200C, U+200D) are not among them.
HIDDEN = re.compile("[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]")

_NAMES = {"\u00ad": "a soft hyphen", "\u200b": "a zero-width space", "\ufeff": "a byte order mark"}


def read_text(path: Path, root: Path) -> str:
    """The text of a UTF-8 file, without a byte order mark; raises :class:`ProblemsError` when it is not UTF-8."""
    try:
        if path.exists() and not path.is_file():  # a pipe would never end
            seen = "A folder stands here" if path.is_dir() else "A pipe or a device stands here"
            remedy = "Delete it, or move it away."
            raise ProblemsError([Finding(shown(path, root), 1, "special-file", seen, "a file", remedy)])
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise ProblemsError(
            [
                Finding(
                    shown(path, root),
                    line,
                    "encoding",
                    "These bytes are not UTF-8 text",
                    "UTF-8, so that ŵ and ŷ survive",
                    'Save the file again as "UTF-8".',
                )
            ]
        ) from error
    except OSError as error:
        raise ProblemsError(
            [
                Finding(
                    shown(path, root),
                    1,
                    "unreadable",
                    f"The file cannot be read ({error.strerror})",
                    "a file that can be read",
                    "Put the file back, or mend its permissions.",
                )
            ]
        ) from error
    if found := UNSEEN.search(text) or HIDDEN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        remedy = "Delete it: type the words before and after it again."
        expected = "text that people can read"
        raise ProblemsError([Finding(shown(path, root), line, "unseen-sign", _hidden(text, found), expected, remedy)])
    return text


def _hidden(text: str, found: re.Match[str]) -> str:
    """Which sign nobody can see, and after which words of its line."""
    code = f"{ord(found[0]):04X}"
    before = re.findall(r"[^\s\"'“”‘’]+", text[: found.start()].rpartition("\n")[2])[-1:]
    if not before:
        return f"A sign that nobody can see stands here (U+{code})"
    name = _NAMES.get(found[0], "a sign that nobody can see")
    return f'After "{before[0]}" there is {name} (U+{code})'


def write_if_changed(path: Path, content: str | bytes) -> bool:
    """Whether the file had to be written: it changes completely or not at all, and only when it differs.

    Raises :class:`OSError` (a full disk, no permission) with the old file as it was.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".ahtc-")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return True
