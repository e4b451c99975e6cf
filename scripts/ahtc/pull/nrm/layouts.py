"""The tables that this site takes from the Home Office's workbooks, described by their words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Words = tuple[str, ...]


@dataclass(frozen=True)
class Layout:
    """How one kind of table is told from the others, and what its observations are called.

    ``needs``: for each group, one of its words stands in the title or the headings; ``never`` words stand in neither
    the title nor the responder's heading. ``rows`` are the columns of labels that must be there (``when`` is a year
    and a quarter). ``across`` lists what the value columns may stand for, each possibility in turn; none means one
    column of totals. ``expected`` categories must be there; ``constant`` holds what the table says of every row.
    """

    kind: str
    measure: str
    needs: tuple[Words, ...]
    never: Words
    rows: Words
    across: tuple[Words, ...]
    expected: Mapping[str, Words] = field(default_factory=dict)
    constant: Mapping[str, str] = field(default_factory=lambda: {"geography": "uk"})


_DUTY_TO_NOTIFY = ("duty-to-notify", "dtn")
_REFERRALS = ("referrals", "referral", "referred", "nrm", "potential-victims")
_DECISIONS = ("decision", "decisions")
_RESPONDER = ("first-responder", "first-responders")
_DECISION_NEVER = (
    *("nationality", "nationalities", "gender", "police", "duty-to-notify", *_RESPONDER),
    *("days", "average-time", "time-taken", "reconsideration", "reconsiderations", "reconsidered"),
)
# Titles with these words count a part of what the title without them counts.
NARROWER = ("sca", "ieca", "competent-authority", "competent-authorities", "county-lines", "disqualification")
_RESPONDER_TYPES: dict[str, Words] = {
    "government": ("government", "governmental"),
    "ngo": ("ngo", "ngos", "third-sector", "non-governmental"),
    "police": ("police", "rocu", "rocus"),
    "local-authority": ("local-authority", "local-authorities", "council", "councils"),
}


def _decisions(grounds: str) -> Layout:
    other = "conclusive" if grounds == "reasonable" else "reasonable"
    return Layout(
        kind=f"{grounds}-grounds",
        measure=f"{grounds}-grounds-decisions",
        needs=((f"{grounds}-grounds",), ("quarter", "quarterly"), ("age", "adult", "adults"), ("negative", "positive")),
        never=(*_DECISION_NEVER, f"{other}-grounds"),
        rows=("when",),
        across=(("age", "outcome"),),
        expected={"age": ("adult", "child", "total"), "outcome": ("negative", "positive", "total")},
    )


def _responders(kind: str, words: Words) -> Layout:
    others = tuple(word for name, their in _RESPONDER_TYPES.items() if name != kind for word in their)
    council = kind == "local-authority"
    return Layout(
        kind=f"first-responder-{kind}",
        measure="referrals-made-by-first-responder",
        needs=(_RESPONDER, words),
        never=(*others, *_DUTY_TO_NOTIFY, "quarterly", "by-quarter"),
        rows=("exploitation", "age", "gender") if council else ("responder", "exploitation", "age", "gender"),
        across=(("nationality",),),
        expected={"nationality": ("total",)},
        constant={"geography": "uk", "responder": "local-authority"} if council else {"geography": "uk"},
    )


LAYOUTS = (
    Layout(
        kind="referrals-by-quarter",
        measure="nrm-referrals",
        needs=(_REFERRALS, ("quarter", "quarterly"), ("age", "adult", "adults"), ("location", "overseas")),
        never=(
            "nationality",
            *_RESPONDER,
            "county",
            "police-force",
            "gender",
            "exploitation-type",
            *_DECISIONS,
            *_DUTY_TO_NOTIFY,
        ),
        rows=("when",),
        across=(("age", "location"),),
        expected={"age": ("adult", "child", "total"), "location": ("overseas", "uk", "uk-and-overseas", "total")},
    ),
    *(_responders(kind, words) for kind, words in _RESPONDER_TYPES.items()),
    _decisions("reasonable"),
    _decisions("conclusive"),
    Layout(
        kind="duty-to-notify-by-quarter",
        measure="duty-to-notify-reports",
        needs=(_DUTY_TO_NOTIFY, ("quarter", "quarterly")),
        never=("nationality", "nationalities", *_RESPONDER, "exploitation-type", "gender", "location", "police-force"),
        rows=("when",),
        across=((),),
    ),
    Layout(
        kind="duty-to-notify-by-nationality",
        measure="duty-to-notify-reports",
        needs=(_DUTY_TO_NOTIFY, ("nationality", "nationalities")),
        never=(*_RESPONDER, "exploitation-type", "gender"),
        rows=("nationality",),
        across=((), ("period",)),
    ),
    Layout(
        kind="referrals-by-county",
        measure="referrals-placed-in-county",
        needs=(_REFERRALS, ("county", "counties")),
        never=(*_RESPONDER, *_DECISIONS, *_DUTY_TO_NOTIFY),
        rows=("county",),
        across=((), ("period",), ("age",)),
        constant={},
    ),
    Layout(
        kind="referrals-by-police-force",
        measure="referrals-sent-to-police-force",
        needs=(_REFERRALS, ("police-force", "police-forces", "force-area", "force-areas")),
        never=(*_RESPONDER, *_DECISIONS, *_DUTY_TO_NOTIFY),
        rows=("force",),
        across=((), ("period",), ("age",)),
        constant={},
    ),
)

# The same table with the forces across the top and the quarters down the side.
FORCES_ACROSS = Layout(
    kind="referrals-by-police-force",
    measure="referrals-sent-to-police-force",
    needs=LAYOUTS[-1].needs,
    never=LAYOUTS[-1].never,
    rows=("when",),
    across=(("force",),),
    constant={},
)
