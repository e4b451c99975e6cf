"""The pictures of shared links: one for each page and language, drawn here, and named by the page."""

from __future__ import annotations

import struct
from pathlib import Path

from ahtc.core.addresses import Addresses
from ahtc.core.project import Project
from tests.conftest import RESERVED
from tests.markup import page


def test_every_page_has_its_picture_and_names_it_on_its_own_site(built_site: Path, whole_project: Project) -> None:
    addresses = Addresses(whole_project.pages, RESERVED)
    for each in whole_project.pages:
        if each.name == "404.md":
            continue
        address = addresses.path(each.name, each.language)
        picture = (built_site / address / "preview.png").read_bytes()
        assert picture.startswith(b"\x89PNG")
        assert struct.unpack(">II", picture[16:24]) == (1200, 630), address
        named = [
            meta for meta in page(built_site / address / "index.html").every("meta") if meta.has("property", "og:image")
        ]
        assert [meta.attributes["content"] for meta in named] == [f"{RESERVED}{address}preview.png"]


def test_pages_of_different_titles_have_different_pictures_and_a_page_weighs_little(built_site: Path) -> None:
    found = {name: (built_site / name / "preview.png").read_bytes() for name in ("", "cy/", "signs/", "cy/geirfa/")}
    assert len(set(found.values())) == len(found)
    assert all(len(picture) < 60_000 for picture in found.values())
