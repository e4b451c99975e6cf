from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config

from ahtc.check.calls import Trials
from ahtc.core.addresses import Addresses
from ahtc.core.anchors import EXTENSIONS, anchors
from ahtc.core.pages import Page
from ahtc.core.project import Project
from tests.built_pages import built_pages
from tests.conftest import ROOT


def test_a_heading_without_an_anchor_gets_the_one_that_markdown_makes() -> None:
    assert anchors("## Ble mae’r Tŷ?\n") == {"ble-maer-ty"}


def test_a_second_heading_of_the_same_words_gets_a_number() -> None:
    assert anchors("## Call\n\n## Call\n") == {"call", "call_1"}


def test_a_heading_with_an_anchor_has_no_other() -> None:
    assert anchors("## Call now {#call}\n") == {"call"}


@pytest.mark.parametrize("text", ['<div id="nrm">NRM</div>\n', "<div markdown>\n## NRM\n</div>\n", "*NRM*{#nrm}\n"])
def test_an_id_is_an_anchor_however_it_is_written(text: str) -> None:
    assert anchors(text) == {"nrm"}


def test_markdown_is_read_with_the_extensions_of_the_build() -> None:
    config = load_config(str(ROOT / "mkdocs.yml"))
    assert list(EXTENSIONS) == config.markdown_extensions
    assert {name: options for name, options in EXTENSIONS.items() if options} == config.mdx_configs


def test_written_pages_and_some_of_each_kind_have_the_anchors_of_the_build_and_that_of_the_shell(
    whole_project: Project, built_site: Path
) -> None:
    built = {page.address: page.ids for page in built_pages(built_site)}
    addresses = Addresses(whole_project.pages, "https://site.example/")
    trials = whole_project.derived(Trials)
    made: dict[tuple[str, str], list[Page]] = {}
    for page in whole_project.pages:
        made.setdefault((page.language, page.name.rpartition("/")[0] if page.generated else page.name), []).append(page)
    for alike in made.values():
        for page in alike[:3]:
            ids = built[addresses.path(page.name, page.language)]
            of_the_shell = {"main"} | {
                id for id in ids if page.matter.kind == "search" and id.startswith(("a-z", "asked"))
            }
            assert anchors(trials.text(page)) == ids - of_the_shell, page.docs_path
