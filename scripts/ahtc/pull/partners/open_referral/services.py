"""What a directory of services (Open Referral UK 3.0) lists about our organisations, and how much else it lists."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from urllib.parse import quote, urlsplit

from pydantic import ValidationError

from ahtc.core.problems import Finding, ProblemsError
from ahtc.pull.http import Client
from ahtc.pull.partners.alike import name_key
from ahtc.pull.partners.listed import (
    Listed,
    ListedContact,
    Reading,
    Reply,
    clean_text,
    read_email,
    read_given,
    read_phone,
    read_web,
)
from ahtc.pull.partners.open_referral.pages import (
    LARGEST_ANSWER,
    OrganizationRecord,
    Person,
    Phone,
    ServiceRecord,
    read_pages,
    read_saved,
    refused_as,
    shape_finding,
    warned,
)
from ahtc.pull.source_findings import refused

MOST_DETAILS = 200
_ENDED = frozenset({"inactive", "defunct"})
_CLOSED = "temporarily closed"
_NOT_FOR_CALLS = frozenset({"fax", "pager", "video"})


@dataclass(frozen=True)
class Wanted:
    """What is ours in a directory: ids of its organisations or services, or names as :func:`name_key` gives them."""

    ids: Collection[str]
    names: Collection[str]

    def has(self, id: str, name: str) -> bool:
        """Whether an organisation or a service may be one of ours."""
        return id in self.ids or name_key(name) in self.names


@dataclass
class _Found:
    """One of ours: an organisation with its services, or a service by itself."""

    organization: OrganizationRecord | None = None
    services: list[ServiceRecord] = field(default_factory=list)


def read_open_referral(asked: Client | Path, address: str, wanted: Wanted, today: date) -> Reply:
    """What the API at ``address``, or a file saved from it, says of what is ``wanted``.

    An organisation of ours is listed with its services' contacts; a service of ours by itself. Details are asked for
    only where the list gives no telephone numbers, and only about ours. The other services are counted in a warning.
    Raises :class:`ProblemsError` when the answers are not as the standard gives them.
    """
    if isinstance(asked, Path):
        services, organizations = read_saved(asked)
        records, others, base = services.records, organizations.records, asked.name
        warnings = [*services.warnings, *organizations.warnings]
        unread = [*services.unread, *organizations.unread]
    else:
        base = address.rstrip("/")
        directory = read_pages(asked, f"{base}/services", ServiceRecord)
        records, warnings = directory.records, directory.warnings
        others, unread_too = _organizations(asked, base, warnings)
        unread = [*directory.unread, *unread_too]
    found = _ours(records.values(), others.values(), wanted)
    ours = {service.id for each in found.values() for service in each.services}
    if left := len(records) - len(ours):
        seen = f"{left:,} other services are listed there" if left > 1 else "One other service is listed there"
        remedy = "To have one of them compared, put its id into identifiers: open-referral of our record."
        warnings.append(warned(base, seen, "only ours to be compared", remedy))
    if not isinstance(asked, Path):
        _add_details(asked, base, found, warnings)
    return Reply(
        source="open-referral",
        title="Directory of services (Open Referral UK)",
        publisher=urlsplit(base).hostname or base,
        address=base,
        retrieved=today,
        licence="not stated in the directory",
        listed=_all_listed(found, [each for each in unread if wanted.has(*each[:2])]),
        warnings=tuple(warnings),
    )


def _all_listed(found: dict[str, _Found], unread: Iterable[tuple[str, str, str]]) -> tuple[Listed, ...]:
    """What is listed of ours by key; one with a record that cannot be read is unread as a whole."""
    listed = {key: _listed(key, each) for key, each in found.items()}
    for id, name, fault in unread:
        listed[id or name] = Listed(clean_text(id or name), clean_text(name), unread=clean_text(fault))
    return tuple(sorted(listed.values(), key=lambda each: each.key))


def _organizations(
    client: Client, base: str, warnings: list[Finding]
) -> tuple[dict[str, OrganizationRecord], list[tuple[str, str, str]]]:
    """The list of organisations, and its unread records; an API need not serve it: then those of services are known."""
    try:
        directory = read_pages(client, f"{base}/organizations", OrganizationRecord)
    except ProblemsError as error:
        if any(finding.rule != "status" for finding in error.findings):
            raise
        warnings += (replace(finding, severity="warning") for finding in error.findings)
        return {}, []
    warnings += directory.warnings
    return directory.records, directory.unread


def _ours(
    services: Iterable[ServiceRecord], organizations: Iterable[OrganizationRecord], wanted: Wanted
) -> dict[str, _Found]:
    found: dict[str, _Found] = {}
    for service in services:
        of = service.organization
        if service.id in wanted.ids:
            found[service.id] = _Found(None, [service])
        if of is not None and wanted.has(of.id, of.name):
            found.setdefault(of.id, _Found(of)).services.append(service)
        elif wanted.has(service.id, service.name):
            found[service.id] = _Found(None, [service])
    for organization in organizations:
        if wanted.has(organization.id, organization.name):
            found.setdefault(organization.id, _Found()).organization = organization
    return found


def _add_details(client: Client, base: str, found: dict[str, _Found], warnings: list[Finding]) -> None:
    """Puts the whole record in the place of each service of ours that the list gives without telephone numbers."""
    details: dict[str, ServiceRecord] = {}
    for each in found.values():
        for index, service in enumerate(each.services):
            if service.phones is not None or service.contacts is not None:
                continue
            if service.id not in details:
                if len(details) == MOST_DETAILS:
                    seen = f"Details were asked for of {MOST_DETAILS} services only"
                    warnings.append(warned(base, seen, "the details of all of ours", "Ask about fewer organisations."))
                    return
                details[service.id] = _detail(client, base, service, warnings)
            each.services[index] = details[service.id]


def _detail(client: Client, base: str, service: ServiceRecord, warnings: list[Finding]) -> ServiceRecord:
    url = f"{base}/services/{quote(service.id, safe='')}"
    try:
        record = ServiceRecord.model_validate(client.fetch_json(url, LARGEST_ANSWER))
    except ValidationError as error:
        raise refused_as(shape_finding(error, url, "the service")) from error
    except ProblemsError as error:
        if any(finding.rule != "status" for finding in error.findings):
            raise
        warnings += (replace(finding, severity="warning") for finding in error.findings)
        return service
    if record.id != service.id:
        seen, remedy = f'The answer is about "{clean_text(record.id)}"', "Tell whoever runs the directory."
        raise refused(url, seen, f'the service "{clean_text(service.id)}", as asked', remedy, "another-service")
    return record


def _listed(key: str, found: _Found) -> Listed:
    running = [service for service in found.services if service.status not in _ENDED]
    contacts: dict[ListedContact, None] = {}
    doubts: list[str] = []
    if found.organization:
        _take(_of_organization(found.organization), contacts, doubts)
    for service in running:
        own: dict[ListedContact, None] = {}
        _take(_of_service(service), own, doubts)
        name = clean_text(service.name)
        if found.organization and len(found.services) > 1:
            doubts += (f'{new.value} is given for its service "{name}"' for new in own if new not in contacts)
        if service.status == _CLOSED:
            doubts.append(f'its service "{name}" is temporarily closed')
        contacts |= own
    return Listed(
        key=clean_text(key),
        name=clean_text(found.organization.name if found.organization else found.services[0].name),
        contacts=tuple(contacts),
        removed=bool(found.services) and not running,
        doubts=tuple(dict.fromkeys(doubts)),
    )


def _take(readings: Iterable[Reading], contacts: dict[ListedContact, None], doubts: list[str]) -> None:
    for found, unsure in readings:
        contacts |= dict.fromkeys(found)
        doubts += unsure


def _of_service(service: ServiceRecord) -> Iterator[Reading]:
    yield from _of_phones(service.phones)
    yield from _of_people(service.contacts)
    yield read_email(service.email or "")
    yield read_web(service.url or "")


def _of_organization(organization: OrganizationRecord) -> Iterator[Reading]:
    yield from _of_phones(organization.phones)
    yield from _of_people(organization.contacts)
    yield read_email(organization.email or "")
    yield read_web(organization.website or "")


def _of_people(people: Iterable[Person] | None) -> Iterator[Reading]:
    for person in people or []:
        yield from _of_phones(person.phones)
        yield read_email(person.email or "")


def _of_phones(phones: Iterable[Phone] | None) -> Iterator[Reading]:
    for phone in phones or []:
        kind = (phone.type or "").casefold()
        if kind in _NOT_FOR_CALLS:
            continue
        found, doubts = read_given(read_phone, phone.number)
        yield ([replace(each, kind="text") for each in found] if kind == "text" else found), doubts
