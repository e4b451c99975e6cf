"""The editor with forms in Chromium, the browser in the place of GitHub: ``make test-editor`` runs it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from ahtc.core.project import Project
from ahtc.core.yaml_file import parse_yaml
from ahtc.output.editor.forms import Forms
from ahtc.output.editor.stand import stand_editor
from ahtc.output.serve import serve

ROOT = Path(__file__).parents[2]

KEEP = """async (files) => {
  const root = await (await navigator.storage.getDirectory()).getDirectoryHandle("sveltia-cms-test", { create: true });
  for (const [path, text] of Object.entries(files)) {
    let folder = root;
    const parts = path.split("/");
    for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part, { create: true });
    const file = await (await folder.getFileHandle(parts.at(-1), { create: true })).createWritable();
    await file.write(text);
    await file.close();
  }
}"""
KEPT = """async ([path, was]) => {
  const parts = path.split("/");
  let folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("sveltia-cms-test");
  for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part);
  const text = await (await (await folder.getFileHandle(parts.at(-1))).getFile()).text();
  return text === was ? null : text;
}"""
AGAIN = """async ([text, fields]) => {
  const { shown, written } = await import("/desk/edit/as_written.js");
  return [written(text, shown(text, fields), fields), written(undefined, shown(text, fields), fields)];
}"""
CHANGED = """async ([text, fields, path, value]) => {
  const { shown, written } = await import("/desk/edit/as_written.js");
  const form = shown(text, fields);
  let place = form;
  for (const key of path.slice(0, -1)) place = place[key];
  if (value === null) delete place[path.at(-1)];
  else place[path.at(-1)] = value;
  return written(text, form, fields);
}"""

EVENTS = """# Days and events.
checked: 2026-11-01
events:
  - id: seminar   # the one in Bangor
    title: {en: Seminar, cy: Seminar}
    what:
      en: About the law, which this long sentence goes on
        to explain.
      cy: Am y gyfraith.
    starts: "2027-03-03"
    ends: "2027-03-03"
    online: true
    audience: [everyone]
    source: {title: A list, publisher: A body, date: 2026-10}
"""


@pytest.fixture(scope="module")
def editor(
    chromium: Browser, whole_project: Project, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Page, list[str]]]:
    """A window on a site that has nothing but the editor, and every other host that it was answered by."""
    site = tmp_path_factory.mktemp("site")
    (site / "index.html").write_text("<!doctype html><title>Site</title>")
    stand_editor(whole_project, ROOT / ".editor" / "node_modules", site)
    with serve(site, 0) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        home = f"http://127.0.0.1:{server.server_port}/"
        page, others = chromium.new_page(base_url=home), list[str]()
        page.on(
            "response", lambda answer: None if answer.url.startswith((home, "blob:")) else others.append(answer.url)
        )
        page.set_default_timeout(12_000)
        page.goto(home)
        yield page, others
        page.close()
        server.shutdown()
        thread.join()


def _forms(project: Project) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Every file that has a form, and its fields."""
    for collection in Forms(project, "en").configuration()["collections"]:
        for file in collection.get("files", ()):
            yield file["file"], file["fields"]
        if "folder" in collection:
            for path in sorted((project.root / collection["folder"]).glob("*.yml")):
                yield str(path.relative_to(project.root)), collection["fields"]


def test_every_file_saved_unchanged_is_the_same_and_written_anew_reads_the_same(
    editor: tuple[Page, list[str]], whole_project: Project
) -> None:
    for path, fields in _forms(whole_project):
        text = (whole_project.root / path).read_text(encoding="utf-8")
        front = text.split("---\n")[1] if path.endswith(".md") else text
        same, anew = editor[0].evaluate(AGAIN, [front, fields])
        assert same == front, path
        assert _said(parse_yaml(anew, path).data) == _said(parse_yaml(front, path).data), path


@pytest.mark.parametrize(
    ("path", "value", "line", "instead"),
    [
        (["checked"], "2026-11-27", "checked: 2026-11-01", "checked: 2026-11-27"),
        (["events", 0, "starts"], "2027-03-02", 'starts: "2027-03-03"', 'starts: "2027-03-02"'),
        (["events", 0, "title", "cy"], "Seminar: Bangor", "cy: Seminar}", 'cy: "Seminar: Bangor"}'),
        (["events", 0, "audience"], ["everyone", "practitioners"], "[everyone]", "[everyone, practitioners]"),
        (["events", 0, "link"], "https://a.wales/", "2026-10}\n", "2026-10}\n    link: https://a.wales/\n"),
        (["events", 0, "what", "cy"], "Am [hawliau].", "cy: Am y gyfraith.", "cy: Am [hawliau]."),
    ],
)
def test_a_change_touches_its_own_line_alone(
    editor: tuple[Page, list[str]], whole_project: Project, path: list[Any], value: Any, line: str, instead: str
) -> None:
    fields = dict(_forms(whole_project))["docs/data/events.yml"]
    changed = editor[0].evaluate(CHANGED, [EVENTS, fields, path, value])
    assert changed == EVENTS.replace(line, instead)


def test_an_organisation_is_changed_with_its_form_and_no_other_host_is_asked(
    editor: tuple[Page, list[str]], whole_project: Project
) -> None:
    page, others = editor
    path = "docs/data/organisations/bawso.yml"
    text = (whole_project.root / path).read_text(encoding="utf-8")
    page.evaluate(KEEP, {path: text})
    page.goto("/desk/edit/")
    page.get_by_role("button", name="Work with Test Repository").click()
    page.get_by_text("Organisations", exact=True).first.wait_for()
    page.goto("/desk/edit/#/collections/organisations/entries/bawso")
    page.locator('[data-key-path="name.en"] textarea').fill("Bawso, by appointment")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_function(KEPT, arg=[path, text])
    kept = page.evaluate(KEPT, [path, text])
    before, after = text.splitlines(), kept.splitlines()
    assert [line for line in after if line not in before] == ["  en: Bawso, by appointment"]
    page.goto("/cy/desg/golygu/")
    page.get_by_text("Sefydliadau", exact=True).first.wait_for()
    assert others == []


def _said(value: Any) -> Any:
    """What a file says, without what it leaves empty."""
    if isinstance(value, dict):
        return {key: _said(each) for key, each in value.items() if each not in (None, [], {})}
    return [_said(each) for each in value] if isinstance(value, list) else value
