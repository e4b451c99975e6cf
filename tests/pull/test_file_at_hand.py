from __future__ import annotations

import os
from pathlib import Path

import pytest

from ahtc.core.problems import ProblemsError
from ahtc.pull.file_at_hand import read_file


def refusal(file: Path, limit: int = 10) -> str:
    with pytest.raises(ProblemsError) as error:
        read_file(file, limit, "list.csv")
    (finding,) = error.value.findings
    assert finding.path == "list.csv"
    return finding.seen


def test_a_file_up_to_its_limit_is_read(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes(b"0123456789")

    assert read_file(file, 10, "list.csv") == b"0123456789"


def test_a_larger_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes(b"0123456789x")

    assert refusal(file) == "The file holds 11 bytes"


def test_a_pipe_that_nobody_writes_to_does_not_keep_us_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "list.csv")

    assert refusal(tmp_path / "list.csv") == "This is not an ordinary file"


@pytest.mark.parametrize("path", ["/dev/zero", "/"])
def test_a_device_or_a_folder_is_refused(path: str) -> None:
    assert refusal(Path(path)) == "This is not an ordinary file"


@pytest.mark.parametrize("name", ["nowhere.csv", "a" * 5_000, "a\0b"], ids=["not there", "too long", "no name"])
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, name: str) -> None:
    assert refusal(tmp_path / name).startswith("The file cannot be read: ")
