"""What of a page's HTML can be found, and under which heading."""

from __future__ import annotations

from ahtc.output.search.sections import Section, sections_of


def test_each_heading_with_an_anchor_begins_a_section() -> None:
    html = '<p>One <b>t</b>wo.</p><h2 id="a">Three &amp; four</h2><p>Five</p><ul><li id="b">Six</li></ul>'
    assert list(sections_of(html)) == [
        Section("", "", "One two."),
        Section("a", "Three & four", "Five"),
        Section("b", "", "Six"),
    ]


def test_what_nobody_reads_as_text_is_left_out() -> None:
    html = "<svg><title>Chart</title></svg><script>x()</script><select><option>All</option></select><p>Words</p>"
    assert list(sections_of(html)) == [Section("", "", "Words")]


def test_a_definition_that_shows_under_the_pointer_is_not_the_page_s() -> None:
    html = '<p><span class="term"><a href="#">trafficking</a><span class="tip">What it is</span></span> here</p>'
    assert [section.text for section in sections_of(html)] == ["trafficking here"]


def test_figures_in_a_table_are_left_out_and_its_words_stay() -> None:
    html = "<table><tr><th>Wales</th><td>1,234</td><td>56.7%</td></tr></table>"
    assert [section.text for section in sections_of(html)] == ["Wales"]


def test_parts_of_a_list_stand_apart() -> None:
    assert [section.text for section in sections_of("<ul><li>One</li><li>Two</li></ul>")] == ["One · Two"]


def test_the_numbers_that_a_section_dials_are_its_own() -> None:
    html = '<h2 id="a">A</h2><p><a class="dial" href="tel:08000121700">08000 121 700</a></p>'
    assert next(sections_of(html)).dials == ("08000121700",)


def test_markup_in_text_stays_text() -> None:
    assert next(sections_of("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")).text == "<script>alert(1)</script>"
