from __future__ import annotations

import io
import json

import pytest

from ahtc.pull.partners import json_pieces
from ahtc.pull.partners.json_pieces import read_pieces

RECORDS = [{"n": number, "text": 'a},{"b": 1}, {' * (number % 7), "in": [{"x": 1}, {"y": 2}]} for number in range(400)]


def cut(error: ValueError) -> bool:
    return isinstance(error, json.JSONDecodeError)


@pytest.mark.parametrize("piece", [1, 10, 97, 1 << 20])
@pytest.mark.parametrize("indent", [None, 2])
def test_every_record_comes_once_wherever_the_stream_is_divided(
    monkeypatch: pytest.MonkeyPatch, piece: int, indent: int | None
) -> None:
    monkeypatch.setattr(json_pieces, "_PIECE", piece)
    records = RECORDS[:40] if piece == 1 else RECORDS
    content = io.BytesIO(b"\xef\xbb\xbf\n" * (piece > 3) + json.dumps(records, indent=indent).encode() + b"\n")
    assert [record for part in read_pieces(content, json.loads, cut) for record in part] == records


@pytest.mark.parametrize("content", [b"", b"{}", b'[{"a": 1}', b'[{"a": 1},]', b'[{"a": 1}] {}', b"[{]"])
def test_what_is_no_whole_list_is_an_error(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        list(read_pieces(io.BytesIO(content), json.loads, cut))


def test_a_record_without_an_end_is_not_read_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_pieces, "_LONGEST", 1 << 21)
    content = io.BytesIO(b'[{"a": "' + b"x" * (1 << 23))
    with pytest.raises(ValueError, match="longer than 16 MB"):
        list(read_pieces(content, json.loads, cut))
    assert content.tell() < 1 << 23
