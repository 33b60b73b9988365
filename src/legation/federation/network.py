"""The network as a service: whoever the user named is asked, nobody else."""

import time
from collections.abc import Callable, Iterable, Mapping

from legation.egress import Egress
from legation.egress import Limits as Each
from legation.egress.addresses import Named, read_address
from legation.endpoints import Endpoint, Solutions
from legation.errors import RefusedAddressError, RefusedQueryError, ServiceError
from legation.federation import refusals
from legation.federation.requests import LIMITS, Request


class Network:
    """Services on the network."""

    def __init__(
        self,
        allowed: Iterable[str] = (),
        *,
        instead: Mapping[str, str] | None = None,
        seconds: float = LIMITS.seconds,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Keep who may be asked.

        Args:
            allowed: The hosts that the user named, such as "example.org" or
                "127.0.0.1:7878".
            instead: Addresses that stand for those of a query; they are named thereby.
            seconds: How long all requests may take.
            clock: Tells the time, in seconds.

        Raises:
            RefusedAddressError: One of the names is neither an address nor a host.
        """
        others = instead or {}
        self._instead = {read_address(one).text: others[one] for one in others}
        self._allowed = [*allowed, *others.values()]
        self._named = Named.of(self._allowed)
        self._seconds, self._clock = seconds, clock
        self._end: float | None = None

    def target(self, address: str) -> str:
        """Return the address that is asked in the place of one.

        Args:
            address: The address that a query names.

        Raises:
            RefusedAddressError: It is no address.
        """
        return self._instead.get(read_address(address).text, address)

    def admit(self, address: str) -> None:
        """Refuse an address whose host the user did not name.

        Args:
            address: The address that a query names.

        Raises:
            RefusedAddressError: It is no address.
            RefusedQueryError: Nobody named its host; the error names the option.
        """
        target = read_address(self.target(address))
        try:
            self._named.check(target.text)
        except RefusedAddressError as error:
            told = refusals.not_allowed(address, target.authority)
            raise RefusedQueryError(told) from error

    def select(self, request: Request) -> Solutions:
        """Return what a service answers.

        Args:
            request: What it is asked.

        Raises:
            RefusedAddressError: Nobody named its host, or it leads into a network that
                is not public.
            ServiceError: It fails, or the time is up.
        """
        now, target = self._clock(), self.target(request.address)
        if self._end is None:
            self._end = now + self._seconds
        left = self._end - now
        if left <= 0:
            raise ServiceError(refusals.late(target, self._seconds))
        # Asked once: whoever waits for an answer does not want to wait for a service.
        each = Each(seconds=min(Each().seconds, left), attempts=1)
        endpoint = Endpoint(target, egress=Egress(self._allowed, limits=each))
        return endpoint.select(request.text)
