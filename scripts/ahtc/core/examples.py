"""The examples that ``ahtc new`` copies, and the texts in them that stand there to be replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from string import Template
from typing import Any

from ahtc.core.text import Language
from ahtc.core.yaml_file import YamlFile, parse_yaml

MARK = "# replace"
_PACKAGE = Path(__file__).parents[1]


def example_page(language: Language) -> Template:
    """The example of a page in one language; it takes ``title``, ``name``, ``today`` and, in Welsh, ``english``."""
    return Template((_PACKAGE / "core" / f"example_page.{language}.md").read_text(encoding="utf-8"))


def texts_to_replace(path: Path) -> frozenset[str]:
    """The texts of a kind's example on lines marked ``# replace``, as :func:`plain` has them."""
    text = path.read_text(encoding="utf-8")
    file = parse_yaml(text, path.name)
    marked = {number for number, line in enumerate(text.split("\n"), 1) if MARK in line}
    return frozenset(plain(value) for line, value in texts_of(file) if line in marked)


def texts_of(file: YamlFile) -> Iterator[tuple[int, str]]:
    """Every text of a YAML file with its line."""
    yield from ((file.line_of(keys), value) for keys, value in texts_with_keys(file.data))


def texts_with_keys(value: Any, keys: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text in a value of YAML, with the keys that lead to it."""
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts_with_keys(inner, (*keys, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from texts_with_keys(inner, (*keys, number))


def lines_to_replace(language: Language) -> re.Pattern[str]:
    """Matches a line of a page that still says what the example says: its title, its description or its text."""
    *_, front, body = example_page(language).template.split("---\n")
    said = [line for line in front.split("\n") if line.startswith(("title:", "description:"))]
    lines = [line for line in (*said, *body.split("\n")) if re.sub(r"^\w+:|\$\w+", "", line).strip()]
    return re.compile("|".join(".*".join(map(re.escape, re.split(r"\$\w+", line))) for line in lines))


def plain(text: str) -> str:
    """A text without its last full stop, in small letters with single spaces: so far alike is the same."""
    return " ".join(text.split()).casefold().removesuffix(".")
