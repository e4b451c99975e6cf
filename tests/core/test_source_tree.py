"""What stands in the project's folders is on a list of what may; anything else stops the build in one message."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from ahtc.core.problems import Finding, ProblemsError
from ahtc.core.source_tree import require_sound_tree
from tests.conftest import ROOT


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of one page, one record, the shell and what the tools themselves write."""
    for name in (
        "docs/index.md",
        "docs/cy/get-help/index.md",
        "docs/data/organisations/bawso.yml",
        "docs/data/nrm/2023-Q4/tables.ods",
        "docs/data/releases/SHA256SUMS",
        "docs/data/releases/2023-Q4/uk-annual.json",
        "docs/data/releases/release-001.zip",
        "docs/data/partners/report.md",
        "docs/data/statistics/README.txt",
        "docs/assets/site.css",
        "overrides/main.html",
        "overrides/partials/footer.html",
    ):
        write(tmp_path, name)
    return tmp_path


def write(root: Path, name: str, text: str = "text\n") -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def findings(root: Path) -> list[Finding]:
    with pytest.raises(ProblemsError) as caught:
        require_sound_tree(root)
    return caught.value.findings


def finding(root: Path) -> Finding:
    (found,) = findings(root)
    return found


def test_what_a_project_holds_is_well(root: Path) -> None:
    require_sound_tree(root)
    require_sound_tree(ROOT)


@pytest.mark.parametrize(
    "name",
    [
        "docs/about.md~",
        "docs/about.md.orig",
        "docs/evil.svg",
        "docs/assets/evil.svg",
        "docs/evil.html",
        "docs/secret.txt",
        "docs/.DS_Store",
        "docs/.about.md",
        "docs/data/.env",
        "docs/data/organisations/bawso.yml~",
        "docs/data/organisations/Copy of bawso.yml",
        "docs/data/partners/register.zip",
        "docs/data/releases/2023-Q4/uk-annual.xlsx",
        "overrides/main.html.bak",
        "overrides/logo.svg",
    ],
)
def test_a_file_that_nothing_publishes_is_named_with_what_the_folder_holds(root: Path, name: str) -> None:
    write(root, name)
    found = finding(root)
    assert (found.path, found.rule) == (name, "stray-file")
    assert found.expected.startswith("only ")
    assert "Move it out" in found.remedy


@pytest.mark.parametrize(
    ("name", "megabytes", "seen", "remedy"),
    [
        ("docs/Photo 1.JPG", 12, "A picture of 12 MB stands here", "say in words what it shows"),
        ("docs/data/list.docx", 0, "A document of less than 1 MB stands here", "write what it says as a page"),
        ("docs/leaflet.pdf", 0, "A document of less than 1 MB stands here", "write what it says as a page"),
    ],
)
def test_a_photograph_or_a_document_is_told_with_what_to_do_instead(
    root: Path, name: str, megabytes: int, seen: str, remedy: str
) -> None:
    write(root, name)
    os.truncate(root / name, megabytes * 1_000_000)
    found = finding(root)
    assert (found.path, found.rule) == (name, "stray-file")
    assert found.seen.startswith(seen)
    assert remedy in found.remedy


@pytest.mark.parametrize("name", ["docs/data/organisations/con.yml", "docs/assets/nul.css"])
def test_a_name_that_windows_keeps_for_a_device_is_told_wherever_it_stands(root: Path, name: str) -> None:
    write(root, name)
    assert (finding(root).path, finding(root).rule) == (name, "file-name")


@pytest.mark.parametrize("name", ["docs/.obsidian/app.md", "docs/data/.git/index.yml"])
def test_a_hidden_folder_is_told_once(root: Path, name: str) -> None:
    write(root, name)
    assert finding(root).path == str(Path(name).parent)


def test_a_file_that_a_command_was_writing_when_it_was_stopped_is_passed_over(root: Path) -> None:
    write(root, "docs/data/organisations/.ahtc-abc12345")
    require_sound_tree(root)


@pytest.mark.parametrize("name", ["docs/.about.md.swp", "docs/data/.~lock.a.csv#", "overrides/#main.html#"])
def test_what_an_editor_keeps_beside_an_open_file_is_passed_over(root: Path, name: str) -> None:
    write(root, name)
    require_sound_tree(root)


def test_a_link_under_such_a_name_is_told(root: Path) -> None:
    (root / "docs/.about.md.swp").symlink_to(root / "docs/index.md")
    assert finding(root).rule == "link"


@pytest.mark.parametrize(
    "name", ["docs/secret.md", "docs/data/organisations/x.yml", "docs/assets/site.css", "overrides/main.html"]
)
@pytest.mark.parametrize("target", ["a file", "a folder", "nothing"])
def test_a_link_is_never_followed(root: Path, tmp_path_factory: pytest.TempPathFactory, name: str, target: str) -> None:
    outside = tmp_path_factory.mktemp("outside")
    to = {"a file": write(outside, "secret", "hush"), "a folder": outside, "nothing": outside / "gone"}[target]
    (root / name).unlink(missing_ok=True)
    (root / name).symlink_to(to)
    found = finding(root)
    assert (found.path, found.rule) == (name, "link")
    assert "Delete the link" in found.remedy


@pytest.mark.parametrize("name", ["docs", "docs/data", "overrides"])
def test_a_folder_of_the_project_is_no_link_either(root: Path, name: str) -> None:
    (root / name).rename(root / "moved")
    (root / name).symlink_to(root / "moved")
    assert (finding(root).path, finding(root).rule) == (name, "link")


def test_a_loop_of_links_is_told_once(root: Path) -> None:
    (root / "docs" / "loop").symlink_to(".")
    assert (finding(root).path, finding(root).rule) == ("docs/loop", "link")


@pytest.mark.parametrize("name", ["docs/pipe.md", "docs/data/organisations/pipe.yml", "docs/data/statistics", "docs/x"])
def test_a_pipe_is_told_and_not_waited_for(root: Path, name: str) -> None:
    if (root / name).exists():
        (root / name / "README.txt").unlink()
        (root / name).rmdir()
    os.mkfifo(root / name)
    found = finding(root)
    assert (found.path, found.rule, found.seen) == (name, "special-file", "A pipe stands here")


def test_a_socket_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "docs")  # a socket's address is short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("s.md")
        assert finding(root).seen == "A socket stands here"


def test_a_folder_where_a_page_is_expected_is_told(root: Path) -> None:
    write(root, "docs/about.md/text.md")
    found = finding(root)
    assert (found.path, found.rule, found.remedy) == ("docs/about.md", "page-name", "Call it docs/about-md.")


def test_a_file_that_is_far_too_large_is_told(root: Path) -> None:
    with (root / "docs" / "index.md").open("ab") as stream:
        stream.truncate(200_000_000)
    assert (finding(root).rule, finding(root).seen) == ("size", "The file has 200 MB")


def test_folders_that_never_end_are_told(root: Path) -> None:
    write(root, "docs/a/a/a/a/a/a/a/a/a/index.md")
    assert finding(root).seen == "Folders stand too deep here"


def test_the_name_of_a_page_is_told_with_one_that_would_do_and_with_every_sign_seen(root: Path) -> None:
    write(root, "docs/get-help/tŷ\u202e.md")
    found = finding(root)
    assert (found.path, found.rule) == ("docs/get-help/tŷ\\u202e.md", "page-name")
    assert found.remedy == "Call it docs/get-help/ty.md."


def test_a_name_that_is_not_even_text_is_told(root: Path) -> None:
    (root / "docs" / os.fsdecode(b"caf\xe9.md")).touch()
    assert str(finding(root)).encode()
    assert finding(root).remedy == "Call it docs/caf.md."


@pytest.mark.parametrize("name", ["docs/Get help/a.md", "docs/cy/Get help/a.md"])
def test_a_folder_of_pages_is_named_once(root: Path, name: str) -> None:
    write(root, name)
    write(root, name.replace("a.md", "b c.md"))
    assert finding(root).path == str(Path(name).parent)


def test_a_folder_that_would_be_taken_for_a_language_is_told(root: Path) -> None:
    write(root, "docs/pl/index.md")
    assert finding(root).seen == "The name of this folder would be taken for a language"


@pytest.mark.parametrize(
    "name",
    [
        "docs/index.md",
        "docs/cy/get-help/index.md",
        "docs/data/organisations/bawso.yml",
        "docs/data/statistics/uk-annual/observations.csv",
        "docs/assets/site.css",
        "overrides/partials/footer.html",
        "mkdocs.yml",
    ],
)
@pytest.mark.parametrize("marker", ["<<<<<<< HEAD", "=======", ">>>>>>> a-branch", "||||||| 1a2b3c4"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_the_marks_of_a_merge_are_told_with_their_line(root: Path, name: str, marker: str, end: str) -> None:
    write(root, name).write_bytes(f"ours{end}{marker}{end}theirs{end}".encode())
    found = finding(root)
    assert (found.path, found.line, found.rule) == (name, 2, "merge")
    assert found.seen == f"Two versions stand here, parted by {marker[:7]}"


@pytest.mark.parametrize("line", ["========", "a ======= b", " <<<<<<< x", "<<<<<<<x", "| a | b |"])
def test_other_signs_are_well(root: Path, line: str) -> None:
    write(root, "docs/index.md", f"a\n{line}\n")
    require_sound_tree(root)


def test_the_template_of_every_page_must_be_there(root: Path) -> None:
    (root / "overrides" / "main.html").unlink()
    assert (finding(root).path, finding(root).rule) == ("overrides/main.html", "shell")


def test_many_of_one_cause_in_one_folder_are_one_finding(root: Path) -> None:
    for number in range(40):
        write(root, f"docs/assets/charts/{number}.svg")
    found = finding(root)
    assert (found.path, found.seen) == (
        "docs/assets/charts/0.svg",
        "Nothing publishes such a file, and 39 more like it in this folder",
    )


def test_everything_that_is_wrong_is_told_at_once(root: Path) -> None:
    for name in ("docs/a b.md", "docs/draft.docx", "overrides/x.txt"):
        write(root, name)
    assert [found.path for found in findings(root)] == ["docs/a b.md", "docs/draft.docx", "overrides/x.txt"]
