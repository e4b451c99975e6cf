"""The feed that the site publishes is one that ``ahtc pull partners`` reads: both keep to the same standard."""

from __future__ import annotations

import datetime
import threading
from pathlib import Path

import pytest

from ahtc.core.facts import Facts
from ahtc.core.text import LANGUAGES, Language
from ahtc.kinds.organisations.feeds.files import FEED
from ahtc.kinds.organisations.record import Organisation
from ahtc.output.serve import serve
from ahtc.pull.http import Client
from ahtc.pull.partners.alike import name_key
from ahtc.pull.partners.open_referral.services import Wanted, read_open_referral


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_published_number_of_the_directory_comes_back_from_the_feed(
    built_site: Path, facts: Facts, language: Language
) -> None:
    ours = [each for each in facts[Organisation].values() if each.has_page]
    wanted = Wanted(set(), {name_key(each.name.in_(language)) for each in ours})
    with serve(built_site, 0) as running, Client() as client:
        threading.Thread(target=running.serve_forever, args=(0.01,)).start()
        address = f"http://127.0.0.1:{running.server_port}/{FEED[language]}"
        reply = read_open_referral(client, address.rstrip("/"), wanted, datetime.date(2026, 11, 22))
        running.shutdown()
    read = {contact.value for each in reply.listed for contact in each.contacts if contact.kind == "phone"}
    held = {
        point.value for each in ours for point in each.published_contacts
        if point.kind == "phone" and len(point.digits) > 3
    }  # fmt: skip
    assert held <= read
    assert {name_key(each.name) for each in reply.listed} == wanted.names
