"""The datasets that pages use, put together from every edition held: the latest value, and what it was before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from ahtc.pull.edition import Edition
from ahtc.pull.editions import NGO_TABLE, POLICE_TABLE, WELSH_FORCES, WELSH_RESPONDERS, HeldEdition
from ahtc.pull.nrm_labels import TOTAL

_YEAR, _QUARTER = r"^\d{4}$", r"^\d{4}-Q[1-4]$"
_SEX_UNKNOWN = ("not-recorded", "not-specified", "not-specified-or-unknown", "unknown", "not-known")
_STATUS = {"not-available": "not-found", "low": "suppressed"}

Published = Callable[[HeldEdition], pl.DataFrame]
Completed = Callable[[pl.DataFrame], pl.DataFrame]


@dataclass(frozen=True)
class Series:
    """How one dataset comes from the editions.

    ``name`` begins a sentence about it. ``published`` gives what one edition says: ``period``, the ``dimensions``,
    ``value``, ``status``. ``complete`` adds, to the latest values, those that are our own sums. ``notes`` are the
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
    """A dataset as built: ``observations`` in the shape that pages read, ``revisions`` wherever editions disagree.

    ``observations`` has ``period``, the dimensions, ``value``, ``low``, ``high``, ``status``, ``source``, ``note``;
    ``revisions`` has ``period``, the dimensions, ``edition``, ``value``, ``status``: a row for each edition's word.
    """

    series: Series
    observations: pl.DataFrame
    revisions: pl.DataFrame
    editions: list[HeldEdition]


def build(series: Series, editions: Sequence[HeldEdition]) -> Built:
    """The dataset of a series from the editions held (oldest first); empty where none of them has its tables."""
    said = [_said(series, held) for held in editions]
    used = [held for held, frame in zip(editions, said, strict=True) if not frame.is_empty()]
    every = pl.concat(said) if said else pl.DataFrame()
    if not used:
        return Built(series, every, every, [])
    # A period is taken whole from the newest edition that tells it: one edition's parts and another's sum do not agree.
    latest = every.filter(pl.col("edition") == pl.col("edition").max().over("period", *series.tables))
    complete = series.complete(latest).sort(series.key)
    source = "nrm-" + pl.col("edition").str.to_lowercase()
    note = pl.coalesce(pl.col("note"), pl.col("period").replace_strict(dict(series.notes), default=None))
    nothing = pl.lit(None, pl.Int64)
    observations = complete.select(
        *series.key, "value", nothing.alias("low"), nothing.alias("high"), "status", source.alias("source"), note
    )
    return Built(series, observations, _revisions(series, every), used)


def _said(series: Series, held: HeldEdition) -> pl.DataFrame:
    """What one edition says, with the edition beside it; what does not apply is not an observation."""
    frame = series.published(held).filter(pl.col("status") != "not-applicable")
    note = pl.col("note") if "note" in frame.columns else pl.lit(None, pl.String).alias("note")
    return frame.select(
        *series.key, "value", pl.col("status").replace(_STATUS), pl.lit(str(held.edition)).alias("edition"), note
    )


def _revisions(series: Series, every: pl.DataFrame) -> pl.DataFrame:
    differs = pl.struct("value", "status").n_unique().over(series.key) > 1
    return every.filter(differs).select(*series.key, "edition", "value", "status").sort(*series.key, "edition")


def _derived() -> pl.Expr:
    """The status of a sum of our own: suppressed where a part is, which leaves it without a value."""
    return pl.when(pl.col("value").is_null()).then(pl.lit("suppressed")).otherwise(pl.lit("derived")).alias("status")


# --- the United Kingdom ----------------------------------------------------------------------------------------------


def _whole_years(held: HeldEdition, *kinds: str) -> pl.DataFrame:
    """The year rows of tables, without the year that the edition tells only a part of."""
    years = held.table(*kinds).filter(pl.col("period").str.contains(_YEAR))
    ended = [year for year in years["period"].unique() if Edition(int(year), 4) <= held.edition]
    return years.filter(pl.col("period").is_in(ended))


def _uk_years(held: HeldEdition) -> pl.DataFrame:
    return _whole_years(held, "referrals-by-quarter")


def _decisions(held: HeldEdition) -> pl.DataFrame:
    """Decisions at every age; where the publisher prints an outcome by age only, our own sum over the ages."""
    grounds = pl.col("table").str.strip_suffix("-grounds").alias("grounds")
    columns = ["period", "grounds", "outcome", "value", "status", "note"]
    years = _whole_years(held, "reasonable-grounds", "conclusive-grounds").with_columns(grounds)
    printed = years.filter(pl.col("age") == TOTAL).with_columns(pl.lit(None, pl.String).alias("note")).select(columns)
    key = ["period", "grounds", "outcome"]
    by_age = years.filter(pl.col("age") != TOTAL).join(printed, on=key, how="anti")
    value = pl.when(pl.col("value").null_count() == 0).then(pl.col("value").sum()).alias("value")
    sums = by_age.group_by(key, maintain_order=True).agg(value)
    return pl.concat([printed, sums.with_columns(_derived(), pl.lit("sum-of-ages").alias("note")).select(columns)])


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


def _with_welsh_sums(latest: pl.DataFrame) -> pl.DataFrame:
    """Adds years of which all four quarters are known, and the five responders together: sums of our own."""
    quarters = latest.filter(pl.col("period").str.contains(_QUARTER))
    by_year = quarters.with_columns(pl.col("period").str.head(4))
    years = _sums(by_year, ["period", "responder"], parts=4, note="sum-of-quarters")
    known = pl.concat([latest, years])
    together = known.with_columns(pl.lit(TOTAL).alias("responder"))
    totals = _sums(together, ["period", "responder"], parts=len(WELSH_RESPONDERS), note="sum-of-responders")
    return pl.concat([known, totals])


def _sums(frame: pl.DataFrame, key: list[str], parts: int, note: str) -> pl.DataFrame:
    """Sums over groups that are whole; suppressed where a part is, so that nothing can be worked out."""
    whole = frame.group_by(key).agg(
        pl.when(pl.col("value").null_count() == 0).then(pl.col("value").sum()).alias("value"),
        pl.col("edition").max(),
        pl.len().alias("parts"),
    )
    sums = whole.filter(pl.col("parts") == parts).with_columns(_derived(), pl.lit(note).alias("note"))
    return sums.select(frame.columns)


def _profile_cells(held: HeldEdition) -> pl.DataFrame:
    """The four Welsh forces together in the edition's quarter, by exploitation and age and by exploitation and sex."""
    sex = pl.when(pl.col("gender").is_in(_SEX_UNKNOWN)).then(pl.lit("not-specified")).otherwise(pl.col("gender"))
    cells = (
        held.table(POLICE_TABLE)
        .filter(pl.col("responder").is_in(WELSH_FORCES), pl.col("nationality") == TOTAL)
        .with_columns(sex.alias("sex"))
    )
    exploitation, age, by_sex = (pl.col(name) != TOTAL for name in ("exploitation", "age", "sex"))
    ways = {
        (): ~exploitation & ~age & ~by_sex,
        ("exploitation",): exploitation & ~age & ~by_sex,
        ("age",): exploitation & age & ~by_sex,
        ("exploitation", "age"): exploitation & age & ~by_sex,
        ("sex",): exploitation & age & by_sex,
        ("exploitation", "sex"): exploitation & age & by_sex,
    }
    return pl.concat([_added_up(cells.filter(chosen), names) for names, chosen in ways.items()])


def _added_up(cells: pl.DataFrame, names: tuple[str, ...]) -> pl.DataFrame:
    dimensions = ("exploitation", "age", "sex")
    total = [pl.lit(TOTAL).alias(name) for name in dimensions if name not in names]
    return (
        cells.with_columns(total)
        .group_by("period", *dimensions)
        .agg(pl.when(pl.col("value").null_count() == 0).then(pl.col("value").sum()).alias("value"))
        .with_columns(
            _derived(),
            pl.lit("sum-of-forces").alias("note"),
        )
    )


def _newest_profile(latest: pl.DataFrame) -> pl.DataFrame:
    """The newest year of which all four quarters are held; until there is one, the newest quarter.

    A combination that a force's table does not print had no referral, so the whole grid is filled with zeros.
    """
    quarters = sorted(latest["period"].unique())
    years = [year for year in {quarter[:4] for quarter in quarters} if sum(q.startswith(year) for q in quarters) == 4]
    if not years:
        return _grid(latest.filter(pl.col("period") == quarters[-1]))
    chosen = latest.filter(pl.col("period").str.starts_with(max(years)))
    by_year = chosen.with_columns(pl.lit(max(years)).alias("period"))
    key = ["period", "exploitation", "age", "sex"]
    sums = by_year.group_by(key).agg(
        pl.when(pl.col("value").null_count() == 0).then(pl.col("value").sum()).alias("value"),
        pl.lit(chosen["edition"].max()).alias("edition"),
    )
    note = pl.lit("sum-of-four-quarters").alias("note")
    return _grid(sums.with_columns(_derived(), note).select(latest.columns))


def _grid(profile: pl.DataFrame) -> pl.DataFrame:
    kinds = profile.filter(pl.col("age") == TOTAL, pl.col("sex") == TOTAL).select("period", "exploitation")
    ways = profile.filter(pl.col("exploitation") == TOTAL).select("age", "sex")
    edition, note = profile["edition"].max(), profile["note"][0]
    filled = kinds.join(ways, how="cross").join(profile, on=["period", "exploitation", "age", "sex"], how="left")
    absent = pl.col("status").is_null()
    return filled.with_columns(
        pl.when(absent).then(0).otherwise(pl.col("value")).alias("value"),
        pl.col("status").fill_null("derived"),
        pl.col("edition").fill_null(pl.lit(edition)),
        pl.col("note").fill_null(pl.lit(note)),
    ).select(profile.columns)


SERIES = (
    Series("nrm-uk-annual", "UK", ("age", "location"), _uk_years, notes={"2009": "year-2009"}),
    Series("nrm-decisions", "UK decisions", ("grounds", "outcome"), _decisions, tables=("grounds",)),
    Series("nrm-duty-to-notify", "UK Duty to Notify reports", (), _duty_to_notify, notes={"2015": "year-2015"}),
    Series(
        "nrm-wales-first-responders", "Referrals made in Wales", ("responder",), _welsh_quarters, _with_welsh_sums
    ),
    Series(
        "nrm-wales-first-responders-profile",
        "Referrals made by the four Welsh forces",
        ("exploitation", "age", "sex"),
        _profile_cells,
        _newest_profile,
    ),
)  # fmt: skip
