"""Reading the body of an answer: never more than a limit, whole, and of the kind that was asked for."""

from __future__ import annotations

import zlib

import httpx

from ahtc.core.numbers import whole_number
from ahtc.core.problems import ProblemsError
from ahtc.pull.deadline import Deadline
from ahtc.pull.media_types import CSV, HTML, JSON, ODS, UNNAMED, X_ZIP, XLSX, ZIP
from ahtc.pull.source_findings import PassingError, about, refused

_ZIPPED = frozenset({ODS, XLSX, ZIP, X_ZIP})
_PLAIN_NAMES = {
    ODS: "an ODS spreadsheet",
    XLSX: "an XLSX spreadsheet",
    ZIP: "a ZIP file",
    X_ZIP: "a ZIP file",
    JSON: "JSON",
    CSV: "a CSV file",
    HTML: "a web page (HTML)",
    UNNAMED: "a file without a named kind",
}
_ZIP_START, _ZIP_END = b"PK\x03\x04", b"PK\x05\x06"
_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body")
_GZIP_START = b"\x1f"
_GZIP = 31  # zlib's name for "a gzip header, the largest window"


class _Gzip:
    """Decodes gzip a bounded piece at a time, so that a bomb is noticed before it has filled the memory.

    A gzip file is a row of members, each compressed by itself (RFC 1952, 2.2); what follows the last is nothing.
    """

    def __init__(self) -> None:
        self._decoder = zlib.decompressobj(_GZIP)

    def decode(self, chunk: bytes, at_most: int) -> bytes:
        content = self._decoder.decompress(chunk, at_most)
        while self._decoder.eof and (rest := self._decoder.unused_data) and len(content) < at_most:
            if not rest.startswith(_GZIP_START):
                raise _RubbishError
            self._decoder = zlib.decompressobj(_GZIP)
            content += self._decoder.decompress(rest, at_most - len(content))
        return content

    @property
    def whole(self) -> bool:
        return self._decoder.eof


class _RubbishError(Exception):
    """There are bytes after the end of a compressed answer that belong to nothing."""


class _Identity:
    """Bytes as they came; the HTTP library itself notices a body shorter than it was said to be."""

    whole = True

    def decode(self, chunk: bytes, at_most: int) -> bytes:
        return chunk


def media_type_of(response: httpx.Response, media: frozenset[str]) -> str:
    """The answer's media type without parameters; raises :class:`ProblemsError` unless it is among ``media``."""
    found: str = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if found in media:
        return found
    seen = f"{_plain(found)} was sent" if found else "The answer does not say what kind of file it is"
    raise _another_kind(response, seen, media)


def read_body(response: httpx.Response, *, limit: int, deadline: Deadline) -> bytes:
    """The whole body, decoded, of a streamed answer.

    Raises :class:`ProblemsError` as soon as more than ``limit`` bytes are declared or, decoded, have come, or when
    bytes follow the end of a compressed body; raises :class:`PassingError` when the body stops short or is not whole
    by the ``deadline``.
    """
    declared = whole_number(response.headers.get("content-length", ""))
    if declared is not None and declared > limit:
        raise _too_large(response, f"{declared:,} bytes", limit)
    decoder = _decoder(response)
    content = bytearray()
    try:
        for chunk in response.iter_raw():
            content += decoder.decode(chunk, limit - len(content) + 1)
            if max(len(content), response.num_bytes_downloaded) > limit:
                raise _too_large(response, f"more than {limit:,} bytes", limit)
    except _RubbishError:
        seen = f"Something follows the end of the compressed answer, after {len(content):,} bytes"
        remedy = "Try another address of the same publisher, or tell the publisher."
        raise refused(str(response.url), seen, "nothing after its end", remedy, "gzip") from None
    except zlib.error as error:
        raise _cut(response, f"The compressed answer cannot be unpacked ({error})") from error
    if deadline.passed:  # the end that was read may be the one that we made by shutting the connection
        raise out_of_time(str(response.url), deadline)
    if not decoder.whole:
        raise _cut(response, f"The compressed answer stops after {len(content):,} bytes, before its end")
    return bytes(content)


def check_kind(response: httpx.Response, content: bytes, media_type: str, media: frozenset[str]) -> None:
    """Raise unless the content itself, whatever the answer calls it, is of a kind among ``media``.

    :class:`ProblemsError` for a web page or another kind of file; :class:`PassingError` for a ZIP without its end,
    which is how a body shows itself that was cut where its (wrong) declared length ended.
    """
    looks_like_a_page = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:20].lower().startswith(_HTML_STARTS)
    if looks_like_a_page and HTML not in media:
        raise _another_kind(response, f"A web page (HTML) was sent, though it is called {_plain(media_type)}", media)
    if not media & _ZIPPED or media_type not in _ZIPPED | {UNNAMED}:
        return
    if not content.startswith(_ZIP_START):
        start = f"The file starts with {content[:8]!r}" if content else "The file is empty"
        raise _another_kind(response, f"{start}, so it is not {_plain(media_type)}", media)
    if not _zip_ends(content):
        raise _cut(response, f"The file stops after {len(content):,} bytes, before its end")


def _zip_ends(content: bytes) -> bool:
    """Whether the record that ends a ZIP is there, whole, with its comment (APPNOTE.TXT 4.3.16)."""
    at = content.rfind(_ZIP_END)
    comment = int.from_bytes(content[at + 20 : at + 22], "little")
    return at >= 0 and len(content) >= at + 22 + comment


def _decoder(response: httpx.Response) -> _Gzip | _Identity:
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding in ("identity", ""):
        return _Identity()
    if encoding == "gzip":
        return _Gzip()
    seen = f'The answer is packed as "{encoding}", which was not asked for'
    raise refused(str(response.url), seen, "a plain or gzip answer", "Try another address of the same publisher.")


def _plain(media_type: str) -> str:
    return _PLAIN_NAMES.get(media_type, f'"{media_type}"')


def _another_kind(response: httpx.Response, seen: str, media: frozenset[str]) -> Exception:
    expected = " or ".join(sorted({_plain(each) for each in media}))
    remedy = "Open the address in a browser: the publisher may have moved the file or be mending its site."
    return refused(str(response.url), seen[:1].upper() + seen[1:], expected, remedy, "media-type")


def _too_large(response: httpx.Response, size: str, limit: int) -> Exception:
    remedy = "Look at the file in a browser; if it has truly grown, raise the limit in the code that asks for it."
    return refused(str(response.url), f"The answer holds {size}", f"at most {limit:,} bytes", remedy, "too-large")


def out_of_time(source: str, deadline: Deadline) -> ProblemsError:
    """The error, ready to raise, for an exchange that its deadline has ended: time that ran out is not given again."""
    seen = f"The answer was still coming after {deadline.seconds:g} seconds, when time ran out"
    remedy = "Try again later; nothing has been changed."
    return refused(source, seen, "the whole file", remedy, "cut-short")


def _cut(response: httpx.Response, seen: str) -> PassingError:
    remedy = "Try again later; nothing has been changed."
    return PassingError(about(str(response.url), seen, "the whole file", remedy, "cut-short"))
