from __future__ import annotations

import polars as pl

from ahtc.pull.nrm.editions import csv_bytes


def test_a_sheet_named_like_a_formula_is_kept_as_words() -> None:
    frame = pl.DataFrame({"value": [-5, None], "cell": ["=cmd|' /C calc'!A0!C8", "\ufeff=1+1!C9"]})

    assert csv_bytes(frame).decode() == "value,cell\n-5,'=cmd|' /C calc'!A0!C8\n,'\ufeff=1+1!C9\n"
