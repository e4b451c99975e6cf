from __future__ import annotations

import pytest

from ahtc.core.problems import ProblemsError
from ahtc.pull.csv_text import check_csv, count_cells


def test_a_large_table_of_ordinary_shape_is_read() -> None:
    check_csv(b"2018,wales,people,264\n" * 60_000, "helpline.csv")


def test_more_cells_than_anybody_counts_are_refused_with_the_line() -> None:
    with pytest.raises(ProblemsError, match="There are more than 5,000,000 cells up to line 1"):
        check_csv(b"," * 5_000_001, "helpline.csv")


def test_a_quote_that_never_closes_is_refused() -> None:
    with pytest.raises(ProblemsError, match=r"Line [0-9,]+ cannot be read"):
        count_cells(lambda _: None, b'"' + b"x\n" * 100_000, "helpline.csv", ",")
