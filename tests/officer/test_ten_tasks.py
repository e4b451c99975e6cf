"""Ten tasks as the officer would say them, each done as somebody without a program of their own would do it.

A form is answered as GitHub writes it; "in the browser" is a file changed and checked. What each route does in full is
held by the tests of its own folder; here it is that a person gets from the sentence to a site that says it.
"""

from __future__ import annotations

import re

import pytest

from ahtc.core.forms import Form
from ahtc.kinds.events.record import Event
from ahtc.kinds.laws.record import Law
from ahtc.kinds.organisations.record import Organisation
from ahtc.site.project import read_project
from tests.conftest import ROOT
from tests.project import DAY, TRUST, Command, SmallProject

ON = ("--today", DAY.isoformat())

# Each task with the heading under which the guide answers it, in English and in Welsh.
TASKS = {
    "Example Trust's number has changed": ("A number has changed", "Mae rhif wedi newid"),
    "I have rung them, and it is right": ("I have rung a number", "Rwyf wedi ffonio rhif"),
    "Add a seminar in Wrexham on 3 March": ("Add an event", "Ychwanegu digwyddiad"),
    "A new charity helps people here": ("Add an organisation", "Ychwanegu sefydliad"),
    "This sentence is out of date": ("Change what a page says", "Newid yr hyn y mae tudalen yn ei ddweud"),
    "Withdraw this toolkit": (
        "How do I remove, withdraw, close, undo?",
        "Sut mae tynnu i lawr, tynnu'n ôl, cau, dadwneud?",
    ),
    "That charity has closed": (
        "How do I remove, withdraw, close, undo?",
        "Sut mae tynnu i lawr, tynnu'n ôl, cau, dadwneud?",
    ),
    "The section is in force now": ("The law has changed", "Mae'r gyfraith wedi newid"),
    "The new quarterly statistics are out": ("The new statistics are out", "Mae'r ystadegau newydd wedi'u cyhoeddi"),
    "What is due?": ("What needs attention", "Beth sydd angen sylw"),
}


@pytest.fixture
def forms(project: SmallProject) -> None:
    """The forms, in the project's own folder."""
    for path in (ROOT / ".github" / "ISSUE_TEMPLATE").iterdir():
        project.write(f".github/ISSUE_TEMPLATE/{path.name}", path.read_bytes())


def answered(form: str, **answers: str | int) -> str:
    """A form as GitHub writes it; a number stands for the choice at that place."""
    filled = Form(ROOT / ".github" / "ISSUE_TEMPLATE" / f"{form}.yml", ROOT)
    text = {id: filled.choices[id][each] if isinstance(each, int) else each for id, each in answers.items()}
    return "\n".join(f"### {label}\n\n{text.get(id, '_No response_')}\n" for id, label in filled.labels.items())


def in_order(ahtc: Command, project: SmallProject) -> bool:
    """Whether nothing is left to mend, as the officer sees it."""
    told = ahtc(project.root, "check", *ON)
    assert (told.code, told.problems) == (0, []), told.err
    return "Nothing to mend." in told.out


@pytest.mark.parametrize(("guide", "place"), [("CONTRIBUTING.md", 0), ("CYFRANNU.md", 1)])
def test_the_guide_answers_each_task_in_both_languages(guide: str, place: int) -> None:
    headings = re.findall(r"^## (.+)$", (ROOT / guide).read_text(encoding="utf-8"), re.MULTILINE)
    assert not {titles[place] for titles in TASKS.values()} - {*headings}


@pytest.mark.usefixtures("forms")
@pytest.mark.parametrize("form", ["number", "rhif"])
def test_a_number_has_changed_by_a_form(project: SmallProject, ahtc: Command, form: str) -> None:
    answers = answered(
        form, organisation="Example Trust", printed="02920180001", right="029 2018 0005", whose=0,
        source_title="Contact us", source_publisher="Example Trust", source_url="https://example.org/contact",
    )  # fmt: skip
    project.write("answers.md", answers)
    told = ahtc(project.root, "told", "number", "--form", form, "--from", "answers.md", *ON)
    assert told.code == 0
    contact = project.facts()[Organisation]["example-trust"].contacts[0]
    assert (contact.value, contact.release) == ("029 2018 0005", "held")
    assert in_order(ahtc, project)


def test_somebody_has_rung_it_and_it_is_right(project: SmallProject, ahtc: Command) -> None:
    told = ahtc(project.root, "partners", "checked", "example-trust", "--contact", "office", "--publish", *ON)
    assert told.code == 0
    office = next(each for each in project.facts()[Organisation]["example-trust"].contacts if each.id == "office")
    assert (office.release, office.method, office.checked) == ("published", "telephone", DAY)
    assert in_order(ahtc, project)


@pytest.mark.usefixtures("forms")
@pytest.mark.parametrize(("form", "date"), [("event", "3/3/27"), ("digwyddiad", "3ydd o Fawrth 2027")])
def test_a_seminar_is_added_by_a_form(project: SmallProject, ahtc: Command, form: str, date: str) -> None:
    answers = answered(
        form, title_en="Seminar in Wrexham", title_cy="Seminar yn Wrecsam", what_en="How councils refer.",
        what_cy="Sut mae cynghorau'n atgyfeirio.", date=date, place_en="Wrexham", place_cy="Wrecsam", online=1,
        audience=1, source_title="Seminar", source_publisher="Example Trust",
    )  # fmt: skip
    project.write("answers.md", answers)
    assert ahtc(project.root, "told", "event", "--form", form, "--from", "answers.md", *ON).code == 0
    (event,) = project.facts()[Event].values()
    assert (event.starts, event.title.in_("cy")) == ("2027-03-03", "Seminar yn Wrecsam")
    assert in_order(ahtc, project)


def test_a_new_charity_is_added_from_the_example_and_no_half_of_it_is_published(
    project: SmallProject, ahtc: Command
) -> None:
    ahtc(project.root, "new", "record", "organisations", "new-charity")
    half = ahtc(project.root, "check", *ON)
    assert half.code == 1
    assert all("docs/data/organisations/new-charity.yml:" in problem for problem in half.problems)
    record = project.read(TRUST).replace("example-trust", "new-charity").replace("ymddiriedolaeth-enghraifft", "elusen")
    record = record.replace("Example Trust", "New Charity").replace("Ymddiriedolaeth Enghraifft", "Elusen Newydd")
    record = record.replace("029 2018 0001", "029 2018 0006").replace("help@", "hello@").replace("84001", "84002")
    record = record.replace("029 2018 0999", "029 2018 0998").replace('status: "yes"', 'status: "no"')
    project.write("docs/data/organisations/new-charity.yml", record)
    assert in_order(ahtc, project)


def test_a_sentence_is_changed_in_both_languages(project: SmallProject, ahtc: Command) -> None:
    project.append("docs/about.md", "\nIt is new.\n")
    project.append("docs/cy/about.md", "\nMae'n newydd.\n")
    ahtc(project.root, "twin", "docs/cy/about.md")
    assert in_order(ahtc, project)


def test_a_toolkit_is_withdrawn_by_one_line(project: SmallProject, ahtc: Command) -> None:
    toolkit = "docs/data/toolkits/employers.yml"
    project.write(toolkit, (ROOT / toolkit).read_text(encoding="utf-8"))
    project.append(toolkit, "withdrawn: {on: 2026-11-22, see: about.md}\n")
    pages = [page for page in read_project(project.root, DAY).pages if page.path == toolkit]
    assert [page.language for page in pages if page.matter.withdrawn] == ["en", "cy"]


def test_a_charity_that_has_closed_is_closed_by_one_line(project: SmallProject, ahtc: Command) -> None:
    project.change(TRUST, "listing: directory", "listing: withheld\nwithdrawn: {on: 2026-11-22, see: about.md}")
    told = ahtc(project.root, "check", *ON)
    assert told.code == 1  # what still leads to it is named, file by file
    assert all(re.match(r"error\s+docs/\S+:\d+ ", problem) for problem in told.problems)


def test_a_section_that_is_in_force_now_is_said_to_be_by_its_status(project: SmallProject, ahtc: Command) -> None:
    law = "docs/data/laws/anti-slavery-day-act-2010.yml"
    project.write(law, (ROOT / law).read_text(encoding="utf-8"))
    project.change(law, "state: in-force", "state: passed-not-in-force")
    assert project.facts()[Law]["anti-slavery-day-act-2010"].status.state == "passed-not-in-force"
    project.change(law, "state: passed-not-in-force", "state: in-force")
    assert project.facts()[Law]["anti-slavery-day-act-2010"].status.state == "in-force"


def test_what_is_due_is_listed_by_one_command(project: SmallProject, ahtc: Command) -> None:
    told = ahtc(project.root, "due", "--within", "400", *ON)
    assert re.search(rf"^\d{{4}}-\d\d-\d\d  {re.escape(TRUST)}:\d+  ", told.out, re.MULTILINE)


PHONE = f"checked: {DAY}\n    method: telephone"
TWO_VERSIONS = "<<<<<<< HEAD\nkinds: [support]\n=======\nkinds: []\n>>>>>>> x"
MISTAKES = {
    "a tab in YAML": (TRUST, "\n    kind: phone", "\n\tkind: phone", "begins with a tab"),
    "curly quotes": (TRUST, '"029 2018 0001"', "“029 2018 0001”", "between straight quotes"),
    "a date by slashes": (TRUST, PHONE, PHONE.replace(f"{DAY}", "22/11/26"), "a date such as"),
    "the Welsh forgotten": (TRUST, "label: {en: Office, cy: Swyddfa}", "label: {en: Office}", "needs both en and cy"),
    "marks of a merge": (TRUST, "kinds: [support]", TWO_VERSIONS, "Two versions stand here"),
    "a typed number": ("docs/about.md", "\n---\n", "\n---\nRing 029 2018 0001.\n\n", "phone("),
    "a colon in a title": ("docs/about.md", "title: ", "title: About: ", "Put it between quotes"),
    "a pasted Word table": ("docs/about.md", "\n---\n", "\n---\nA\tB\n1\t2\n3\t4\n\n", "| --- | --- |"),
    "a zero-width space": (TRUST, '"029 2018 0001"', '"029 2018\u200b0001"', "there is a zero-width space"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "said"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_its_file_and_its_line_and_never_published(
    project: SmallProject, ahtc: Command, name: str, old: str, new: str, said: str
) -> None:
    project.change(name, old, new)
    told = ahtc(project.root, "check", *ON)
    assert told.code == 1
    assert any(said in problem for problem in told.problems)


def test_english_that_changes_alone_is_told_at_once_and_by_the_welsh_page_until_it_follows(
    project: SmallProject, ahtc: Command
) -> None:
    project.append("docs/about.md", "More.\n")
    told = ahtc(project.root, "check", *ON)
    assert told.code == 0
    assert "docs/cy/about.md" in told.err
    assert "ahtc twin" in told.err
    said = project.facts().words.say("translation-behind", "cy")
    assert said in (project.build() / "cy/amdanom/index.html").read_text("utf-8").replace("&#39;", "'")


def test_a_photograph_is_refused_with_its_size_before_it_is_opened(project: SmallProject, ahtc: Command) -> None:
    project.write("docs/photo.jpg", b"\xff\xd8\xff" + bytes(12_000_000))
    (problem,) = ahtc(project.root, "check", *ON).problems
    assert problem.startswith("error  docs/photo.jpg:1  A picture of 12 MB stands here")


def test_welsh_in_the_place_of_english_is_pointed_out(project: SmallProject, ahtc: Command) -> None:
    project.change(TRUST, "en: It stands in tests. It helps nobody.", "en: Mewn profion y mae. Nid yw'n helpu neb yma.")
    assert "stands where English belongs" in ahtc(project.root, "check", *ON).err


def test_all_that_is_wrong_is_told_in_one_run(project: SmallProject, ahtc: Command) -> None:
    project.change(TRUST, '"029 2018 0001"', '"0800"')
    project.change("docs/data/terms.yml", "terms:", "\tterms:")
    project.change("docs/cy/about.md", "\n---\n", "\n---\nMae'r hedlu yn Caerdydd.\n\n")
    project.append("docs/contact.md", "\nMore.\n")
    project.write("docs/bare.md", "Words without what they are.\n")
    told = ahtc(project.root, "check", *ON)
    rules = {problem.rpartition("[")[2].rstrip("]") for problem in told.problems}
    assert rules == {"wrong-value", "yaml", "spelling", "mutation", "front-matter"}


def test_words_of_a_file_that_cannot_be_read_are_not_told_as_slips(project: SmallProject, ahtc: Command) -> None:
    project.change("docs/data/terms.yml", "terms:", "# hedlu\n\tterms:")
    project.append("docs/cy/about.md", "\nMae'r hedlu yma.\n")
    told = ahtc(project.root, "check", *ON)
    assert [problem.rpartition("[")[2] for problem in told.problems] == ["yaml]"]
