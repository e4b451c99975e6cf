"""All datasets as one Frictionless Data Package (https://datapackage.org/)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from ahtc.core.text import LANGUAGES, Bilingual
from ahtc.core.words import Words
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.open_data.columns import FlatTable

DATA_PACKAGE = "datapackage.json"


_TYPES = {"whole number": "integer", "decimal number": "number", "text": "string"}


def data_package(words: Words, resources: Iterable[dict[str, Any]]) -> bytes:
    """The package of all ``resources`` (:func:`resource`), whose files stand beside it."""
    title = words.both("data-package-title")
    content = {
        "name": "anti-trafficking-wales-statistics",
        "title": title.en,
        "title_cy": title.cy,
        "resources": list(resources),
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def resource(dataset: StatisticalDataset, edition: str, table: FlatTable, content: bytes) -> dict[str, Any]:
    """One dataset's CSV file, whose bytes are ``content``, as a resource of the package.

    The licence is in words, since some datasets have no licence with a code of its own.
    """
    about, origin = dataset.about, dataset.origin
    return {
        "name": about.id,
        "type": "table",
        "path": f"{about.id}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "version": edition,
        **_both("title", about.title),
        **_both("description", about.measure),
        **_both("licence", origin.licence),
        "sources": [{"title": source.title} | _path(source.url) for source in origin.sources.values()],
        "schema": {
            "fields": [{"name": c.name, "type": _TYPES[c.kind], **_both("title", c.title)} for c in table.columns],
            "missingValues": [""],
            "primaryKey": table.key,
        },
    }


def _both(name: str, text: Bilingual) -> dict[str, str]:
    return {name if language == "en" else f"{name}_{language}": text.in_(language) for language in LANGUAGES}


def _path(url: str | None) -> dict[str, str]:
    return {"path": url} if url else {}
