"""How a provision is named in a sentence and in an address: ``sections 45 to 47``, ``#s45``."""

from __future__ import annotations

from ahtc.core.text import Language
from ahtc.core.words import Words
from ahtc.kinds.laws.record import Provision, Unit

_LETTERS: dict[Unit, str] = {
    "section": "s",
    "article": "art",
    "part": "part",
    "schedule": "sch",
    "regulation": "reg",
    "whole": "whole",
}


def anchor(provision: Provision) -> str:
    """The name of a provision within its law's page: ``s52``, ``art26``; ``whole`` for the law as one."""
    first = provision.numbers[0].partition("-")[0].lower() if provision.numbers else ""
    return f"{_LETTERS[provision.unit]}{first}"


def written(provision: Provision, words: Words, language: Language) -> str:
    """A provision as it is read: section 52, sections 45 to 47, adrannau 16, 17 a 17A; empty for the law as one."""
    if not provision.numbers:
        return ""
    several = len(provision.numbers) > 1 or "-" in provision.numbers[0]
    ranges = [number.replace("-", f" {words.say('law-to', language)} ") for number in provision.numbers]
    listed = (
        ranges[0] if len(ranges) == 1 else f"{', '.join(ranges[:-1])} {words.say('law-and', language)} {ranges[-1]}"
    )
    return words.say(f"law-{'several' if several else 'one'}-{provision.unit}", language).replace("{n}", listed)


def numbered(unit: Unit, number: str, words: Words, language: Language) -> str:
    """One number of a unit, or a range of them, as it is read: section 52, sections 8 to 10."""
    several = "-" in number
    told = number.replace("-", f" {words.say('law-to', language)} ")
    return words.say(f"law-{'several' if several else 'one'}-{unit}", language).replace("{n}", told)
