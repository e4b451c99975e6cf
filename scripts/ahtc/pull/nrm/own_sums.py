"""Sums of our own over published counts: known only where every part is."""

from __future__ import annotations

import polars as pl


def known_sum() -> pl.Expr:
    """A sum that is known only where each of its parts is."""
    return pl.when(pl.col("value").null_count() == 0).then(pl.col("value").sum()).alias("value")


def derived() -> pl.Expr:
    """The status of a sum of our own: suppressed where a part is, which leaves it without a value."""
    return pl.when(pl.col("value").is_null()).then(pl.lit("suppressed")).otherwise(pl.lit("derived")).alias("status")
