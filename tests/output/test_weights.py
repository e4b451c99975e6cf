"""What a page may weigh."""

from __future__ import annotations

from pathlib import Path

import pytest

from ahtc.output.weights import LIST_BUDGET, PAGE_BUDGET, Weight, over_budget, weigh


@pytest.mark.parametrize(
    ("address", "budget"), [("about/", PAGE_BUDGET), ("glossary/", LIST_BUDGET), ("cy/geirfa/", LIST_BUDGET)]
)
def test_a_page_may_weigh_its_budget_and_not_a_byte_more(address: str, budget: int) -> None:
    assert over_budget([Weight(address, budget, 0)]) == []
    found = over_budget([Weight(address, budget + 1, 0)])
    assert [finding.path for finding in found] == [f"site/{address}"]
    assert f"at most {budget:,}" in found[0].expected


def test_a_page_is_weighed_as_it_is_sent(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("a" * 10_000, encoding="utf-8")
    (weight,) = weigh(tmp_path)
    assert (weight.address, weight.plain) == ("", 10_000)
    assert 0 < weight.gzipped < 100
