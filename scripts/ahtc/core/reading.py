"""Reading the files of ``docs/data``, going on after one that is wrong, so that one run tells everything."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from pydantic import BaseModel

from ahtc.core.facts import Shelf, Stands
from ahtc.core.problems import Finding, ProblemsError
from ahtc.core.validation import validated
from ahtc.core.yaml_file import YamlFile, read_yaml

Result = TypeVar("Result")
Arguments = ParamSpec("Arguments")
Model = TypeVar("Model", bound=BaseModel)


class Reading:
    """One reading of a project's facts: what is wrong so far, and the files read as documents, by their type."""

    def __init__(self, root: Path) -> None:
        self.root, self.data = root, root / "docs" / "data"
        self.findings: list[Finding] = []
        self.documents: dict[type[Any], Any] = {}
        self.files: dict[type[Any], YamlFile] = {}

    def attempt(
        self, read: Callable[Arguments, Result], *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> Result | None:
        """What a reader gives, or None, with what is wrong kept for the end."""
        try:
            return read(*args, **kwargs)
        except ProblemsError as error:
            self.findings.extend(error.findings)
            return None

    def document(self, model: type[Model], name: str) -> tuple[Model, YamlFile] | None:
        """A file below ``docs/data`` as one typed value, kept among the documents; None where it is wrong."""
        file = self.attempt(read_yaml, self.data / name, self.root)
        found = self.attempt(validated, model, file) if file else None
        if file is None or found is None:
            return None
        self.documents[model], self.files[model] = found, file
        return found, file


def records_in_list(
    reading: Reading, document: type[Model], name: str, field: str, id_of: Callable[[Any], str] = lambda r: str(r.id)
) -> Shelf[Any]:
    """The records of a file that lists them under ``field``; each id once."""
    read = reading.document(document, name)
    if read is None:
        return Shelf({})
    records: dict[str, Any] = {}
    places: dict[str, Stands] = {}
    for index, record in enumerate(getattr(read[0], field)):
        id, stands = id_of(record), Stands(read[1], (field, index))
        if id in records:
            seen, remedy = f'"{id}" stands here twice', "Delete one of them."
            reading.findings.append(Finding(stands.path, stands.line_of(), "duplicate-id", seen, "each once", remedy))
        records.setdefault(id, record)
        places.setdefault(id, stands)
    return Shelf(records, places)


def files_in_folder(reading: Reading, name: str) -> list[tuple[Path, YamlFile]]:
    """The records' files of a folder below ``docs/data`` that can be read, in the order of their names."""
    paths = sorted((reading.data / name).glob("*.yml"))
    read = [(path, reading.attempt(read_yaml, path, reading.root)) for path in paths]
    return [(path, file) for path, file in read if file is not None]


def records_in_folder(reading: Reading, model: type[Model], name: str) -> Shelf[Any]:
    """The records of a folder below ``docs/data``, a file each that is named after its id."""
    return records_of(reading, model, files_in_folder(reading, name))


def records_of(
    reading: Reading,
    model: type[Model],
    files: Iterable[tuple[Path, YamlFile]],
    complete: Callable[[YamlFile], YamlFile] = lambda file: file,
) -> Shelf[Any]:
    """The records of these files; ``complete`` adds to what a file says what it takes from others."""
    records: dict[str, Any] = {}
    places: dict[str, Stands] = {}
    for path, file in files:
        record: Any = reading.attempt(validated, model, complete(file))
        if record is None:
            continue
        line = file.line_of(["id"])
        if record.id in records:
            seen, remedy = f'The id "{record.id}" is taken by {places[record.id].path}', "Give this record another id."
            reading.findings.append(Finding(file.path, line, "duplicate-id", seen, "an id of its own", remedy))
            continue
        if record.id != path.stem:
            seen, expected = f'The id is "{record.id}"', f'the name of its file, "{path.stem}"'
            reading.findings.append(Finding(file.path, line, "id", seen, expected, "Make them the same."))
        records[record.id], places[record.id] = record, Stands(file)
    return Shelf(records, places)
