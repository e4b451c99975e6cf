"""Who keeps this site, how they are reached, and where it stands: settings, each of which may be left out."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from ahtc.core.facts import Facts
from ahtc.core.problems import ProblemsError
from ahtc.core.site_address import require_site_address
from ahtc.core.text import Base, EmailAddress, Id, Name, Text, WebAddress

FILE = "site.yml"
SITE: Id = "site"  # the one record


def _stands(url: str) -> str:
    try:
        require_site_address(url)
    except ProblemsError as error:
        raise ValueError("the site's address and no more, such as https://www.example.wales/") from error
    return url if url.endswith("/") else f"{url}/"


class SiteSettings(Base):
    """From ``docs/data/site.yml``. What is not set is promised nowhere on the site.

    ``owner`` answers for the site; ``email`` is its mailbox; ``repository`` is where its files are changed, on
    ``branch``; ``issue_forms`` is where a visitor with an account there reports a mistake; ``address`` is where the
    site stands, and ``SITE_URL`` comes before it.
    """

    owner: Name | None = None
    email: EmailAddress | None = None
    repository: WebAddress | None = None
    branch: Text = "main"
    issue_forms: WebAddress | None = None
    address: Annotated[str, AfterValidator(_stands)] | None = None

    @property
    def hears(self) -> bool:
        """Whether a visitor can tell us anything."""
        return bool(self.email or self.issue_forms)

    def edit(self, path: str, line: int = 1) -> str | None:
        """Where a file of the project is changed, by its path in the project's folder, at a line; None without one."""
        if not self.repository:
            return None
        at = f"#L{line}" if line > 1 else ""
        return f"{self.repository.rstrip('/')}/edit/{self.branch}/{path}{at}"


def settings_of(facts: Facts) -> SiteSettings:
    """The settings of a project."""
    return facts[SiteSettings][SITE]
