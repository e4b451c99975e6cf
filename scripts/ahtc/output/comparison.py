"""Two built sites, before a change and after it: the pages that differ, as pictures, and the new site to keep."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from ahtc.core.zipped import zipped

MOST_PICTURED = 20
WIDTHS = (360, 1280)  # a phone and a desk, in CSS pixels
ZIP = "site.zip"

# Takes a picture of a page's file at a width, and writes it as PNG.
Camera = Callable[[Path, int, Path], None]

_REDIRECT = b'http-equiv="refresh"'

_PAGE = Markup("""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Before and after</title>
<style>body {{ font: 1rem/1.5 sans-serif; margin: 1rem }}
img {{ border: 1px solid; max-width: 100%; vertical-align: top }}
figure {{ display: inline-block; margin: 0 1rem 1rem 0; max-width: 45% }}</style>
<h1>Before and after / <span lang="cy">Cyn ac ar ôl</span></h1>
<p>{count} <a href="{zip}">{zip}</a></p>
{pages}
""")


@dataclass(frozen=True)
class Difference:
    """A page by its address whose bytes are not the same in both sites, and whether each has it."""

    address: str
    was: bool
    now: bool


def differences(before: Path, after: Path) -> list[Difference]:
    """Every page that was changed, that came or that went, in the order of their addresses; redirects are none."""
    was, now = _pages(before), _pages(after)
    changed = sorted(address for address in was.keys() | now.keys() if was.get(address) != now.get(address))
    return [Difference(address, address in was, address in now) for address in changed]


def write_comparison(before: Path, after: Path, folder: Path, take: Camera) -> list[Difference]:
    """Write pictures of the first pages that differ, a page that shows them, and the new site as a ZIP."""
    found = differences(before, after)
    for number, each in enumerate(found[:MOST_PICTURED], 1):
        for site, name, there in ((before, "before", each.was), (after, "after", each.now)):
            for width in WIDTHS if there else ():
                take(site / each.address / "index.html", width, folder / _picture(number, name, width))
    (folder / "index.html").write_text(_shown(found), encoding="utf-8")
    files = (path for path in sorted(after.rglob("*")) if path.is_file())
    whole = zipped(((path.relative_to(after).as_posix(), path.read_bytes()) for path in files), pressed=True)
    (folder / ZIP).write_bytes(whole)
    return found


def _pages(site: Path) -> dict[str, bytes]:
    """The pages of a site by their addresses."""
    read = ((path.parent.relative_to(site).as_posix(), path.read_bytes()) for path in site.rglob("index.html"))
    return {"" if address == "." else f"{address}/": content for address, content in read if _REDIRECT not in content}


def _picture(number: int, name: str, width: int) -> str:
    return f"{number:02}-{name}-{width}.png"


def _shown(found: Sequence[Difference]) -> str:
    """The page that shows what differs; beyond the first pages, their addresses alone."""
    count = f"{len(found)} of the pages differ." if found else "No page differs."
    shown = [*_with_pictures(found[:MOST_PICTURED]), *(_heading(each) for each in found[MOST_PICTURED:])]
    return _PAGE.format(count=count, zip=ZIP, pages=Markup("\n").join(shown))


def _with_pictures(found: Sequence[Difference]) -> Iterator[Markup]:
    for number, each in enumerate(found, 1):
        yield _heading(each)
        for width in WIDTHS:
            for name, there in (("before", each.was), ("after", each.now)):
                if there:
                    words = f"/{each.address} {name}, {width} pixels wide"
                    yield Markup('<figure><figcaption>{0}</figcaption><img src="{1}" alt="{0}"></figure>').format(
                        words, _picture(number, name, width)
                    )


def _heading(each: Difference) -> Markup:
    state = "" if each.was and each.now else " (new / newydd)" if each.now else " (gone / wedi mynd)"
    return Markup("<h2>/{}{}</h2>").format(each.address, state)
