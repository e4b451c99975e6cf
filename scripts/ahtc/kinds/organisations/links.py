"""Links that start a contact: a call, a text message, an e-mail, a website."""

from __future__ import annotations

from urllib.parse import urlsplit

from markupsafe import Markup

from ahtc.core.escape import as_text
from ahtc.kinds.organisations.record import ContactPoint


def reach_link(point: ContactPoint) -> Markup:
    """A link that starts the contact: a call, a text message, an e-mail or a website, which shows as its host."""
    if point.dialled:
        return dial_link(point)
    if point.kind == "email":
        return Markup('<a href="mailto:{0}">{0}</a>').format(as_text(point.value))
    return Markup('<a href="{}" rel="noreferrer">{}</a>').format(as_text(point.value), as_text(_host(point)))


def form_link(point: ContactPoint, name: Markup) -> Markup:
    """A link that opens an official form: its name, and the host that it leads to."""
    return Markup('<a class="go" href="{}" rel="noreferrer">{} <span>{}</span></a>').format(
        as_text(point.value), name, as_text(_host(point))
    )


def dial_link(point: ContactPoint) -> Markup:
    """A link that dials the number, or starts a text message to it."""
    scheme = "sms" if point.kind == "text" else "tel"
    return Markup('<a class="dial" href="{}:{}">{}</a>').format(scheme, point.digits, as_text(point.value))


def _host(point: ContactPoint) -> str:
    return urlsplit(point.value).netloc.removeprefix("www.")
