"""Every file that a dataset is given away in, and the name of its present edition."""

from __future__ import annotations

import hashlib
from itertools import chain, count

from ahtc.core.facts import Facts
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.open_data.columns import FlatTable, flat_table
from ahtc.kinds.statistics.open_data.csv_file import csv_file
from ahtc.kinds.statistics.open_data.csvw_metadata import csvw_metadata
from ahtc.kinds.statistics.open_data.datapackage import data_package, resource
from ahtc.kinds.statistics.open_data.json_file import json_file
from ahtc.kinds.statistics.releases import Release, Releases

# Below the site's root: /data/<dataset>.csv, and /data/<edition>/<dataset>.csv for good.
FOLDER = "data/"


class OpenData:
    """Makes the files of the datasets in ``facts``, each once."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._files: dict[str, dict[str, bytes]] = {}
        self._tables: dict[str, tuple[FlatTable, bytes]] = {}

    def files(self, id: str) -> dict[str, bytes]:
        """A dataset's files by format (:data:`ahtc.kinds.statistics.releases.FORMATS`)."""
        if id not in self._files:
            from ahtc.kinds.statistics.open_data.spreadsheet import spreadsheet  # its library is slow to import

            dataset, edition = self.facts[StatisticalDataset][id], self.edition(id)
            table, comma_separated = self._table(id)
            self._files[id] = {
                "csv": comma_separated,
                "csv-metadata.json": csvw_metadata(dataset, edition, table),
                "json": json_file(dataset, edition, self.facts),
                "xlsx": spreadsheet(dataset, edition, self.facts),
            }
        return self._files[id]

    def edition(self, id: str) -> str:
        """The edition that the dataset is in now: a quarter (``2023-Q4``) or the day it was read (``2026-11-22``).

        While the CSV file is the same, byte for byte, as in its newest release, it is that edition. When it differs
        and the name is taken, the name gets a number: ``2026-11-22-2``.
        """
        newest = self.kept(id)
        if newest:
            return newest.edition
        origin = self.facts[StatisticalDataset][id].origin
        name = origin.edition or origin.retrieved.isoformat()
        taken = {release.edition for release in self.facts.document(Releases).get(id, [])}
        return next(each for each in chain([name], (f"{name}-{n}" for n in count(2))) if each not in taken)

    def kept(self, id: str) -> Release | None:
        """The newest release of a dataset, where the figures are still as they were in it."""
        releases = self.facts.document(Releases).get(id, [])
        if releases and releases[-1].sums["csv"] == hashlib.sha256(self._table(id)[1]).hexdigest():
            return releases[-1]
        return None

    def package(self) -> bytes:
        """The Data Package of all datasets."""
        resources = (
            resource(self.facts[StatisticalDataset][id], self.edition(id), *self._table(id))
            for id in self.facts[StatisticalDataset]
        )
        return data_package(self.facts.words, resources)

    def _table(self, id: str) -> tuple[FlatTable, bytes]:
        if id not in self._tables:
            table = flat_table(self.facts[StatisticalDataset][id], self.facts)
            self._tables[id] = table, csv_file(table)
        return self._tables[id]
