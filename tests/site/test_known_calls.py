"""README lists every call that pages may use."""

from __future__ import annotations

import re

from ahtc.kinds import KINDS
from ahtc.site.calls import SITE_CALLS
from tests.conftest import ROOT


def test_readme_names_every_call_and_no_other() -> None:
    section = (ROOT / "README.md").read_text(encoding="utf-8").partition("## The calls")[2].partition("\n## ")[0]
    listed = {name for row in section.splitlines() if row.startswith("| `") for name in re.findall(r"`(\w+)\(", row)}
    assert listed == {*SITE_CALLS, *(name for kind in KINDS for name in kind.calls)}
