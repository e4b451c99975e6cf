from __future__ import annotations

import json

import pytest

from ahtc.core.problems import ProblemsError
from ahtc.pull.json_text import read_json

LARGE = 1_000_001


@pytest.mark.parametrize("room", [0, LARGE], ids=["here", "in a process apart"])
def test_json_is_read_with_and_without_a_mark_at_its_start(room: int) -> None:
    content = json.dumps({"title": "Môn", "more": " " * room}).encode()

    assert read_json(content, "a.json") == read_json(b"\xef\xbb\xbf" + content, "a.json")


@pytest.mark.parametrize("room", [0, LARGE], ids=["here", "in a process apart"])
@pytest.mark.parametrize("content", [b"", b"[1,", b"\xff", b"[" * 90_000, b"9" * 6_000, b"[1] and more"])
def test_what_is_not_json_is_refused(content: bytes, room: int) -> None:
    with pytest.raises(ProblemsError, match=r"^a.json:1  This cannot be read as JSON"):
        read_json(content + b" " * room, "a.json")
