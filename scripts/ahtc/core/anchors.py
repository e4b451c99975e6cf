"""The anchors of a page: those that Python-Markdown makes, as the site is built with it."""

from __future__ import annotations

from typing import Any

from markdown import Markdown

from ahtc.core.markdown import HtmlReader

# As MkDocs calls it: its own three, then those of mkdocs.yml.
EXTENSIONS: dict[str, dict[str, Any]] = {
    "toc": {"toc_depth": "2-2"},
    "tables": {},
    "fenced_code": {},
    "attr_list": {},
    "def_list": {},
    "md_in_html": {},
    "admonition": {},
    "pymdownx.details": {},
}


def anchors(text: str) -> set[str]:
    """Every anchor that a link to a page may name, from its Markdown with every call answered."""
    return HtmlReader(Markdown(extensions=[*EXTENSIONS], extension_configs=EXTENSIONS).convert(text)).ids
