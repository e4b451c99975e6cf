"""The glossary says once what many of its entries share."""

from __future__ import annotations

import pytest

from ahtc.core.escape import as_text
from ahtc.core.facts import Facts
from ahtc.core.page_writer import PageWriter
from ahtc.core.text import LANGUAGES, Language
from ahtc.kinds.facts import templates_for
from ahtc.kinds.terms.pages import pages
from ahtc.kinds.terms.record import OWN_WORDS, Term


def glossary(facts: Facts, language: Language) -> str:
    (page,) = pages(PageWriter(facts, templates_for(facts), language))
    return page.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_source_stands_once_with_the_terms_that_come_from_it(facts: Facts, language: Language) -> None:
    text = glossary(facts, language)
    terms = list(facts[Term].values())
    for source in {term.source for term in terms if term.definition and term.source != OWN_WORDS}:
        (after,) = text.split(f'<dt lang="en">{source}</dt>')[1:]
        listed = after[: after.index("</dd>")]
        named = [term.id for term in terms if f'href="#{term.id}"' in listed]
        assert named == [term.id for term in terms if term.definition and term.source == source]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_in_our_own_words_is_said_once_for_all(facts: Facts, language: Language) -> None:
    assert any(term.source == OWN_WORDS for term in facts[Term].values())
    text = glossary(facts, language)
    assert OWN_WORDS not in text
    assert text.count(as_text(facts.words.say("glossary-own-words", language))) == 1
