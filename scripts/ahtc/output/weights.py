"""What each page weighs, gzipped, style and script included, and the budget that it must keep."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path

from ahtc.core.problems import Finding

PAGE_BUDGET = 14_336
LIST_BUDGET = 30_720
SCRIPT_BUDGET = 4_096

# The few long lists that visual.md lets weigh more, by their English and Welsh addresses.
LONG_LISTS = frozenset(
    {
        "glossary/",
        "cy/geirfa/",
        "partners/directory/",
        "cy/partneriaid/cyfeiriadur/",
        "partners/first-responders/",
        "cy/partneriaid/ymatebwyr-cyntaf/",
        "law/convention/",
        "cy/cyfraith/y-confensiwn/",
        "library/wales/",
        "cy/llyfrgell/cymru/",
        "library/united-kingdom/",
        "cy/llyfrgell/y-deyrnas-unedig/",
        "library/by-publisher/",
        "cy/llyfrgell/yn-ol-cyhoeddwr/",
        "library/by-topic/",
        "cy/llyfrgell/yn-ol-pwnc/",
        "response/timeline/",
        "cy/ymateb/llinell-amser/",
        "desk/rules/",
        "cy/desg/rheolau/",
        "desk/",
        "cy/desg/",
        "response/who-was-who/",
        "cy/ymateb/pwy-oedd-pwy/",
    }
)


@dataclass(frozen=True)
class Weight:
    """A page's address and its size in bytes, gzipped and as it is; one request brings all of it."""

    address: str
    gzipped: int
    plain: int

    @property
    def budget(self) -> int:
        """The most this page may weigh, gzipped."""
        return LIST_BUDGET if self.address in LONG_LISTS else PAGE_BUDGET


def weigh(site: Path) -> list[Weight]:
    """The weight of every page of a built site, in the order of their addresses."""
    weights = []
    for path in sorted(site.rglob("*.html")):
        content = path.read_bytes()
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        weights.append(Weight(address, len(gzip.compress(content, 9, mtime=0)), len(content)))
    return weights


def over_budget(weights: list[Weight]) -> list[Finding]:
    """A finding for each page heavier than its budget."""
    return [
        Finding(
            f"site/{weight.address}",
            1,
            "weight",
            f"The page weighs {weight.gzipped:,} bytes gzipped",
            f"at most {weight.budget:,}",
            "Shorten the page, or split it in two.",
        )
        for weight in weights
        if weight.gzipped > weight.budget
    ]
