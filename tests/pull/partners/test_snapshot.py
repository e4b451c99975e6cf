"""What is kept of a source's answer is guarded as published text is, whatever the source sent."""

from __future__ import annotations

import datetime
import unicodedata
from pathlib import Path

import pytest

from ahtc.core.escape import inert_cell
from ahtc.core.problems import Finding
from ahtc.pull.partners.listed import Listed, Reply
from ahtc.pull.partners.report import Given, report
from ahtc.pull.partners.snapshot import (
    FOLDER,
    Snapshot,
    read_snapshots,
    snapshot_of,
    snapshot_path,
    to_yaml,
    without_never_published,
)
from tests.pull.partners.acted import HOSTILE

DAY = datetime.date(2026, 11, 22)


def reply(text: str) -> Reply:
    """A reply in which everything that a source or a mapping can say is this text."""
    listed = Listed(key=text, name=text, name_cy=text, doubts=(text,))
    warning = Finding("x", 1, "x", text, "x", "x", "warning")
    return Reply("list", text, text, text, DAY, text, (listed,), (warning,), sheet=text)


def kept(text: str) -> Snapshot:
    safe, _ = without_never_published(reply(text), [])
    return snapshot_of(safe, [("example-trust", safe.listed[0])], None)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_kept_text_starts_a_formula_or_holds_a_control_or_bidirectional_character(text: str) -> None:
    snapshot = kept(text)
    told = [snapshot.origin.title, snapshot.origin.publisher, snapshot.origin.sheet or "", snapshot.origin.licence]
    (organisation,) = snapshot.organisations
    for each in [*told, organisation.key, organisation.name, *organisation.doubts]:
        assert each == inert_cell(each)
        assert not {unicodedata.category(character) for character in each} & {"Cc", "Cf", "Zl", "Zp"}


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_kept_is_read_back_as_it_was_and_each_text_is_one_quoted_line(tmp_path: Path, text: str) -> None:
    snapshot = kept(text)
    written = to_yaml(snapshot, "A comment")
    (tmp_path / "x.yml").write_bytes(written)
    assert read_snapshots(tmp_path, Path()) == [snapshot]
    assert sum(line.lstrip(" -").startswith(('name: "', 'key: "')) for line in written.decode().split("\n")) == 2


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_source_gave_stands_in_the_report_on_one_line_and_in_code(text: str) -> None:
    safe, _ = without_never_published(reply(text), [])
    written = report([("A", [("it gives ", Given(safe.listed[0].name))])], "2026-11-22").decode()
    (line,) = [line for line in written.split("\n") if line.startswith("- ")]
    assert line.startswith("- it gives `")
    assert line.endswith("`")


def test_another_snapshot_of_a_day_is_kept_beside_the_first_and_the_same_is_kept_once(tmp_path: Path) -> None:
    for content in (b"a", b"b", b"a", b"b", b"c"):
        path = tmp_path / snapshot_path(tmp_path, FOLDER, DAY, content)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    found = {path.name: path.read_bytes() for path in (tmp_path / FOLDER).iterdir()}
    assert found == {"2026-11-22.yml": b"a", "2026-11-22-2.yml": b"b", "2026-11-22-3.yml": b"c"}
