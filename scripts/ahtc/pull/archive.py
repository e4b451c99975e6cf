"""Whether a ZIP that somebody sent may be opened: whole, of bounded size, with harmless names inside."""

from __future__ import annotations

import copy
import io
import sys
import zipfile
import zlib

from ahtc.pull.media_types import ODS
from ahtc.pull.source_findings import refused

_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
_PIECE = 65_536
_AGAIN = "Fetch the file again; if it stays so, tell the publisher."


def check_zip(
    content: bytes, *, limit_total: int, limit_ratio: int, limit_members: int, source: str = "the ZIP file"
) -> None:
    """Raise :class:`ProblemsError` unless every member of a ZIP can safely be unpacked.

    ``limit_total`` bounds all members unpacked, in bytes, as declared and as they really are; ``limit_ratio`` how
    many times larger than the ZIP they may be; ``limit_members`` how many there are. ``source`` names the file.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            _check_names(members, limit_members, source)
            limit = min(limit_total, limit_ratio * len(content))
            _check_size(sum(member.file_size for member in members), "say they unpack", limit, source)
            total = 0
            for member in members:
                total += _unpacked_size(archive, member, limit - total, source)
                _check_size(total, "unpack", limit, source)
    except _UNREADABLE as error:
        raise refused(source, f"The ZIP is cut short or damaged ({error})", "a whole ZIP", _AGAIN, "zip") from error


def check_ods(
    content: bytes,
    *,
    limit_total: int = 500_000_000,
    limit_ratio: int = 250,
    limit_members: int = 500,
    source: str = "the ODS file",
) -> None:
    """Raise :class:`ProblemsError` unless this is a ZIP as :func:`check_zip` asks and says that it is an ODS.

    The member ``mimetype`` says so (OpenDocument 1.3, part 2, 3.3). The published workbooks unpack to about fifty
    times their size, a bomb to a thousand.
    """
    check_zip(content, limit_total=limit_total, limit_ratio=limit_ratio, limit_members=limit_members, source=source)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        found = archive.read("mimetype").strip() if "mimetype" in archive.namelist() else None
    if found != ODS.encode():
        seen = f"The ZIP says that it holds {found[:80]!r}" if found else "The ZIP does not say what it holds"
        remedy = "Choose the workbook of data tables that ends in .ods."
        raise refused(source, seen, f'an ODS spreadsheet ("{ODS}")', remedy, "zip")


def _check_names(members: list[zipfile.ZipInfo], limit_members: int, source: str) -> None:
    if len(members) > limit_members:
        seen = f"The ZIP holds {len(members):,} files"
        raise refused(source, seen, f"at most {limit_members:,}", "Do not open it; tell the publisher.", "zip")
    names = [member.orig_filename for member in members]
    for name in names:
        if _leads_outside(name) or names.count(name) > 1:
            seen = f"The ZIP holds a file named {name!r}" + (" more than once" if names.count(name) > 1 else "")
            expected = "plain names inside the ZIP, each once"
            raise refused(source, seen, expected, "Do not open it; tell the publisher.", "zip")


def _leads_outside(name: str) -> bool:
    return name.startswith("/") or ".." in name.split("/") or any(c in "\\:" or not c.isprintable() for c in name)


def _check_size(size: int, verb: str, limit: int, source: str) -> None:
    if size > limit:
        seen = f"The files in the ZIP {verb} to {size:,} bytes or more"
        raise refused(source, seen, f"at most {limit:,} bytes", "Do not open it; tell the publisher.", "zip-bomb")


def _unpacked_size(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int, source: str) -> int:
    """The real size of a member, at most a piece beyond ``limit``; its declared size is not believed."""
    if member.flag_bits & 1 or member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        # Other methods cannot be unpacked a bounded piece at a time, and OpenDocument allows only these two.
        seen = f"{member.filename!r} in the ZIP is encrypted or packed in an unusual way"
        raise refused(source, seen, "plain or deflated files", "Ask the publisher for an ordinary file.", "zip")
    undeclared = copy.copy(member)
    # The reader stops at the declared size, so a bomb that declares little would pass; we stop it ourselves.
    undeclared.file_size = sys.maxsize
    size = 0
    with archive.open(undeclared) as stream:
        while piece := stream.read(_PIECE):
            size += len(piece)
            if size > limit:
                return size
    if size != member.file_size:
        raise zipfile.BadZipFile(f"{member.filename!r} unpacks to {size:,} bytes and declares {member.file_size:,}")
    return size
