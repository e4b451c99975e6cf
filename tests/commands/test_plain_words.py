"""Whatever goes wrong is told in plain words, with a remedy and a log; nobody is shown a traceback."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined, UndefinedError

from ahtc.commands.plain_words import finding_of, plain_words
from ahtc.core.problems import Finding, ProblemsError
from tests.project import SmallProject


@pytest.fixture(autouse=True)
def logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the details go."""
    folder = tmp_path / "logs"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def told(error: BaseException, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """The exit code and the words for an error that ends a command."""
    with pytest.raises(SystemExit) as ended, plain_words():
        raise error
    assert isinstance(ended.value.code, int)
    words = capsys.readouterr().err
    assert "Traceback" not in words
    return ended.value.code, words


OS_ERRORS = {
    "a full disk": (errno.ENOSPC, "Make room on the disk"),
    "no permission": (errno.EACCES, "let you read and write it"),
    "a folder for a file": (errno.EISDIR, "A folder stands where a file is expected"),
    "a file for a folder": (errno.ENOTDIR, "A file stands where a folder is expected"),
    "a disk that is read only": (errno.EROFS, "a copy of the project on another"),
    "a name that is too long": (errno.ENAMETOOLONG, "Use a shorter name"),
    "a file that is gone": (errno.ENOENT, "Put it back"),
    "something else of the system": (errno.EIO, "Mend what it names"),
}


@pytest.mark.parametrize(("number", "remedy"), OS_ERRORS.values(), ids=list(OS_ERRORS))
def test_trouble_with_a_file_is_told_with_its_name_the_reason_and_a_remedy(
    capsys: pytest.CaptureFixture[str], number: int, remedy: str
) -> None:
    code, words = told(OSError(number, os.strerror(number), str(Path.cwd() / "docs" / "a[b].md")), capsys)
    assert code == 1
    assert f"docs/a[b].md cannot be used ({os.strerror(number)})" in words
    assert remedy in words


def test_a_fault_of_the_tools_is_told_with_its_kind_and_a_log_that_its_owner_alone_can_read(
    capsys: pytest.CaptureFixture[str], logs: Path
) -> None:
    fault = KeyError("docs/loop")
    fault.add_note("Error reading page 'about.md'")
    code, words = told(fault, capsys)
    (log,) = logs.iterdir()
    assert code == 1
    assert "The tools themselves failed (KeyError: 'docs/loop')." in words
    assert "Error reading page 'about.md'" in words
    assert f"Details: {log}" in words
    assert "Traceback" in log.read_text(encoding="utf-8")
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


@pytest.mark.parametrize("text", ["one\n{% if %}", "one\n{{ nothing.at.all }}"], ids=["syntax", "name"])
def test_a_template_that_cannot_be_used_is_told_with_its_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "overrides").mkdir()
    (tmp_path / "overrides" / "main.html").write_text(text, encoding="utf-8")
    environment = Environment(loader=FileSystemLoader(tmp_path), undefined=StrictUndefined)
    with pytest.raises(SystemExit), plain_words():
        environment.get_template("overrides/main.html").render()
    assert "error  overrides/main.html:2: this template cannot be used (" in capsys.readouterr().err


def test_a_command_that_goes_on_is_told_of_the_template_at_its_line(
    tmp_path: Path, logs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "card.html").write_text("one\n{{ nothing.at.all }}", encoding="utf-8")
    environment = Environment(loader=FileSystemLoader(tmp_path), undefined=StrictUndefined)
    with pytest.raises(UndefinedError) as caught:
        environment.get_template("card.html").render()
    finding = finding_of(caught.value)
    assert (finding.path, finding.line) == ("card.html", 2)
    assert finding.seen.startswith("this template cannot be used (")
    assert finding.remedy.startswith(f"Mend that line. Details: {logs}")


def test_details_that_no_disk_takes_are_not_waited_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere")
    assert "The details could not be kept" in told(OSError(errno.ENOSPC, "No space left on device"), capsys)[1]


@pytest.mark.parametrize("error", [RecursionError("maximum depth"), MemoryError()])
def test_something_without_an_end_is_told(capsys: pytest.CaptureFixture[str], error: BaseException) -> None:
    code, words = told(error, capsys)
    assert code == 1
    assert "larger, or nested deeper" in words


def test_a_package_that_is_new_since_the_environment_was_made_is_told_with_the_command_that_installs_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, words = told(ModuleNotFoundError("No module named 'watchfiles'", name="watchfiles"), capsys)
    assert code == 1
    assert 'The package "watchfiles" is not installed. Run: make site.' in words


def test_findings_are_told_one_a_line_without_a_log(capsys: pytest.CaptureFixture[str], logs: Path) -> None:
    finding = Finding("docs/a.md", 3, "rule", "This is wrong", "that", "Do this.")
    assert told(ProblemsError([finding]), capsys) == (
        1,
        f"error  {finding}\n1 to mend. Nothing was changed.\n",
    )
    assert list(logs.iterdir()) == []


def test_whoever_presses_ctrl_c_is_told_that_nothing_has_changed(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(KeyboardInterrupt(), capsys) == (130, "Stopped by you. What stood there before stands there still.\n")


def test_ctrl_c_in_the_middle_of_a_command_shows_no_traceback(project: SmallProject) -> None:
    command = [str(Path(sys.executable).with_name("ahtc")), "build", "--today", "2026-11-22"]
    with subprocess.Popen(command, cwd=project.root, stderr=subprocess.PIPE, text=True) as run:
        assert run.stderr is not None
        first = run.stderr.readline()
        time.sleep(0.1)
        run.send_signal(signal.SIGINT)
        words = first + run.stderr.read()
    assert run.returncode == 130
    assert "Traceback" not in words
    assert not project.site.exists()
