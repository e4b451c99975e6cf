"""The Home Office's NRM statistics on GOV.UK, found through its Content API: releases by title and period.

Shapes: https://content-api.publishing.service.gov.uk/ (a collection's ``links.documents``, a release's
``details.attachments``). Nothing is chosen by its position in a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import TypeVar
from urllib.parse import urljoin, urlsplit

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from ahtc.core.problems import Finding, ProblemsError
from ahtc.pull.http import Client
from ahtc.pull.media_types import ODS, UNNAMED
from ahtc.pull.nrm.edition import Edition, edition_named
from ahtc.pull.source_findings import about, refused

BASE_URL = "https://www.gov.uk"
COLLECTION = "/government/collections/national-referral-mechanism-statistics"
HOSTS = frozenset({"www.gov.uk", "assets.publishing.service.gov.uk"})

_LIMIT = 10_000_000
_SHAPE = "the shape of a GOV.UK collection or release"
_BY_HAND = "Look at the page in a browser; a workbook saved by hand can be read with --from FILE."
_NOT_RELEASES = {"announcement", "annex", "guidance", "guide", "methodology", "pre", "quality"}
_LONG_AGO = datetime.min.replace(tzinfo=UTC)

Shape = TypeVar("Shape", bound=BaseModel)


class _Shape(BaseModel):
    """A part of an answer: the fields we use; the many others are left alone."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Attachment(_Shape):
    """A file, page or outside address of a release; ``file_size`` is in bytes."""

    attachment_type: str
    title: str
    url: str
    content_type: str | None = None
    filename: str | None = None
    file_size: int | None = None


class Change(_Shape):
    """An entry of a release's change history: when it was made public, and what it says."""

    public_timestamp: AwareDatetime
    note: str


class _Details(_Shape):
    attachments: tuple[object, ...] = ()
    change_history: tuple[object, ...] = ()


class _Notice(_Shape):
    explanation: str = ""
    withdrawn_at: AwareDatetime | None = None


class _Publication(_Shape):
    title: str
    base_path: str
    first_published_at: AwareDatetime
    public_updated_at: AwareDatetime
    details: _Details
    withdrawn_notice: _Notice | None = None


class _Document(_Shape):
    title: str
    base_path: str
    public_updated_at: AwareDatetime | None = None


class _Links(_Shape):
    documents: tuple[object, ...]


class _Collection(_Shape):
    links: _Links


@dataclass(frozen=True)
class Release:
    """One release as GOV.UK describes it; ``url`` is the page that readers see.

    ``withdrawn`` is ``None``, or the words of the notice that withdraws it. ``warnings`` tell of what GOV.UK lists
    beside it that cannot be read.
    """

    title: str
    base_path: str
    url: str
    edition: Edition
    published: datetime
    updated: datetime
    withdrawn: str | None
    attachments: tuple[Attachment, ...]
    change_history: tuple[Change, ...]
    warnings: tuple[Finding, ...] = ()


def newest_release(client: Client, base_url: str, collection_path: str) -> Release:
    """The release of a collection that is about the newest period.

    Raises :class:`ProblemsError` when the collection names none, or a later one whose period cannot be read.
    """
    source, documents, warnings = _statistics_releases(client, base_url, collection_path)
    by_edition = _by_edition(documents)
    newest = max(by_edition)
    known_at = max(document.public_updated_at or _LONG_AGO for document in by_edition[newest])
    for document in documents:
        if _edition(document) is None and (document.public_updated_at or _LONG_AGO) > known_at:
            seen = f'A later release does not say which quarter it is about: "{document.title}"'
            remedy = f"Look at it in a browser. `--edition {newest}` takes the newest that can be told apart."
            raise refused(source, seen, 'a title such as "July to September 2025"', remedy, "release")
    return _release(client, base_url, source, newest, by_edition[newest], warnings)


def find_edition(client: Client, base_url: str, collection_path: str, *, edition: str) -> Release:
    """The release about one period (``2023-Q4``, or ``2023`` for a year's summary).

    Raises :class:`ProblemsError` naming the editions there are when it is not among them.
    """
    wanted = Edition.parse(edition)
    source, documents, warnings = _statistics_releases(client, base_url, collection_path)
    by_edition = _by_edition(documents)
    if wanted not in by_edition:
        known = ", ".join(str(each) for each in sorted(by_edition))
        raise refused(source, f"There is no release for {wanted}", f"one of {known}", "Choose one of them.", "release")
    return _release(client, base_url, source, wanted, by_edition[wanted], warnings)


def data_tables(release: Release) -> Attachment:
    """The ODS workbook of data tables of a release, whatever it is named if it is the only ODS.

    Raises :class:`ProblemsError` when the release is withdrawn, has no ODS, has several of which not exactly one
    is titled as data tables, or keeps it on a host that is not GOV.UK's.
    """
    if release.withdrawn is not None:
        seen = f"{release.title} has been withdrawn: {release.withdrawn}"
        raise refused(release.url, seen, "a release that stands", "Read the notice; nothing was changed.", "withdrawn")
    found = _titled_as_tables([each for each in release.attachments if _is_ods(each)])
    if len(found) != 1:
        listed = ", ".join(f'"{each.title}"' for each in found or release.attachments) or "no attachments at all"
        seen = f"The release has {'several ODS files' if found else 'no ODS file'}: {listed}"
        seen = ". ".join([seen, *(warning.seen for warning in release.warnings)])
        raise refused(release.url, seen, "one ODS titled as data tables", _BY_HAND, "attachment")
    host, allowed = urlsplit(found[0].url).hostname, HOSTS | {urlsplit(release.url).hostname}
    if host not in allowed:
        expected = f"a file on {' or '.join(sorted(HOSTS))}"
        raise refused(release.url, f"The data tables are at {found[0].url}", expected, _BY_HAND, "attachment")
    return found[0]


def check_not_older(release: Release, held: Edition) -> None:
    """Raise :class:`ProblemsError` when a release is about an earlier period than the edition we hold."""
    if release.edition < held:
        seen = f"{release.title} is about {release.edition}"
        remedy = f"Nothing was changed. `--edition {release.edition}` fetches it on purpose."
        raise refused(release.url, seen, f"{held}, which we hold, or later", remedy, "older-edition")


def _statistics_releases(
    client: Client, base_url: str, collection_path: str
) -> tuple[str, list[_Document], list[Finding]]:
    """The address of a collection, the releases of statistics that it lists, and a warning of what it lists besides.

    Another document that cannot be read is passed over; a release of the NRM statistics never is, for without it an
    older one would be taken for the newest.
    """
    source = _content_address(base_url, collection_path)
    collection = _shaped(_Collection, client.fetch_json(source, _LIMIT), source)
    listed, unread = _each_shaped(_Document, collection.links.documents)
    for told, fault in unread:
        if _may_be_a_statistics_release(told):
            raise refused(source, f"A release of the statistics: {fault}", _SHAPE, _BY_HAND, "content-api")
    documents = [document for document in listed if _names_statistics(document.title)]
    warnings = _passed_over(source, "documents of the collection", len(collection.links.documents), unread)
    if any(_edition(document) for document in documents):
        return source, documents, warnings
    titles = ", ".join(f'"{document.title}"' for document in listed[:5]) or "nothing"
    expected = 'releases such as "Modern Slavery: NRM and DtN statistics, July to September 2025"'
    raise refused(source, f"The collection lists {titles}", expected, _BY_HAND, "release")


def _may_be_a_statistics_release(told: object) -> bool:
    """Whether a document that cannot be read is, by what it says of its title or path, of the NRM statistics."""
    texts = [told.get("title"), told.get("base_path")] if isinstance(told, dict) else []
    return any(_names_statistics(text) for text in texts if isinstance(text, str))


def _names_statistics(title: str) -> bool:
    """Whether a title is of the family of NRM statistics; guides and lists of who saw them early are not."""
    words = re.findall(r"[a-z]+", title.casefold())
    names_the_nrm = "nrm" in words or "national referral mechanism" in " ".join(words)
    return names_the_nrm and "statistics" in words and not _NOT_RELEASES.intersection(words)


def _edition(document: _Document) -> Edition | None:
    """From the title; from the slug, which never changes once published, only where the title cannot be read."""
    for text in (document.title, document.base_path):
        with suppress(ProblemsError):
            if found := edition_named(text):
                return found
    return None


def _by_edition(documents: Iterable[_Document]) -> dict[Edition, list[_Document]]:
    found: dict[Edition, list[_Document]] = {}
    for document in documents:
        if edition := _edition(document):
            found.setdefault(edition, []).append(document)
    return found


def _release(
    client: Client,
    base_url: str,
    collection: str,
    edition: Edition,
    documents: list[_Document],
    warnings: list[Finding],
) -> Release:
    document = _latest(documents, collection)
    source = _content_address(base_url, document.base_path)
    publication = _shaped(_Publication, client.fetch_json(source, _LIMIT), source)
    if _edition(_Document(title=publication.title, base_path=publication.base_path)) != edition:
        seen = f'The release is titled "{publication.title}"'
        raise refused(source, seen, f"the release for {edition}, as its collection says", _BY_HAND, "release")
    details = publication.details
    attachments, unread = _each_shaped(Attachment, details.attachments)
    changes, unread_changes = _each_shaped(Change, details.change_history)
    for told, fault in unread:
        if _may_be_a_workbook(told):
            raise refused(source, f"An attachment that may be the tables: {fault}", _SHAPE, _BY_HAND, "content-api")
    passed_over = [
        *_passed_over(source, "attachments of the release", len(details.attachments), unread),
        *_passed_over(source, "entries of its change history", len(details.change_history), unread_changes),
    ]
    return Release(
        title=publication.title,
        base_path=publication.base_path,
        url=urljoin(base_url, publication.base_path),
        edition=edition,
        published=publication.first_published_at,
        updated=publication.public_updated_at,
        withdrawn=_withdrawal(publication.withdrawn_notice),
        attachments=tuple(each.model_copy(update={"url": urljoin(base_url, each.url)}) for each in attachments),
        change_history=tuple(changes),
        warnings=(*warnings, *passed_over),
    )


def _latest(documents: list[_Document], collection: str) -> _Document:
    """The release updated last, where the publisher lists two for one period."""
    *others, latest = sorted(documents, key=lambda document: document.public_updated_at or _LONG_AGO)
    if others and others[-1].public_updated_at == latest.public_updated_at:
        seen = f"Two releases are about the same period: {others[-1].base_path} and {latest.base_path}"
        raise refused(collection, seen, "one, or one updated later", _BY_HAND, "release")
    return latest


def _content_address(base_url: str, path: str) -> str:
    return f"{base_url.rstrip('/')}/api/content/{path.strip('/')}"


def _shaped(shape: type[Shape], value: object, source: str) -> Shape:
    try:
        return shape.model_validate(value)
    except ValidationError as error:
        raise refused(source, _fault(error), _SHAPE, _BY_HAND, "content-api") from error


def _each_shaped(shape: type[Shape], values: Iterable[object]) -> tuple[list[Shape], list[tuple[object, str]]]:
    """The values that have the shape, and each that has not, with what is wrong with it."""
    shaped: list[Shape] = []
    unread: list[tuple[object, str]] = []
    for value in values:
        try:
            shaped.append(shape.model_validate(value))
        except ValidationError as error:
            unread.append((value, _fault(error)))
    return shaped, unread


def _passed_over(source: str, what: str, total: int, unread: list[tuple[object, str]]) -> list[Finding]:
    """One warning of what cannot be read and is passed over; none where all can."""
    if not unread:
        return []
    seen = f"{len(unread)} of {total} {what} cannot be read and are passed over; the first: {unread[0][1]}"
    remedy = "Nothing needs to be done, unless something is missing below."
    return [replace(about(source, seen, _SHAPE, remedy, "content-api"), severity="warning")]


def _fault(error: ValidationError) -> str:
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"]) or "the answer"
    return f"{place} is not as the Content API gives it ({first['msg']})"


def _withdrawal(notice: _Notice | None) -> str | None:
    # GOV.UK gives an empty notice with releases that stand.
    if notice is None or not (notice.explanation or notice.withdrawn_at):
        return None
    return _Words.of(notice.explanation).rstrip(".") or "no reason is given"


class _Words(HTMLParser):
    """Collects the words of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[str] = []

    def handle_data(self, data: str) -> None:
        self._pieces.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("p", "li", "div"):
            self._pieces.append(" ")

    @classmethod
    def of(cls, html: str) -> str:
        parser = cls()
        parser.feed(html)
        parser.close()
        return " ".join("".join(parser._pieces).split())


def _is_ods(attachment: Attachment) -> bool:
    """By its content type; by its name only where its type says nothing."""
    if attachment.attachment_type != "file":
        return False
    name = attachment.filename or urlsplit(attachment.url).path
    nameless = attachment.content_type in (None, "", UNNAMED)
    return attachment.content_type == ODS or (nameless and name.lower().endswith(".ods"))


def _may_be_a_workbook(told: object) -> bool:
    """Whether an attachment that cannot be read is, by what else it says, an ODS workbook."""
    texts = [text for text in told.values() if isinstance(text, str)] if isinstance(told, dict) else []
    return any(text == ODS or text.lower().endswith(".ods") for text in texts)


def _titled_as_tables(found: list[Attachment]) -> list[Attachment]:
    """The one attachment whose title says data tables, or else tables; all of them where that does not decide."""
    for wording in (r"data\W?tables", r"tables"):
        titled = [each for each in found if re.search(wording, each.title.casefold())]
        if len(found) > 1 and len(titled) == 1:
            return titled
    return found
