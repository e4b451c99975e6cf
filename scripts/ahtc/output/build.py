"""Building both languages into a new folder, and putting it in the place of the old site only when all is well."""

from __future__ import annotations

import datetime
import logging
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, BuildError, ConfigurationError

from ahtc.core.files import read_text
from ahtc.core.former_addresses import read_former_addresses
from ahtc.core.problems import Finding, ProblemsError, shown
from ahtc.facts import Facts
from ahtc.kinds.never_publish.checks import built_findings
from ahtc.kinds.statistics.open_data.files import OpenData
from ahtc.output.downloads import write_downloads
from ahtc.output.feeds import write_feeds
from ahtc.output.put_in_place import folder_beside, put_in_place
from ahtc.output.redirects import write_redirects
from ahtc.output.sitemap import write_sitemap
from ahtc.output.weights import over_budget, weigh

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


_AT_PAGE = re.compile(
    r"(?:Doc file|Error (?:reading|building) page) '(?P<page>[^']+\.md)'(?:[^']*'(?P<quoted>[^']+)')?"
)


class _Warnings(logging.Handler):
    """Collects what MkDocs warns of, so that it can be told as findings."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(" ".join(record.getMessage().split()))


def build_site(root: Path, site: Path, today: datetime.date, tell: Callable[[str], None] = lambda _: None) -> None:
    """Build the project at ``root`` and put the result at ``site``; the old site stays untouched on any failure.

    ``today`` decides which contacts are long unchecked and which reviews are due; ``tell`` hears what is being done.
    Raises :class:`ProblemsError` with everything to mend, warnings included, and :class:`OSError` when the disk will
    not take it.
    """
    with folder_beside(site, tell) as fresh:
        tell("Building the English and the Welsh pages")
        facts, open_data = _run_mkdocs(root, fresh, today)
        tell("Writing the data to download")
        write_downloads(open_data, root, fresh)
        tell("Writing redirects and the site map")
        write_redirects(fresh, facts.words, read_former_addresses(root)[0])
        write_sitemap(fresh)
        tell("Writing the directory for other people's systems")
        write_feeds(facts, fresh)
        tell("Weighing every page")
        heavy = over_budget(weigh(fresh))
        if heavy:
            raise ProblemsError(heavy)
        tell("Looking for numbers that must never be published")
        refused = list(built_findings(fresh, facts.never_publish.entries))
        if refused:
            raise ProblemsError(refused)
        put_in_place(fresh, site)


def _run_mkdocs(root: Path, site: Path, today: datetime.date) -> tuple[Facts, OpenData]:
    """The facts and the data that the pages were made from."""
    heard = _Warnings()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(site), strict=True)
        config.plugins["ahtc"].config["today"] = today.isoformat()
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    except (Abort, BuildError, ConfigurationError, RecursionError) as error:
        raise ProblemsError(_told(error, heard.messages, root)) from error
    except Exception as error:
        for message in heard.messages:
            error.add_note(message)
        raise
    finally:
        logger.removeHandler(heard)
    if heard.messages:
        raise ProblemsError(told_at(message, root) for message in heard.messages)
    plugin: Any = config.plugins["ahtc"]
    facts: Facts = plugin.facts
    open_data: OpenData = plugin.open_data
    return facts, open_data


def _told(error: BaseException, messages: list[str], root: Path) -> list[Finding]:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ProblemsError):
            return cause.findings
        cause = cause.__cause__ or cause.__context__
    return [told_at(message, root) for message in messages or [str(error)]]


def told_at(message: str, root: Path) -> Finding:
    """A warning of MkDocs as a finding, at the page that it names, and there at the passage that it quotes."""
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
