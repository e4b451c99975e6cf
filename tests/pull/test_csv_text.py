from __future__ import annotations

import pytest

from ahtc.core.problems import ProblemsError
from ahtc.pull.csv_text import check_csv


def test_a_large_table_of_ordinary_shape_is_read() -> None:
    check_csv(b"2018,wales,people,264\n" * 60_000, "helpline.csv")


def test_more_cells_than_anybody_counts_are_refused_with_the_line() -> None:
    with pytest.raises(ProblemsError, match="There are more than 5,000,000 cells up to line 1"):
        check_csv(b"," * 5_000_001, "helpline.csv")


def test_cells_are_counted_for_each_separator() -> None:
    with pytest.raises(ProblemsError, match="There are more than 5,000,000 cells up to line 1"):
        check_csv(b";" * 5_000_001, "helpline.csv", ",;")


def test_what_cannot_be_read_is_left_to_its_reader() -> None:
    check_csv(b'"' + b"x\n" * 600_000, "helpline.csv")
