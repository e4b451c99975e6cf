"""How a work is cited: in plain text, in BibTeX and in RIS."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ahtc.core.text import Name
from ahtc.kinds.library.record import Form, Work

_RIS: dict[Form, str] = {"evidence": "HEAR", "press": "NEWS", "statistics": "DATA", "web": "ELEC"}
_BIBTEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


def plain(work: Work, publishers: Mapping[str, Name]) -> str:
    """A work in one line: authors or publisher, year, title, publisher, address."""
    publisher = publishers[work.publisher].en
    by = work.authors or publisher
    year = work.year or "n.d."
    end = f" {publisher}." if work.authors else ""
    return f"{by} ({year}). {work.title.en}.{end}" + (f" {work.url}" if work.url else "")


def bibtex(work: Work, publishers: Mapping[str, Name]) -> str:
    """A work as an entry of BibTeX, its letters made safe for TeX."""
    fields = {
        "title": work.title.en,
        "author": work.authors,
        "institution": publishers[work.publisher].en,
        "year": work.year,
        "month": str(int(work.date[5:7])) if work.date and len(work.date) > 4 else None,
        "number": work.identifier,
    }
    lines = [f"  {name} = {{{{{value.translate(_BIBTEX)}}}}}" for name, value in fields.items() if value]
    if work.url:
        lines.append(f"  url = {{{work.url}}}")
    return f"@techreport{{{work.id},\n" + ",\n".join(lines) + "\n}\n"


def ris(work: Work, publishers: Mapping[str, Name]) -> str:
    """A work as a record of RIS, a tag a line."""
    return "\r\n".join(f"{tag}  - {value}" for tag, value in _tags(work, publishers)) + "\r\nER  - \r\n"


def _tags(work: Work, publishers: Mapping[str, Name]) -> Iterator[tuple[str, str]]:
    yield "TY", _RIS.get(work.form, "RPRT")
    yield "ID", work.id
    yield "TI", work.title.en
    if work.authors:
        yield "AU", work.authors
    yield "PB", publishers[work.publisher].en
    if work.date:
        yield "PY", work.date[:4]
        yield "DA", "/".join(work.date.split("-"))
    for language in work.languages:
        yield "LA", language
    if work.identifier:
        yield "M1", work.identifier
    if work.url:
        yield "UR", work.url
