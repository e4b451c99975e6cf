"""The one HTTP client of ``pull``: patient with passing trouble, strict about where it goes and what comes back."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from importlib.metadata import version
from ipaddress import ip_address
from types import TracebackType
from typing import Self, TypeVar

import httpx
import stamina
from stamina.instrumentation import RetryDetails, set_on_retry_hooks

from ahtc.core.problems import ProblemsError
from ahtc.pull.body import check_kind, media_type_of, out_of_time, read_body
from ahtc.pull.deadline import Deadline
from ahtc.pull.json_text import NOT_JSON, read_json
from ahtc.pull.media_types import JSON
from ahtc.pull.source_findings import PassingError, about, refused

Answer = TypeVar("Answer")

_REDIRECTS = 5
_LATER = "Try again later; nothing has been changed."
_EXPLAINED = {
    404: ("Nothing is at this address", "Look on the publisher's site for where it has gone, and correct the address."),
    410: ("The publisher has removed what was here, for good", "Look on the publisher's site for what replaces it."),
}


@dataclass(frozen=True)
class Patience:
    """How long to wait for a source, in seconds, and how many times to try.

    ``connect`` and ``read`` bound the silence before an answer and between its pieces, ``whole`` one
    whole exchange, which is not tried again when that has run out.
    Waits between tries grow from ``first_wait`` to ``longest_wait``; a source that says how long to wait
    (``Retry-After``) is believed up to ``longest_asked_wait``.
    """

    connect: float = 10.0
    read: float = 30.0
    whole: float = 600.0
    tries: int = 4
    first_wait: float = 1.0
    longest_wait: float = 10.0
    longest_asked_wait: float = 60.0


@dataclass(frozen=True)
class Fetched:
    """What a source gave: its bytes, where they came from (``url`` after redirects), and their SHA-256."""

    url: str
    content: bytes
    media_type: str
    sha256: str


class Client:
    """Fetches from publishers; use it as a context manager.

    ``hosts`` are those that a redirect may lead to besides the host that was asked. Every fault is raised as a
    :class:`ProblemsError` with one finding: which source, what was seen, what was expected, what to do.
    """

    def __init__(self, *, hosts: frozenset[str] = frozenset(), patience: Patience | None = None) -> None:
        self._hosts = hosts
        self._patience = patience or Patience()
        self._http = httpx.Client(
            headers={"User-Agent": _user_agent(), "Accept-Encoding": "gzip"},
            timeout=httpx.Timeout(self._patience.read, connect=self._patience.connect),
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            # The library would make a request of any redirect at once, and of javascript: it cannot.
            event_hooks={"response": [_leads_on]},
            # A connection of its own for each request: bytes left over from one answer cannot become the next.
            limits=httpx.Limits(max_keepalive_connections=0),
            mounts={f"all://{host}": None for host in ("localhost", "127.0.0.1", "[::1]")},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def fetch(self, url: str, *, media: frozenset[str], limit: int, sha256: str | None = None) -> Fetched:
        """The file at ``url``, of a media type among ``media``, of at most ``limit`` bytes once decoded.

        Time-outs, cut connections, 429 and 5xx are tried again, four times in all; nothing else is. Where
        ``sha256`` is given, the content must have it. Raises :class:`ProblemsError`.
        """
        fetched = self._patiently(lambda: self._once(url, media, limit))
        if sha256 is not None and fetched.sha256 != sha256.lower():
            remedy = "Find out from the publisher why the file has changed before using it."
            seen = f"The file's SHA-256 is {fetched.sha256}"
            raise refused(fetched.url, seen, f"{sha256.lower()}, as recorded", remedy, "sha256")
        return fetched

    def fetch_json(self, url: str, limit: int) -> object:
        """The JSON value at ``url``, fetched as :meth:`fetch` does; JSON that stops short is tried again."""
        return self._patiently(lambda: _parsed(self._once(url, frozenset({JSON}), limit)))

    def _patiently(self, once: Callable[[], Answer]) -> Answer:
        patience = self._patience
        caller = stamina.RetryingCaller(
            attempts=patience.tries,
            timeout=None,
            wait_initial=patience.first_wait,
            wait_max=patience.longest_wait,
            wait_jitter=patience.first_wait,
        )
        try:
            return caller(self._wait_before_retry, once)
        except PassingError as error:
            finding = replace(error.finding, seen=f"{error.finding.seen} (tried {patience.tries} times)")
            raise ProblemsError([finding]) from error

    def _wait_before_retry(self, error: Exception) -> bool | float:
        if not isinstance(error, PassingError):
            return False
        return True if error.wait is None else min(error.wait, self._patience.longest_asked_wait)

    def _once(self, url: str, media: frozenset[str], limit: int) -> Fetched:
        address = _address(url)
        allowed = self._hosts | {address.host}
        with Deadline(self._patience.whole) as deadline:
            for _ in range(_REDIRECTS + 1):
                try:
                    return self._whole(address, media, limit, deadline)
                except _LeadsOnError as leads:
                    address = _redirected(address, leads.location, allowed)
        raise refused(url, f"More than {_REDIRECTS} redirects in a row", "a file", "Find the file's own address.")

    def _whole(self, address: httpx.URL, media: frozenset[str], limit: int, deadline: Deadline) -> Fetched:
        with self._answer(address, deadline) as response:
            _check_status(response)
            media_type = media_type_of(response, media)
            content = read_body(response, limit=limit, deadline=deadline)
            check_kind(response, content, media_type, media)
            digest = hashlib.sha256(content).hexdigest()
            return Fetched(str(address), content, media_type, digest)

    @contextmanager
    def _answer(self, address: httpx.URL, deadline: Deadline) -> Iterator[httpx.Response]:
        source = str(address)
        try:
            with self._http.stream("GET", address, extensions={"trace": deadline.watch}) as response:
                yield response
        except httpx.HTTPError as error:
            if deadline.passed:
                raise out_of_time(source, deadline) from error
            raise self._trouble(source, error) from error

    def _trouble(self, source: str, error: httpx.HTTPError) -> PassingError | ProblemsError:
        """What to say of an exchange that failed: passing trouble, or, where no connection could be made, not."""
        if isinstance(error, httpx.TimeoutException):
            seconds = self._patience.connect if isinstance(error, httpx.ConnectTimeout) else self._patience.read
            seen = f"Nothing came for {seconds:g} seconds"
            return PassingError(about(source, seen, "an answer", _LATER, "time-out"))
        if isinstance(error, httpx.ReadError | httpx.WriteError | httpx.RemoteProtocolError):
            seen = f"The answer broke off, or is not proper HTTP ({str(error) or type(error).__name__})"
            return PassingError(about(source, seen, "the whole answer", _LATER, "cut-short"))
        remedy = "Check this machine's connection and the address."
        return refused(source, f"No connection could be made ({error})", "a connection", remedy, "connection")


@contextmanager
def retries_told(tell: Callable[[str], None]) -> Iterator[None]:
    """While it is open, ``tell`` hears in words why and when a source will be asked again."""

    def told(details: RetryDetails) -> None:
        finding = details.caused_by.finding if isinstance(details.caused_by, PassingError) else None
        seconds = f"{details.wait_for:.0f} second{'' if round(details.wait_for) == 1 else 's'}"
        tell(f"Trying again in {seconds}: {finding.seen if finding else details.caused_by}")

    set_on_retry_hooks([told])
    try:
        yield
    finally:
        set_on_retry_hooks(None)


def _user_agent() -> str:
    return f"ahtc/{version('ahtc')} (Anti-Trafficking Wales / Gwrth-Fasnachu Cymru; open statistics)"


def _address(url: str) -> httpx.URL:
    remedy = "Correct the address."
    try:
        address = httpx.URL(url)
    except (httpx.InvalidURL, ValueError) as error:
        raise refused(url, f"This is not a web address ({error})", "https://...", remedy) from error
    if address.host and (address.scheme == "https" or (address.scheme == "http" and _is_loopback(address.host))):
        return address
    raise refused(url, "This address is not safe to fetch from", "an address that starts with https://", remedy)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


class _LeadsOnError(Exception):
    """The answer is a redirect to ``location``, which may be anything."""

    def __init__(self, location: str) -> None:
        super().__init__(location)
        self.location = location


def _leads_on(response: httpx.Response) -> None:
    if response.has_redirect_location:
        raise _LeadsOnError(response.headers["location"])


def _redirected(address: httpx.URL, location: str, allowed: frozenset[str]) -> httpx.URL:
    expected = f"a file on {' or '.join(sorted(allowed))}"
    try:
        target = address.join(location)
    except (httpx.InvalidURL, ValueError):
        target = httpx.URL()
    if target.scheme not in ("https", "http") or not target.host:
        remedy = "Find the file's own address, or tell the publisher."
        seen = f"It leads to {location[:80]!r}, which is no web address"
        raise refused(str(address), seen, expected, remedy, "redirect")
    target = _address(str(target))
    if target.host in allowed and not (address.scheme == "https" and target.scheme == "http"):
        return target
    remedy = f"If the publisher has truly moved to {target.host}, add it to the hosts allowed for this source."
    raise refused(str(address), f"It leads away to {target}", expected, remedy, "redirect")


def _check_status(response: httpx.Response) -> None:
    source, status = str(response.url), response.status_code
    if status == httpx.codes.OK:
        return
    if status == httpx.codes.TOO_MANY_REQUESTS or response.is_server_error:
        what = "The source asks for fewer requests" if status == 429 else "The source is in trouble itself"
        finding = about(source, f"{what} (status {status})", "the file (status 200)", _LATER, "status")
        raise PassingError(finding, _asked_wait(response))
    seen, remedy = _EXPLAINED.get(status, ("The source refuses", "Open the address in a browser and see why."))
    raise refused(source, f"{seen} (status {status})", "the file (status 200)", remedy, "status")


def _asked_wait(response: httpx.Response) -> float | None:
    """Seconds from ``Retry-After``, which is a number of them or an HTTP date (RFC 9110, 10.2.3).

    A date is held against the answer's own ``Date``, so that no clock of this machine comes into it.
    """
    asked = response.headers.get("retry-after", "").strip()
    if asked.isascii() and asked.isdecimal():
        return float(asked)
    try:
        return max(0.0, (_moment(asked) - _moment(response.headers.get("date", ""))).total_seconds())
    except (ValueError, TypeError, IndexError, OverflowError):  # what is neither, as the library's own parts say it
        return None


def _moment(date: str) -> datetime:
    moment = parsedate_to_datetime(date)
    return moment.replace(tzinfo=moment.tzinfo or UTC)


def _parsed(fetched: Fetched) -> object:
    try:
        return read_json(fetched.content, fetched.url)
    except ProblemsError as error:
        (finding,) = error.findings
        if finding.rule != NOT_JSON:
            raise
        raise PassingError(replace(finding, remedy=_LATER)) from error
