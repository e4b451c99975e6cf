"""Reading the facts of a project: every kind's records, the site's words, and what must hold between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ahtc.core.facts import Facts, Shelf, Stands
from ahtc.core.kind import Kind
from ahtc.core.problems import Finding, ProblemsError, did_you_mean
from ahtc.core.reading import Reading
from ahtc.core.references import references
from ahtc.core.templates import Templates
from ahtc.core.validation import validated
from ahtc.core.words import CountedNoun, SiteWords, Words
from ahtc.core.yaml_file import YamlFile, read_yaml
from ahtc.kinds import KINDS

# The words of the forms, which ask for every kind: ``docs/data/words/editor.yml``.
EDITOR = "editor"


def read_facts(root: Path, kinds: Sequence[Kind] = KINDS) -> Facts:
    """All facts of the project at ``root``; raises :class:`ProblemsError` with everything wrong, file by file."""
    facts, wanting = readable_facts(root, kinds)
    if facts is None or wanting:
        raise ProblemsError(wanting)
    return facts


def readable_facts(root: Path, kinds: Sequence[Kind] = KINDS) -> tuple[Facts | None, list[Finding]]:
    """The facts that can be read, or None where the site's words cannot; and everything wrong, file by file."""
    reading = Reading(root)
    words = reading.attempt(_read_words, root, kinds)
    shelves: dict[type[Any], Shelf[Any]] = {kind.record: kind.read(reading) for kind in kinds}
    if words is None:
        return None, reading.findings
    shelf, counts = words
    said = Words(words=dict(shelf.records), counts=counts)
    facts = Facts(said, shelves | {SiteWords: shelf}, reading.documents)
    if reading.findings:
        return facts, reading.findings
    names: dict[type[Any], str] = {kind.record: kind.id for kind in kinds}
    wanting = list(_reference_findings(facts, reading.files, names))
    return facts, wanting or [finding for kind in kinds for finding in kind.agree(facts)]


def _read_words(root: Path, kinds: Sequence[Kind]) -> tuple[Shelf[SiteWords], dict[str, CountedNoun]]:
    """The site's words and counted nouns: those that all share, and a file for each kind's own; each id once."""
    data = root / "docs" / "data"
    files = [read_yaml(data / "words.yml", root)]
    names = [*(kind.id for kind in kinds), EDITOR]
    for path in sorted((data / "words").glob("*.yml")):
        files.append(read_yaml(path, root))
        if path.stem not in names:
            seen, expected = "These words belong to no kind", f"a file named after one of {', '.join(names)}"
            finding = Finding(files[-1].path, 1, "words", seen, expected, did_you_mean(path.stem, names))
            raise ProblemsError([finding])
    records: dict[str, SiteWords] = {}
    places: dict[str, Stands] = {}
    counts: dict[str, CountedNoun] = {}
    for file in files:
        read = validated(Words, file)
        counts |= read.counts
        for id, words in read.words.items():
            stands = Stands(file, ("words", id))
            if id in records:
                seen = f'The words "{id}" stand in {places[id].path} too'
                finding = Finding(file.path, stands.line_of(), "words", seen, "each id once", "Give these another id.")
                raise ProblemsError([finding])
            records[id], places[id] = words, stands
    return Shelf(records, places), counts


def _reference_findings(
    facts: Facts, files: dict[type[Any], YamlFile], names: dict[type[Any], str]
) -> Iterator[Finding]:
    """Each id that names a record that is not there, in records and in the files that list them."""
    for shelf in facts.shelves.values():
        for id, record in shelf.records.items():
            if id in shelf.places and shelf.places[id].keys == ():
                yield from _unknown(facts, record, shelf.places[id].file, names)
    for document, file in files.items():
        yield from _unknown(facts, facts.documents[document], file, names)


def _unknown(facts: Facts, value: Any, file: YamlFile, names: dict[type[Any], str]) -> Iterator[Finding]:
    for keys, ref in references(value):
        known = facts.shelves[ref.target].records
        if ref not in known:
            name = next(key for key in reversed(keys) if isinstance(key, str))
            seen, expected = f'{name} is "{ref}", which no record has', f"an id among the {names[ref.target]}"
            yield Finding(file.path, file.line_of(keys), "reference", seen, expected, did_you_mean(ref, known))


def templates_for(facts: Facts, kinds: Sequence[Kind] = KINDS) -> Templates:
    """The templates of the kinds, with the site's words."""
    return Templates(facts.words, [kind.folder / "html" for kind in kinds])
