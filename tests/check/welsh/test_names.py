from __future__ import annotations

from ahtc.check.welsh.names import findings
from tests.check.project import Project

NONE = "id: a\nname:\n  en: Wales Safeguarding Procedures\n  welsh: none\n"


def test_a_name_said_to_be_in_english_alone_that_the_glossary_has_in_welsh_is_found(project: Project) -> None:
    project.write("docs/data/organisations/a.yml", NONE)
    term = "term: {en: Wales Safeguarding Procedures, cy: Gweithdrefnau Diogelu Cymru}\n"
    project.write("docs/data/terms.yml", term)
    (finding,) = findings(project.read())
    assert (finding.path, finding.line) == ("docs/data/organisations/a.yml", 3)
    assert finding.expected == '"Gweithdrefnau Diogelu Cymru", as in docs/data/terms.yml:1'


def test_a_name_that_nothing_has_in_welsh_is_well(project: Project) -> None:
    project.write("docs/data/organisations/a.yml", NONE)
    assert list(findings(project.read())) == []


def test_the_english_name_in_a_welsh_text_is_no_welsh_name(project: Project) -> None:
    project.write("docs/data/organisations/a.yml", NONE)
    label = 'b: {en: Wales Safeguarding Procedures, cy: "[en: Wales Safeguarding Procedures]"}\n'
    project.write("docs/data/labels.yml", label)
    assert list(findings(project.read())) == []
