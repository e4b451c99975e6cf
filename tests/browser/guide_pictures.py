"""Draws the pictures of the officer's guide from the site itself: ``python -m tests.browser.guide_pictures``.

Run it again where the pages that they show have changed. Each part of a page is taken as a telephone shows it.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import FloatRect, Page, sync_playwright

from ahtc.core import clock
from ahtc.core.text import LANGUAGES, Language
from tests.browser.test_preview import LONG, serving
from tests.browser.visit import launch_chromium
from tests.conftest import ROOT
from tests.project import SmallProject

FOLDER = ROOT / ".github" / "pictures"
WIDTH, MOST = 480, 500  # in CSS pixels
ABOUT = {"en": "about/", "cy": "cy/am-y-wefan/"}
COUNCIL = {"en": "partners/newport-council/", "cy": "cy/partneriaid/cyngor-dinas-casnewydd/"}
SLIP = {"en": "docs/about.md", "cy": "docs/cy/about.md"}


def drawn(page: Page, selector: str, name: str) -> None:
    """Keep the picture of one part of a page, with a little air round it."""
    part = page.locator(selector).first
    part.scroll_into_view_if_needed()
    box = part.bounding_box()
    assert box, selector
    height = min(box["height"] + 16, MOST)
    clip = FloatRect(x=0, y=max(box["y"] - 8, 0), width=WIDTH, height=height)
    page.screenshot(path=FOLDER / f"{name}.png", clip=clip)


def draw(project: SmallProject, language: Language) -> None:
    """All pictures in one language."""
    with serving(project, clock.today()) as run, sync_playwright() as playwright:
        browser = launch_chromium(playwright)
        page = browser.new_page(viewport={"width": WIDTH, "height": 1100}, color_scheme="light")
        page.set_default_timeout(4 * LONG)
        page.goto(run.address + ABOUT[language])
        drawn(page, "p.reviewed", f"edit-this-page.{language}")
        page.goto(run.address + COUNCIL[language])
        drawn(page, ".point:has(a.dial)", f"number.{language}")
        page.goto(run.address + ABOUT[language])
        right = project.read(SLIP[language])
        project.write(SLIP[language], right + "\n0808 801 0800\n")
        page.get_by_text(SLIP[language]).wait_for()
        drawn(page, "body", f"what-to-mend.{language}")
        project.write(SLIP[language], right)
        browser.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        copy = SmallProject(Path(folder) / "project")
        for name in ("docs", "overrides"):
            shutil.copytree(ROOT / name, copy.root / name)
        shutil.copy(ROOT / "mkdocs.yml", copy.root)
        settings = copy.read("docs/data/site.yml")
        for field, address in (("repository", "name"), ("issue_forms", "name/issues/new/choose")):
            settings = re.sub(rf"(?m)^{field}:.*$", f"{field}: https://github.com/owner/{address}", settings)
        copy.write("docs/data/site.yml", settings)
        FOLDER.mkdir(exist_ok=True)
        for each in LANGUAGES:
            draw(copy, each)
