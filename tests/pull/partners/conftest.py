from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.project import SmallProject
from tests.pull.faulty_server import FaultyServer
from tests.pull.partners.acted import with_force


@pytest.fixture
def server() -> Iterator[FaultyServer]:
    with FaultyServer() as server:
        yield server


@pytest.fixture
def partners(project: SmallProject) -> SmallProject:
    """The small project with a police force in it."""
    return with_force(project)
