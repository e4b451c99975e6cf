"""Building both languages into a new folder, and putting it in the place of the old site only when all is well."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ahtc.core.former_addresses import read_former_addresses
from ahtc.core.problems import ProblemsError
from ahtc.core.project import Project
from ahtc.kinds.never_publish.checks import built_findings
from ahtc.kinds.never_publish.record import NeverPublishList
from ahtc.output.files import write_files
from ahtc.output.previews import write_previews
from ahtc.output.put_in_place import folder_beside, put_in_place
from ahtc.output.redirects import write_redirects
from ahtc.output.search.files import write_search
from ahtc.output.sitemap import write_sitemap
from ahtc.output.weights import over_budget, weigh
from ahtc.site.mkdocs_plugin import render


def build_site(project: Project, site: Path, tell: Callable[[str], None] = lambda _: None) -> None:
    """Build a project and put the result at ``site``; the old site stays untouched on any failure.

    ``tell`` hears what is being done. Raises :class:`ProblemsError` with everything to mend, warnings included, and
    :class:`OSError` when the disk will not take it.
    """
    with folder_beside(site, tell) as fresh:
        tell("Building the English and the Welsh pages")
        rendered = render(project, fresh)
        addresses = rendered.addresses
        tell("Writing the data to download, and the directory for other people's systems")
        more = write_files(project, addresses, fresh)
        tell("Writing what the search looks things up in")
        write_search(project, addresses, rendered.html, fresh)
        tell("Drawing the pictures of shared links")
        write_previews(project, addresses, fresh)
        tell("Writing redirects and the site map")
        write_redirects(project, addresses, read_former_addresses(project.root)[0], fresh)
        write_sitemap(project, addresses, more, fresh)
        tell("Weighing every page")
        heavy = over_budget(weigh(fresh))
        if heavy:
            raise ProblemsError(heavy)
        tell("Looking for numbers that must never be published")
        refused = list(built_findings(fresh, project.facts.document(NeverPublishList).entries))
        if refused:
            raise ProblemsError(refused)
        put_in_place(fresh, site)
