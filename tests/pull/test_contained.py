"""What becomes of a file that would fill the memory, take for ever or bring its reader down."""

from __future__ import annotations

import os
import signal
import sys
import time
from importlib import import_module
from pathlib import Path

import pytest

from ahtc.core.problems import Finding, ProblemsError
from ahtc.pull.contained import At, Limits, contained


def gives(at: At, value: object) -> object:
    return value


def finds(at: At, name: str) -> None:
    raise ProblemsError([Finding(name, 7, "workbook", "It is damaged", "a whole one", "Fetch it again.")])


def fills_the_memory(at: At) -> int:
    at("sheet Table_9")
    return len(b"x" * (1 << 40))


def takes_for_ever(at: At) -> None:
    at("sheet Table_1")
    at("sheet Table_2")
    time.sleep(60)


def dies(at: At) -> None:
    at("sheet Table_3")
    os.kill(os.getpid(), signal.SIGABRT)


def goes_wrong(at: At) -> None:
    raise KeyError("xl/workbook.xml")


def prints(at: At) -> str:
    print("a library's own remarks")
    return "answer"


def imports_for_the_first_time(at: At, folder: str) -> str:
    sys.path.insert(0, folder)
    return str(import_module("never_imported_before").WORDS)


def writes_a_file(at: At, path: str) -> None:
    Path(path).write_bytes(b"x")


class Acting:
    """Something that acts as it is taken from an answer."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("true",)


def gives_what_acts(at: At) -> object:
    return Acting()


def refusal(read: object, *arguments: object, limits: Limits | None = None) -> Finding:
    with pytest.raises(ProblemsError) as error:
        contained("list.ods", limits or Limits(), read, *arguments)  # type: ignore[arg-type]
    (finding,) = error.value.findings
    return finding


def test_what_the_reader_gives_comes_back_as_it_is() -> None:
    value = {"rows": [["Gwent", 1.5, None]], "at": {(0, 2)}}

    assert contained("list.ods", Limits(), gives, value) == value


def test_what_the_reader_finds_is_told_as_it_found_it() -> None:
    assert str(refusal(finds, "list.ods")) == (
        "list.ods:7  It is damaged. Expected a whole one. Fetch it again. [workbook]"
    )


def test_a_file_that_asks_for_all_memory_is_refused_with_the_place() -> None:
    assert refusal(fills_the_memory).seen == ("Reading it needs more than 1,024 megabytes of memory, at sheet Table_9")


def test_a_file_that_takes_for_ever_is_given_up_with_the_last_place() -> None:
    assert refusal(takes_for_ever, limits=Limits(seconds=4)).seen == (
        "Reading it was given up after 4 seconds, at sheet Table_2"
    )


def test_a_file_that_brings_the_reader_down_is_refused_with_the_place() -> None:
    assert refusal(dies).seen.startswith("Reading it ended the reader (SIGABRT), at sheet Table_3")


def test_a_fault_that_nobody_thought_of_is_a_refusal_and_no_traceback() -> None:
    assert refusal(goes_wrong).seen == "The reader failed at it (KeyError: 'xl/workbook.xml')"


def test_what_a_library_prints_does_not_disturb_the_answer() -> None:
    assert contained("list.ods", Limits(), prints) == "answer"


def test_a_reader_can_write_no_file(tmp_path: Path) -> None:
    assert "OSError" in refusal(writes_a_file, f"{tmp_path}/written").seen


def test_only_plain_values_are_taken_from_an_answer() -> None:
    assert "ended the reader" in refusal(gives_what_acts).seen


def test_a_reader_s_process_keeps_no_bytecode_that_a_limit_or_a_full_disk_could_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    (tmp_path / "never_imported_before.py").write_text("WORDS = 'read'\n", encoding="utf-8")
    assert contained("x", Limits(), imports_for_the_first_time, str(tmp_path)) == "read"
    assert [path.name for path in tmp_path.iterdir()] == ["never_imported_before.py"]
