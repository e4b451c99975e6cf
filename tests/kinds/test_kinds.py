"""A kind is one folder and one line of the list: a toy kind is added here, and no other file knows of it."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from markupsafe import Markup

import ahtc.kinds
from ahtc.core.addresses import Addresses
from ahtc.core.calls import CallingPage
from ahtc.core.kind import Kind
from ahtc.core.page_writer import PageWriter
from ahtc.core.pages import Page
from ahtc.core.problems import Finding, ProblemsError
from ahtc.core.project import Project
from ahtc.core.reading import records_in_folder
from ahtc.core.references import Ref
from ahtc.core.text import Base, Bilingual, Id
from ahtc.kinds import KINDS
from ahtc.kinds.organisations.record import Organisation
from ahtc.output.files import write_files
from ahtc.site.calls import expanded
from ahtc.site.menu import menu_parts
from ahtc.site.project import read_project
from tests.project import DAY, SmallProject, make_project

PAGE = "partners/toys.md"


class Toy(Base):
    """A toy, given by an organisation."""

    id: Id
    name: Bilingual
    given_by: Ref[Organisation]


def toy(page: CallingPage, id: str) -> Markup:
    return Markup("<b>{}</b>").format(page.find(Toy, id, "toy", "docs/data/toys").name.in_(page.language))


def pages(writer: PageWriter) -> Iterator[Page]:
    toys = list(writer.facts[Toy].values())
    yield writer.page(PAGE, "toys.md", "teganau", writer.in_words("toys", "list"), DAY, toys=toys)


def findings(project: Project) -> Iterator[Finding]:
    for id, found in project.facts[Toy].items():
        if found.name.en == "Gun":
            stands = project.facts.stands(Toy, id)
            yield Finding(stands.path, stands.line_of(["name"]), "toy", "A gun", "a kind toy", "Choose another.")


def files(project: Project, addresses: Addresses) -> Iterator[tuple[str, bytes]]:
    yield "data/toys.txt", "\n".join(project.facts[Toy]).encode()


@pytest.fixture
def toys(tmp_path: Path) -> Kind:
    """The toy kind, with a template in a folder of its own."""
    folder = tmp_path / "toys"
    (folder / "html").mkdir(parents=True)
    (folder / "html" / "toys.md").write_text('{% for toy in toys %}\n- {{ call("toy", toy.id) }}\n{% endfor %}\n')
    return Kind(
        id="toys",
        folder=folder,
        record=Toy,
        read=lambda reading: records_in_folder(reading, Toy, "toys"),
        calls={"toy": toy},
        pages=pages,
        menu={"partners/index.md": (PAGE,)},
        checks={"toy": findings},
        files=files,
    )


@pytest.fixture
def project(tmp_path: Path) -> SmallProject:
    made = make_project(tmp_path / "project")
    made.write(
        "docs/data/words/toys.yml",
        "words:\n  toys-title: {en: Toys, cy: Teganau}\n"
        "  toys-description: {en: Every toy that was ever given., cy: Pob tegan a roddwyd erioed.}\n",
    )
    made.write("docs/data/toys/bear.yml", "id: bear\nname: {en: Bear, cy: Arth}\ngiven_by: example-trust\n")
    return made


def read(project: SmallProject, toys: Kind) -> Project:
    return read_project(project.root, DAY, (*KINDS, toys))


def test_a_toy_kind_has_records_a_page_in_each_language_and_a_call(project: SmallProject, toys: Kind) -> None:
    found = read(project, toys)
    page = found.in_language("cy")[PAGE]
    calling = CallingPage(found.facts, found.templates, "cy", str, DAY)
    assert (page.matter.title, page.matter.slug) == ("Teganau", "teganau")
    assert expanded(page, calling, (*KINDS, toys)) == "- <b>Arth</b>\n"


def test_its_page_stands_at_the_end_of_its_part_of_the_menu(toys: Kind) -> None:
    (part,) = menu_parts([{"Partners": ["partners/index.md", "partners/directory.md"]}], [toys])
    assert part.below == ("partners/directory.md", PAGE)


def test_what_it_names_of_another_kind_is_checked(project: SmallProject, toys: Kind) -> None:
    project.change("docs/data/toys/bear.yml", "example-trust", "exampel-trust")
    with pytest.raises(ProblemsError) as caught:
        read(project, toys)
    assert str(caught.value).startswith('docs/data/toys/bear.yml:3  given_by is "exampel-trust", which no record has.')
    assert 'Did you mean "example-trust"?' in str(caught.value)


def test_its_checks_name_file_and_line(project: SmallProject, toys: Kind) -> None:
    project.change("docs/data/toys/bear.yml", "en: Bear", "en: Gun")
    (finding,) = itertools.chain.from_iterable(rule(read(project, toys)) for rule in toys.checks.values())
    assert (finding.path, finding.line) == ("docs/data/toys/bear.yml", 2)


def test_its_files_stand_beside_the_pages(project: SmallProject, toys: Kind, tmp_path: Path) -> None:
    found = read(project, toys)
    write_files(found, Addresses(found.pages, "https://site.example/"), tmp_path / "site", [toys])
    assert (tmp_path / "site" / "data" / "toys.txt").read_bytes() == b"bear"


def test_every_folder_of_kinds_is_in_the_list() -> None:
    folders = {path.parent for path in Path(ahtc.kinds.__path__[0]).glob("*/__init__.py")}
    assert {kind.folder for kind in KINDS} == folders


def test_no_two_kinds_share_a_name_a_call_a_rule_or_a_template() -> None:
    for names in (
        [kind.id for kind in KINDS],
        [name for kind in KINDS for name in kind.calls],
        [name for kind in KINDS for name in kind.checks],
        [path.name for kind in KINDS for path in kind.folder.glob("html/*")],
    ):
        assert len(names) == len(set(names))


def test_nothing_but_the_list_names_the_kind_that_came_last() -> None:
    """The proof of the house: the kind that came last is known to its folder and to the list alone."""
    package = Path(ahtc.kinds.__path__[0]).parent
    naming = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if any(
            isinstance(node, ast.ImportFrom) and (node.module or "").startswith("ahtc.kinds.who_was_who")
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        )
    }
    assert {name for name in naming if not name.startswith("kinds/who_was_who/")} == {"kinds/__init__.py"}
