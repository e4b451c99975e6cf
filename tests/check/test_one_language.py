from __future__ import annotations

from ahtc.check.one_language import in_one_language


def test_a_page_changed_without_its_twin_is_named_with_that_twin() -> None:
    changed = ["docs/a.md", "docs/cy/a.md", "docs/signs/b.md", "docs/cy/c.md"]
    assert in_one_language(changed) == [("docs/cy/c.md", "docs/c.md"), ("docs/signs/b.md", "docs/cy/signs/b.md")]


def test_records_hold_both_languages_and_other_files_none() -> None:
    assert in_one_language(["docs/data/terms.yml", "docs/data/notes.md", "mkdocs.yml", "README.md"]) == []
