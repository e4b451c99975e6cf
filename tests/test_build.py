"""Building: all of it or nothing, the same every time, and plain words about what is wrong."""

from __future__ import annotations

import datetime
import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ahtc.core.problems import ProblemsError
from ahtc.output.build import build_site
from ahtc.site.mkdocs_plugin import told_at
from ahtc.site.project import read_project
from tests.markup import page
from tests.project import DAY, FAULTS, OBSERVATIONS, TRUST, Command, SmallProject, tree

# One mistake for each kind that an officer may make: the file, what stood there, what stands there now, what is said.
MISTAKES = {
    "a quote that never closes": (
        TRUST,
        'value: "029 2018 0001"',
        'value: "029 2018 0001',
        "A quote opens on this line",
    ),
    "a tab": (TRUST, "    hours:", "\thours:", "begins with a tab"),
    "a bad indent": (TRUST, "    hours:", "     hours:", "stands further in"),
    "an unknown field": (TRUST, "area: {", "aera: {", 'Did you mean "area"?'),
    "a field twice": (TRUST, "kinds: [support]", "id: x", "stands here twice"),
    "an id that leads away": (TRUST, "id: example-trust", "id: ../x", "small letters, digits and single hyphens"),
    "a number that cannot be": (TRUST, '"029 2018 0001"', '"029 2018 00010"', "UK telephone number"),
    "a number with letters": (TRUST, '"029 2018 0001"', '"O29 2018 0001"', "digits and spaces only"),
    "a number without quotes": (TRUST, '"029 2018 0001"', "101", "between quotes"),
    "an e-mail address that cannot be": (TRUST, "help@example.org", "help.example.org", "an e-mail address"),
    "no Welsh name": (TRUST, ", cy: Ymddiriedolaeth Enghraifft", "", "a Welsh name in cy"),
    "no Welsh text": (
        TRUST,
        "area: {en: All of Wales, cy: Cymru gyfan}",
        "area: {en: All of Wales}",
        "needs both en and cy",
    ),
    "a day to come": (TRUST, "checked: 2026-11-22", "checked: 2999-11-22", "a date that has already come"),
    "a total that does not add up": (
        OBSERVATIONS,
        "2012,uk-total,7200",
        "2012,uk-total,7201",
        "not the sum of its 2 parts",
    ),
    "text for a number": (OBSERVATIONS, "2012,wales,200", "2012,wales,about 200", "a whole number"),
    "too few cells": (OBSERVATIONS, "2012,wales,200,,,printed,made-up,", "2012,wales,200", "This row has 3 cells"),
    "a renamed heading": (OBSERVATIONS, "period,nation", "period,natoin", 'Did you mean "nation"?'),
    "an unknown category": (OBSERVATIONS, "2012,wales", "2012,waels", 'Did you mean "wales"?'),
    "an unknown source": (
        OBSERVATIONS,
        "2012,wales,200,,,printed,made-up",
        "2012,wales,200,,,printed,mad-up",
        "made-up",
    ),
    "an unknown note": (OBSERVATIONS, "made-up,slip", "made-up,slop", 'Did you mean "slip"?'),
    "a call that is not known": ("docs/about.md", "{{ table(", "{{ tabel(", 'Did you mean "table"?'),
    "an id that is not known": (
        "docs/get-help/index.md",
        "example-trust",
        "example-turst",
        'Did you mean "example-trust"?',
    ),
    "a call that never closes": ("docs/get-help/index.md", '") }}', '")', "cannot be read"),
    "a statement of Jinja": ("docs/about.md", "{{ keeper(", "{% for x in y %}{{ keeper(", "call"),
    "a link that is no address": ("docs/partners/index.md", "(directory.md)", "(http://[directory)", "Correct it."),
    "a link to nowhere": ("docs/partners/index.md", "directory.md", "directry.md", "directory.md"),
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=list(MISTAKES))
def test_a_mistake_is_told_in_a_line_with_its_place_and_remedy(
    project: SmallProject, ahtc: Command, mistake: tuple[str, str, str, str]
) -> None:
    name, old, new, remedy = mistake
    line = project.change(name, old, new)
    told = ahtc(project.root, "check", "--today", "2026-11-22")
    assert told.code == 1
    places = [problem for problem in told.problems if f"  {name}:" in problem]
    assert len(places) == 1, told.err
    assert remedy in places[0]
    found = int(places[0].split(f"{name}:")[1].split()[0])
    assert found == line, places[0]


def test_a_mistake_leaves_the_old_site_byte_for_byte(built_project: SmallProject, ahtc: Command) -> None:
    before = tree(built_project.site)
    built_project.change("docs/get-help/index.md", "example-trust", "example-turst")
    told = ahtc(built_project.root, "build", "--today", "2026-11-22")
    assert told.code == 1
    assert "Nothing was changed." in told.err
    assert tree(built_project.site) == before
    assert left_over(built_project.root) == []


def left_over(root: Path) -> list[str]:
    """What a build must not leave behind."""
    return sorted(path.name for path in root.rglob(".*"))


def test_a_build_makes_both_languages_and_leaves_nothing_else_behind(project: SmallProject, ahtc: Command) -> None:
    told = ahtc(project.root, "build", "--today", "2026-11-22")
    assert (told.code, told.problems) == (0, [])
    assert page(project.site / "index.html").one("html").attributes["lang"] == "en"
    assert page(project.site / "cy" / "index.html").one("html").attributes["lang"] == "cy"
    assert left_over(project.root) == []


def test_a_new_build_takes_the_place_of_the_old(built_project: SmallProject) -> None:
    (built_project.site / "stale.html").touch()
    built_project.change("docs/about.md", "## Words", "## New words")
    site = built_project.build()
    assert page(site / "about/index.html").one("h2").text == "New words"
    assert not (site / "stale.html").exists()


def test_the_same_facts_make_the_same_site_byte_for_byte(built_project: SmallProject) -> None:
    first = tree(built_project.site)
    shutil.rmtree(built_project.site)
    for path in (built_project.root / "docs").rglob("*"):
        os.utime(path, (0, 0))
    assert tree(built_project.build()) == first


def test_another_run_of_the_command_makes_the_same_site_byte_for_byte(built_project: SmallProject) -> None:
    first = tree(built_project.site)
    command = [str(Path(sys.executable).with_name("ahtc")), "build", "--today", "2026-11-22"]
    subprocess.run(command, cwd=built_project.root, env=os.environ | {"PYTHONHASHSEED": "1"}, check=True)
    assert tree(built_project.site) == first


def test_the_day_decides_alone_which_checks_are_stale(project: SmallProject) -> None:
    facts = project.facts()
    fresh = tree(project.build(datetime.date(2026, 11, 23)))
    assert tree(project.build(datetime.date(2026, 11, 24))) == fresh
    stale = project.build(datetime.date(2028, 1, 1))
    for path, said in (("get-help", facts.words.say("stale", "en")), ("cy/cael-help", facts.words.say("stale", "cy"))):
        assert said in page(stale / path / "index.html").text


def test_a_build_writes_nothing_but_the_site(built_project: SmallProject) -> None:
    docs = built_project.root / "docs"
    for path in docs.rglob("*"):
        os.utime(path, ns=(1, 1))
    before = tree(docs)
    built_project.build()
    assert tree(docs) == before
    assert {path.stat().st_mtime_ns for path in docs.rglob("*")} == {1}


def full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize(
    "step",
    ["ahtc.output.build.write_redirects", "ahtc.output.build.write_sitemap", "mkdocs.utils.write_file"],
)
def test_a_disk_that_fills_up_leaves_the_old_site_byte_for_byte(
    built_project: SmallProject, ahtc: Command, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    before = tree(built_project.site)
    built_project.change("docs/about.md", "## Words", "## New words")
    built_project.change("docs/cy/about.md", "## Geiriau", "## Geiriau newydd")
    ahtc(built_project.root, "twin", "docs/cy/about.md")
    monkeypatch.setattr(step, full)
    told = ahtc(built_project.root, "build", "--today", "2026-11-22")
    assert told.code == 1
    assert "No space left on device" in told.err
    assert tree(built_project.site) == before
    assert left_over(built_project.root) == []


def test_a_disk_that_is_full_leaves_a_page_as_it_was(
    project: SmallProject, ahtc: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.change("docs/about.md", "## Words", "## New words")
    before = tree(project.root)
    monkeypatch.setattr(os, "fsync", full)
    told = ahtc(project.root, "twin", "docs/cy/about.md")
    assert told.code == 1
    assert "No space left on device" in told.err
    assert tree(project.root) == before


def test_a_disk_that_is_truly_full_leaves_the_old_site(project: SmallProject, ahtc: Command) -> None:
    disk = project.root / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    options = ["-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)]
    if mount is None or subprocess.run([mount, *options], capture_output=True, check=False).returncode:
        pytest.skip("needs a user who may mount a small disk")
    try:
        old = disk / "site"
        old.mkdir()
        (old / "index.html").write_text("old\n", encoding="utf-8")
        with pytest.raises((OSError, ProblemsError)):
            build_site(read_project(project.root, DAY), old)
        assert (old / "index.html").read_text(encoding="utf-8") == "old\n"
        assert sorted(path.name for path in disk.iterdir()) == ["site"]
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_page_that_is_too_heavy_is_told_and_not_published(built_project: SmallProject) -> None:
    before = tree(built_project.site)
    noise = " ".join(f"{number * 7919 % 100003:x}" for number in range(9000))
    built_project.append("docs/privacy.md", f"\n{noise}\n")
    with pytest.raises(ProblemsError, match=r"site/privacy/:1  The page weighs [\d,]+ bytes gzipped"):
        built_project.build()
    assert tree(built_project.site) == before


def test_a_warning_of_mkdocs_fails_the_build_in_one_message(project: SmallProject) -> None:
    project.change("mkdocs.yml", "  - glossary.md", "  - glosary.md")
    problem = project.build_problem()
    assert problem.startswith("mkdocs.yml:1  ")
    assert "glosary.md" in problem


def test_a_typo_in_the_settings_is_told_in_one_message(project: SmallProject, ahtc: Command) -> None:
    project.append("mkdocs.yml", 'more: "unclosed\n')
    told = ahtc(project.root, "build", "--today", "2026-11-22")
    assert told.code == 1
    assert len(told.problems) == 1
    assert "mkdocs.yml" in told.problems[0]


def test_the_address_of_the_site_may_have_a_folder(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/wales/")
    site = project.build()
    built = page(site / "cy/cael-help/index.html")
    assert built.one("link", rel="canonical").attributes["href"] == "https://example.org/wales/cy/cael-help/"
    redirect = page(site / "cy/get-help/index.html")
    assert redirect.one("a").attributes["href"] == "../cael-help/"
    missing = page(site / "cy/404.html")
    assert "/wales/cy/cael-help/" in {link.attributes["href"] for link in missing.every("a")}


def test_words_of_the_site_that_are_gone_are_told_in_one_message(project: SmallProject) -> None:
    project.change("docs/data/words.yml", "  menu:", "  menyu:")
    assert project.build_problem().startswith('docs/data/words.yml:1  The words "menu" are missing.')


def test_a_page_that_every_page_links_to_need_not_be_in_the_menu(project: SmallProject) -> None:
    project.change("mkdocs.yml", "welsh-language.md, contact.md]", "welsh-language.md]")
    site = project.build()
    assert (site / "contact/index.html").is_file()
    assert "../contact/" in {link.attributes["href"] for link in page(site / "about/index.html").every("a")}


def test_a_site_without_an_organisation_to_list_or_a_table_of_2012_is_built(project: SmallProject) -> None:
    for name in ("example-trust", "held-line", "emergency-999", "modern-slavery-helpline"):
        project.change(f"docs/data/organisations/{name}.yml", "listing: directory", "listing: list-only")
    shutil.rmtree(project.root / "docs/data/statistics/wales-2012-nations")
    project.write(FAULTS, "checked: 2026-11-22\nentries: []\n")
    for name in ("docs/about.md", "docs/cy/about.md"):
        project.change(name, '{{ table("wales-2012-nations") }}', "")
    for name in ("docs/index.md", "docs/cy/index.md"):
        project.change(name, '{{ figure("wales-2012-nations", period="2012", nation="wales") }}', "")
    assert (project.build() / "partners/directory/index.html").is_file()


@pytest.mark.parametrize(
    ("message", "place"),
    [
        ("Doc file 'about.md' contains a link 'gone.md', but the target is not found", "docs/about.md:2"),
        ("Error reading page 'about.md': maximum recursion depth exceeded", "docs/about.md:1"),
        ("Error building page 'gone.md': something", "mkdocs.yml:1"),
        ("A reference to 'about.md' is included in the 'nav' configuration", "mkdocs.yml:1"),
    ],
)
def test_what_mkdocs_says_of_a_page_is_told_at_its_line(tmp_path: Path, message: str, place: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "about.md").write_text("one\n[two](gone.md)\n", encoding="utf-8")
    assert str(told_at(message, tmp_path)).startswith(f"{place}  ")


def test_a_plugin_that_is_not_listed_is_told(project: SmallProject) -> None:
    project.change("mkdocs.yml", "  - ahtc\n", "")
    assert project.build_problem().startswith("mkdocs.yml:1  The plugins i18n and ahtc must both be listed")
