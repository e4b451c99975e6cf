"""Works as other programs read them: every work once, its letters made safe, its lines kept apart."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ahtc.core.facts import Facts
from ahtc.core.text import LANGUAGES, Language, Name
from ahtc.kinds.library.citations import bibtex, plain, ris
from ahtc.kinds.library.data import BIBTEX, FEEDS, RIS
from ahtc.kinds.library.record import Library, Work

ATOM = "{http://www.w3.org/2005/Atom}"


def hostile(facts: Facts) -> Work:
    title = Name(en="50% of {\\\\input{x}} & #1_$", welsh="none")
    return facts[Work]["boc-2009"].model_copy(update={"title": title})


def test_bibtex_has_every_work_once_under_its_id(built_site: Path, facts: Facts) -> None:
    text = (built_site / BIBTEX).read_text(encoding="utf-8")
    assert re.findall(r"^@techreport\{(.+),$", text, re.MULTILINE) == [*facts[Work]]


def test_what_tex_would_read_as_a_command_is_made_safe(facts: Facts) -> None:
    entry = bibtex(hostile(facts), facts.document(Library).publishers)
    told = r"50\% of \{\textbackslash{}\textbackslash{}input\{x\}\} \& \#1\_\$"
    assert f"  title = {{{{{told}}}}},\n" in entry


def test_ris_has_every_work_with_a_type_a_title_and_an_end(built_site: Path, facts: Facts) -> None:
    records = (built_site / RIS).read_bytes().decode().split("ER  - \r\n")
    assert [re.search(r"^ID  - (.+)\r$", record, re.MULTILINE)[1] for record in records if record.strip()] == [  # type: ignore[index]
        *facts[Work]
    ]
    assert all(record.lstrip().startswith("TY  - ") and "TI  - " in record for record in records if record.strip())


def test_a_date_in_ris_is_a_year_and_as_much_of_the_day_as_is_known(facts: Facts) -> None:
    publishers = facts.document(Library).publishers
    assert "PY  - 2009\r\nDA  - 2009/03/18\r\n" in ris(facts[Work]["boc-2009"], publishers)


def test_in_plain_text_a_work_is_one_line_and_an_undated_one_says_so(facts: Facts) -> None:
    publishers = facts.document(Library).publishers
    assert plain(facts[Work]["boc-2009"], publishers).startswith(
        "ECPAT UK (2009). Bordering on Concern: Child Trafficking in Wales. Children's Commissioner for Wales."
    )
    assert "(n.d.)" in plain(facts[Work]["missing-toolkit"], publishers)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_feed_leads_to_every_work_in_its_own_language(built_site: Path, facts: Facts, language: Language) -> None:
    entries = ElementTree.parse(built_site / FEEDS[language]).getroot().findall(f"{ATOM}entry")
    links = [entry.find(f"{ATOM}link").attrib["href"] for entry in entries]  # type: ignore[union-attr]
    assert len({*links}) == len(facts[Work])
    assert all(("/cy/" in link) == (language == "cy") for link in links)
