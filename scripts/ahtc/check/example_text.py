"""No record and no page says what the example says that it was begun from."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.examples import lines_to_replace, plain, texts_of, texts_to_replace
from ahtc.core.files import read_text
from ahtc.core.kind import Kind
from ahtc.core.problems import Finding
from ahtc.core.project import Project
from ahtc.core.text import LANGUAGES
from ahtc.kinds import KINDS


def findings(project: Project) -> Iterator[Finding]:
    """Each record and each page in which texts of the example are left, with their lines."""
    for kind in KINDS:
        if kind.starter.is_file():
            yield from _in_records(kind, project)
    patterns = {language: lines_to_replace(language) for language in LANGUAGES}
    for page in project.written():
        lines = read_text(project.root / page.path, project.root).split("\n")
        left = [number for number, line in enumerate(lines, 1) if patterns[page.language].fullmatch(line.strip())]
        if left:
            yield _finding(page.path, left, "the page's own words", "Write them, or delete the page and its twin.")


def _in_records(kind: Kind, project: Project) -> Iterator[Finding]:
    examples = texts_to_replace(kind.starter)
    files = {stands.path: stands.file for stands in project.facts.shelves[kind.record].places.values()}
    for path, file in files.items():
        left = [line for line, text in texts_of(file) if plain(text) in examples]
        if left:
            yield _finding(path, left, "what its source says", "Replace each, or delete what no source says.")


def _finding(path: str, lines: list[int], expected: str, remedy: str) -> Finding:
    numbers = sorted(set(lines))
    where = f"line {numbers[0]}" if len(numbers) == 1 else f"lines {', '.join(map(str, numbers))}"
    return Finding(path, numbers[0], "example-text", f"The example's own text is left in {where}", expected, remedy)
