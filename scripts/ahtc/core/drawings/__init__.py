"""The site's own line-art set: one small SVG a drawing, in the colour of the text beside it."""

from __future__ import annotations

from pathlib import Path

DRAWINGS = Path(__file__).parent


def known_drawings() -> dict[str, Path]:
    """Every drawing by its name."""
    return {path.stem: path for path in sorted(DRAWINGS.glob("*.svg"))}
