"""The small project that rules about records are tried on."""

from tests.check.conftest import project

__all__ = ["project"]
