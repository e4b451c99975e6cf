"""Borders as steps from point to point: what is shared, what is outside, and what is drawn."""

from __future__ import annotations

from ahtc.kinds.areas.outline import goes_round, outlines, path

POINTS = {"a": [0, 0], "b": [0, 10], "c": [10, 10], "d": [10, 0], "e": [20, 10], "f": [20, 0]}
LEFT, RIGHT = ["a", "b", "c", "d"], ["d", "c", "e", "f"]


def rotated(ring: list[str]) -> list[str]:
    start = ring.index(min(ring))
    return ring[start:] + ring[:start]


def test_the_border_that_neighbours_share_is_no_part_of_their_outline() -> None:
    assert [rotated(ring) for ring in outlines([LEFT, RIGHT])] == [["a", "b", "c", "e", "f", "d"]]


def test_areas_that_do_not_touch_have_an_outline_each() -> None:
    assert sorted(rotated(ring) for ring in outlines([["a", "b", "d"], ["c", "e", "f"]])) == [
        ["a", "b", "d"],
        ["c", "e", "f"],
    ]


def test_areas_that_meet_in_a_point_alone_leave_no_step_out() -> None:
    rings = outlines([["a", "b", "d"], ["d", "e", "f"]])
    assert sorted(point for ring in rings for point in ring) == ["a", "b", "d", "d", "e", "f"]


def test_an_area_has_itself_on_its_left_and_a_gap_has_not() -> None:
    assert goes_round(LEFT, POINTS)
    assert not goes_round(LEFT[::-1], POINTS)


def test_a_path_starts_at_a_point_and_goes_on_in_steps() -> None:
    assert path([LEFT, RIGHT], POINTS) == "M0 0l0 10 10 0 0-10zM10 0l0 10 10 0 0-10z"
