"""The PDFs of the handouts: each on its papers, in colour and in black alone; and the pocket cards."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ahtc.core.facts import Facts
from ahtc.core.press.code import square_code
from ahtc.core.press.document import FOLDERS, Document, spoken
from ahtc.core.press.shared import shared_data
from ahtc.core.text import LANGUAGES, Bilingual
from ahtc.kinds.handouts.record import PAPERS, Handout, Ink
from ahtc.kinds.languages.record import HelpLanguage
from ahtc.kinds.organisations.help_bar import help_points
from ahtc.kinds.organisations.print import first_number
from ahtc.kinds.organisations.record import Organisation

TEMPLATES = "kinds/handouts/print"
HELP = "help/"  # the short address that the square code leads to: docs/data/former_addresses.yml sends it on


def documents(facts: Facts, site_url: str) -> Iterator[tuple[Handout, str, Ink, Document]]:
    """Every handout on each of its papers, in colour and in black."""
    for handout in facts[Handout].values():
        for paper in PAPERS[handout.form]:
            for ink in ("colour", "black"):
                yield handout, paper, ink, _document(facts, handout, paper, ink, site_url)


def pocket_cards(facts: Facts, site_url: str) -> Iterator[tuple[HelpLanguage, Document]]:
    """A page of pocket cards in each of the other languages."""
    emergency, helpline = help_points(facts)
    for spoken_language in sorted(facts[HelpLanguage].values(), key=lambda language: language.id):
        lines = spoken_language.lines
        data = shared_data(facts, "en", site_url) | {
            "own": spoken_language.own,
            "own_lang": spoken_language.lang.partition("-")[0],
            "dir": spoken_language.dir,
            "name": _both(spoken_language.name),
            "emergency": emergency.value,
            "helpline": helpline.value,
            "english": spoken_language.say[0].english,
            "lines": lines.model_dump(
                include={"invite", "danger", "danger_do", "talk", "say", "interpreter", "cost", "name"}
            ),
            "explained": _both(facts.words.both("handout-card-explained")),
            "unchecked": _both(facts.words.both("handout-card-unchecked")),
        }
        title = f"{spoken_language.own}: {facts.words.say('handout-card-title', 'en')}"
        path = facts.stands(HelpLanguage, spoken_language.id).path
        address = f"{FOLDERS['en']}pocket-card-{spoken_language.id}.pdf"
        yield (
            spoken_language,
            Document(address, title, "en", f"{TEMPLATES}/pocket-card.typ", data, spoken_language.checked, path),
        )


def _document(facts: Facts, handout: Handout, paper: str, ink: Ink, site_url: str) -> Document:
    data = shared_data(facts, "cy", site_url)
    data |= {
        "names": _both(facts.words.both("site-name")),
        "paper": paper,
        "ink": ink,
        "headline": _both(handout.headline),
        "says": [_both(line) for line in handout.says],
        "numbers": [
            {"words": _both(words), "number": first_number(facts[Organisation][id]).value}
            for id, words in zip(handout.call, handout.call_words, strict=True)
        ],
        "code": square_code(f"{site_url}{HELP}") if data["home"] else None,
        "code_words": _both(facts.words.both("handout-code")),
        "cut": _both(facts.words.both("handout-cut")),
        "edition": f"{handout.id}, {handout.version}, {handout.issued.isoformat()}",
    }
    title = " / ".join(handout.title.in_(language) for language in reversed(LANGUAGES))
    ending = "" if ink == "colour" else "-black"
    address = f"{FOLDERS['en']}{handout.id}-{paper}{ending}.pdf"
    path = facts.stands(Handout, handout.id).path
    return Document(address, title, "cy", f"{TEMPLATES}/{handout.form}.typ", data, handout.issued, path)


def _both(text: Bilingual) -> dict[str, Any]:
    return {language: spoken(text.in_(language)) for language in LANGUAGES}
