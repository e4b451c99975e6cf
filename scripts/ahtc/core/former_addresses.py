"""Where pages stood before (``docs/data/former_addresses.yml``): each old address leads to the page that moved."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import StringConstraints

from ahtc.core.text import Base, Language, Text, form
from ahtc.core.validation import validated
from ahtc.core.yaml_file import YamlFile, read_yaml

PATH = Path("docs", "data", "former_addresses.yml")
_ADDRESS = form("([a-z0-9]+(-[a-z0-9]+)*/)+", 'an address below the root, such as "cy/partneriaid/bawso/"')
Address = Annotated[str, StringConstraints(max_length=200), _ADDRESS]


class FormerAddress(Base):
    """An address that a page had, ``cy/partneriaid/old-name/``, and that page under ``docs``, ``partners/name.md``."""

    was: Address
    page: Text

    @property
    def language(self) -> Language:
        """The language of the page that stood there."""
        return "cy" if self.was.startswith("cy/") else "en"


class FormerAddressList(Base):
    """Every former address."""

    addresses: list[FormerAddress]


def read_former_addresses(root: Path) -> tuple[list[FormerAddress], YamlFile | None]:
    """The former addresses of the project at ``root`` and their file; none, and None, where there is no such file.

    Raises :class:`ProblemsError` with the line of each one that cannot be read.
    """
    if not (root / PATH).exists():
        return [], None
    file = read_yaml(root / PATH, root)
    return validated(FormerAddressList, file).addresses, file
