"""Reading an Open Referral UK 3.0 directory page by page, and the shapes of its records as far as we use them.

Fields that we do not use are left alone; those we use must be as the standard gives them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from ahtc.core.problems import Finding
from ahtc.pull.file_at_hand import read_file
from ahtc.pull.http import Client
from ahtc.pull.json_text import read_json
from ahtc.pull.source_findings import about, refused

LARGEST_ANSWER = 30_000_000
LARGEST_FILE = 100_000_000
MOST_PAGES = 10_000
MOST_RECORDS = 200_000

_REMEDY = "Tell whoever runs the directory; nothing has been changed."
_SHAPE_REMEDY = "Check that the address is that of an Open Referral UK 3.0 API; if it is, tell whoever runs it."

Words = Annotated[str, StringConstraints(min_length=1, max_length=10_000)]


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)


class Phone(_Shape):
    """A telephone number and what it is for: ``voice``, ``text``, ``fax`` ..."""

    number: object = None
    type: str | None = None


class Person(_Shape):
    """A contact person or desk."""

    email: str | None = None
    phones: list[Phone] | None = None


class OrganizationRecord(_Shape):
    """An organisation of the directory; ``None`` where the record does not say."""

    id: Words
    name: Words
    email: str | None = None
    website: str | None = None
    phones: list[Phone] | None = None
    contacts: list[Person] | None = None


class ServiceRecord(_Shape):
    """A service of the directory, with its organisation where the record holds it."""

    id: Words
    name: Words
    status: Words
    url: str | None = None
    email: str | None = None
    phones: list[Phone] | None = None
    contacts: list[Person] | None = None
    organization: OrganizationRecord | None = None


# How pages were counted before version 3.0: the records stood in "content".
_OLDER_PAGE = frozenset({"content", "totalElements", "totalPages"})


class _Page(_Shape):
    total_items: int
    total_pages: int
    page_number: int
    contents: list[object]


Shape = TypeVar("Shape", ServiceRecord, OrganizationRecord)


@dataclass
class Directory(Generic[Shape]):
    """The records gathered so far, by id; ``warnings`` tell of those that cannot be used.

    ``unread`` are the records that cannot be read: id and name, as far as they say them, and what is wrong.
    """

    shape: type[Shape]
    source: str
    records: dict[str, Shape] = field(default_factory=dict)
    warnings: list[Finding] = field(default_factory=list)
    received: int = 0
    unread: list[tuple[str, str, str]] = field(default_factory=list)
    _colliding: set[str] = field(default_factory=set)
    _unreadable: list[Finding] = field(default_factory=list)

    def add(self, items: Iterable[object], source: str) -> int:
        """Takes the records in; how many of them were not there before."""
        before = len(self.records) + len(self._colliding) + len(self._unreadable)
        for item in items:
            self.received += 1
            try:
                record = self.shape.model_validate(item)
            except ValidationError as error:
                fault = shape_finding(error, source, f"record {self.received}")
                self._unreadable.append(fault)
                self.unread += ((id, name, fault.seen) for id, name in _names_in(item))
                continue
            if record.id in self._colliding:
                continue
            if self.records.setdefault(record.id, record) != record:
                del self.records[record.id]
                self._colliding.add(record.id)
        return len(self.records) + len(self._colliding) + len(self._unreadable) - before

    def finish(self) -> Directory[Shape]:
        """Itself, with its warnings; raises :class:`ProblemsError` when not one of its records can be read."""
        if self._unreadable and not self.records:
            raise refused_as(self._unreadable[0])
        if self._unreadable:
            first = self._unreadable[0]
            seen = f"{len(self._unreadable)} of {self.received:,} records cannot be read; the first: {first.seen}"
            self.warnings.append(replace(first, seen=seen, severity="warning"))
        if self._colliding:
            several = ", ".join(sorted(self._colliding)[:3])
            seen = f"Ids that stand for several records each, and none is used ({len(self._colliding)}): {several}"
            self.warnings.append(warned(self.source, seen, "an id of its own for each record", _REMEDY))
        return self


def read_pages(client: Client, address: str, shape: type[Shape]) -> Directory[Shape]:
    """All records of a paged list, from ``address?page=1`` on.

    Raises :class:`ProblemsError` when the pages do not come to an end, contradict their own count, or hold no record
    that can be read.
    """
    directory = Directory(shape, address)
    for number in range(1, MOST_PAGES + 1):
        url = f"{address}?page={number}"
        page = _page(client.fetch_json(url, LARGEST_ANSWER), url)
        _require_sense(page, number, url)
        added = directory.add(page.contents, url)
        if page.contents and not added:
            seen = f"Page {number} gives nothing but records that came before"
            raise refused(url, seen, "other records on each page", _REMEDY, "pages")
        if directory.received > MOST_RECORDS:
            break
        if number >= page.total_pages or not page.contents:
            _require_all(directory, page, url)
            return directory.finish()
    seen = f"There is no end after {number:,} pages and {directory.received:,} records"
    raise refused(address, seen, f"at most {MOST_PAGES:,} pages and {MOST_RECORDS:,} records", _REMEDY, "pages")


def read_saved(file: Path) -> tuple[Directory[ServiceRecord], Directory[OrganizationRecord]]:
    """The services and organisations of a file saved from an API: a page, a record, or a list of either.

    Raises :class:`ProblemsError` when the file cannot be read, or holds neither.
    """
    services = Directory(ServiceRecord, file.name)
    organizations = Directory(OrganizationRecord, file.name)
    for item in _items(_json(file), file.name, services.warnings):
        is_service = isinstance(item, dict) and ("status" in item or "organization" in item)
        (services if is_service else organizations).add([item], file.name)
    if not services.received and not organizations.received:
        seen = "The file holds no record"
        raise refused(file.name, seen, "a page of services saved from the API", _SHAPE_REMEDY, "empty")
    return services.finish(), organizations.finish()


def shape_finding(error: ValidationError, source: str, what: str) -> Finding:
    """The first thing that is not as the standard gives it, as a finding."""
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"]) or "it"
    seen = f"{what}: {place} is not as Open Referral UK gives it ({first['msg']})"
    expected = "the fields of Open Referral UK 3.0: id, name, status, and page_number, total_pages, contents of a page"
    return about(source, seen[:1].upper() + seen[1:], expected, _SHAPE_REMEDY, "open-referral")


def refused_as(finding: Finding) -> Exception:
    """A finding, ready to raise."""
    return refused(finding.path, finding.seen, finding.expected, finding.remedy, finding.rule)


def warned(source: str, seen: str, expected: str, remedy: str) -> Finding:
    """A finding that does not stop the reading."""
    return replace(about(source, seen, expected, remedy, "open-referral"), severity="warning")


def _names_in(item: object) -> Iterator[tuple[str, str]]:
    """Id and name of a record, and of the organisation in it, as far as they are texts."""
    for told in (item, item.get("organization")) if isinstance(item, dict) else ():
        if isinstance(told, dict):
            id, name = told.get("id"), told.get("name")
            yield id if isinstance(id, str) else "", name if isinstance(name, str) else ""


def _page(value: object, source: str) -> _Page:
    if isinstance(value, dict) and "contents" not in value and (found := sorted(_OLDER_PAGE & value.keys())):
        seen = f"This page has the shape of an Open Referral UK directory older than 3.0 ({', '.join(found)})"
        expected = "a page of version 3.0 (contents, total_items, total_pages, page_number); older ones are not read"
        remedy = "Ask whoever runs the directory for the address of its version 3.0; nothing has been changed."
        raise refused(source, seen, expected, remedy, "older-version")
    try:
        return _Page.model_validate(value)
    except ValidationError as error:
        raise refused_as(shape_finding(error, source, "the page")) from error


def _require_sense(page: _Page, number: int, url: str) -> None:
    if page.page_number != number:
        seen = f"Page {number} was asked for, and the answer says that it is page {page.page_number}"
        raise refused(url, seen, f"page_number {number}", _REMEDY, "pages")
    if page.contents and page.total_pages < number:
        seen = f"Page {number} holds {len(page.contents)} records, and says that there are {page.total_pages} pages"
        raise refused(url, seen, "a count of pages that counts this one", _REMEDY, "pages")


def _require_all(directory: Directory[Shape], page: _Page, url: str) -> None:
    if directory.received < page.total_items:
        seen = f"The pages end after {directory.received:,} of {page.total_items:,} records"
        raise refused(url, seen, f"{page.total_items:,}, as the answer says", _REMEDY, "pages")


def _json(file: Path) -> object:
    return read_json(read_file(file, LARGEST_FILE, file.name), file.name)


def _items(value: object, source: str, warnings: list[Finding]) -> Iterator[object]:
    for each in value if isinstance(value, list) else [value]:
        if not (isinstance(each, dict) and (_OLDER_PAGE | {"contents", "page_number"}) & each.keys()):
            yield each
            continue
        page = _page(each, source)
        if page.total_items > len(page.contents) and not isinstance(value, list):
            seen = f"This is page {page.page_number} of {page.total_pages}: the others were not read"
            warnings.append(warned(source, seen, "the whole directory", "Use --base-url, or save all pages as a list."))
        yield from page.contents
