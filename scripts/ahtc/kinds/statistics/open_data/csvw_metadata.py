"""What a CSV file holds, as CSV on the Web has it (https://www.w3.org/TR/tabular-metadata/)."""

from __future__ import annotations

import json
from typing import Any

from ahtc.core.text import LANGUAGES, Bilingual
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.open_data.columns import Column, FlatTable


def csvw_metadata(dataset: StatisticalDataset, edition: str, table: FlatTable) -> bytes:
    """The metadata of ``<dataset>.csv``, to stand beside it as ``<dataset>.csv-metadata.json``."""
    about, origin = dataset.about, dataset.origin
    content: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": f"{about.id}.csv",
        "dc:title": _both(about.title),
        "dc:description": _both(about.measure),
        "dc:publisher": _both(origin.publisher),
        "dc:rights": _both(origin.licence),
        "dc:source": origin.url or _both(origin.title),
        "schema:version": edition,
        "dc:language": list(LANGUAGES),
        "tableSchema": {"columns": [_column(column, table) for column in table.columns], "primaryKey": table.key},
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _both(text: Bilingual) -> list[dict[str, str]]:
    return [{"@value": text.in_(language), "@language": language} for language in LANGUAGES]


def _column(column: Column, table: FlatTable) -> dict[str, Any]:
    titles: dict[str, str] = {"und": column.name, **{language: column.title.in_(language) for language in LANGUAGES}}
    datatype = {"whole number": "integer", "decimal number": "decimal", "text": "string"}[column.kind]
    return {"name": column.name, "titles": titles, "datatype": datatype, "required": column.name in table.key}
