"""The datasets that pages use, put together from every edition held: the latest value, and what it was before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from ahtc.pull.nrm.bulletins import StatedList
from ahtc.pull.nrm.categories import TOTAL
from ahtc.pull.nrm.edition import Edition
from ahtc.pull.nrm.editions import NGO_TABLE, POLICE_TABLE, WELSH_FORCES, WELSH_RESPONDERS, HeldEdition
from ahtc.pull.nrm.force_profiles import PROFILES
from ahtc.pull.nrm.own_sums import derived, known_sum

_YEAR = r"^[0-9]{4}$"
_STATUS = {"not-available": "not-found", "low": "suppressed"}

Published = Callable[[HeldEdition], pl.DataFrame]
Completed = Callable[[pl.DataFrame], pl.DataFrame]


@dataclass(frozen=True)
class Series:
    """How one dataset comes from the editions.

    ``name`` begins a sentence about it. ``published`` gives what one edition says: ``period``, the ``dimensions``,
    ``value``, ``status``. ``complete`` makes, of the latest values, those that are our own sums. ``notes`` are the
    notes of single periods. ``tables`` are the dimensions whose categories stand in tables of their own.
    """

    id: str
    name: str
    dimensions: tuple[str, ...]
    published: Published
    complete: Completed = field(default=lambda latest: latest)
    notes: Mapping[str, str] = field(default_factory=dict)
    tables: tuple[str, ...] = ()

    @property
    def key(self) -> list[str]:
        """What tells one observation from another."""
        return ["period", *self.dimensions]


@dataclass(frozen=True)
class Built:
    """A dataset as built: ``observations`` in the shape that pages read, ``revisions`` wherever a value was changed.

    ``observations`` has ``period``, the dimensions, ``value``, ``low``, ``high``, ``status``, ``source``, ``note``;
    ``revisions`` has ``period``, the dimensions, ``edition``, ``value``, ``status``, ``source``: a row for each
    publication's word. ``editions`` are those whose tables were used, ``reaches`` the newest quarter that any value's
    publication tells.
    """

    series: Series
    observations: pl.DataFrame
    revisions: pl.DataFrame
    editions: list[HeldEdition]
    reaches: str = ""


def build(series: Series, editions: Sequence[HeldEdition], stated: StatedList | None = None) -> Built:
    """The dataset of a series from the editions held (oldest first); empty where they have not what it takes.

    ``stated`` values, published elsewhere than in a workbook, stand beside the editions; where the workbook of the same
    quarter is held and tells the period, they yield to it.
    """
    said = [_said(series, held) for held in editions]
    used = [held for held, frame in zip(editions, said, strict=True) if not frame.is_empty()]
    if not used:
        nothing = pl.concat(said) if said else pl.DataFrame()
        return Built(series, nothing, nothing, [])
    told = pl.concat(said)
    beside = (stated or StatedList()).frame(series.id, series.dimensions).select(told.columns)
    every = pl.concat([told, beside.join(told, on=["edition", "period"], how="anti")])
    # A period is taken whole from the newest edition that tells it: one edition's parts and another's sum do not agree.
    latest = every.filter(pl.col("edition") == pl.col("edition").max().over("period", *series.tables))
    complete = series.complete(latest).sort(series.key)
    if complete.is_empty():
        return Built(series, complete, complete, [])
    note = pl.coalesce(pl.col("note"), pl.col("period").replace_strict(dict(series.notes), default=None))
    nothing_known = pl.lit(None, pl.Int64)
    observations = complete.select(
        *series.key, "value", nothing_known.alias("low"), nothing_known.alias("high"), "status", "source", note
    )
    return Built(series, observations, _revisions(series, every), used, reaches=str(complete["edition"].max()))


def _said(series: Series, held: HeldEdition) -> pl.DataFrame:
    """What one edition says, with the edition beside it; what does not apply is not an observation."""
    frame = series.published(held).filter(pl.col("status") != "not-applicable")
    note = pl.col("note") if "note" in frame.columns else pl.lit(None, pl.String).alias("note")
    edition = str(held.edition)
    return frame.select(
        *series.key, "value", pl.col("status").replace(_STATUS),
        pl.lit(edition).alias("edition"), note, pl.lit(source_id(held)).alias("source"),
    )  # fmt: skip


def source_id(held: HeldEdition) -> str:
    """The id of an edition among a dataset's sources, such as ``nrm-2023-q4``."""
    return f"nrm-{str(held.edition).lower()}"


def _revisions(series: Series, every: pl.DataFrame) -> pl.DataFrame:
    word = pl.struct("value", pl.when(pl.col("value").is_null()).then(pl.col("status")).alias("why"))
    revised = every.filter(word.n_unique().over(series.key) > 1)
    return revised.select(*series.key, "edition", "value", "status", "source").sort(*series.key, "edition")


# --- the United Kingdom ----------------------------------------------------------------------------------------------


def _whole_years(held: HeldEdition, *kinds: str) -> pl.DataFrame:
    """The year rows of tables, without the year that the edition tells only a part of."""
    years = held.table(*kinds).filter(pl.col("period").str.contains(_YEAR))
    ended = [year for year in years["period"].unique() if Edition(int(year), 4) <= held.edition]
    return years.filter(pl.col("period").is_in(ended))


def _uk_totals(held: HeldEdition) -> pl.DataFrame:
    years = _whole_years(held, "referrals-by-quarter")
    return years.filter(pl.col("age") == TOTAL, pl.col("location") == TOTAL)


def _uk_ages(held: HeldEdition) -> pl.DataFrame:
    """By age group, from 2014 on: the publisher holds earlier years to be less reliable."""
    years = _whole_years(held, "referrals-by-quarter").filter(pl.col("location") == TOTAL, pl.col("period") >= "2014")
    return years.with_columns(pl.col("age").replace({"not-specified": "not-known"}).alias("ages"))


def _decisions(held: HeldEdition) -> pl.DataFrame:
    """Decisions at every age; where the publisher prints an outcome by age only, our own sum over the ages."""
    grounds = pl.col("table").str.strip_suffix("-grounds").alias("grounds")
    columns = ["period", "grounds", "outcome", "value", "status", "note"]
    years = _whole_years(held, "reasonable-grounds", "conclusive-grounds").with_columns(grounds)
    printed = years.filter(pl.col("age") == TOTAL).with_columns(pl.lit(None, pl.String).alias("note")).select(columns)
    key = ["period", "grounds", "outcome"]
    by_age = years.filter(pl.col("age") != TOTAL).join(printed, on=key, how="anti")
    sums = by_age.group_by(key, maintain_order=True).agg(known_sum())
    none = pl.lit(None, pl.String).alias("note")
    return pl.concat([printed, sums.with_columns(derived(), none).select(columns)])


def _duty_to_notify(held: HeldEdition) -> pl.DataFrame:
    return _whole_years(held, "duty-to-notify-by-quarter")


# --- first responders of Wales ---------------------------------------------------------------------------------------


def _welsh_quarters(held: HeldEdition) -> pl.DataFrame:
    """What each Welsh first responder referred in the edition's quarter.

    The publisher lists only responders that made referrals, so one that its table leaves out made none.
    """
    whole = [pl.col(name) == TOTAL for name in ("exploitation", "age", "gender", "nationality")]
    listed = held.table(POLICE_TABLE, NGO_TABLE).filter(pl.col("responder").is_in(WELSH_RESPONDERS), *whole)
    listed = listed.select("period", "responder", "value", "status", pl.lit(None, pl.String).alias("note"))
    expected = [*(WELSH_FORCES if POLICE_TABLE in held.kinds else ()), *(("bawso",) if NGO_TABLE in held.kinds else ())]
    absent = [name for name in expected if name not in listed["responder"]]
    count = len(absent)
    none = pl.DataFrame(
        {
            "period": [str(held.edition)] * count,
            "responder": absent,
            "value": [0] * count,
            "status": ["derived"] * count,
            "note": ["not-listed"] * count,
        },
        schema=listed.schema,
    )
    return pl.concat([listed, none])


SERIES = (
    Series(
        "uk-annual", "UK", (), _uk_totals,
        notes={"2009": "from-april", "2012": "year-2012"} | dict.fromkeys(("2010", "2011", "2013"), "before-2014"),
    ),
    Series("uk-annual-age", "UK by age", ("ages",), _uk_ages),
    Series("uk-decisions-annual", "UK decisions", ("grounds", "outcome"), _decisions, tables=("grounds",)),
    Series(
        "uk-duty-to-notify-annual", "Duty to Notify reports", (), _duty_to_notify,
        notes={"2015": "from-november", "2016": "year-2016", "2021": "year-2021"},
    ),
    Series("wales-responders-quarterly", "Referrals made in Wales", ("responder",), _welsh_quarters),
    *(
        Series(
            f"wales-responders-{profile.dimension}", "Referrals made by the four Welsh forces", (profile.dimension,),
            profile.published, profile.years,
        )
        for profile in PROFILES
    ),
)  # fmt: skip
