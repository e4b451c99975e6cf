"""Ties the tools into MkDocs: writes the generated pages, expands the calls, sets Welsh addresses, feeds the shell."""

from __future__ import annotations

import datetime
from pathlib import Path
from urllib.parse import urljoin

from jinja2 import Environment, StrictUndefined
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import TemplateContext

from ahtc.core import clock
from ahtc.core.pages import Page, page_paths, read_page, welsh_address
from ahtc.core.problems import ProblemsError
from ahtc.core.source_tree import require_sound_tree
from ahtc.core.templates import Templates
from ahtc.core.text import Language
from ahtc.facts import Facts, read_facts
from ahtc.kinds.statistics.charts.drawing import chart_names, write_charts
from ahtc.kinds.statistics.open_data.files import FOLDER as DATA
from ahtc.kinds.statistics.open_data.files import OpenData
from ahtc.site.calls import Calls
from ahtc.site.expand import expand
from ahtc.site.generated_pages import write_pages
from ahtc.site.shell import Shell, alternates


class SiteOptions(Config):  # type: ignore[no-untyped-call]
    """``today`` is the day of the build, which decides whether a contact's check is stale (default: the clock's)."""

    today = Type(str, default="")


class SitePlugin(BasePlugin[SiteOptions]):  # type: ignore[no-untyped-call]
    """The MkDocs plugin ``ahtc``. MkDocs runs it once for each language; the facts are read once."""

    facts: Facts
    today: datetime.date
    open_data: OpenData
    templates: Templates
    shell: Shell
    pages: dict[str, Page]
    slugs: dict[str, str]
    stale_pages: set[str]

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Tells MkDocs to keep this plugin, with what it has read, between builds of a live preview."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the facts and write the generated pages, before MkDocs lists the files."""
        if _language(config) == "cy":
            return config
        docs = Path(config.docs_dir)
        self.stale_pages = set()
        root = docs.parent
        try:
            require_sound_tree(root)
            self.facts = read_facts(root)
            self.open_data = OpenData(self.facts)
            self.templates = Templates(self.facts.words)
            write_pages(self.facts, self.templates, docs)
            write_charts(self.facts, self.templates, docs)
            found = [read_page(path, root) for path in page_paths(docs)]
        except ProblemsError as error:
            raise PluginError(str(error)) from error
        self.pages = {f"cy/{page.name}" if page.language == "cy" else page.name: page for page in found}
        self.slugs = {p.name: p.matter.slug for p in found if p.language == "cy" and p.matter.slug}
        self.today = datetime.date.fromisoformat(self.config.today) if self.config.today else clock.today()
        self.shell = Shell(self.facts, docs / "assets", self.today)
        return config

    @event_priority(-200)  # after the i18n plugin (-100) has laid out this language's files
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Keep the pages that were read and the charts that were drawn, alone; give Welsh pages their addresses."""
        config.theme.static_templates.clear()
        charts = chart_names(self.facts)
        for file in list(files):
            if file.src_uri not in self.pages:
                if file.src_uri not in charts:
                    files.remove(file)
                continue
            for language, version in alternates(file).items():
                self._set_address(version, language, config)
            self._set_address(file, _language(config), config)
        return files

    def _set_address(self, file: File, language: str, config: MkDocsConfig) -> None:
        name = file.src_uri.removeprefix("cy/")
        if name == "404.md":
            file.dest_uri = "cy/404.html" if language == "cy" else "404.html"
        elif language == "cy":
            file.dest_uri = f"cy/{welsh_address(name, self.slugs)}index.html"
        else:
            return
        file.abs_dest_path = str(Path(config.site_dir, file.dest_uri))
        file.url = file.dest_uri.removesuffix("index.html")

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Escape everything the shell prints, and let nothing undefined pass."""
        env.autoescape = True
        env.undefined = StrictUndefined
        return env

    def on_page_markdown(self, markdown: str, page: SitePage, config: MkDocsConfig, files: Files) -> str:
        """Expand the calls of a page."""
        source = self.pages[page.file.src_uri]

        def link(name: str) -> str:
            if name.startswith(DATA):
                return get_relative_url(name, page.url)
            target = files.get_file_from_path(name)
            if target is None:
                raise PluginError(f"{source.path}: there is no page {name} to link to")
            return get_relative_url(target.url, page.url)

        def address(name: str, language: Language) -> str:
            target = files.get_file_from_path(name)
            if target is None:
                raise PluginError(f"{source.path}: there is no page {name} to give the address of")
            return urljoin(config.site_url or "", alternates(target)[language].url)

        def file(name: str) -> str:
            return get_relative_url(name, page.url)

        calls = Calls(
            self.facts,
            self.templates,
            source.language,
            link,
            self.today,
            self.open_data,
            config.site_url or "",
            address=address,
            file=file,
        )
        try:
            text = expand(source.text, calls.known(), source.path, source.first_line)
        except ProblemsError as error:
            raise PluginError(str(error)) from error
        if calls.any_stale:
            self.stale_pages.add(source.path)
        return text

    def on_page_context(
        self, context: TemplateContext, /, *, page: SitePage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the shell's templates what they need."""
        source = self.pages[page.file.src_uri]
        stale, sources = source.path in self.stale_pages, self.pages[source.name].matter.sources or ()
        context.update(self.shell.context(source, page, nav, config.site_url or "", stale, sources))  # type: ignore[typeddict-item]
        return context

    def on_post_page(self, output: str, page: SitePage, config: MkDocsConfig) -> str:
        """Close up the page's white space, and make the links of the error pages work at any depth."""
        return self.shell.finish(output, page, config.site_url or "")


def _language(config: MkDocsConfig) -> str:
    """The language that MkDocs is building now."""
    return vars(config.plugins["i18n"]).get("current_language") or "en"
