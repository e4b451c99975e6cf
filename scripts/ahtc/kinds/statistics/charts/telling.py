"""A chart told in sentences, for whoever does not see it: its alternative text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ahtc.kinds.statistics.charts.layout import ChartRow, named_rows
from ahtc.kinds.statistics.charts.words import ChartWords, drawable, look

_ALL_IN_WORDS, _FEW = 8, 5
_YEAR = re.compile("[0-9]{4}(/[0-9]{2})?")


def told(reading: ChartWords) -> str:
    """The chart's kind and finding, then its values, or where they are many the main ones, then what is missing."""
    rows = _main_rows(reading)
    kind = "lines" if reading.layout.series else "columns" if reading.layout.kind == "years" else "bars"
    known = [row for row in rows if row.most is not None]
    alike = _known_alike(reading, known)
    values = [_one(reading, row, "" if alike else _how(reading, row)) for row in known]
    sentences = [reading.say(f"chart-{kind}"), reading.finding()]
    sentences.append(reading.say("told-values").replace("{values}", _listed(reading, values)))
    if alike:
        sentences.append(reading.say("told-how").replace("{how}", alike))
    told_of = reading.rows if len(reading.rows) > len(rows) else rows
    sentences += _missing(reading, [row for row in told_of if row.most is None])
    if len(rows) < len(reading.rows):
        sentences.append(reading.say("chart-rest"))
    return drawable(" ".join(sentences))


def _main_rows(reading: ChartWords) -> list[ChartRow]:
    rows = reading.rows
    if len(rows) <= _ALL_IN_WORDS:
        return rows
    if reading.layout.kind == "years":
        named = named_rows(reading.data.about, reading.layout, reading.data.observations)
        main = [named[name] for name in ("first", "max", "latest") if name in named]
        if len(reading.panels) > 1:
            known = [[row for row in panel.rows if row.most is not None] for panel in reading.panels]
            main += [found[-1] for found in known if found]
    else:
        main = sorted(rows, key=lambda row: -(row.most or 0))[:_FEW]
    return [row for row in rows if row in main or row.key == reading.layout.highlight]


def _how(reading: ChartWords, row: ChartRow) -> str:
    """How a value is known, in a word or two; nothing where it is official or printed."""
    if row.observation is None or look(row.observation) == "solid":
        return ""
    how = reading.say(f"status-{row.observation.status}")
    return how[0].lower() + how[1:]


def _known_alike(reading: ChartWords, known: list[ChartRow]) -> str:
    """How all of several values are known, where that is to be said and the same for all."""
    ways = {_how(reading, row) for row in known}
    return ways.pop() if len(known) > 1 and len(ways) == 1 else ""


def _one(reading: ChartWords, row: ChartRow, how: str) -> str:
    """A value with its place: Gwent Police, 101 in 2022 (reported by others)."""
    where = reading.in_a_sentence(row)
    shape = "told-category" if reading.layout.dimension else "told-year" if _YEAR.fullmatch(row.key) else "told-time"
    text = reading.say(shape).replace("{value}", reading.value(row)).replace("{where}", where)
    reasons = [each for each in (how, reading.marks.get(row.key, "").strip("()")) if each]
    said = f"{text} ({', '.join(reasons)})" if reasons else text
    return f"{reading.panel(row.panel)}, {said}" if row.panel else said


def _missing(reading: ChartWords, rows: list[ChartRow]) -> Iterator[str]:
    """A sentence for each reason why values are missing, with each panel named once."""
    for reason in dict.fromkeys(_reason(row) for row in rows):
        without: dict[str | None, list[str]] = {}
        for row in rows:
            if _reason(row) == reason:
                without.setdefault(row.panel, []).append(reading.in_a_sentence(row))
        places = [(f"{reading.panel(name)} " if name else "") + ", ".join(each) for name, each in without.items()]
        yield reading.say(f"told-{reason}").replace("{where}", "; ".join(places))


def _reason(row: ChartRow) -> str:
    return row.observation.status if row.observation else "blank"


def _listed(reading: ChartWords, values: list[str]) -> str:
    """Values one after another; before the last stands *and*, in a language where that changes nothing after it."""
    if len(values) > 1:
        values = [*values[:-1], reading.say("told-last").replace("{value}", values[-1])]
    return "; ".join(values)
