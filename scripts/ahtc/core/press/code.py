"""A square code (QR) that a telephone reads: an address and no more, so that nobody is counted by it."""

from __future__ import annotations


def square_code(address: str) -> list[list[int]]:
    """The code of an address as rows of 1 (dark) and 0, with the light border that readers need."""
    import segno  # slow to load: only what is printed waits for it

    return [
        [int(module) for module in row] for row in segno.make(address, error="m", micro=False).matrix_iter(border=4)
    ]
