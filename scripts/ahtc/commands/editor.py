"""The command that puts the editor with forms beside the built site."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ahtc.commands.terminal import Today, day_of, out, project_root

EDITOR_EXAMPLE = "Example: [b]ahtc editor[/b], after [b]make editor[/b] has installed what it needs"


def editor_command(
    modules: Annotated[Path, typer.Option(help="Where npm installed the editor's libraries.")] = Path(
        ".editor/node_modules"
    ),
    today: Today = "",
) -> None:
    """Put the editor with forms beside the site that was built, at [b]desk/edit/[/b]; no page of the site loads it."""
    from ahtc.output.editor.stand import stand_editor
    from ahtc.site.project import read_project

    root = project_root()
    stand_editor(read_project(root, day_of(today)), root / modules, root / "site")
    out.print("The editor stands at desk/edit/ and cy/desg/golygu/ in the folder site/.")
