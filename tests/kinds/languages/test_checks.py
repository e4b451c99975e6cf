"""What is wrong with a language's file is named with its line, in words that say how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ahtc.check.example_text import findings as example_findings
from ahtc.core.facts import Facts, Stands
from ahtc.core.problems import Finding, ProblemsError
from ahtc.core.project import Project
from ahtc.core.validation import validated
from ahtc.core.yaml_file import YamlFile, parse_yaml
from ahtc.kinds.facts import templates_for
from ahtc.kinds.languages.checks import CHECKS
from ahtc.kinds.languages.record import HelpLanguage
from ahtc.kinds.organisations.record import Organisation
from tests.facts import with_records
from tests.project import DAY, ROOT

FOLDER = "docs/data/languages"
SPOKEN = {"sq", "vi", "pl", "ro", "ar", "zh-hans", "ti", "ckb", "fa", "pt", "bg", "uk"}


def changed(id: str, old: str, new: str, name: str = "") -> tuple[YamlFile, int]:
    """A language's file with a passage changed, and the line that the passage stands on."""
    text = (ROOT / FOLDER / f"{id}.yml").read_text(encoding="utf-8")
    assert old in text
    return parse_yaml(text.replace(old, new, 1), f"{FOLDER}/{name or id}.yml"), text[: text.index(old)].count("\n") + 1


def project_with(facts: Facts, *files: YamlFile) -> Project:
    """The project with these languages and no others."""
    records = {Path(file.path).stem: validated(HelpLanguage, file) for file in files}
    places = {Path(file.path).stem: Stands(file) for file in files}
    found = with_records(facts, HelpLanguage, records, places)
    return Project(ROOT, DAY, found, templates_for(found), [])


def found_in(facts: Facts, *files: YamlFile) -> list[Finding]:
    project = project_with(facts, *files)
    return [finding for rule in CHECKS.values() for finding in rule(project)]


def test_the_languages_of_the_site_are_well(facts: Facts, whole_project: Project) -> None:
    assert set(facts[HelpLanguage]) == SPOKEN
    assert [finding for rule in CHECKS.values() for finding in rule(whole_project)] == []


def test_a_line_that_is_missing_is_named() -> None:
    file, _ = changed("vi", "  fault: ", "  fault_: ")
    with pytest.raises(ProblemsError) as caught:
        validated(HelpLanguage, file)
    assert 'The field "lines.fault_" is not known' in str(caught.value)
    text = "\n".join(line for line in file.text.split("\n") if "  fault_: " not in line)
    lines = text.split("\n").index("lines:") + 1
    with pytest.raises(ProblemsError) as caught:
        validated(HelpLanguage, parse_yaml(text, file.path))
    told = f'{FOLDER}/vi.yml:{lines}  "lines.fault" is missing. Expected a value. Add it. [missing-field]'
    assert str(caught.value) == told


@pytest.mark.parametrize(("id", "runs", "wrong"), [("ar", "rtl", "ltr"), ("uk", "ltr", "rtl"), ("ti", "ltr", "rtl")])
def test_the_wrong_direction_is_told_by_the_letters(facts: Facts, id: str, runs: str, wrong: str) -> None:
    file, line = changed(id, f"dir: {runs}", f"dir: {wrong}")
    (finding,) = found_in(facts, file)
    assert (finding.line, finding.rule, finding.expected) == (line, "language-direction", f"dir: {runs}")
    assert finding.seen == f"dir is {wrong}, and most letters here run the other way"


def test_a_direction_that_is_none_is_refused() -> None:
    file, line = changed("ar", "dir: rtl", "dir: right")
    with pytest.raises(ProblemsError, match=f"ar.yml:{line}  dir is \"right\". Expected 'ltr' or 'rtl'"):
        validated(HelpLanguage, file)


@pytest.mark.parametrize("code", ["xx", "vietnamese", "VI", "vi_VN", "../vi"])
def test_a_code_that_no_language_has_is_told(facts: Facts, code: str) -> None:
    file, line = changed("vi", "lang: vi", f'lang: "{code}"')
    (finding,) = found_in(facts, file)
    assert (finding.line, finding.rule) == (line, "language-code")
    assert finding.seen == f'"{code}" is the code of no language that is known'


def test_a_code_that_is_not_the_file_s_is_told(facts: Facts) -> None:
    file, line = changed("vi", "lang: vi", "lang: pl")
    (finding,) = found_in(facts, file)
    assert (finding.line, finding.seen) == (line, 'lang is "pl", and the file is vi.yml')


@pytest.mark.parametrize(
    ("id", "typed"),
    [("pl", "999"), ("pl", "08000 121 700"), ("ar", "٩٩٩"), ("fa", "۰۸۰۰۰ ۱۲۱ ۷۰۰"), ("vi", "(0800) 1")],
)
def test_a_number_typed_by_hand_is_refused_in_the_numerals_of_any_script(facts: Facts, id: str, typed: str) -> None:
    file, line = changed(id, '  papers: "', f'  papers: "{typed} ')
    (finding,) = found_in(facts, file)
    assert (finding.line, finding.rule) == (line, "language-number")
    assert "takes its numbers from the records" in finding.expected


def test_what_is_pressed_and_not_called_may_be_typed(facts: Facts) -> None:
    file, _ = changed("vi", "55", "55")
    assert found_in(facts, file) == []


@pytest.mark.parametrize("id", ["sq", "ar", "zh-hans"])
def test_a_line_left_in_english_is_told(facts: Facts, id: str) -> None:
    papers = next(line for line in (ROOT / FOLDER / f"{id}.yml").read_text("utf-8").split("\n") if "  papers: " in line)
    file, line = changed(id, papers, '  papers: "You can ask for help, and you do not need your papers."')
    (finding,) = found_in(facts, file)
    assert (finding.line, finding.rule) == (line, "language-line")
    assert finding.seen.endswith(" is English")


def test_a_line_that_says_what_the_example_says_is_told_once(facts: Facts) -> None:
    file, line = changed(
        "sq", "Nuk ju duhen dokumente për të kërkuar ndihmë.", "You do not need papers to ask for help."
    )
    project = project_with(facts, file)
    assert found_in(facts, file) == []
    assert [(finding.path, finding.line) for finding in example_findings(project)] == [(f"{FOLDER}/sq.yml", line)]


def test_a_line_copied_from_another_language_is_told(facts: Facts) -> None:
    polish, _ = changed("pl", "id: pl", "id: pl")
    file, line = changed("ro", "Nu aveți nevoie de acte ca să cereți ajutor.", str(polish.data["lines"]["papers"]))
    (finding,) = found_in(facts, polish, file)
    assert (finding.path, finding.line) == (f"{FOLDER}/ro.yml", line)
    assert finding.seen.endswith("stands in pl.yml too")


def test_a_line_that_translates_what_the_record_said_before_is_told(facts: Facts) -> None:
    file, _ = changed("vi", "id: vi", "id: vi")
    helpline = facts[Organisation]["modern-slavery-helpline"]
    phone, *others = helpline.contacts
    assert phone.cost is not None
    dearer = phone.model_copy(update={"cost": phone.cost.model_copy(update={"en": "At the price of a local call"})})
    records = {**facts[Organisation], helpline.id: helpline.model_copy(update={"contacts": [dearer, *others]})}
    (finding,) = found_in(with_records(facts, Organisation, records), file)
    assert (finding.path, finding.line) == (file.path, file.line_of(["renders", "cost"]))
    assert finding.remedy == "Translate lines: cost anew, then put the record's words here."


def test_the_helpline_s_record_that_is_gone_is_told_once(facts: Facts) -> None:
    polish, _ = changed("pl", "id: pl", "id: pl")
    vietnamese, _ = changed("vi", "id: vi", "id: vi")
    (finding,) = found_in(with_records(facts, Organisation, {}), polish, vietnamese)
    assert finding.seen == 'There is no record "modern-slavery-helpline"'
