"""Before and after as pictures, taken by Chromium."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

from tests.output.test_comparison import site

AHTC = (sys.executable, "-c", "from ahtc.commands.main import main; main()")


def test_a_page_that_changed_is_pictured_before_and_after_on_a_phone_and_at_a_desk(tmp_path: Path) -> None:
    """The command opens a browser of its own, so it runs in a process of its own."""
    site(tmp_path / "old", home="<p>Same.", about="<p>Before.")
    site(tmp_path / "new", home="<p>Same.", about="<p style='height: 1000px'>After.", fresh="<p>New.")
    command = [*AHTC, "compare", "old", "new", "--to", "changes"]
    told = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
    assert told.stdout == "2 pages differ. See changes/index.html.\n"
    pictures = {path.name: size(path) for path in (tmp_path / "changes").glob("*.png")}
    assert pictures == {
        "01-before-360.png": (360, 800),
        "01-before-1280.png": (1280, 800),
        "01-after-360.png": (360, 1024),
        "01-after-1280.png": (1280, 1024),
        "02-after-360.png": (360, 800),
        "02-after-1280.png": (1280, 800),
    }
    page = (tmp_path / "changes" / "index.html").read_text(encoding="utf-8")
    assert "<h2>/about/</h2>" in page
    assert "<h2>/fresh/ (new / newydd)</h2>" in page
    with zipfile.ZipFile(tmp_path / "changes" / "site.zip") as kept:
        assert kept.namelist() == ["about/index.html", "fresh/index.html", "index.html"]


def size(picture: Path) -> tuple[int, int]:
    """The width and height that a PNG says it has."""
    head = picture.read_bytes()[16:24]
    return int.from_bytes(head[:4]), int.from_bytes(head[4:])
