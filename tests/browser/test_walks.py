"""Four people walk from home to what they came for, on a phone, without script, in both languages."""

from __future__ import annotations

import pytest

from ahtc.core.facts import Facts
from ahtc.core.text import Language
from ahtc.kinds.organisations.record import Organisation
from tests.browser.conftest import NewVisitor

HOMES: dict[Language, str] = {"en": "", "cy": "cy/"}

# What 20 seconds are enough to read, at four words a second.
WORDS_IN_20_SECONDS = 80

# The words of a page from its title to the first link of a kind, without those that are folded away.
_WORDS_BEFORE = """([start, end]) => {
    const range = document.createRange();
    range.setStartBefore(document.querySelector(start));
    range.setEndAfter(document.querySelector(end));
    const read = range.cloneContents();
    read.querySelectorAll('details, .tip').forEach(folded => folded.remove());
    return read.textContent.split(/\\s+/).filter(word => word).length;
}"""


@pytest.mark.parametrize("language", HOMES)
def test_a_social_worker_comes_to_the_official_form_in_two_taps_and_20_seconds(
    arrive: NewVisitor, facts: Facts, language: Language
) -> None:
    page = arrive(java_script_enabled=False).open(HOMES[language])
    card = page.locator('main a[href$="practitioners/"], main a[href$="ymarferwyr/"]').first
    words = len(card.inner_text().split())
    card.click()
    form = page.locator("main .go").first
    words += page.evaluate(_WORDS_BEFORE, ["h1", "main .go"])
    assert words <= WORDS_IN_20_SECONDS
    assert form.get_attribute("href") == facts[Organisation]["nrm-form"].contacts[0].value
    form.click()
    page.wait_for_url("https://www.modernslavery.gov.uk/**")
