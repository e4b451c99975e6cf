"""Organisations: the partners, how to reach them, and where they are listed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ahtc.core.facts import Facts, Shelf
from ahtc.core.kind import Kind
from ahtc.core.problems import Finding, did_you_mean
from ahtc.core.reading import Reading, files_in_folder, records_of
from ahtc.kinds.organisations.calls import CALLS
from ahtc.kinds.organisations.checks import contact_age, same_number, shared_contact, typed_contact, web_address
from ahtc.kinds.organisations.feeds.files import files
from ahtc.kinds.organisations.feeds.linked_data import page_data
from ahtc.kinds.organisations.help_bar import FILE, HelpBar, help_findings
from ahtc.kinds.organisations.pages import pages
from ahtc.kinds.organisations.places import councils
from ahtc.kinds.organisations.record import Organisation
from ahtc.kinds.organisations.shared import completed, shares, sharing_findings, written_contacts
from ahtc.kinds.organisations.support import findings as support_findings


def _read(reading: Reading) -> Shelf[Organisation]:
    reading.document(HelpBar, FILE)
    files = files_in_folder(reading, "organisations")
    written = written_contacts(file.data for _, file in files)
    unread = {path.stem for path in (reading.data / "organisations").glob("*.yml")} - {path.stem for path, _ in files}
    for _, file in files:
        reading.findings.extend(sharing_findings(file, written, unread))
    whole = [(path, file) for path, file in files if all(name in written for _, name in shares(file))]
    return records_of(reading, Organisation, whole, lambda file: completed(file, written.get))


def _agree(facts: Facts) -> Iterator[Finding]:
    """What no record alone can tell: numbers that nothing bears out, councils that are none, the top of every page."""
    yield from help_findings(facts)
    yield from support_findings(facts)
    known = [council.id for council in councils(facts[Organisation])]
    for organisation in facts[Organisation].values():
        covers = organisation.covers if isinstance(organisation.covers, list) else []
        for number, id in enumerate(covers):
            if id not in known:
                stands = facts.stands(Organisation, organisation.id)
                line, seen = stands.line_of(["covers", number]), f'covers names "{id}", which is no council'
                remedy = did_you_mean(id, known)
                yield Finding(stands.path, line, "reference", seen, "a council's id, or wales", remedy)


ORGANISATIONS = Kind(
    id="organisations",
    folder=Path(__file__).parent,
    record=Organisation,
    read=_read,
    agree=_agree,
    calls=CALLS,
    pages=pages,
    checks={
        "typed-contact": typed_contact.findings,
        "typed-contact-in-data": typed_contact.data_findings,
        "same-number": same_number.findings,
        "shared-contact": shared_contact.findings,
        "web-address": web_address.findings,
        "contact-age": contact_age.findings,
    },
    files=files,
    linked_data=page_data,
    due=contact_age.due,
)
