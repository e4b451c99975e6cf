"""Calls in a page's text, and nothing else of Jinja."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from markupsafe import Markup

from ahtc.core.calls import CallError
from ahtc.core.problems import ProblemsError
from ahtc.site.expand import Call, calls_in, expand, parts


def hello(name: str, loud: bool = False) -> Markup:
    return Markup("<b>{}{}</b>").format(name, "!" if loud else "")


def never(name: str) -> Markup:
    raise CallError(f"{name} is held", "a published one", "Telephone it.")


def count(dataset: str, **categories: str) -> Markup:
    return Markup(",").join([dataset, *categories.values()])


KNOWN: dict[str, Callable[..., Markup]] = {"hello": hello, "never": never, "count": count}


def expanded(text: str) -> str:
    return expand(text, KNOWN, "docs/a.md")


def problem(text: str, first_line: int = 1) -> str:
    with pytest.raises(ProblemsError) as caught:
        expand(text, KNOWN, "docs/a.md", first_line)
    assert len(caught.value.findings) == 1, str(caught.value)
    return str(caught.value)


def test_a_call_is_replaced_by_its_answer() -> None:
    assert expanded('Before {{ hello("you") }} after.') == "Before <b>you</b> after."


def test_calls_take_named_arguments() -> None:
    assert expanded('{{ hello("you", loud=true) }}') == "<b>you!</b>"


def test_an_answer_is_not_read_again_for_calls() -> None:
    assert expanded("{{ hello(\"{{ never('x') }}\") }}") == "<b>{{ never(&#39;x&#39;) }}</b>"


def test_text_without_calls_is_left_alone_to_the_letter() -> None:
    text = "A # sign, a {brace}, ## a heading {#anchor}\n\n- a\n\n\tb  \n"
    assert expanded(text) == text


def test_the_name_of_a_heading_is_not_a_comment() -> None:
    assert (
        expanded('## One {#one}\n\n{{ hello("a") }}\n\n## Two {#two}\n')
        == "## One {#one}\n\n<b>a</b>\n\n## Two {#two}\n"
    )


def test_raw_text_is_not_a_call() -> None:
    assert expanded('Write {% raw %}{{ phone("bawso") }}{% endraw %}.') == 'Write {{ phone("bawso") }}.'


def test_a_page_tells_its_calls_in_order_with_their_lines() -> None:
    text = 'One.\n{{ hello("a") }} and\n{{ count("b", sex="male") }}\n'
    assert list(calls_in(text, "docs/a.md", first_line=10)) == [
        Call(11, "hello", ("a",), ()),
        Call(12, "count", ("b",), (("sex", "male"),)),
    ]


def test_an_unknown_call_is_told_with_the_one_it_may_have_meant() -> None:
    found = problem('{{ helo("a") }}')
    assert found.startswith("docs/a.md:1  The call helo() is not known.")
    assert 'Did you mean "hello"?' in found


def test_the_line_of_a_call_is_that_of_the_file_front_matter_and_all() -> None:
    assert problem('Text.\n\nMore\n{{ helo("a") }}\n', first_line=12).startswith("docs/a.md:15  ")


def test_a_call_over_several_lines_has_a_line_of_its_own() -> None:
    assert problem('One.\n{{ never(\n  "a"\n) }}\n').startswith("docs/a.md:2  a is held. Expected a published one.")


def test_all_calls_that_cannot_answer_are_told_at_once() -> None:
    with pytest.raises(ProblemsError) as caught:
        expand('{{ never("a") }}\n{{ hello("b") }}\n{{ never("c") }}', KNOWN, "docs/a.md")
    assert [finding.line for finding in caught.value.findings] == [1, 3]


@pytest.mark.parametrize(
    "call",
    ["hello()", 'hello("a", "b", "c")', 'hello("a", quiet=true)', 'hello("a", name="b")'],
    ids=["too few", "too many", "unknown name", "twice"],
)
def test_wrong_arguments_are_told_with_those_it_takes(call: str) -> None:
    found = problem("{{ " + call + " }}")
    assert "hello() cannot take these arguments" in found
    assert "README lists the calls." in found


@pytest.mark.parametrize(
    "call", ["hello(3)", 'hello(["a"])', 'hello("a", loud="yes")', 'count("a", year=2012)', "hello(none)"]
)
def test_an_argument_of_another_kind_is_told(call: str) -> None:
    assert "is given" in problem("{{ " + call + " }}")


@pytest.mark.parametrize("argument", ["name", "hello", '"a".upper()', "x.y", "range(3)"])
def test_an_argument_is_a_constant(argument: str) -> None:
    assert problem("{{ hello(" + argument + ") }}").startswith("docs/a.md:1  ")


@pytest.mark.parametrize(
    "text",
    [
        "{{ 7*7 }}",
        "{{ ''.__class__ }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ hello }}",
        "{{ hello.__globals__ }}",
        "{{ hello('a').x() }}",
        "{{ hello('a') | safe }}",
        "{{ hello(*['a']) }}",
        "{{ hello('a') + hello('b') }}",
        "{{ 'text' }}",
        "{{ self }}",
    ],
)
def test_nothing_but_calls_stands_between_the_brackets(text: str) -> None:
    found = problem("First.\n" + text)
    assert found.startswith("docs/a.md:2  ")
    assert "Write two closing brackets and quotes, or {% raw %}" in found


@pytest.mark.parametrize(
    "text",
    [
        "{% for x in [1] %}x{% endfor %}",
        "{% if true %}x{% endif %}",
        "{% set x = 1 %}",
        '{% include "a.html" %}',
        "{% macro a() %}{% endmacro %}",
    ],
)
def test_statements_of_jinja_are_refused(text: str) -> None:
    found = problem("First.\n" + text)
    assert found.startswith("docs/a.md:2  A statement of Jinja stands here.")


@pytest.mark.parametrize(
    "text", ['{{ hello("a")', '{{ hello("a" }}', '{{ hello("a) }}', '{{ hello("a") }', "{% for", "{% raw %}x", "{{ }}"]
)
def test_brackets_that_do_not_close_are_told_with_their_line(text: str) -> None:
    found = problem("First.\n" + text + "\nLast.\n")
    assert found.startswith("docs/a.md:")
    assert "This call cannot be read" in found


def test_a_page_in_pieces_is_the_page() -> None:
    assert parts('a {{ hello("b") }} c', "docs/a.md") == ["a ", Call(1, "hello", ("b",), ()), " c"]


@pytest.mark.parametrize(
    "text", ["{{ " + "(" * 3000 + " }}", "{{ a(" + "[" * 2000 + "]" * 2000 + ") }}"], ids=["(", "["]
)
def test_brackets_without_an_end_are_told(text: str) -> None:
    with pytest.raises(ProblemsError, match=r"^a\.md:7  (Brackets without an end|This call cannot be read)"):
        parts(text, "a.md", 7)
