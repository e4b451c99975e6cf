"""Whoever changes a number has looked at its source: the day of the check changes with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ahtc.core.problems import Finding, ProblemsError
from ahtc.core.project import Project
from ahtc.core.yaml_file import YamlFile, parse_yaml
from ahtc.kinds.organisations.record import Organisation
from ahtc.kinds.organisations.shared import completed, written_contacts

FOLDER = "docs/data/organisations"


def findings(project: Project, before: Mapping[str, str]) -> Iterator[Finding]:
    """Each contact whose value is another than ``before``, and whose ``checked`` is not later, nor today.

    ``before`` holds the records' files as they were. A shared number changes in every record that shares it.
    """
    was = _contacts(before)
    for organisation in project.facts[Organisation].values():
        stands = project.facts.stands(Organisation, organisation.id)
        for index, point in enumerate(organisation.contacts):
            old = was.get(f"{organisation.id}/{point.id}")
            if old is None or old.get("value") == point.value or point.checked >= project.today:
                continue
            if str(old.get("checked")) < point.checked.isoformat():
                continue
            line = stands.line_of(["contacts", index, "checked"])
            seen = f'"{point.id}" was {old.get("value")} and is {point.value}, and was last checked on {point.checked}'
            remedy = "Look at its source, or ring it; then write that day in checked, and keep the page under sources."
            yield Finding(stands.path, line, "checked-anew", seen, "a later day in checked", remedy)


def _contacts(before: Mapping[str, str]) -> Mapping[str, Mapping[str, Any]]:
    """Every contact as it was; a file that could not be read then tells nothing."""
    files: list[YamlFile] = []
    for path, text in before.items():
        try:
            files.append(parse_yaml(text, path))
        except ProblemsError:
            continue
    written = written_contacts(file.data for file in files)
    return written_contacts(completed(file, written.get).data for file in files)
