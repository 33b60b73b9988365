"""Asking services: politely, within limits, and only those that the user named."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urljoin

from legation.egress import faults
from legation.egress.addresses import Named
from legation.egress.cache import Cache
from legation.egress.exchange import OK, Reply, Request, exchange
from legation.egress.faults import PassingError
from legation.egress.hosts import Machine, locate
from legation.errors import ServiceError

_MOVED = frozenset({301, 302, 303, 307, 308})
_PASSING = frozenset({429, 502, 503, 504})  # states that pass by themselves
_PATIENCE = 60.0  # seconds that a service may ask us to wait


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is asked of a service, and how much it may answer.

    Attributes:
        seconds: How long one answer may take, from the connection to the last byte.
        size: How many bytes an answer may have.
        attempts: How often a question is asked while the service is busy or away.
        pause: Seconds between two requests to one host.
    """

    seconds: float = 10.0
    size: int = 5 * 1024 * 1024
    attempts: int = 4
    pause: float = 0.0


USUAL = Limits()
"""The limits where nobody says others."""

_MACHINE = Machine()


class Egress:
    """The way out."""

    def __init__(
        self,
        allowed: Iterable[str],
        *,
        limits: Limits = USUAL,
        cache: Path | None = None,
        machine: Machine = _MACHINE,
    ) -> None:
        """Keep where one may go.

        Args:
            allowed: What the user named: addresses, whose ports are part of them, and
                hosts such as "example.org" or "example.org:8080".
            limits: How much is asked and answered.
            cache: The folder in which answers are kept; None to keep none.
            machine: What knows the time and the network addresses of names.

        Raises:
            RefusedAddressError: One of the names is neither an address nor a host.
        """
        self._named = Named.of(allowed)
        self._limits = limits
        self._cache = Cache(cache) if cache else None
        self._machine = machine
        self._asked: dict[str, float] = {}  # when each host was asked last

    def get(self, address: str, *, accept: str) -> bytes:
        """Return what is at an address.

        Args:
            address: The address, of http or https.
            accept: The media types that are understood, as a header says it.

        Raises:
            RefusedAddressError: Nobody named its host, or it leads into a network that
                is not public.
            ServiceError: The service does not answer with a success, or not within the
                limits.
            SurroundingsError: The answer cannot be kept.
        """
        return self._answer(Request(self._named.check(address), accept))

    def post(self, address: str, *, form: Mapping[str, str], accept: str) -> bytes:
        """Return what a service answers to a form.

        Args:
            address: The address, of http or https.
            form: The fields of the form.
            accept: The media types that are understood, as a header says it.

        Raises:
            RefusedAddressError: Nobody named its host, or it leads into a network that
                is not public.
            ServiceError: The service does not answer with a success, or not within the
                limits.
            SurroundingsError: The answer cannot be kept.
        """
        fields = tuple(sorted(form.items()))
        return self._answer(Request(self._named.check(address), accept, fields))

    def _answer(self, request: Request) -> bytes:
        kept = self._cache.find(request) if self._cache else None
        if kept is not None:
            return kept
        body = self._insist(request)
        if self._cache:
            self._cache.keep(request, body)
        return body

    def _insist(self, request: Request) -> bytes:
        """Ask until there is an answer, with pauses that get longer."""
        for number in range(self._limits.attempts - 1):
            try:
                return self._ask(request)
            except PassingError as fault:
                pause = 2.0**number if fault.pause is None else fault.pause
                self._machine.sleep(pause)
        return self._ask(request)

    def _ask(self, request: Request) -> bytes:
        at = locate(request.address, machine=self._machine)
        self._keep_pace(request.address.host)
        limits = self._limits
        reply = exchange(request, at=at, seconds=limits.seconds, size=limits.size)
        if reply.status == OK:
            return reply.body
        raise _fault(request.address.text, reply, now=self._machine.now())

    def _keep_pace(self, host: str) -> None:
        pause, now = self._limits.pause, self._machine.now
        rest = self._asked.get(host, now() - pause) + pause - now()
        if rest > 0:
            self._machine.sleep(min(rest, pause))  # the clock may have been put back
        self._asked[host] = now()


def _fault(address: str, reply: Reply, *, now: float) -> ServiceError:
    target = reply.headers.get("Location")
    if reply.status in _MOVED and target:
        return faults.moved(address, urljoin(address, target))
    fault = faults.refused(address, reply.status, reply.body)
    if reply.status not in _PASSING:
        return fault
    pause = _seconds(reply.headers.get("Retry-After", ""), now=now)
    if pause is not None and pause > _PATIENCE:
        return faults.busy(address, reply.status, until=now + pause)
    return PassingError(fault.text, pause=pause)


def _seconds(text: str, *, now: float) -> float | None:
    """Read the header Retry-After (RFC 9110, section 10.2.3); its dates are in UTC."""
    if re.fullmatch("[0-9]{1,9}", text):
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(0.0, moment.replace(tzinfo=UTC).timestamp() - now)
