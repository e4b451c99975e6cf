"""JSON, CSVW and the Data Package: whole, in both languages, and valid by their own standards' readers."""

from __future__ import annotations

import json
import warnings
from pathlib import Path

import frictionless
import pytest
from csvw import CSVW  # type: ignore[import-untyped]

from ahtc.core.facts import Facts
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.open_data.files import OpenData
from ahtc.kinds.statistics.record import Observation


@pytest.fixture(scope="module")
def written(facts: Facts, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every dataset's files, as on the site."""
    folder, open_data = tmp_path_factory.mktemp("data"), OpenData(facts)
    for id in facts[StatisticalDataset]:
        for format in ("csv", "csv-metadata.json", "json"):
            (folder / f"{id}.{format}").write_bytes(open_data.files(id)[format])
    (folder / "datapackage.json").write_bytes(open_data.package())
    return folder


def csvw_problems(path: Path) -> list[str]:
    """What the CSVW reader has against a file and the metadata beside it; it tells by warnings."""
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        found = CSVW(str(path), validate=True)
        return [] if found.is_valid else [str(warning.message) for warning in found.warnings]


def test_the_data_package_is_valid_and_holds_every_dataset(written: Path, facts: Facts) -> None:
    package = frictionless.Package(str(written / "datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["name", "rowNumber", "type", "note"])
    assert [resource.name for resource in package.resources] == list(facts[StatisticalDataset])


def test_frictionless_reads_whole_numbers_and_gaps(written: Path) -> None:
    package = frictionless.Package(str(written / "datapackage.json"))
    rows = {row["period"]: row for row in package.get_table_resource("wales-annual").read_rows()}
    assert (rows["2020"]["value"], rows["2020"]["low"]) == (None, 382)


def test_a_file_that_was_changed_after_it_was_described_is_not_valid(written: Path, tmp_path: Path) -> None:
    for name in ("datapackage.json", *(path.name for path in written.glob("*.csv"))):
        (tmp_path / name).write_bytes((written / name).read_bytes())
    changed = tmp_path / "uk-annual.csv"
    changed.write_bytes(changed.read_bytes().replace(b'"2009"', b'"2O09"', 1))
    assert not frictionless.Package(str(tmp_path / "datapackage.json")).validate().valid


def test_every_csv_file_agrees_with_its_csvw_metadata(written: Path, facts: Facts) -> None:
    for id in facts[StatisticalDataset]:
        assert csvw_problems(written / f"{id}.csv") == [], id


def test_csvw_metadata_says_what_a_column_is_in_both_languages(facts: Facts) -> None:
    metadata = json.loads(OpenData(facts).files("uk-annual")["csv-metadata.json"])
    value = next(column for column in metadata["tableSchema"]["columns"] if column["name"] == "value")
    assert value["titles"] == {"und": "value", "en": "Referrals", "cy": "Atgyfeiriadau"}
    assert value["datatype"] == "integer"


def test_csvw_does_not_pass_a_text_where_a_number_should_be(written: Path, tmp_path: Path) -> None:
    for name in ("uk-annual.csv", "uk-annual.csv-metadata.json"):
        (tmp_path / name).write_bytes((written / name).read_bytes())
    changed = tmp_path / "uk-annual.csv"
    changed.write_bytes(changed.read_bytes().replace(b",552,", b",many,", 1))
    assert len(csvw_problems(changed)) == 1


def test_json_holds_every_observation_as_it_is(written: Path, facts: Facts) -> None:
    names = ("period", "categories", "value", "low", "high", "status", "source", "note")
    for id, dataset in facts[StatisticalDataset].items():
        found = json.loads((written / f"{id}.json").read_text(encoding="utf-8"))["observations"]
        expected = [json.loads(json.dumps(plain(o, names), default=float)) for o in dataset.observations]
        assert [{name: row[name] for name in names} for row in found] == expected


def plain(observation: Observation, names: tuple[str, ...]) -> dict[str, object]:
    return {name: getattr(observation, name) for name in names}


def test_json_says_what_the_dataset_is_in_both_languages(written: Path, facts: Facts) -> None:
    found = json.loads((written / "wales-annual.json").read_text(encoding="utf-8"))
    dataset = facts[StatisticalDataset]["wales-annual"]
    assert found["title"] == {"en": dataset.about.title.en, "cy": dataset.about.title.cy}
    assert found["licence"]["cy"] == dataset.origin.licence.cy
    assert len(found["not_told"]) == len(dataset.about.not_told)
    assert found["known_faults"]
    assert found["citation"]["cy"].startswith("Gwrth-Fasnachu Cymru, “")
    assert set(found["sources"]) == set(dataset.origin.sources)


def test_no_file_names_the_host_of_the_site_so_that_it_holds_wherever_the_site_stands(written: Path) -> None:
    for path in written.iterdir():
        assert b"anti-trafficking-wales.example" not in path.read_bytes(), path.name


def test_the_same_facts_give_the_same_bytes(facts: Facts) -> None:
    first, second = OpenData(facts), OpenData(facts)
    for id in ("uk-annual", "wales-annual", "police-recorded-crime"):
        assert first.files(id) == second.files(id)
    assert first.package() == second.package()
