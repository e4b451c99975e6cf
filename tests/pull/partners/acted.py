"""Sources as a server on loopback acts them, on good days: each has one path at which a test can play a bad day."""

from __future__ import annotations

import datetime
import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ahtc.pull.http import Patience
from ahtc.pull.media_types import CSV, JSON, ZIP
from ahtc.pull.partners.flow import PartnersWanted
from tests.project import DAY, SmallProject
from tests.pull.faulty_server import Act, FaultyServer, answer
from tests.pull.partners.directory import organization, page, service
from tests.pull.partners.test_local_authorities import CARDIFF, register

# No answer of these tests is waited for so long, however busy the machine is; tries follow each other at once.
PATIENT = Patience(connect=20, read=20, first_wait=0.001, longest_wait=0.002)
# For a source that never answers.
HASTY = Patience(connect=20, read=0.05, first_wait=0.001, longest_wait=0.002)

HOSTILE = [
    "<script>alert(1)</script>", "[x](javascript:alert(1)) ![y](https://evil.example/z.png)", "{{ config.site_url }}",
    "{% import os %}", '=HYPERLINK("https://evil.example")', "``` \u202e``@everyone`", "../../etc/passwd", "# x\n# y",
    "\ufeff=1+1", "\uff1d1+1", "-1+1", "@SUM(A1)", "+1+1", "\t=1+1", "a\x00\x1b[2Jb", "\u2066x\u2069", "\u2028- x",
    "a: b\n- c",
]  # fmt: skip

FORCE = """\
id: example-force
name: {en: Example Police, cy: Heddlu Enghraifft, welsh: official}
slug_cy: heddlu-enghraifft
kinds: [police]
listing: directory
what_they_do: {en: It stands in tests., cy: Mewn profion y mae.}
area: {en: All of Wales, cy: Cymru gyfan}
identifiers: {police-uk: example}
first_responder: {status: not-applicable}
contacts:
  # the number for everything that is not urgent
  - id: phone
    kind: phone
    label: {en: Telephone, cy: Ffôn}
    value: "101"  # never changes
    release: published
    checked: 2026-11-01
    method: published-source
    sources: [{title: Contact us, publisher: Example Police, date: undated, whose: own}]

# where all this was found
sources:
  - {title: About us, publisher: Example Police, url: https://example.org/, date: undated}
checked: 2026-11-22
"""
FORCE_FILE = "docs/data/organisations/example-force.yml"


@dataclass(frozen=True)
class Acted:
    """A source: its id, what ``--base-url`` leads to, and what it answers at ``path``."""

    source: str
    base: str
    path: str
    content: bytes
    media: str

    def plays(self, server: FaultyServer, *acts: Act) -> None:
        """It answers as it should, or as these acts have it."""
        server.plays(self.path, *(acts or [answer(self.content, self.media)]))

    def wanted(self, server: FaultyServer, day: datetime.date = DAY, **options: Any) -> PartnersWanted:
        """A pull from this source on that server, on a day, that waits as long as it must."""
        return PartnersWanted(day, self.source, server.url(self.base), **{"patience": PATIENT, **options})

    def arguments(self, server: FaultyServer, *more: str) -> list[str]:
        """``pull partners`` from this source on that server, with two seconds' patience."""
        return ["pull", "partners", self.source, "--base-url", server.url(self.base), "--patience", "2", *more]


def force(**changed: object) -> bytes:
    """What data.police.uk answers about a force."""
    told: dict[str, object] = {
        "id": "example",
        "name": "Example Police",
        "description": None,
        "telephone": "101",
        "url": "https://www.example.org/",
        "engagement_methods": [
            {"url": "https://x.example.org/", "type": "facebook", "title": "f", "description": None}
        ],
    }
    return json.dumps({**told, **changed}).encode()


def charity(number: int = 1, name: str = "EXAMPLE TRUST LIMITED", **changed: object) -> dict[str, object]:
    """A charity as the register's extract has it."""
    told: dict[str, object] = {
        "date_of_extract": "2026-11-22T00:00:00",
        "registered_charity_number": number,
        "linked_charity_number": 0,
        "charity_name": name,
        "charity_registration_status": "Registered",
        "charity_contact_phone": "029 2018 0123",
        "charity_contact_email": None,
        "charity_contact_web": "www.example.org",
    }
    return {**told, **changed}


def extract(charities: Sequence[object] | bytes) -> bytes:
    """The register's extract: JSON, with a byte order mark, in a ZIP."""
    content = charities if isinstance(charities, bytes) else json.dumps(charities, ensure_ascii=False).encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("publicextract.charity.json", b"\xef\xbb\xbf" + content)
    return packed.getvalue()


POLICE = Acted("police-uk", "/api", "/api/forces/example", force(), JSON)
CHARITIES = Acted("charity-commission", "/charity.zip", "/charity.zip", extract([charity()]), ZIP)
DIRECTORY = Acted(
    "open-referral",
    "/api",
    "/api/services?page=1",
    json.dumps(page([service(of=organization(), phones=[{"number": "029 2018 0123"}])])).encode(),
    JSON,
)
COUNCILS = Acted("local-authorities", "/register.csv", "/register.csv", register(CARDIFF), CSV)
ACTED = {acted.source: acted for acted in (POLICE, CHARITIES, DIRECTORY, COUNCILS)}


def with_force(project: SmallProject) -> SmallProject:
    """The project, with a police force whose identifier is known."""
    project.write(FORCE_FILE, FORCE)
    return project
