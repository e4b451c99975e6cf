"""Who keeps the site and how they are reached: on every page where it is set, promised nowhere where it is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ahtc.core.facts import Facts
from ahtc.core.text import LANGUAGES, Language
from ahtc.kinds.settings.checks import promise_findings, release_findings
from ahtc.kinds.settings.record import settings_of
from ahtc.site.project import read_project
from tests.markup import Element, page
from tests.project import DAY, Command, SmallProject, make_project

FILE = "docs/data/site.yml"
SET = """\
owner: {en: Example Trust, cy: Ymddiriedolaeth Enghraifft, welsh: official}
email: post@trust.wales
repository: https://code.wales/trust/site/
branch: main
issue_forms: https://code.wales/trust/site/issues/new/choose
address: https://www.trust.wales/
"""
PROMISES = ("settings-tell", "settings-who", "settings-edit", "settings-edit-record")


@pytest.fixture(autouse=True)
def without_site_url(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)


@pytest.fixture(scope="module")
def kept_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project's site with everything set."""
    project = make_project(tmp_path_factory.mktemp("kept") / "project")
    project.write(FILE, SET)
    with pytest.MonkeyPatch.context() as environment:
        environment.delenv("SITE_URL", raising=False)
        return project.build()


def real_pages(site: Path) -> Iterator[tuple[str, Element]]:
    for path in sorted(site.rglob("index.html")):
        built = page(path)
        if not list(built.every("meta", http_equiv="refresh")):
            yield path.relative_to(site).as_posix().removesuffix("index.html"), built


def links(built: Element) -> dict[str, str]:
    return {link.text: link.attributes["href"] for link in built.every("a")}


def language_of(address: str) -> Language:
    return "cy" if address.startswith("cy/") else "en"


def test_every_page_says_who_we_are_how_to_tell_us_and_where_it_is_edited(kept_site: Path, facts: Facts) -> None:
    seen = 0
    for address, built in real_pages(kept_site):
        words = {name: facts.words.say(name, language_of(address)) for name in PROMISES}
        found = links(built)
        assert found[words["settings-who"]].endswith("#who-we-are"), address
        assert found[words["settings-tell"]].endswith("#corrections"), address
        edits = [found[words[name]] for name in PROMISES[2:] if words[name] in found]
        assert len(edits) == 1, address
        assert edits[0].startswith("https://code.wales/trust/site/edit/main/docs/"), address
        seen += 1
    assert seen > 20


@pytest.mark.parametrize(
    ("address", "words", "path"),
    [
        ("about/", "settings-edit", "docs/about.md"),
        ("cy/amdanom/", "settings-edit", "docs/cy/about.md"),
        ("partners/example-trust/", "settings-edit-record", "docs/data/organisations/example-trust.yml"),
        ("glossary/", "settings-edit-record", "docs/data/words/terms.yml#L3"),
    ],
)
def test_a_page_is_edited_in_its_file_and_a_page_made_from_a_record_in_the_record(
    kept_site: Path, facts: Facts, address: str, words: str, path: str
) -> None:
    found = links(page(kept_site / address / "index.html"))
    assert found[facts.words.say(words, language_of(address))] == f"https://code.wales/trust/site/edit/main/{path}"


@pytest.mark.parametrize(
    ("address", "owner"), [("about/", "Example Trust"), ("cy/amdanom/", "Ymddiriedolaeth Enghraifft")]
)
def test_the_owner_stands_on_the_page_about_the_site(kept_site: Path, address: str, owner: str) -> None:
    assert f"{owner}." in page(kept_site / address / "index.html").text


@pytest.mark.parametrize("address", ["contact/", "cy/cysylltu/"])
def test_the_mailbox_and_the_form_stand_on_the_page_of_corrections(kept_site: Path, address: str) -> None:
    found = links(page(kept_site / address / "index.html"))
    assert found["post@trust.wales"] == "mailto:post@trust.wales"
    assert "https://code.wales/trust/site/issues/new/choose" in found.values()


def test_every_page_stands_at_the_address_that_is_set(kept_site: Path) -> None:
    for address, built in real_pages(kept_site):
        assert built.one("link", rel="canonical").attributes["href"] == f"https://www.trust.wales/{address}"
    assert "Sitemap: https://www.trust.wales/sitemap.xml" in (kept_site / "robots.txt").read_text()


def test_where_nothing_is_set_no_page_promises_anything_and_the_site_says_so_itself(
    small_site: Path, facts: Facts
) -> None:
    for address, built in real_pages(small_site):
        promised = {facts.words.say(name, language_of(address)) for name in PROMISES}
        assert promised & {*links(built)} == set(), address
    assert facts.words.say("settings-nobody", "en") in page(small_site / "contact" / "index.html").text
    assert facts.words.say("settings-no-keeper", "cy") in page(small_site / "cy" / "amdanom" / "index.html").text


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        ("post@trust.wales", "post at trust", 'email is "post at trust"'),
        ("repository: https://", "repository: ", 'repository is "code.wales/trust/site/"'),
        ("address: https://www.trust.wales/", "address: https://www.trust.wales/?a", "address is"),
        ("cy: Ymddiriedolaeth Enghraifft, ", "", "owner cannot stand as it is"),
        ("branch:", "brunch:", 'The field "brunch" is not known'),
    ],
)
def test_a_setting_that_cannot_be_is_named_with_its_line(project: SmallProject, old: str, new: str, seen: str) -> None:
    project.write(FILE, SET)
    line = project.change(FILE, old, new)
    problem = project.problem()
    assert problem.startswith(f"{FILE}:{line}  {seen}")


@pytest.mark.parametrize("text", ["# nothing is set\n", "owner:\nemail:\n"])
def test_a_release_is_told_each_setting_that_it_lacks(project: SmallProject, ahtc: Command, text: str) -> None:
    project.write(FILE, text)
    told = ahtc(project.root, "check", "--release", "--today", str(DAY))
    assert told.code == 1
    assert {problem.split()[2] for problem in told.problems} == {"address", "email", "owner", "repository"}
    assert all(f"{FILE}:" in problem for problem in told.problems)
    assert ahtc(project.root, "check", "--today", str(DAY)).code == 0


@pytest.mark.parametrize(
    ("address", "url", "wrong"),
    [
        ("https://www.trust.wales/", None, ""),
        ("https://anti-trafficking-wales.example/", None, "https://anti-trafficking-wales.example/"),
        ("https://www.trust.wales/", "http://localhost:8000/", "http://localhost:8000/"),
        ("https://site.example/", "https://www.trust.wales/", ""),
    ],
)
def test_a_release_does_not_stand_at_an_address_for_examples(
    project: SmallProject, ahtc: Command, monkeypatch: pytest.MonkeyPatch, address: str, url: str | None, wrong: str
) -> None:
    project.write(FILE, SET.replace("https://www.trust.wales/", address))
    if url:
        monkeypatch.setenv("SITE_URL", url)
    told = ahtc(project.root, "check", "--release", "--today", str(DAY))
    assert told.code == bool(wrong)
    assert [wrong in problem for problem in told.problems] == [True] * bool(wrong)


@pytest.mark.parametrize(("owners", "told"), [("/docs/a.yml @trust/team\n", 0), ("# why\n/docs/a.yml\n/b @x/y\n", 1)])
def test_a_release_is_told_that_nobody_has_to_look_at_a_change(project: SmallProject, owners: str, told: int) -> None:
    project.write(FILE, SET)
    project.write(".github/CODEOWNERS", owners)
    findings = list(release_findings(read_project(project.root, DAY)))
    assert [(finding.path, finding.line) for finding in findings] == [(".github/CODEOWNERS", 2)] * told


@pytest.mark.parametrize(
    ("page", "asks", "seen"),
    [
        ("about.md", "If it is wrong, [tell us](contact.md).", "tell us"),
        ("about.md", "Send it to us.", "Send it to us"),
        ("cy/about.md", "Os yw'n anghywir, rhowch wybod i ni.", "rhowch wybod i ni"),
        ("cy/about.md", "Anfonwch ef atom.", "Anfonwch ef atom"),
    ],
)
def test_a_page_that_asks_for_a_message_is_refused_while_nobody_can_receive_one(
    project: SmallProject, page: str, asks: str, seen: str
) -> None:
    line = project.append(f"docs/{page}", f"{asks}\n")
    (finding,) = promise_findings(read_project(project.root, DAY))
    assert (finding.path, finding.line) == (f"docs/{page}", line)
    assert finding.seen == f'"{seen}" asks for a message that nobody can receive yet'
    project.write(FILE, SET)
    assert list(promise_findings(read_project(project.root, DAY))) == []


def test_a_page_may_ask_for_no_message(project: SmallProject) -> None:
    project.append("docs/about.md", "Please never send us a name. It tells us nothing.\n")
    assert list(promise_findings(read_project(project.root, DAY))) == []


def test_an_edit_leads_to_the_branch_that_is_named(project: SmallProject) -> None:
    project.write(FILE, SET.replace("branch: main", "branch: live"))
    assert settings_of(project.facts()).edit("docs/about.md") == "https://code.wales/trust/site/edit/live/docs/about.md"


def test_both_languages_of_the_real_site_have_the_words(facts: Facts) -> None:
    assert all(facts.words.say(name, language) for name in PROMISES for language in LANGUAGES)
