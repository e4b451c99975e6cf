from __future__ import annotations

from collections.abc import Iterator

import pytest

from ahtc.core.facts import Facts
from tests.project import SmallProject, make_project
from tests.pull.faulty_server import FaultyServer
from tests.pull.partners.acted import with_force


@pytest.fixture
def server() -> Iterator[FaultyServer]:
    with FaultyServer() as server:
        yield server


@pytest.fixture(scope="session")
def partner_project(tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    """The small project with a police force in it, made once; tests only read it, or prove that it stays as it is."""
    return with_force(make_project(tmp_path_factory.mktemp("partners") / "project"))


@pytest.fixture(scope="session")
def partner_facts(partner_project: SmallProject) -> Facts:
    """The facts of that project, read once."""
    return partner_project.facts()


@pytest.fixture
def partners(project: SmallProject) -> SmallProject:
    """The small project with a police force in it."""
    return with_force(project)
