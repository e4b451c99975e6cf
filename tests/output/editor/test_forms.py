from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from ahtc.core.project import Project
from ahtc.core.text import LANGUAGES, Language
from ahtc.kinds import KINDS
from ahtc.kinds.settings.record import SiteSettings
from ahtc.output.editor.forms import WITHOUT, Forms, backend


@pytest.fixture(scope="module")
def configurations(whole_project: Project) -> dict[Language, dict[str, Any]]:
    return {language: Forms(whole_project, language).configuration() for language in LANGUAGES}


def files(configuration: dict[str, Any]) -> Iterator[str]:
    for collection in configuration["collections"]:
        yield from (file["file"] for file in collection.get("files", ()))
        if "folder" in collection:
            yield collection["folder"]


def labels(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (each for key, each in value.items() if key in ("label", "hint") and isinstance(each, str))
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from labels(each)


def test_every_kind_of_record_and_every_page_has_a_form(
    whole_project: Project, configurations: dict[Language, dict[str, Any]]
) -> None:
    found = set(files(configurations["en"]))
    stand = {
        place.path if place.keys else place.path.rsplit("/", 1)[0]
        for kind in KINDS
        if kind.id not in WITHOUT
        for place in whole_project.facts.shelves[kind.record].places.values()
    }
    assert stand - found <= {"docs/data"}  # a record that is a file by itself there is in the list by its own name
    assert {page.path for page in whole_project.written()} <= found


def test_the_forms_are_the_same_in_both_languages_but_for_their_words(
    configurations: dict[Language, dict[str, Any]],
) -> None:
    english, welsh = configurations["en"], configurations["cy"]
    assert list(files(english)) == list(files(welsh))
    assert len(list(labels(english))) == len(list(labels(welsh)))


def test_every_save_is_a_pull_request_to_the_repository_of_the_settings() -> None:
    made = backend(SiteSettings(repository="https://github.com/trust/site", branch="live"))
    assert made["backend"] == {"name": "github", "repo": "trust/site", "branch": "live", "auth_methods": ["token"]}
    assert made["publish_mode"] == "editorial_workflow"
