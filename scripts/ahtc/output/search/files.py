"""Writing the index beside the built pages, and telling the search pages where it stands."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from ahtc.check.welsh import words as welsh_words
from ahtc.core.addresses import Addresses
from ahtc.core.carried import closed_up
from ahtc.core.kept import Kept, kept_for_this_user
from ahtc.core.project import Project
from ahtc.core.text import LANGUAGES, Language
from ahtc.kinds.search import words
from ahtc.kinds.search.record import SearchWords
from ahtc.output.search.documents import documents_of
from ahtc.output.search.index import Document, index_of
from ahtc.output.search.lemmas import Lemmas
from ahtc.output.search.pieces import pieces_of, version_of

PAGE = "search.md"
FOLDER = "search-index/"  # as the pages name it before it is made
MAKERS = ("simplemma", "snowballstemmer", "cymraeg-mcp")


def write_search(project: Project, addresses: Addresses, html: Mapping[str, str], site: Path) -> None:
    """Write the index of both languages, where the site has a search page, under a name that only these files have.

    ``html`` is what pages' Markdown became, by their path.
    """
    if not all(PAGE in project.in_language(language) for language in LANGUAGES):
        return
    pieces = {"search": closed_up(project.root, "search.js")}
    told = project.facts.documents.get(SearchWords)
    for language in LANGUAGES:
        same = [getattr(each, language) for each in told.same] if told else []
        documents = list(documents_of(project, addresses, html, language))
        pieces |= kept_pieces(Kept(kept_for_this_user() / "search"), documents, same, language)
    folder = f"search-{version_of(pieces.values())}/"
    (site / folder).mkdir(parents=True)
    for name, text in pieces.items():
        (site / folder / f"{name}.js").write_text(text, encoding="utf-8")
    for language in LANGUAGES:
        page = site / addresses.path(PAGE, language) / "index.html"
        page.write_text(page.read_text(encoding="utf-8").replace(FOLDER, folder), encoding="utf-8")


def kept_pieces(kept: Kept, documents: list[Document], same: Iterable[list[str]], language: Language) -> dict[str, str]:
    """The pieces of one language's index; made anew where this user's cache has none of the very same documents."""
    same = list(same)
    made_from = "\0".join([language, repr(documents), repr(same), *_makers()])
    key = hashlib.sha256(made_from.encode(errors="surrogatepass")).hexdigest()
    if found := kept.found(key):
        with suppress(ValueError, AttributeError):  # a damaged file
            return {str(name): str(text) for name, text in json.loads(found[1]).items()}
    pieces = pieces_of(index_of(documents, same, language, Lemmas(language)), language)
    kept.keep(key, ".json", json.dumps(pieces).encode())
    return pieces


def _makers() -> Iterator[str]:
    """What makes the index, as it is now: another maker may make another."""
    yield from (f"{name} {version(name)}" for name in MAKERS)
    for path in [*sorted(Path(__file__).parent.glob("*.py")), Path(words.__file__), Path(welsh_words.__file__)]:
        yield path.read_text(encoding="utf-8")
