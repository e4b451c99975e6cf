"""The command ``ahtc compare``: what a change does to the built site, as pictures."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ahtc.commands.terminal import how_many, out, tell

COMPARE_EXAMPLE = "Example: [b]ahtc compare ../main/site site --to changes[/b]"


def compare_command(
    before: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="The site built before the change.")],
    after: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="The site built after it.")],
    to: Annotated[Path, typer.Option(help="The folder to write; one that is there is replaced.")] = Path("changes"),
) -> None:
    """Show the pages that differ between two built sites: pictures before and after, and the new site as a ZIP.

    Pictures are taken with Chromium, of at most 20 pages: run [b]make .venv/test.stamp browser[/b] once before.
    """
    from ahtc.output.camera import chromium_camera
    from ahtc.output.comparison import write_comparison
    from ahtc.output.put_in_place import folder_beside, put_in_place

    with folder_beside(to.resolve(), tell) as fresh, chromium_camera() as take:
        tell("Taking pictures of the pages that differ")
        found = write_comparison(before, after, fresh, take)
        put_in_place(fresh, to.resolve())
    out.print(f"{how_many(len(found), 'page')} differ. See {to}/index.html.", markup=False)
