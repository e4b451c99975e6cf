"""Where a table stands in its workbook, for the messages about it."""

from __future__ import annotations

from dataclasses import dataclass

from ahtc.core.problems import Finding
from ahtc.pull.cells import Sheet

REMEDY = (
    "Open the workbook and compare: if the publisher has renamed it, add its words to "
    "scripts/ahtc/pull/nrm/categories.py or layouts.py; if it is a fault, wait for the corrected file."
)


@dataclass(frozen=True)
class Place:
    """A sheet in its workbook, for messages."""

    source_name: str
    sheet: Sheet
    title: str

    def problem(self, row: int, column: int | None, seen: str, expected: str, remedy: str = REMEDY) -> Finding:
        """A finding about a cell, or, without ``column``, about the sheet; rows and columns count from 0."""
        at = f"sheet {self.sheet.name}" if column is None else f"cell {self.sheet.address(row, column)}"
        words = f'In {at} ("{self.title}") {seen}'
        return Finding(self.source_name, row + 1, "nrm-table", words, expected, remedy)
