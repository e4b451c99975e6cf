"""The Welsh forces' referrals of whole years by kind, age, sex and nationality, in groups large enough to show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from ahtc.pull.nrm.categories import TOTAL
from ahtc.pull.nrm.editions import POLICE_TABLE, WELSH_FORCES, HeldEdition
from ahtc.pull.nrm.own_sums import derived, known_sum

_COLUMNS = ("exploitation", "age", "gender", "nationality")


@dataclass(frozen=True)
class Profile:
    """How referrals by the four Welsh forces are grouped over one column of their table.

    ``groups`` gives the category shown for each of the publisher's; those that match ``rare`` go together into
    ``rest``, so that groups too small to show are not shown one by one. One that is new stands for itself: the
    dataset's check then asks for its words.
    """

    column: str
    dimension: str
    groups: Mapping[str, str]
    rest: str
    rare: str

    def published(self, held: HeldEdition) -> pl.DataFrame:
        """The four forces together in the edition's quarter, over this column, with their total."""
        of_wales = held.table(POLICE_TABLE).filter(pl.col("responder").is_in(WELSH_FORCES))
        # A nationality is printed across every row; the rest only in the rows of the finest division.
        finest = [pl.col(name) != TOTAL for name in _COLUMNS if name in (self.column, *_COLUMNS[:3])]
        whole = [pl.col("nationality") == TOTAL] if self.column != "nationality" else []
        parts = of_wales.filter(*finest, *whole)
        total = of_wales.filter(*(pl.col(name) == TOTAL for name in _COLUMNS))
        name = pl.col(self.column)
        shown = name.replace_strict(dict(self.groups), default=None)
        category = pl.coalesce(shown, pl.when(name.str.contains(self.rare)).then(pl.lit(self.rest)), name)
        sums = pl.concat(
            frame.select("period", name.alias(self.dimension), "value")
            for frame, name in ((parts, category), (total, pl.lit(TOTAL)))
        )
        by_group = sums.group_by("period", self.dimension, maintain_order=True).agg(known_sum())
        return by_group.with_columns(derived())

    def years(self, quarters: pl.DataFrame) -> pl.DataFrame:
        """The years of which all four quarters are held, added up; a group that no quarter has is a zero."""
        by_year = quarters.with_columns(pl.col("period").str.head(4).alias("year"))
        whole = by_year.filter(pl.col("period").n_unique().over("year") == 4).with_columns(period=pl.col("year"))
        newest = whole.group_by("period").agg(pl.col("edition", "source").max(), pl.col("note").first())
        categories = list(dict.fromkeys([*self.groups.values(), self.rest, *whole[self.dimension]]))
        grid = newest.join(pl.DataFrame({self.dimension: categories}), how="cross")
        sums = whole.group_by("period", self.dimension).agg(known_sum(), pl.len().alias("quarters"))
        filled = grid.join(sums, on=["period", self.dimension], how="left")
        value = pl.when(pl.col("quarters").is_null()).then(0).otherwise(pl.col("value")).alias("value")
        return filled.with_columns(value).with_columns(derived()).select(quarters.columns)


_KINDS = "(sexual|labour|domestic|organ-harvesting|criminal)"

PROFILES = (
    Profile("exploitation", "kind", {
        "criminal": "criminal", "labour-criminal": "labour-and-criminal", "sexual": "sexual", "labour": "labour",
        "not-specified": "not-specified",
    }, "other-kinds", f"^{_KINDS}(-{_KINDS})*$"),
    Profile("age", "ages", {"child": "child"}, "adult-or-not-known", "^(adult|not-specified)$"),
    Profile("gender", "sex", {"male": "male"}, "female-or-other", "^(female|other|unknown|not-[a-z-]+)$"),
    Profile("nationality", "nationality", {name: name for name in ("uk", "albanian", "vietnamese")}, "other", "."),
)  # fmt: skip
