"""Whatever a record holds is shown as text, harmlessly, wherever it is shown, in both languages."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from tests.markup import Element, page
from tests.project import TRUST, SmallProject, make_project

NAMES = {
    "script": "<script>alert(1)</script>",
    "call": "{{ 7*7 }}",
    "statement": "{% for x in [1] %}49{% endfor %}",
    "link": "[x](javascript:alert(1))",
    "emphasis": "*b* and `c` and _d_",
    "heading": "# x",
    "lines": "A name on\n---\ntwo lines",
    "attribute": '"><img src=x onerror=alert(1)>',
    "comment": "<!-- -->",
    "entities": "&lt;b&gt; &amp; 'quotes'",
    "markdown-attributes": "x {: onclick=alert(1) } {#id}",
    "end-of-title": "</title></style><b>",
}
ALL = " and ".join(NAMES.values())

TERM = "  - {{id: {id}, term: {{en: {text}, cy: {text}}}, definition: {{en: {text}, cy: {text}}}, "
TERM += "welsh: unverified, group: core, source: {text}}}\n"
RESPONDER = "  - {{id: {id}, name: {{en: {text}, cy: {text}, welsh: official}}, group: charity, on_list: true, "
RESPONDER += "covers_wales: yes, note: {{en: {text}, cy: {text}}}}}\n"


def shown(name: str) -> str:
    return " ".join(name.split())


def spoil(project: SmallProject) -> None:
    """A record for each name, every text of which is that name; calls to each; a table that holds them all."""
    calls = ""
    for id, name in NAMES.items():
        text = json.dumps(name)
        project.write(f"docs/data/organisations/{id}.yml", record(project, id, text))
        project.append("docs/data/terms.yml", TERM.format(id=id, text=text))
        project.append("docs/data/first_responders.yml", RESPONDER.format(id=id, text=text))
        calls += f'\n{{{{ contact("{id}") }}}}\n\n{{{{ organisation("{id}") }}}} {{{{ term("{id}") }}}}\n'
    project.append("docs/get-help/index.md", calls)
    project.append("docs/cy/get-help/index.md", calls)
    folder, text = "docs/data/statistics/wales-2012-nations", json.dumps(ALL)
    project.change(f"{folder}/notes.yml", "{en: A slip., cy: Llithriad.}", f"{{en: {text}, cy: {text}}}")
    project.change(
        f"{folder}/dataset.yml",
        "caption: {en: Numbers made for tests, cy: Rhifau a wnaed ar gyfer profion}",
        f"caption: {{en: {text}, cy: {text}}}",
    )
    project.change(
        f"{folder}/dataset.yml", "{en: The nations in 2012, cy: Y gwledydd yn 2012}", f"{{en: {text}, cy: {text}}}"
    )


def record(project: SmallProject, id: str, text: str) -> str:
    both = f"{{en: {text}, cy: {text}}}"
    changes = {
        "id: example-trust": f"id: {id}",
        "slug_cy: ymddiriedolaeth-enghraifft": f"slug_cy: {id}-cy",
        "en: Example Trust, cy: Ymddiriedolaeth Enghraifft": f"en: {text}, cy: {text}",
        "\n  en: It stands in tests. It helps nobody.\n  cy: Mewn profion y mae. Nid yw'n helpu neb.\n": f" {both}\n",
        "{en: Telephone, cy: Ffôn}": both,
        "{en: Weekdays, cy: Yn ystod yr wythnos}": both,
        "{en: All of Wales, cy: Cymru gyfan}": both,
        "title: Contact us, publisher: Example Trust": f"title: {text}, publisher: {text}",
        "title: About us, publisher: Example Trust, url: https://example.org/, date: undated": (
            f"title: {text}, publisher: {text}, url: https://example.org/, date: {text}"
        ),
    }
    found = project.read(TRUST)
    for old, new in changes.items():
        assert old in found
        found = found.replace(old, new)
    return found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = make_project(tmp_path_factory.mktemp("hostile") / "project")
    spoil(project)
    return project.build()


every_name = pytest.mark.parametrize("id", NAMES)
each_language = pytest.mark.parametrize("language", ["en", "cy"])

PAGES = {
    "directory": {"en": "partners/directory", "cy": "cy/partneriaid/cyfeiriadur"},
    "responders": {"en": "partners/first-responders", "cy": "cy/partneriaid/ymatebwyr-cyntaf"},
    "glossary": {"en": "glossary", "cy": "cy/geirfa"},
    "tables": {"en": "statistics/2012", "cy": "cy/ystadegau/2012"},
    "help": {"en": "get-help", "cy": "cy/cael-help"},
}


def built(site: Path, name: str, language: str) -> Element:
    return page(site / PAGES[name][language] / "index.html")


@each_language
@every_name
def test_its_own_page_has_it_in_title_heading_description_and_everywhere_else(
    site: Path, id: str, language: str
) -> None:
    name = shown(NAMES[id])
    own = page(site / (f"partners/{id}" if language == "en" else f"cy/partneriaid/{id}-cy") / "index.html")
    assert own.one("h1").text == name
    assert own.one("title").text.startswith(f"{name} – ")
    assert own.one("meta", name="description").attributes["content"].startswith(f"{name}. ")
    assert own.one("p", class_="lead").text == name
    assert own.one("h2", id="contact").text
    assert [label.text for label in own.every("span", class_="way-label")].count(name) == 1
    assert [text.text for text in own.every("dd")].count(name) == 2
    assert f"{name}, {name} ({name})" in own.text


@each_language
@every_name
def test_the_directory_has_it_as_the_text_of_its_link(site: Path, id: str, language: str) -> None:
    entries = built(site, "directory", language).every("span", class_="entry")
    assert [link.text for entry in entries for link in entry.every("a")].count(shown(NAMES[id])) == 1


@each_language
@every_name
def test_the_list_of_first_responders_has_it_as_text(site: Path, id: str, language: str) -> None:
    found = built(site, "responders", language)
    assert [entry.text for entry in found.every("span", class_="entry")].count(shown(NAMES[id])) == 1
    assert [note.text for note in found.every("span", class_="does")].count(shown(NAMES[id])) == 1


@each_language
@every_name
def test_the_glossary_has_it_as_text(site: Path, id: str, language: str) -> None:
    term, name = built(site, "glossary", language).one("div", id=id), shown(NAMES[id])
    assert term.one("dt").text == f"{name} {name}"
    assert term.one("dd").text.startswith(f"{name} ")


@each_language
@every_name
def test_a_card_a_link_and_a_tooltip_have_it_as_text(site: Path, id: str, language: str) -> None:
    found, name = built(site, "help", language), shown(NAMES[id])
    assert found.one("h3", id=f"card-{id}").text == name
    assert [link.text for link in found.every("a")].count(name) == 3
    assert found.one("span", id=f"tip-{id}").text == name


@each_language
def test_a_table_has_it_in_heading_caption_and_note(site: Path, language: str) -> None:
    found = built(site, "tables", language)
    assert next(found.every("h2")).text == shown(ALL)
    assert found.one("caption").text == shown(ALL)
    assert found.one("li", id="wales-2012-nations-n1").text == shown(ALL)


def test_no_page_has_an_element_or_an_address_that_is_not_ours(site: Path, small_site: Path) -> None:
    built_pages = [page(path) for path in small_site.rglob("*.html")]
    ours = [script.inside for found in built_pages for script in found.every("script")]
    tags = {element.tag for found in built_pages for element in found.every()}
    for path in site.rglob("*.html"):
        found = page(path)
        assert {element.tag for element in found.every()} <= tags, path
        scripts = [script for script in found.every("script") if not script.has("type", "application/ld+json")]
        assert all(script.inside in ours for script in scripts), path
        for element in found.every():
            assert not [name for name in element.attributes if name.startswith("on")], path
            for name in ("href", "src", "action"):
                assert not element.attributes.get(name, "").strip().lower().startswith("javascript:"), path


@each_language
@every_name
def test_programs_read_it_as_text_from_its_page_the_feed_the_table_and_the_card(
    site: Path, id: str, language: str
) -> None:
    folder = site / (f"partners/{id}" if language == "en" else f"cy/partneriaid/{id}-cy")
    (data,) = page(folder / "index.html").one("script", type="application/ld+json").inside
    assert json.loads(str(data))["name"] == NAMES[id]
    feed = site / ("api/oruk/v3" if language == "en" else "cy/api/oruk/v3")
    services = json.loads((feed / "services/index.json").read_text(encoding="utf-8"))["contents"]
    assert [service["name"] for service in services].count(NAMES[id]) == 1
    table = csv.DictReader((site / "data/directory.csv").read_text(encoding="utf-8-sig").splitlines())
    assert {row[f"name_{language}"] for row in table if row["organisation"] == id} == {shown(NAMES[id])}
    card = (folder / f"{id}.vcf").read_bytes().replace(b"\r\n ", b"").decode()
    escaped = re.sub(r"([\\\\,;])", r"\\\1", shown(NAMES[id]))
    assert f"\r\nFN;LANGUAGE={language}:{escaped}\r\n" in card


def test_nothing_is_worked_out(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = page(path).text.replace(shown(NAMES["statement"]), "")
        assert "49" not in text, path
