from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from ahtc.core.problems import Finding, ProblemsError
from ahtc.pull.http import Client, Patience
from ahtc.pull.media_types import JSON, ODS
from ahtc.pull.nrm.edition import Edition
from ahtc.pull.nrm.govuk import Attachment, Release, check_not_older, data_tables, find_edition, newest_release
from tests.pull.faulty_server import Act, FaultyServer, answer, silence, status

COLLECTION = "/government/collections/national-referral-mechanism-statistics"
FAMILY = "Modern Slavery: NRM and DtN statistics"
MEDIA = "https://assets.publishing.service.gov.uk/media/690a1"
PAGE: dict[str, object] = {
    "attachment_type": "html",
    "title": "Data tables, explained",
    "url": "/government/statistics/x/bulletin",
}
TABLES: dict[str, object] = {
    "attachment_type": "file",
    "title": "Modern Slavery: NRM and DtN statistics, data tables",
    "url": f"{MEDIA}/national-referral-mechanism-statistics-uk-quarter-3-2025-jul-to-sep-tables.ods",
    "content_type": ODS,
    "filename": "national-referral-mechanism-statistics-uk-quarter-3-2025-jul-to-sep-tables.ods",
    "file_size": 312_345,
}
PDF: dict[str, object] = {
    "attachment_type": "file",
    "title": "Data tables (PDF)",
    "url": f"{MEDIA}/b.pdf",
    "content_type": "application/pdf",
}


@pytest.fixture
def server() -> Iterator[FaultyServer]:
    with FaultyServer() as server:
        yield server


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with Client(patience=Patience(connect=1, read=0.15, first_wait=0.001, longest_wait=0.002)) as client:
        yield client


def document(title: str, updated: str = "2025-11-06T09:30:00Z", slug: str | None = None) -> dict[str, object]:
    path = slug or "".join(letter if letter.isalnum() else "-" for letter in title.lower())
    return {"title": title, "base_path": f"/government/statistics/{path}", "public_updated_at": updated, "locale": "en"}


def collection(server: FaultyServer, *documents: dict[str, object]) -> None:
    """A collection on the server, and the page of each of its documents."""
    shown = {"title": "NRM statistics", "document_type": "document_collection", "links": {"documents": documents}}
    server.plays(f"/api/content{COLLECTION}", answer(json.dumps(shown).encode(), JSON))
    for each in documents:
        publication(server, each)


def publication(server: FaultyServer, document: dict[str, object], **fields: object) -> None:
    page = document | {
        "first_published_at": "2025-11-06T09:30:05+00:00",
        "details": {
            "attachments": [PAGE, TABLES],
            "change_history": [{"public_timestamp": "2025-11-06T09:30:00Z", "note": "First published."}],
        },
        "withdrawn_notice": {},
    }
    server.plays(f"/api/content{document['base_path']}", answer(json.dumps(page | fields).encode(), JSON))


def newest(server: FaultyServer, client: Client) -> Release:
    return newest_release(client, server.url(), COLLECTION)


def refusal(server: FaultyServer, client: Client) -> Finding:
    """The one finding that taking the data tables of the newest release ends in."""
    with pytest.raises(ProblemsError) as refused:
        data_tables(newest(server, client))
    (finding,) = refused.value.findings
    assert finding.path.startswith(server.url())
    assert finding.remedy
    return finding


def release_with(server: FaultyServer, *attachments: dict[str, object], **fields: object) -> None:
    """A collection of one release, with these attachments."""
    only = document(f"{FAMILY}, July to September 2025")
    collection(server, only)
    publication(server, only, details={"attachments": attachments}, **fields)


# Which release.


def test_the_newest_period_is_chosen_wherever_it_stands_and_whenever_it_was_updated(
    server: FaultyServer, client: Client
) -> None:
    collection(
        server,
        document("National Referral Mechanism statistics: Quarter 2 2019 – April to June", "2025-12-01T09:30:00Z"),
        document(f"{FAMILY}, April to June 2025"),
        document(f"{FAMILY}, July to September 2025"),
        document(f"{FAMILY}, end of year summary 2024", "2025-12-02T09:30:00Z"),
        document("National Referral Mechanism and Duty to Notify statistics UK, April to June 2022"),
    )
    release = newest(server, client)
    assert release.title == "Modern Slavery: NRM and DtN statistics, July to September 2025"
    assert release.edition == Edition(2025, 3)


def test_a_release_says_what_gov_uk_says(server: FaultyServer, client: Client) -> None:
    collection(server, document(f"{FAMILY}, July to September 2025", "2025-11-20T09:30:00Z", slug="nrm-2025"))
    release = newest(server, client)
    assert release.base_path == "/government/statistics/nrm-2025"
    assert release.url == server.url("/government/statistics/nrm-2025")
    assert release.published == datetime(2025, 11, 6, 9, 30, 5, tzinfo=UTC)
    assert release.updated == datetime(2025, 11, 20, 9, 30, tzinfo=UTC)
    assert release.withdrawn is None
    assert [change.note for change in release.change_history] == ["First published."]
    assert release.attachments[0].url == server.url("/government/statistics/x/bulletin")
    assert release.attachments[1] == Attachment.model_validate(TABLES)


@pytest.mark.parametrize(
    "title",
    [
        "Modern Slavery: NRM and DtN statistics, October to December 2025",
        "Modern Slavery: National Referral Mechanism and Duty to Notify statistics UK, October to December 2025",
        "National Referral Mechanism and Duty to Notify statistics UK, October to December 2025",
        "National Referral Mechanism statistics: Quarter 4 2025 – October to December",
        "National Referral Mechanism statistics UK, end of year summary 2025",
    ],
)
def test_every_wording_of_the_family_is_known(server: FaultyServer, client: Client, title: str) -> None:
    collection(server, document(f"{FAMILY}, July to September 2025"), document(title))
    assert newest(server, client).title == title


@pytest.mark.parametrize(
    "title",
    [
        "National Referral Mechanism statistics pre-release access list, October to December 2025",
        "Annex to the NRM statistics, October to December 2025",
        "Guidance on the National Referral Mechanism, October to December 2025",
        "Immigration system statistics, October to December 2025",
    ],
)
def test_other_documents_of_the_collection_are_no_releases(server: FaultyServer, client: Client, title: str) -> None:
    collection(server, document(title, "2026-03-05T09:30:00Z"), document(f"{FAMILY}, July to September 2025"))
    assert newest(server, client).edition == Edition(2025, 3)


def test_a_quarter_is_taken_before_its_years_summary(server: FaultyServer, client: Client) -> None:
    collection(
        server,
        document(f"{FAMILY}, October to December 2025"),
        document(f"{FAMILY}, end of year summary 2025"),
    )
    assert newest(server, client).edition == Edition(2025, 4)


def test_a_title_that_contradicts_itself_is_read_by_its_slug(server: FaultyServer, client: Client) -> None:
    collection(server, document(f"{FAMILY}, Quarter 3 2025: October to December", slug="nrm-october-to-december-2025"))
    assert newest(server, client).edition == Edition(2025, 4)


def test_of_two_releases_for_one_period_the_later_is_taken(server: FaultyServer, client: Client) -> None:
    title = f"{FAMILY}, July to September 2025"
    collection(
        server,
        document(title, "2025-11-20T09:30:00Z", slug="corrected"),
        document(title, "2025-11-06T09:30:00Z", slug="first"),
    )
    assert newest(server, client).base_path == "/government/statistics/corrected"


def test_two_releases_that_cannot_be_told_apart_are_told(server: FaultyServer, client: Client) -> None:
    title = f"{FAMILY}, July to September 2025"
    collection(server, document(title, slug="one"), document(title, slug="two"))
    assert "same period" in refusal(server, client).seen


def test_a_later_release_without_a_period_is_told_and_can_be_passed_over(server: FaultyServer, client: Client) -> None:
    collection(
        server,
        document(f"{FAMILY}, July to September 2025"),
        document(f"{FAMILY}, winter edition", "2026-03-05T09:30:00Z"),
    )
    finding = refusal(server, client)
    assert f'"{FAMILY}, winter edition"' in finding.seen
    assert "--edition 2025-Q3" in finding.remedy
    assert find_edition(client, server.url(), COLLECTION, edition="2025-Q3").edition == Edition(2025, 3)


def test_an_old_release_without_a_period_is_passed_over(server: FaultyServer, client: Client) -> None:
    collection(
        server,
        document(f"{FAMILY}, July to September 2025"),
        document("National Referral Mechanism statistics, archive", "2018-03-05T09:30:00Z"),
    )
    assert newest(server, client).edition == Edition(2025, 3)


def test_a_release_that_is_not_about_the_period_its_collection_says_is_told(
    server: FaultyServer, client: Client
) -> None:
    listed = document(f"{FAMILY}, July to September 2025")
    collection(server, listed)
    publication(server, listed, title=f"{FAMILY}, April to June 2025")
    assert "the release for 2025-Q3" in refusal(server, client).expected


@pytest.mark.parametrize("edition", ["2023-Q4", "2023", "2019-Q2"])
def test_an_edition_is_found_by_its_period(server: FaultyServer, client: Client, edition: str) -> None:
    collection(
        server,
        document(f"{FAMILY}, July to September 2025"),
        document(f"{FAMILY}, end of year summary 2023"),
        document(f"{FAMILY}, October to December 2023"),
        document("National Referral Mechanism statistics: Quarter 2 2019 – April to June"),
    )
    assert str(find_edition(client, server.url(), COLLECTION, edition=edition).edition) == edition


def test_an_edition_that_is_not_there_is_told_with_those_that_are(server: FaultyServer, client: Client) -> None:
    collection(server, document(f"{FAMILY}, July to September 2025"), document(f"{FAMILY}, April to June 2025"))
    with pytest.raises(ProblemsError, match=r"no release for 2023-Q4. Expected one of 2025-Q2, 2025-Q3"):
        find_edition(client, server.url(), COLLECTION, edition="2023-Q4")


def test_an_edition_older_than_the_one_we_hold_is_told(server: FaultyServer, client: Client) -> None:
    collection(server, document(f"{FAMILY}, July to September 2025"))
    release = newest(server, client)
    with pytest.raises(ProblemsError, match=r"is about 2025-Q3. Expected 2025-Q4, which we hold, or later"):
        check_not_older(release, Edition(2025, 4))


def test_the_edition_we_hold_and_later_ones_are_no_older(server: FaultyServer, client: Client) -> None:
    collection(server, document(f"{FAMILY}, July to September 2025"))
    release = newest(server, client)
    check_not_older(release, Edition(2025, 3))
    check_not_older(release, Edition(2025, 2))


# Which attachment.


@pytest.mark.parametrize("order", [[PAGE, PDF, TABLES], [TABLES, PDF, PAGE]])
def test_the_data_tables_are_the_ods_file(server: FaultyServer, client: Client, order: list[dict[str, object]]) -> None:
    release_with(server, *order)
    assert data_tables(newest(server, client)).url == TABLES["url"]


def test_a_renamed_attachment_is_taken_when_it_is_the_only_ods(server: FaultyServer, client: Client) -> None:
    renamed = TABLES | {"title": "Workbook", "filename": "wb.bin", "url": f"{MEDIA}/wb.bin"}
    release_with(server, PAGE, renamed, PDF)
    assert data_tables(newest(server, client)).title == "Workbook"


@pytest.mark.parametrize("content_type", [None, "application/octet-stream"])
def test_an_ods_without_its_type_is_known_by_its_name(
    server: FaultyServer, client: Client, content_type: str | None
) -> None:
    release_with(server, PDF, TABLES | {"content_type": content_type})
    assert data_tables(newest(server, client)).url == TABLES["url"]


@pytest.mark.parametrize(
    ("title", "others"),
    [
        ("NRM statistics: data tables", ("Charts", "Summary tables")),
        ("Data-tables", ("Charts", "Annex")),
        ("Summary tables, ODS", ("Charts", "Annex")),
    ],
)
def test_of_several_ods_files_the_one_titled_as_tables_is_taken(
    server: FaultyServer, client: Client, title: str, others: tuple[str, str]
) -> None:
    release_with(server, *(TABLES | {"title": each} for each in (others[0], title, others[1])))
    assert data_tables(newest(server, client)).title == title


@pytest.mark.parametrize("titles", [("Data tables", "Data tables, revised"), ("Charts", "Annex")])
def test_several_ods_files_that_titles_do_not_tell_apart_are_told(
    server: FaultyServer, client: Client, titles: tuple[str, str]
) -> None:
    release_with(server, *(TABLES | {"title": title} for title in titles))
    finding = refusal(server, client)
    assert finding.seen == f'The release has several ODS files: "{titles[0]}", "{titles[1]}"'
    assert "--from FILE" in finding.remedy


@pytest.mark.parametrize(
    ("attachments", "seen"),
    [
        ([], "The release has no ODS file: no attachments at all"),
        ([PAGE, PDF], 'The release has no ODS file: "Data tables, explained", "Data tables (PDF)"'),
        ([TABLES | {"attachment_type": "external"}], f'The release has no ODS file: "{TABLES["title"]}"'),
    ],
)
def test_a_release_without_ods_is_told(
    server: FaultyServer, client: Client, attachments: list[dict[str, object]], seen: str
) -> None:
    release_with(server, *attachments)
    assert refusal(server, client).seen == seen


def test_data_tables_on_a_foreign_host_are_told(server: FaultyServer, client: Client) -> None:
    release_with(server, TABLES | {"url": "https://example.org/tables.ods"})
    assert refusal(server, client).seen == "The data tables are at https://example.org/tables.ods"


def test_a_withdrawn_release_is_told_with_its_reason(server: FaultyServer, client: Client) -> None:
    notice = {
        "explanation": "<div><p>Wrong totals</p><p>in <b>table 2</b>.</p></div>",
        "withdrawn_at": "2025-12-01T10:00:00Z",
    }
    release_with(server, TABLES, withdrawn_notice=notice)
    seen = "Modern Slavery: NRM and DtN statistics, July to September 2025 has been withdrawn: Wrong totals in table 2"
    assert refusal(server, client).seen == seen


def test_a_withdrawal_without_a_reason_is_a_withdrawal(server: FaultyServer, client: Client) -> None:
    release_with(server, TABLES, withdrawn_notice={"withdrawn_at": "2025-12-01T10:00:00Z"})
    assert refusal(server, client).seen.endswith("has been withdrawn: no reason is given")


# What the API gives on bad days.


@pytest.mark.parametrize(
    ("answered", "seen"),
    [
        ({"links": {"documents": []}}, "The collection lists nothing"),
        ({"links": {"documents": [document("Immigration statistics")]}}, 'lists "Immigration statistics"'),
        ({"links": {}}, "links.documents is not as the Content API gives it"),
        (
            {"links": {"documents": [{"title": "NRM statistics, 2024"}]}},
            "A release of the statistics: base_path is not as",
        ),
        (
            {"links": {"documents": [{"base_path": "/nrm-statistics-2024"}]}},
            "A release of the statistics: title is not as",
        ),
        ([], "the answer is not as the Content API gives it"),
    ],
)
def test_a_collection_of_another_shape_is_told(
    server: FaultyServer, client: Client, answered: object, seen: str
) -> None:
    server.plays(f"/api/content{COLLECTION}", answer(json.dumps(answered).encode(), JSON))
    finding = refusal(server, client)
    assert seen in finding.seen
    assert finding.path == server.url(f"/api/content{COLLECTION}")


@pytest.mark.parametrize(
    "stranger", [{"title": "A guide"}, {"title": "A guide", "base_path": None}, {"base_path": "/x"}, {}, None, "text"]
)
def test_another_document_without_a_path_or_title_is_passed_over_and_counted(
    server: FaultyServer, client: Client, stranger: object
) -> None:
    ours = document(f"{FAMILY}, July to September 2025")
    publication(server, ours)
    shown = {"links": {"documents": [stranger, ours]}}
    server.plays(f"/api/content{COLLECTION}", answer(json.dumps(shown).encode(), JSON))
    release = newest(server, client)
    assert release.edition == Edition(2025, 3)
    (warning,) = release.warnings
    assert warning.severity == "warning"
    assert warning.seen.startswith("1 of 2 documents of the collection cannot be read and are passed over")


def test_a_release_that_is_no_release_is_told(server: FaultyServer, client: Client) -> None:
    release_with(server, TABLES, first_published_at=None)
    assert "first_published_at is not as the Content API gives it" in refusal(server, client).seen


def test_another_attachment_or_change_that_cannot_be_read_is_passed_over_and_counted(
    server: FaultyServer, client: Client
) -> None:
    only = document(f"{FAMILY}, July to September 2025")
    collection(server, only)
    publication(server, only, details={"attachments": [{"title": "A page"}, TABLES], "change_history": [{}]})
    release = newest(server, client)
    assert data_tables(release).title == TABLES["title"]
    assert [each.seen.partition(" cannot")[0] for each in release.warnings] == [
        "1 of 2 attachments of the release",
        "1 of 1 entries of its change history",
    ]


def test_a_release_without_tables_says_which_attachment_could_not_be_read(server: FaultyServer, client: Client) -> None:
    release_with(server, {"attachment_type": "file"})
    seen = refusal(server, client).seen
    assert "no ODS file" in seen
    assert "1 of 1 attachments of the release cannot be read" in seen


def test_a_workbook_without_a_title_is_never_passed_over_for_another(server: FaultyServer, client: Client) -> None:
    release_with(server, TABLES | {"title": None}, TABLES | {"title": "Annex"})
    assert refusal(server, client).seen.startswith("An attachment that may be the tables: title is not as")


@pytest.mark.parametrize(
    ("act", "seen"),
    [
        (status(404), "status 404"),
        (status(410), "status 410"),
        (status(429, Retry_After="0"), "status 429"),
        (status(500), "status 500"),
        (silence, "Nothing came"),
        (answer(b"<!doctype html>", "text/html"), "A web page (HTML) was sent"),
        (answer(b'{"links": {"docu', JSON), "cannot be read as JSON"),
    ],
    ids=["404", "410", "429", "500", "time-out", "HTML", "cut"],
)
@pytest.mark.parametrize("page", ["collection", "release"])
def test_faults_of_either_page_are_told(server: FaultyServer, client: Client, page: str, act: Act, seen: str) -> None:
    listed = document(f"{FAMILY}, July to September 2025")
    collection(server, listed)
    path = COLLECTION if page == "collection" else listed["base_path"]
    server.plays(f"/api/content{path}", act)
    finding = refusal(server, client)
    assert seen in finding.seen
    assert finding.path == server.url(f"/api/content{path}")
