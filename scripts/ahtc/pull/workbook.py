"""Opening a workbook that came from outside."""

from __future__ import annotations

from pathlib import Path

from ahtc.pull.archive import check_ods
from ahtc.pull.cells import Workbook
from ahtc.pull.contained import At, Limits, contained
from ahtc.pull.ods import ods_sheets, unusable

LIMITS = Limits()


def read_workbook(source: Path | bytes, source_name: str) -> Workbook:
    """The ODS workbook at a path, or in bytes already fetched, read in a process of its own.

    Raises :class:`ProblemsError` when it is not an ODS, is damaged, or would unpack to more than this can hold.
    """
    try:
        body = source if isinstance(source, bytes) else source.read_bytes()
    except OSError as error:
        raise unusable(source_name, f"The file cannot be read: {error.strerror}") from error
    return Workbook(source_name, contained(source_name, LIMITS, ods_sheets, body, source_name))


def check_workbook(content: bytes, source_name: str) -> None:
    """Raise :class:`ProblemsError` unless this is a ZIP that may be opened and says that it is an ODS."""
    contained(source_name, LIMITS, _checked, content, source_name)


def _checked(at: At, content: bytes, source_name: str) -> None:
    check_ods(content, source=source_name)
