"""Every PDF of the built site: readable by everybody (PDF/UA-1), in its language, light, and true to the records."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from ahtc.core.facts import Facts
from ahtc.kinds.handouts.catalogue import catalogue
from ahtc.kinds.never_publish.checks import never_publish_in
from ahtc.kinds.never_publish.record import NeverPublishList
from ahtc.kinds.organisations.record import Organisation
from ahtc.kinds.toolkits.print import document as toolkit_document
from ahtc.kinds.toolkits.record import Toolkit
from tests.conftest import RESERVED
from tests.markup import page

KILOBYTES = 300
PAPERS = {"a4": (595, 842), "a3": (842, 1191)}


@pytest.fixture(scope="module")
def printed(built_site: Path) -> dict[str, PdfReader]:
    """Every PDF of the site by its address, read once."""
    found = sorted(built_site.rglob("*.pdf"))
    return {path.relative_to(built_site).as_posix(): PdfReader(io.BytesIO(path.read_bytes())) for path in found}


@pytest.fixture(scope="module")
def told(printed: dict[str, PdfReader]) -> dict[str, str]:
    """What each says, white space as single spaces."""
    return {
        name: " ".join(" ".join(page.extract_text() for page in reader.pages).split())
        for name, reader in printed.items()
    }


def test_every_document_of_the_catalogue_is_published_and_nothing_else(
    printed: dict[str, PdfReader], facts: Facts
) -> None:
    assert sorted(printed) == sorted(doc.address for each in catalogue(facts, RESERVED) for doc, _ in each.pdfs)


def test_each_is_tagged_for_screen_readers_and_says_so(printed: dict[str, PdfReader]) -> None:
    for name, reader in printed.items():
        root: Any = reader.root_object
        assert root["/MarkInfo"]["/Marked"], name
        assert root["/ViewerPreferences"]["/DisplayDocTitle"], name
        assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data(), name


def test_each_has_its_language_and_a_title(printed: dict[str, PdfReader]) -> None:
    for name, reader in printed.items():
        both = name.startswith(("print/poster", "print/wallet", "print/strips"))
        expected = "cy" if name.startswith("cy/") or both else "en"
        assert str(reader.root_object["/Lang"]).partition("-")[0] == expected, name
        assert reader.metadata is not None
        assert reader.metadata.title, name


def test_headings_never_leave_out_a_level_and_the_first_is_the_title(printed: dict[str, PdfReader]) -> None:
    for name, reader in printed.items():
        levels = [int(tag[2:]) for tag, _ in elements(reader) if re.fullmatch("/H[1-6]", tag)]
        assert levels[0] == 1, name
        assert levels.count(1) == 1, name
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), name


def test_tables_have_header_cells_and_pictures_have_words(printed: dict[str, PdfReader]) -> None:
    tables = 0
    for name, reader in printed.items():
        tags = [tag for tag, _ in elements(reader)]
        tables += tags.count("/Table")
        assert "/Table" not in tags or "/TH" in tags, name
        assert all(element.get("/Alt") for tag, element in elements(reader) if tag == "/Figure"), name
    assert tables > 0, "the multi-agency toolkit has one"


def test_toolkits_can_be_gone_through_by_their_parts(printed: dict[str, PdfReader], facts: Facts) -> None:
    for toolkit in facts[Toolkit].values():
        for language in ("en", "cy"):
            made = toolkit_document(facts, toolkit, language, RESERVED)
            outline = [entry["/Title"] for entry in _flat(printed[made.address].outline)]
            assert outline[1:-1] == [section.title.in_(language) for section in toolkit.sections], made.address


def test_each_is_light_and_carries_its_fonts(built_site: Path, printed: dict[str, PdfReader]) -> None:
    for name, reader in printed.items():
        assert (built_site / name).stat().st_size <= KILOBYTES * 1000, name
        fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
        assert fonts, name
        for font in fonts:
            inner: Any = font["/DescendantFonts"][0].get_object()
            assert {"/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"].keys()), name


def test_each_is_on_the_paper_that_it_names(printed: dict[str, PdfReader]) -> None:
    for name, reader in printed.items():
        paper = "a3" if "-a3" in name else "a4"
        for sheet in reader.pages:
            assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == PAPERS[paper], name


def test_what_is_hung_up_or_handed_over_is_one_page(printed: dict[str, PdfReader]) -> None:
    sheets = [name for name in printed if not name.rsplit("/", 1)[-1].startswith(("toolkit-", "pecyn-"))]
    assert len(sheets) > 40
    assert {name: len(printed[name].pages) for name in sheets} == dict.fromkeys(sheets, 1)


def test_every_number_in_every_one_is_one_that_the_site_publishes(told: dict[str, str], facts: Facts) -> None:
    published = {
        point.digits
        for organisation in facts[Organisation].values()
        for point in organisation.published_contacts
        if point.dialled
    }
    for name, text in told.items():
        numbers = {re.sub(r"\D", "", found) for found in re.findall(r"(?<![\d/])0[\d ]{9,13}\d(?![\d/])", text)}
        assert numbers <= published, name
        assert "999" in text, name


def test_nothing_that_must_never_be_published_is_printed(told: dict[str, str], facts: Facts) -> None:
    entries = facts.document(NeverPublishList).entries
    assert {name: found for name, text in told.items() if (found := list(never_publish_in(text, entries)))} == {}


def test_the_toolkits_say_what_their_pages_say(built_site: Path, told: dict[str, str], facts: Facts) -> None:
    for toolkit in facts[Toolkit].values():
        for language in ("en", "cy"):
            address = toolkit_document(facts, toolkit, language, RESERVED).address
            text = re.sub(r"\W", "", told[address])
            for section in toolkit.sections:
                for statement in section.statements:
                    assert re.sub(r"\W", "", statement.in_(language)) in text, (address, statement.id)


@pytest.mark.parametrize(("name", "language"), [("print/everything-en.zip", "en"), ("cy/argraffu/popeth-cy.zip", "cy")])
def test_an_archive_holds_every_pdf_of_its_language_and_those_in_both(
    built_site: Path, printed: dict[str, PdfReader], name: str, language: str
) -> None:
    with zipfile.ZipFile(built_site / name) as whole:
        held = {entry: whole.read(entry) for entry in whole.namelist()}
    wanted = [
        address
        for address in printed
        if address.startswith("cy/") == (language == "cy")
        or not address.startswith(("cy/", "print/toolkit", "print/sheet"))
    ]
    assert held == {address.rsplit("/", 1)[-1]: (built_site / address).read_bytes() for address in wanted}


@pytest.mark.parametrize("address", ["practitioners/downloads/", "cy/ymarferwyr/lawrlwytho/"])
def test_the_page_of_downloads_names_each_with_its_true_pages_and_size(
    built_site: Path, printed: dict[str, PdfReader], address: str
) -> None:
    shown = page(built_site / address / "index.html").one("main")
    links = [
        link.attributes["href"] for link in shown.every("a", class_="pdf") if link.attributes["href"].endswith(".pdf")
    ]
    found = [((built_site / address / link).resolve().relative_to(built_site.resolve())).as_posix() for link in links]
    assert sorted(found) == sorted(printed)
    told = re.findall(r"\(PDF, (\d+) \w+, (\d+) kB\)", shown.text)
    expected = [(str(len(printed[name].pages)), str(-(-(built_site / name).stat().st_size // 1000))) for name in found]
    assert told == expected


def elements(reader: PdfReader) -> Iterator[tuple[str, Any]]:
    """Every element of the structure tree, in the order in which it is read."""
    root: Any = reader.root_object["/StructTreeRoot"]
    yield from _inside(root.get_object())


def _inside(element: Any) -> Iterator[tuple[str, Any]]:
    kids = element.get("/K", [])
    kids = kids.get_object() if hasattr(kids, "get_object") else kids
    for kid in kids if isinstance(kids, list) else [kids]:
        inner = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(inner, dict) and "/S" in inner:
            yield str(inner["/S"]), inner
            yield from _inside(inner)


def _flat(outline: Any) -> Iterator[Any]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _flat(entry)
        else:
            yield entry
