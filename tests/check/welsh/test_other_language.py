from __future__ import annotations

import pytest

from ahtc.check.welsh.other_language import findings
from tests.check.project import Project

WELSH = "Mae'r ganolfan yn helpu pobl sydd wedi dioddef trais yn eu cartrefi."
ENGLISH = "The centre supports people who have suffered violence in their homes."


@pytest.mark.parametrize(
    ("name", "text", "seen"),
    [
        ("a.md", WELSH, '"Mae\'r ganolfan yn helpu pobl sydd wedi dioddef …" stands where English belongs'),
        ("cy/a.md", ENGLISH, '"The centre supports people who have suffered violence …" stands where Welsh belongs'),
    ],
)
def test_a_text_on_the_page_of_the_other_language_is_a_warning_with_its_words(
    project: Project, name: str, text: str, seen: str
) -> None:
    project.page("a.md", ENGLISH)
    project.page("cy/a.md", WELSH)
    page = project.page(name, text)
    (finding,) = (each for each in findings(project.read()) if each.line >= page.first_line)
    assert (finding.path, finding.line, finding.severity) == (page.path, page.first_line, "warning")
    assert finding.seen.startswith(seen)


def test_so_is_one_in_a_field_of_a_record(project: Project) -> None:
    project.write("docs/data/words.yml", f'a: {{en: "{WELSH}", cy: "{WELSH}"}}\nb: {{en: Yn y dref, cy: In town}}\n')
    (finding,) = findings(project.read())
    assert (finding.path, finding.line) == ("docs/data/words.yml", 1)
