"""The two sizes of paper that charts are drawn on, and what can stand on a sheet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from ahtc.kinds.statistics.charts.lettering import text_width, wrapped

EDGE, GAP = 2, 8


@dataclass(frozen=True)
class Paper:
    """A width to draw for, in pixels, with letters of ``size``, and how high a plot is: alone, or one of several.

    ``row`` is the least height of a row of a bar chart, ``bar`` that of its bar.
    """

    name: Literal["phone", "desk"]
    width: float
    size: float
    plot: float
    small_plot: float
    row: float
    bar: float

    @property
    def line(self) -> float:
        """From one line of text to the next."""
        return self.size * 1.25


# A page 360 px wide leaves a chart 322; the width of text on a desk is 760. Neither drawing is taller than its screen.
PHONE = Paper("phone", 320, 15, plot=170, small_plot=80, row=24, bar=16)
DESK = Paper("desk", 720, 16, plot=230, small_plot=120, row=26, bar=18)
PAPERS = (DESK, PHONE)


@dataclass(frozen=True)
class Lettering:
    """A line of text: where its baseline starts (or, for ``anchor``, ends or has its middle) and how it looks."""

    text: str
    x: float
    y: float
    look: str = "plain"
    anchor: Literal["start", "middle", "end"] = "start"


@dataclass(frozen=True)
class Bar:
    """A bar or a column: ``look`` says how its value is known (solid, hatched or dotted)."""

    x: float
    y: float
    width: float
    height: float
    look: str
    highlight: bool = False


@dataclass(frozen=True)
class Rule:
    """A straight line: the axis under a value (``axis``), a gap in it, a line of the scale, a range, a break, a tick.

    ``lead`` and ``series`` join two values of the line that a chart is about, and of another.
    """

    x1: float
    y1: float
    x2: float
    y2: float
    look: str


@dataclass(frozen=True)
class Dot:
    """A value of a line (``solid``, or ``open`` where it is reported or worked out), or a count hidden (``hidden``)."""

    x: float
    y: float
    look: str


@dataclass
class ChartView:
    """A chart in one language, ready to draw: its size, what it says in words, and everything on it."""

    title: str
    finding: str
    description: str
    paper: Paper
    height: float = 0
    bars: list[Bar] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    letterings: list[Lettering] = field(default_factory=list)

    @property
    def patterns(self) -> list[str]:
        """The patterns that its bars need."""
        return sorted({bar.look for bar in self.bars} - {"solid"})

    def write(self, text: str, look: str = "plain", x: float = EDGE) -> None:
        """Put text below what is there, in as many lines as the width asks for."""
        bold = look in ("title", "strong")
        for line in wrapped(text, self.paper.width - EDGE - x, self.paper.size, bold):
            self.height += self.paper.line
            self.letterings.append(Lettering(line, x, self.height, look))

    def span(self, low: tuple[float, float], high: tuple[float, float], half: float) -> None:
        """Draw a range with an end at each side, upright or level, each end reaching ``half`` to both sides."""
        (x1, y1), (x2, y2) = low, high
        self.rules.append(Rule(x1, y1, x2, y2, "range"))
        for x, y in (low, high):
            across = Rule(x - half, y, x + half, y, "range") if x1 == x2 else Rule(x, y - half, x, y + half, "range")
            self.rules.append(across)

    def wide(self, text: str, bold: bool = False) -> float:
        """How wide a text is on this paper."""
        return text_width(text, self.paper.size, bold)

    def on_line(self, middle: float) -> float:
        """The baseline of letters whose middle is here."""
        return middle + self.paper.size * 0.35
