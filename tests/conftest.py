from __future__ import annotations

from pathlib import Path

import pytest

from ahtc.model.facts import Facts, read_facts

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def facts() -> Facts:
    """The facts of this project, read once."""
    return read_facts(ROOT)
