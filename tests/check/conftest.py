from __future__ import annotations

from pathlib import Path

import pytest

from ahtc.core.facts import Facts
from tests.check.project import Project


@pytest.fixture
def project(tmp_path: Path, facts: Facts) -> Project:
    return Project(tmp_path, facts)
