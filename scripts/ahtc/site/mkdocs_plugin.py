"""The one module that knows the generator: gives MkDocs the pages, their addresses and the shell, and runs it.

ProperDocs, which goes on where MkDocs 1 stops, takes it too: ``tests/site/test_generators.py`` builds with both.
"""

from __future__ import annotations

import datetime
import logging
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils.templates import TemplateContext

from ahtc.core import clock
from ahtc.core.addresses import Addresses
from ahtc.core.calls import CallingPage
from ahtc.core.files import read_text
from ahtc.core.kept import Kept, kept_for_this_user
from ahtc.core.pages import Page
from ahtc.core.problems import Finding, ProblemsError, shown
from ahtc.core.project import Project
from ahtc.core.site_address import require_site_address, site_address
from ahtc.core.text import Language
from ahtc.kinds.settings.record import settings_of
from ahtc.kinds.statistics.charts.drawing import FOLDER as CHARTS
from ahtc.kinds.statistics.open_data.files import FOLDER as DATA
from ahtc.site.calls import expanded
from ahtc.site.kept_renders import KeptRenders, Rendered
from ahtc.site.project import read_project
from ahtc.site.shell import Shell

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

# The packages that turn Markdown into HTML, beside the generator itself.
MAKERS = ("Markdown", "pymdown-extensions")

_AT_PAGE = re.compile(
    r"(?:Doc file|Error (?:reading|building) page) '(?P<page>[^']+\.md)'(?:[^']*'(?P<quoted>[^']+)')?"
)


class SiteOptions(Config):  # type: ignore[no-untyped-call]
    """``today`` is the day of the build, which decides whether a contact's check is stale (default: the clock's)."""

    today = Type(str, default="")


class SitePlugin(BasePlugin[SiteOptions]):  # type: ignore[no-untyped-call]
    """The MkDocs plugin ``ahtc``. MkDocs runs it once for each language; the project is read once.

    Whoever has read the project already puts it in ``project`` before the build.
    """

    project: Project | None = None
    as_read: Project
    shell: Shell
    pages: dict[str, Page]
    stale_pages: set[str]
    findings: list[Finding]
    renders: KeptRenders

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Tells MkDocs to keep this plugin, with what it has read, between builds of a live preview."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the project, where nobody has, before MkDocs lists the files."""
        if _language(config) == "cy":
            return config
        self.stale_pages, self.findings = set(), []
        today = datetime.date.fromisoformat(self.config.today) if self.config.today else clock.today()
        try:
            self.as_read = self.project or read_project(Path(config.docs_dir).parent, today)
        except ProblemsError as error:
            raise PluginError(str(error)) from error
        self.pages = {page.docs_path: page for page in self.as_read.pages}
        self.shell = Shell(self.as_read, config.nav or [], config.site_url or "")
        self.renders = KeptRenders(Kept(kept_for_this_user() / "pages"), self._around(config))
        return config

    def _around(self, config: MkDocsConfig) -> str:
        """What decides, beside a page's own text, what HTML becomes of it: its makers, and where each page stands."""
        makers = [f"{name} {version(name)}" for name in (load_config.__module__.partition(".")[0], *MAKERS)]
        addresses = [f"{page.docs_path} {self.shell.addresses.from_root(page)}" for page in self.as_read.pages]
        return "\n".join([*makers, str(config.markdown_extensions), str(config.mdx_configs), *sorted(addresses)])

    @event_priority(100)
    def _keep_pages(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Leave the pages that were read, those made from records added; the text of these is in memory.

        The i18n plugin, which comes next, lays out whatever it finds for each language: the theme's files too.
        """
        for file in list(files):
            if file.src_uri not in self.pages:
                files.remove(file)
        for name, page in self.pages.items():
            if page.generated and name not in files.src_uris:
                files.append(File(name, config.docs_dir, config.site_dir, config.use_directory_urls))
        return files

    @event_priority(-200)
    def _lay_out(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Give each page its address, after the i18n plugin (-100) has laid out this language's files.

        Whatever another plugin brought goes.
        """
        config.theme.static_templates.clear()
        for file in list(files):
            if file.src_uri in self.pages:
                for language, version in _alternates(file).items():
                    self._set_address(version, language, config)
                self._set_address(file, _language(config), config)
            else:
                files.remove(file)
        return files

    on_files = CombinedEvent(_keep_pages, _lay_out)

    def _set_address(self, file: File, language: Language, config: MkDocsConfig) -> None:
        file.url = self.shell.addresses.path(file.src_uri.removeprefix("cy/"), language)
        file.dest_uri = file.url if file.url.endswith(".html") else f"{file.url}index.html"
        file.abs_dest_path = str(Path(config.site_dir, file.dest_uri))

    def on_page_read_source(self, /, *, page: SitePage, config: MkDocsConfig) -> str:
        """A page's text as it was read for the checks, so that no page is read twice."""
        return self.pages[page.file.src_uri].text

    def on_page_markdown(self, markdown: str, /, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:
        """Expand the calls of a page. What cannot be answered is told at the end, all of it at once."""
        source, project, addresses = self.pages[page.file.src_uri], self.as_read, self.shell.addresses
        calling = CallingPage(
            project.facts,
            project.templates,
            source.language,
            lambda name: _link(source, name, addresses),
            project.today,
            addresses.site_url,
            address=addresses.full,
            file=lambda name: addresses.to_file(source, name),
        )
        try:
            text = expanded(source, calling)
        except ProblemsError as error:
            self.findings += error.findings
            return ""
        if calling.any_stale:
            self.stale_pages.add(source.docs_path)
        return "" if self.renders.find(source.docs_path, text) else text

    def on_page_content(self, html: str, /, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:
        """A page's HTML: as MkDocs has just made it, or as it was made of the same text before."""
        name = page.file.src_uri
        found = self.renders.page(name)
        if found is None:
            headings = [(item.id, item.title) for item in page.toc]
            self.renders.make(name, Rendered(html, headings, sorted(page.present_anchor_ids or ())))
            return html
        page.present_anchor_ids = set(found.anchors)
        return found.html

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Escape everything the shell prints, and let nothing undefined pass."""
        if self.findings:
            raise PluginError("Some calls cannot be answered") from ProblemsError(self.findings)
        env.autoescape = True
        env.undefined = StrictUndefined
        return env

    def on_page_context(
        self, context: TemplateContext, /, *, page: SitePage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the shell's templates what they need."""
        source = self.pages[page.file.src_uri]
        rendered = self.renders.page(page.file.src_uri)
        headings = rendered.headings if rendered else []
        stale = source.docs_path in self.stale_pages
        context.update(self.shell.context(source, page.content or "", headings, stale))  # type: ignore[typeddict-item]
        return context

    def on_post_page(self, output: str, /, *, page: SitePage, config: MkDocsConfig) -> str:
        """Close up the page's white space, and make the links of the error pages work at any depth."""
        return self.shell.finish(output, self.pages[page.file.src_uri])


def _link(source: Page, name: str, addresses: Addresses) -> str:
    """From a page to another page of its language, to a chart or to a file of data."""
    if name.startswith((CHARTS, DATA)):
        return addresses.to_file(source, name)
    return addresses.between(source, name)


def _language(config: MkDocsConfig) -> Language:
    """The language that MkDocs is building now."""
    return vars(config.plugins["i18n"]).get("current_language") or "en"


def _alternates(file: File) -> dict[Language, File]:
    """A page's file in each language, itself included, as the i18n plugin recorded them."""
    found: dict[Language, File] = vars(file)["alternates"]
    return found


class _Warnings(logging.Handler):
    """Collects what MkDocs warns of, so that it can be told as findings."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(" ".join(record.getMessage().split()))


@dataclass(frozen=True)
class RenderedSite:
    """Where each page stands, and what its Markdown became, by its path under ``docs``."""

    addresses: Addresses
    html: Mapping[str, str]


def render(project: Project, site: Path) -> RenderedSite:
    """Render a project's pages, in both languages, into the folder ``site``.

    Raises :class:`ProblemsError` with everything to mend, warnings included.
    """
    heard = _Warnings()
    logger = logging.getLogger(load_config.__module__.partition(".")[0])  # mkdocs, or who stands in for it
    logger.addHandler(heard)
    try:
        config = load_config(str(project.root / "mkdocs.yml"), site_dir=str(site), strict=True)
        if "ahtc" not in config.plugins or "i18n" not in config.plugins:
            raise ConfigurationError("The plugins i18n and ahtc must both be listed under plugins")
        config.site_url = site_address(settings_of(project.facts).address) or config.site_url
        require_site_address(config.site_url or "")
        plugin: Any = config.plugins["ahtc"]
        plugin.project = project
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    except (Abort, BuildError, ConfigurationError, RecursionError) as error:
        raise ProblemsError(_told(error, heard.messages, project.root)) from error
    except Exception as error:
        for message in heard.messages:
            error.add_note(message)
        raise
    finally:
        logger.removeHandler(heard)
    if heard.messages:
        raise ProblemsError(told_at(message, project.root) for message in heard.messages)
    plugin.renders.keep()
    html = {name: page.html for name in plugin.pages if (page := plugin.renders.page(name))}
    return RenderedSite(plugin.shell.addresses, html)


def _told(error: BaseException, messages: list[str], root: Path) -> list[Finding]:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ProblemsError):
            return cause.findings
        cause = cause.__cause__ or cause.__context__
    return [told_at(message, root) for message in messages or [str(error)]]


def told_at(message: str, root: Path) -> Finding:
    """A warning of MkDocs as a finding, at the page that it names, and there at the passage that it quotes."""
    message = message.rstrip(".")
    found = _AT_PAGE.search(message)
    if found is None or not (root / "docs" / found["page"]).is_file():
        return Finding("mkdocs.yml", 1, "mkdocs", message, "a build without warnings", "Mend what it names.")
    path = root / "docs" / found["page"]
    if "recursion" in message:
        message = "Lists, quotes or boxes stand one inside another without an end"
        return Finding(shown(path, root), 1, "mkdocs", message, "a few levels", "Part it into paragraphs.")
    before, quoted, _ = read_text(path, root).partition(found["quoted"] or "\n")
    line = before.count("\n") + 1 if quoted else 1
    return Finding(shown(path, root), line, "mkdocs", message, "a build without warnings", "Mend what it names.")
