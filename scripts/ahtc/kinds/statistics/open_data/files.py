"""Every file that a dataset is given away in, and the name of its present edition."""

from __future__ import annotations

import hashlib
from itertools import chain, count

from ahtc.core.facts import Facts
from ahtc.core.kept import Kept, kept_for_this_user
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.open_data.columns import FlatTable, flat_table
from ahtc.kinds.statistics.open_data.csv_file import csv_file
from ahtc.kinds.statistics.open_data.csvw_metadata import csvw_metadata
from ahtc.kinds.statistics.open_data.datapackage import data_package, resource
from ahtc.kinds.statistics.open_data.json_file import json_file
from ahtc.kinds.statistics.open_data.sheet_plan import SheetPlan, planned
from ahtc.kinds.statistics.releases import Release, Releases

# Below the site's root: /data/<dataset>.csv, and /data/<edition>/<dataset>.csv for good.
FOLDER = "data/"


class OpenData:
    """Makes the files of the datasets in ``facts``, each once."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._files: dict[str, dict[str, bytes]] = {}
        self._texts: dict[tuple[str, str], dict[str, bytes]] = {}
        self._tables: dict[str, tuple[FlatTable, bytes]] = {}
        self._kept = Kept(kept_for_this_user() / "spreadsheets")

    def files(self, id: str) -> dict[str, bytes]:
        """A dataset's files by format (:data:`ahtc.kinds.statistics.releases.FORMATS`)."""
        if id not in self._files:
            edition = self.edition(id)
            workbook = self._workbook(planned(self.facts[StatisticalDataset][id], edition, self.facts))
            self._files[id] = {**self._text(id, edition), "xlsx": workbook}
        return self._files[id]

    def _workbook(self, plan: SheetPlan) -> bytes:
        """The spreadsheet, kept in this user's cache by what it says."""
        if found := self._kept.found(plan.key):
            return found[1]
        from ahtc.kinds.statistics.open_data.spreadsheet import workbook  # its library is slow to import

        made = workbook(plan)
        self._kept.keep(plan.key, ".xlsx", made)
        return made

    def edition(self, id: str) -> str:
        """The edition that the dataset is in now: a quarter (``2023-Q4``) or the day it was read (``2026-11-22``).

        While its files are as in its newest release (:meth:`kept`), it is that edition. When they differ and the
        name is taken, the name gets a number: ``2026-11-22-2``.
        """
        newest = self.kept(id)
        if newest:
            return newest.edition
        origin = self.facts[StatisticalDataset][id].origin
        name = origin.edition or origin.retrieved.isoformat()
        taken = {release.edition for release in self.facts.document(Releases).get(id, [])}
        return next(each for each in chain([name], (f"{name}-{n}" for n in count(2))) if each not in taken)

    def kept(self, id: str) -> Release | None:
        """The newest release of a dataset, where its figures, labels and notes are still as they were in it.

        The files of text are compared byte for byte. The spreadsheet is not: it says the same, in bytes that change
        with the library that writes it.
        """
        newest = next(reversed(self.facts.document(Releases).get(id, [])), None)
        if newest is None:
            return None
        now = {format: hashlib.sha256(text).hexdigest() for format, text in self._text(id, newest.edition).items()}
        return newest if now.items() <= newest.sums.items() else None

    def package(self) -> bytes:
        """The Data Package of all datasets."""
        resources = (
            resource(self.facts[StatisticalDataset][id], self.edition(id), *self._table(id))
            for id in self.facts[StatisticalDataset]
        )
        return data_package(self.facts.words, resources)

    def _text(self, id: str, edition: str) -> dict[str, bytes]:
        """The files that are text, by format, as they are or would be in an edition of this name."""
        if (id, edition) not in self._texts:
            dataset, (table, comma_separated) = self.facts[StatisticalDataset][id], self._table(id)
            self._texts[id, edition] = {
                "csv": comma_separated,
                "csv-metadata.json": csvw_metadata(dataset, edition, table),
                "json": json_file(dataset, edition, self.facts),
            }
        return self._texts[id, edition]

    def _table(self, id: str) -> tuple[FlatTable, bytes]:
        if id not in self._tables:
            table = flat_table(self.facts[StatisticalDataset][id], self.facts)
            self._tables[id] = table, csv_file(table)
        return self._tables[id]
