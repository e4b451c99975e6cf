"""A contact that several bodies share is written once; the others say whose it is: ``same_as: nspcc-helpline/phone``.

The number is taken from there, and what bears it out with it, unless a contact names its own ``sources``. What a body
says of it (its label, hours, cost) is always that body's own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from ahtc.core.facts import Facts
from ahtc.core.problems import Finding, did_you_mean
from ahtc.core.yaml_file import YamlFile
from ahtc.kinds.organisations.record import Organisation

NUMBER = ("kind", "value", "short_number")
EVIDENCE = ("sources", "contradicted_by", "checked", "method", "checked_by", "said")

# A contact as its record has it, by "organisation/contact"; None where there is none.
Written = Callable[[str], Mapping[str, Any] | None]


def written_contacts(records: Iterable[Any]) -> dict[str, Mapping[str, Any]]:
    """Every contact of these records as they were read, by the name under which others share it."""
    return {
        f"{record.get('id')}/{contact.get('id')}": contact
        for record in records
        if isinstance(record, dict)
        for contact in _contacts(record)
    }


def shares(file: YamlFile) -> list[tuple[int, str]]:
    """The contacts of a file, by their place there, that share another, and the name of that one."""
    contacts = enumerate(_contacts(file.data))
    return [(index, str(contact["same_as"])) for index, contact in contacts if "same_as" in contact]


def completed(file: YamlFile, written: Written) -> YamlFile:
    """The file with each shared contact as it is where it is written; what shares nothing stays as it is."""
    if not shares(file):
        return file
    contacts = [_shared(contact, written(str(contact.get("same_as")))) for contact in _contacts(file.data)]
    return replace(file, data={**file.data, "contacts": contacts})


def sharing_findings(
    file: YamlFile, written: Mapping[str, Mapping[str, Any]], unread: Collection[str]
) -> Iterable[Finding]:
    """Each contact of a file that shares what is nowhere, or says itself what it takes from there.

    What stands in a file that is ``unread``, by the name of its organisation, may be there: that file tells its fault.
    """
    for index, name in shares(file):
        line = file.line_of(["contacts", index, "same_as"])
        if name.partition("/")[0] in unread:
            continue
        if name not in written:
            seen, expected = f'same_as is "{name}", which is no contact', "organisation/contact, by their ids"
            yield Finding(file.path, line, "reference", seen, expected, did_you_mean(name, written))
        elif "same_as" in written[name]:
            seen, remedy = f'"{name}" is shared itself', f"Write same_as: {written[name]['same_as']}."
            yield Finding(file.path, line, "shared-contact", seen, "the record that has the number", remedy)
        for field in NUMBER:
            if field in _contacts(file.data)[index]:
                line, seen = file.line_of(["contacts", index, field]), f"{field} stands beside same_as: {name}"
                remedy = f"Delete this line; or delete same_as, where this is not the number of {name}."
                yield Finding(file.path, line, "shared-contact", seen, "the number in one place", remedy)


def where_written(facts: Facts, organisation: Organisation, index: int) -> tuple[Organisation, int]:
    """The record in which a contact's number stands, and the contact's place there: itself, but for a shared one."""
    shared = organisation.contacts[index].same_as
    if shared is None:
        return organisation, index
    id, _, contact = shared.partition("/")
    holder = facts[Organisation][id]
    return holder, [point.id for point in holder.contacts].index(contact)


def from_facts(facts: Facts) -> Written:
    """The contacts as the records have them, for a record that is read alone."""
    records = (facts.stands(Organisation, id).file.data for id in facts[Organisation])
    return written_contacts(records).get


def _shared(contact: Mapping[str, Any], there: Mapping[str, Any] | None) -> Mapping[str, Any]:
    if there is None or "same_as" not in contact:
        return contact
    taken = (*NUMBER, "release") if "sources" in contact else (*NUMBER, "release", *EVIDENCE)
    found = {**{name: there[name] for name in taken if name in there}, **contact}
    return {**found, "release": "held"} if there.get("release") == "held" else found


def _contacts(record: Any) -> list[Any]:
    contacts = record.get("contacts") if isinstance(record, dict) else None
    return [each for each in contacts if isinstance(each, dict)] if isinstance(contacts, list) else []
