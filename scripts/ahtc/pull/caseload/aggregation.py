"""Records, one row a referral, counted on the officer's own machine: only publishable counts ever leave this module.

For the UK Data Service's safeguarded file of NRM referrals, which the officer holds under licence and whose columns are
not public: a mapping file says which column is which (``docs/data/nrm/record-mapping.example.yml``).
"""

from __future__ import annotations

import csv
import io
import stat
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

import polars as pl

from ahtc.core.problems import Finding, ProblemsError, did_you_mean
from ahtc.core.validation import validated
from ahtc.core.yaml_file import read_yaml
from ahtc.kinds.statistics.disclosure.protection import concealed, hide
from ahtc.kinds.statistics.disclosure.sum_relations import CountTable
from ahtc.kinds.statistics.record import Observation
from ahtc.pull.caseload.mapping import TOTAL, DimensionColumn, PeriodColumn, RecordDataset, RecordMapping

_LINE = "ahtc:row"
_PERIOD = "ahtc:period"
_COUNT = "ahtc:count"
_QUARTER_FIRST = r"(?:q|quarter|qtr)\W*([1-4])"
_QUARTER = rf"(?i)^\s*(?:(20[0-9][0-9])[^0-9]*?{_QUARTER_FIRST}|{_QUARTER_FIRST}[^0-9]+(20[0-9][0-9]))\s*$"

_Counts = dict[tuple[str, ...], int]


def aggregate_records(path: Path, mapping_path: Path) -> dict[str, list[Observation]]:
    """The observations of every dataset that the mapping names, small counts hidden, for ``observations.csv``.

    Each dataset has every combination of its categories and their totals (``total``), zeroes too, for each quarter, and
    each year of which the file has all four quarters. No value is from 1 to 4, and none can be worked out from the
    datasets together. Raises :class:`ProblemsError` with one finding: the file, the line, and what is wrong there.
    """
    mapping = validated(RecordMapping, read_yaml(mapping_path, mapping_path.parent))
    counts = _counted(path, mapping)
    if not counts:
        raise _refused(path, 2, "The file has no records", "a row for each referral", "Choose the file of records.")
    quarters = sorted({key[0] for key in counts})
    kept = _kept(counts, mapping)
    tables = [_table(name, dataset, kept, quarters, mapping) for name, dataset in mapping.datasets.items()]
    return {
        table.name: [
            hide(observation, hidden[row]) if row in hidden else observation
            for row, observation in enumerate(table.observations)
        ]
        for table, hidden in zip(tables, concealed(tables), strict=True)
    }


def _counted(path: Path, mapping: RecordMapping) -> _Counts:
    """How many records there are of each quarter and combination of categories, in the order of the mapping."""
    columns = [mapping.period.column, *(dimension.column for dimension in mapping.dimensions.values())]
    source = _source(path, mapping)
    _require_columns(path, mapping, list(dict.fromkeys(columns)))
    _require_even_rows(path, mapping)
    names = list(mapping.dimensions)
    try:
        words = (
            pl.scan_csv(source, separator=mapping.separator, infer_schema=False, row_index_name=_LINE)
            .select(pl.col(_LINE), *(pl.col(name).fill_null("") for name in dict.fromkeys(columns)))
            .group_by(list(dict.fromkeys(columns)))
            .agg(pl.len().alias(_COUNT), pl.col(_LINE).min())
            .with_columns(
                _period(mapping.period).alias(_PERIOD),
                *(_category(dimension).alias(f"ahtc:{name}") for name, dimension in mapping.dimensions.items()),
            )
            .collect()
        )
    except pl.exceptions.PolarsError as error:
        raise _unreadable(path, 1, error) from None
    _require_meaning(path, mapping, words)
    keys = [_PERIOD, *(f"ahtc:{name}" for name in names)]
    grouped = words.group_by(keys).agg(pl.col(_COUNT).sum())
    return {tuple(row[:-1]): row[-1] for row in grouped.select([*keys, _COUNT]).iter_rows()}


def _source(path: Path, mapping: RecordMapping) -> Path | io.BytesIO:
    """The file for polars to read; one in Windows-1252 is turned into UTF-8 in memory, never on the disk."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise _refused(path, 1, "This is not an ordinary file", "a file of records", "Choose the file of records.")
        if mapping.encoding == "utf-8":
            with path.open("rb"):
                return path
        return io.BytesIO(path.read_bytes().decode("cp1252").encode())
    except UnicodeDecodeError as error:
        raise _not_text(path, error, "Windows-1252") from None
    except OSError as error:
        seen, remedy = f"The file cannot be read ({error.strerror})", "Put the file there, or mend its name."
        raise _refused(path, 1, seen, "a file of records", remedy) from None


def _require_columns(path: Path, mapping: RecordMapping, columns: Sequence[str]) -> None:
    try:
        with _text(path, mapping) as file:
            found = next(csv.reader(file, delimiter=mapping.separator), [])
    except UnicodeDecodeError:
        raise _first_undecodable(path, mapping) from None
    repeated = [name for name, times in Counter(found).items() if times > 1 and name in columns]
    if repeated:
        remedy = "Give each column a heading of its own."
        raise _refused(
            path, 1, f'The heading "{repeated[0]}" stands here {found.count(repeated[0])} times', "one", remedy
        )
    missing = [name for name in columns if name not in found]
    if missing:
        seen = f'The heading "{missing[0]}", which the mapping names, is not in this file'
        suggestion = did_you_mean(missing[0], found)
        remedy = suggestion if suggestion.startswith("Did") else "Correct the mapping, or its separator."
        raise _refused(path, 1, seen, f"{len(columns)} columns that the mapping names", remedy)


def _period(period: PeriodColumn) -> pl.Expr:
    """The quarter, such as ``2023-Q1``, of the words in the column; null where they name none."""
    words = pl.col(period.column).str.strip_chars()
    if period.kind == "date":
        date = words.str.to_date(period.format, strict=False)
        return date.dt.year().cast(pl.String) + "-Q" + date.dt.quarter().cast(pl.String)
    year = pl.coalesce(words.str.extract(_QUARTER, 1), words.str.extract(_QUARTER, 4))
    return year + "-Q" + pl.coalesce(words.str.extract(_QUARTER, 2), words.str.extract(_QUARTER, 3))


def _category(dimension: DimensionColumn) -> pl.Expr:
    """The category of the words in the column; null where the mapping does not say what they mean."""
    words = pl.col(dimension.column).str.strip_chars()
    blank = pl.lit(dimension.blank, pl.String)
    other = pl.lit(dimension.other, pl.String)
    if dimension.values:
        meanings = {word.strip().lower(): category for word, category in dimension.values.items()}
        lowered = words.str.to_lowercase()
        known = lowered.replace_strict(meanings, default=None, return_dtype=pl.String)
        return pl.when((words == "") & ~lowered.is_in(list(meanings))).then(blank).otherwise(pl.coalesce(known, other))
    # The library's own reading of a number takes a sign before it.
    years = pl.when(words.str.contains("^[0-9]{1,3}$")).then(words).cast(pl.Int64, strict=False)
    banded = pl.lit(None, pl.String)
    for band in reversed(dimension.bands):
        within = years >= 0 if band.to is None else (years >= 0) & (years <= band.to)
        banded = pl.when(within).then(pl.lit(band.category)).otherwise(banded)
    return pl.when(words == "").then(blank).otherwise(pl.coalesce(banded, other))


def _require_meaning(path: Path, mapping: RecordMapping, words: pl.DataFrame) -> None:
    """Raises for the first record in the file with words that the mapping gives no meaning."""
    checked = {_PERIOD: mapping.period.column}
    checked |= {f"ahtc:{name}": dimension.column for name, dimension in mapping.dimensions.items()}
    wrong = words.filter(pl.any_horizontal(pl.col(name).is_null() for name in checked)).sort(_LINE)
    if wrong.is_empty():
        return
    first = wrong.row(0, named=True)
    name, column = next((name, column) for name, column in checked.items() if first[name] is None)
    line = _line_of(path, mapping, first[_LINE])
    seen = f'{column} is "{first[column][:60]}"' if first[column] else f"{column} is empty"
    if name == _PERIOD:
        kind = f"a date written {mapping.period.format}" if mapping.period.kind == "date" else 'a quarter ("2023 Q1")'
        raise _refused(path, line, seen, kind, "Correct the record, or the mapping's period.")
    dimension = name.removeprefix("ahtc:")
    known = mapping.dimensions[dimension]
    expected = "a word of the mapping's values" if known.values else "an age in whole years"
    key = "values" if first[column] else "blank"
    remedy = f"Add it to {key} of {dimension} in the mapping, or correct the record."
    raise _refused(path, line, seen, expected, remedy)


def _line_of(path: Path, mapping: RecordMapping, row: int) -> int:
    """The line on which a record, counted from 0, begins; a cell may hold line breaks, so they cannot be counted."""
    with _text(path, mapping) as file:
        reader = csv.reader(file, delimiter=mapping.separator)
        place, before = -1, 0
        for cells in reader:
            if place == row:
                return before + 1
            place += bool(cells)
            before = reader.line_num
    return 1


def _text(path: Path, mapping: RecordMapping) -> io.TextIOWrapper:
    return path.open(encoding="utf-8-sig" if mapping.encoding == "utf-8" else "cp1252", newline="")


def _require_even_rows(path: Path, mapping: RecordMapping) -> None:
    """Raises for the first row with more or fewer cells than headings: polars would count it, shifted, unasked."""
    try:
        with _text(path, mapping) as file:
            reader = csv.reader(file, delimiter=mapping.separator)
            width = len(next(reader, []))
            for cells in reader:
                if len(cells) != width and cells:
                    seen = f"The row that ends here has {len(cells)} cells"
                    remedy = "Put quotes round a cell that holds the separator or a line break."
                    raise _refused(path, reader.line_num, seen, f"{width}, one for each heading", remedy)
    except UnicodeDecodeError:
        raise _first_undecodable(path, mapping) from None
    except csv.Error as error:
        raise _unreadable(path, reader.line_num, error) from None


def _unreadable(path: Path, line: int, error: Exception) -> ProblemsError:
    seen = f"The file cannot be read as CSV ({str(error).splitlines()[0]})"
    expected = "cells with a separator between, under one row of headings"
    return _refused(path, line, seen, expected, "Save it again as CSV, UTF-8.")


def _first_undecodable(path: Path, mapping: RecordMapping) -> ProblemsError:
    try:
        path.read_bytes().decode("utf-8-sig" if mapping.encoding == "utf-8" else "cp1252")
    except UnicodeDecodeError as error:
        return _not_text(path, error, "UTF-8")
    return _refused(path, 1, "The file changed while it was read", "a file at rest", "Try again.")


def _not_text(path: Path, error: UnicodeDecodeError, encoding: str) -> ProblemsError:
    line = error.object[: error.start].count(b"\n") + 1
    other = "windows-1252" if encoding == "UTF-8" else "utf-8"
    remedy = f'Write "encoding: {other}" in the mapping, or save the file again as {encoding}.'
    return _refused(path, line, f"These bytes are not {encoding} text", f"{encoding}, as the mapping says", remedy)


def _refused(path: Path, line: int, seen: str, expected: str, remedy: str) -> ProblemsError:
    # The file's name alone: where an officer keeps a safeguarded file is nobody's business.
    return ProblemsError([Finding(path.name, line, "records", seen, expected, remedy)])


def _kept(counts: _Counts, mapping: RecordMapping) -> _Counts:
    """The counts of the records that the mapping's ``only`` keeps."""
    names = list(mapping.dimensions)
    wanted = [(names.index(name) + 1, frozenset(categories)) for name, categories in mapping.only.items()]
    return {key: count for key, count in counts.items() if all(key[place] in kept for place, kept in wanted)}


def _table(
    name: str, dataset: RecordDataset, counts: _Counts, quarters: Sequence[str], mapping: RecordMapping
) -> CountTable:
    """A dataset as a table of true counts, with totals over each dimension and over all of them together."""
    names = list(mapping.dimensions)
    sums = _added_up(counts, [names.index(dimension) + 1 for dimension in dataset.dimensions])
    choices = []
    for dimension in dataset.dimensions:
        kept = mapping.only.get(dimension) or mapping.dimensions[dimension].categories
        choices.append([*kept, TOTAL])
    keys = product(_periods(quarters, dataset.periods), *choices)
    observations = [
        Observation(
            line=line,
            period=period,
            categories=dict(zip(dataset.dimensions, categories, strict=True)),
            value=sums.get((period, *categories), 0),
            low=None,
            high=None,
            status="derived",
            source=mapping.source,
            note=None,
        )
        for line, (period, *categories) in enumerate(keys, 2)
    ]
    return CountTable(name, mapping.source, dict.fromkeys(dataset.dimensions, TOTAL), observations)


def _added_up(counts: _Counts, places: Sequence[int]) -> _Counts:
    """The counts over these places of their keys, by quarter and by year, for each category and its total."""
    grouped: _Counts = defaultdict(int)
    for key, count in counts.items():
        grouped[key[0], *(key[place] for place in places)] += count
    sums: _Counts = defaultdict(int)
    for (quarter, *categories), count in grouped.items():
        for key in product((quarter, quarter[:4]), *((category, TOTAL) for category in categories)):
            sums[key] += count
    return sums


def _periods(quarters: Sequence[str], wanted: str) -> Iterator[str]:
    """Of the quarters that a file covers, in order: the quarters, and the years of which it has all four."""
    for quarter in quarters:
        year = quarter[:4]
        first = next(other for other in quarters if other[:4] == year)
        if quarter == first and wanted != "quarters" and sum(other[:4] == year for other in quarters) == 4:
            yield year
        if wanted != "years":
            yield quarter
