"""The names of a workbook's sheets, from the site's own words, within what a spreadsheet lets a sheet be called."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ahtc.core.problems import Finding
from ahtc.core.project import Project
from ahtc.core.text import LANGUAGES
from ahtc.core.words import SiteWords, Words

SHEETS = ("cover", "contents", "notes", "data")

_LONGEST = 31
_REFUSED = re.compile(r"[/\\?*:\[\]\x00-\x1f]")


def sheet_names(words: Words) -> list[str]:
    """The names of the sheets, in both languages; a sign that no sheet's name may hold is a hyphen."""
    return [_REFUSED.sub("-", _name(words, sheet))[:_LONGEST] for sheet in SHEETS]


def findings(project: Project) -> Iterator[Finding]:
    """Each name of a sheet, in the site's words, that no sheet can have."""
    for id, seen, expected in _faults(project.facts.words):
        stands = project.facts.stands(SiteWords, id)
        yield Finding(stands.path, stands.line_of(), "sheet-name", seen, expected, f"Change the words of {id}.")


def _faults(words: Words) -> Iterator[tuple[str, str, str]]:
    """The id of the words, what was seen and what was expected."""
    taken: dict[str, str] = {}
    for sheet in SHEETS:
        name, id = _name(words, sheet), f"sheet-{sheet}"
        other = taken.setdefault(name.casefold(), id)
        if _REFUSED.search(name):
            yield id, f'The name of a sheet is "{name}"', r"none of / \ ? * : [ ], which spreadsheets refuse"
        elif name.startswith("'") or name.endswith("'"):
            yield id, f'The name of a sheet is "{name}"', "no quote at its start or end, which spreadsheets refuse"
        elif len(name) > _LONGEST:
            expected = f"at most {_LONGEST}, which is all that spreadsheets take"
            yield id, f'The name of a sheet, "{name}", has {len(name)} letters', expected
        elif other != id:
            yield id, f'The name of a sheet, "{name}", is that of {other} too', "a name of its own for each"


def _name(words: Words, sheet: str) -> str:
    return " - ".join(words.say(f"sheet-{sheet}", language) for language in LANGUAGES)
