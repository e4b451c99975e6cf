"""The data on the built site: at addresses that stay, the same bytes for the same facts, editions as they were."""

from __future__ import annotations

import hashlib
import json
import subprocess
from pathlib import Path

import pytest

from ahtc.core.facts import Facts
from ahtc.core.language import number
from ahtc.core.text import Language
from ahtc.kinds.statistics.checks.releases import findings
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.releasing import release
from ahtc.site.project import read_project
from tests.markup import page
from tests.project import DAY, Command, SmallProject, tree

DATASET = "wales-2012-nations"
OBSERVATIONS = f"docs/data/statistics/{DATASET}/observations.csv"
RELEASES = "docs/data/releases"
FILES = {f"{DATASET}.{format}" for format in ("csv", "csv-metadata.json", "json", "xlsx")}


def kept(project: SmallProject) -> dict[str, str]:
    """What is kept of the releases, with its hashes."""
    return tree(project.root / RELEASES)


def served(project: SmallProject) -> dict[str, str]:
    """The released files of the built site, with their hashes."""
    return {name: total for name, total in tree(project.build() / "data").items() if name.startswith("2026-")}


def correct_a_figure(project: SmallProject) -> None:
    project.change(OBSERVATIONS, "2012,england,7000", "2012,england,6999")
    project.change(OBSERVATIONS, "2012,uk-total,7200", "2012,uk-total,7199")


def test_every_dataset_is_there_in_every_format(small_project: SmallProject) -> None:
    ours = {name for name in tree(small_project.site / "data") if not name.startswith(("directory.", "help-box-"))}
    assert ours == {*FILES, "datapackage.json"}


def test_a_build_after_a_release_serves_the_same_bytes_at_the_edition_s_address(project: SmallProject) -> None:
    release(project.root, project.facts(), [DATASET])
    site = project.build()
    for name in FILES:
        assert (site / "data/2026-11-22" / name).read_bytes() == (site / "data" / name).read_bytes()
    assert (site / "data/SHA256SUMS").is_file()


def test_an_edition_stays_byte_for_byte_when_the_figures_change_and_are_released_again(project: SmallProject) -> None:
    release(project.root, project.facts(), [DATASET])
    first, first_served = kept(project), served(project)
    correct_a_figure(project)
    assert release(project.root, project.facts(), [DATASET]) == [f"{DATASET}, 2026-11-22-2"]
    second = kept(project)
    assert {name: second[name] for name in first if name != "SHA256SUMS"} == {
        name: total for name, total in first.items() if name != "SHA256SUMS"
    }
    assert set(second) - set(first) == {
        f"2026-11-22-2/{DATASET}.csv",
        f"2026-11-22-2/{DATASET}.json",
        "release-002.zip",
    }
    assert served(project).items() > first_served.items()
    assert len(first_served) == len(FILES)
    assert (project.site / f"data/{DATASET}.csv").read_bytes() != (
        project.site / f"data/2026-11-22/{DATASET}.csv"
    ).read_bytes()


def test_the_register_is_what_sha256sum_reads(project: SmallProject) -> None:
    release(project.root, project.facts(), [DATASET])
    data = project.build() / "data"
    told = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=data, capture_output=True, check=False)
    assert told.returncode == 0, told.stdout


def test_releasing_what_is_kept_already_changes_nothing(project: SmallProject) -> None:
    release(project.root, project.facts(), [DATASET])
    before = kept(project)
    assert release(project.root, project.facts(), [DATASET]) == []
    assert kept(project) == before


def test_an_edition_has_the_name_that_its_origin_gives(project: SmallProject) -> None:
    origin = f"docs/data/statistics/{DATASET}/origin.yml"
    project.change(origin, "retrieved:", "edition: 2023-Q4\nretrieved:")
    assert release(project.root, project.facts(), [DATASET]) == [f"{DATASET}, 2023-Q4"]


def test_a_disk_that_is_full_leaves_what_was_released_as_it_was(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    release(project.root, project.facts(), [DATASET])
    before = kept(project)
    correct_a_figure(project)
    calls: list[object] = []

    def full_at_the_third(*_: object) -> None:
        calls.append(1)
        if len(calls) == 3:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full_at_the_third)
    with pytest.raises(OSError, match="No space left"):
        release(project.root, project.facts(), [DATASET])
    assert kept(project) == before


def test_the_command_releases_and_says_so(project: SmallProject, ahtc: Command) -> None:
    told = ahtc(project.root, "release", DATASET, "--today", str(DAY))
    assert (told.code, told.out) == (0, f"Released: {DATASET}, 2026-11-22\n")
    assert ahtc(project.root, "release", "--all", "--today", str(DAY)).out.startswith("Nothing to release")


@pytest.mark.parametrize("arguments", [[], ["--all", DATASET]])
def test_the_command_asks_which_datasets_are_meant(project: SmallProject, ahtc: Command, arguments: list[str]) -> None:
    assert ahtc(project.root, "release", *arguments).code == 2
    assert not (project.root / RELEASES).exists()


def test_an_unknown_dataset_is_told_with_a_suggestion(project: SmallProject, ahtc: Command) -> None:
    told = ahtc(project.root, "release", "wales-2012-nation", "--today", str(DAY))
    assert told.code == 1
    assert f'Did you mean "{DATASET}"?' in told.err


def told(project: SmallProject) -> list[str]:
    return [str(finding) for finding in findings(read_project(project.root, DAY))]


def test_a_dataset_that_was_never_released_or_has_changed_is_a_warning(project: SmallProject) -> None:
    assert f"This was never released: {DATASET}." in told(project)[0]
    release(project.root, project.facts(), [DATASET])
    assert told(project) == []
    correct_a_figure(project)
    assert f"This has changed since it was released: {DATASET}." in told(project)[0]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (f"docs/data/statistics/{DATASET}/dataset.yml", "cy: Y gwledydd", "cy: Gwledydd"),
        ("docs/data/statistics/labels.yml", "cy: Lloegr\n", "cy: Gwlad Lloegr\n"),
    ],
    ids=["title", "label"],
)
def test_words_that_change_ask_for_a_release_as_figures_do(
    project: SmallProject, file: str, old: str, new: str
) -> None:
    release(project.root, project.facts(), [DATASET])
    project.change(file, old, new)
    assert "This has changed since it was released" in told(project)[0]
    assert release(project.root, project.facts(), [DATASET]) == [f"{DATASET}, 2026-11-22-2"]
    assert told(project) == []


def test_a_site_is_not_built_with_a_released_file_that_has_changed(project: SmallProject) -> None:
    release(project.root, project.facts(), [DATASET])
    project.change(f"{RELEASES}/2026-11-22/{DATASET}.csv", "7000", "7001")
    assert f"2026-11-22/{DATASET}.csv has changed" in project.build_problem()
    assert not project.site.exists()


@pytest.mark.parametrize(
    ("address", "heading"), [("statistics/data/", "Download"), ("cy/ystadegau/lawrlwytho-data/", "Lawrlwytho")]
)
def test_the_page_of_data_lists_each_file_with_its_size_and_how_to_cite_it(
    project: SmallProject, address: str, heading: str
) -> None:
    release(project.root, project.facts(), [DATASET])
    site = project.build(DAY)
    section = page(site / address / "index.html").one("section", class_="download")
    language: Language = "cy" if address.startswith("cy/") else "en"
    size = -(-(site / f"data/{DATASET}.csv").stat().st_size // 1000)
    assert heading in section.text
    assert f"CSV ({number(size, language)} kB)" in section.text
    assert f"https://anti-trafficking-wales.example/data/2026-11-22/{DATASET}.csv" in section.text
    links = [link.attributes["href"].partition("data/")[2] for link in section.every("a")]
    assert {*FILES, *(f"2026-11-22/{name}" for name in FILES)} == set(links)


def test_the_real_site_serves_the_bytes_that_its_data_package_names(built_site: Path, facts: Facts) -> None:
    package = json.loads((built_site / "data/datapackage.json").read_text(encoding="utf-8"))
    assert [resource["name"] for resource in package["resources"]] == list(facts[StatisticalDataset])
    for resource in package["resources"]:
        content = (built_site / "data" / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
