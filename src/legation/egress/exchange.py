"""One request and its answer, at a network address that was checked."""

import socket
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPException
from importlib.metadata import version
from ssl import SSLCertVerificationError
from threading import Event, Timer
from urllib.parse import urlencode

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, NewConnectionError
from urllib3.exceptions import TimeoutError as LateError

from legation.egress import faults
from legation.egress.addresses import Address
from legation.errors import ServiceError

OK = 200
_BEGINNING = 2000  # bytes of an answer that is no success


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked.

    Attributes:
        address: Where.
        accept: The media types that an answer may have, as a header says it.
        form: The fields of a form, sorted; None where there is none.
    """

    address: Address
    accept: str
    form: tuple[tuple[str, str], ...] | None = None

    @property
    def method(self) -> str:
        """How it is asked."""
        return "GET" if self.form is None else "POST"

    @property
    def body(self) -> bytes | None:
        """The form as it is sent."""
        return None if self.form is None else urlencode(self.form).encode()

    @property
    def headers(self) -> dict[str, str]:
        """The headers: none says who asks, but for the program."""
        headers = {
            "Host": self.address.authority,
            "User-Agent": f"Legation/{version('legation')}",
            "Accept": self.accept,
            "Connection": "close",
        }
        if self.form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        return headers


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered.

    Attributes:
        status: The status.
        headers: The headers; their names are found in any case of letters.
        body: The content; of an answer that is no success, the beginning.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes


def exchange(
    request: Request, *, at: Sequence[str], seconds: float, size: int
) -> Reply:
    """Ask once.

    Args:
        request: What is asked.
        at: The network addresses of the host; the first that can be reached is asked.
        seconds: How long it may take, from the connection to the last byte.
        size: How many bytes an answer may have.

    Raises:
        PassingError: The service cannot be reached, or stops in mid-sentence.
        ServiceError: The answer takes too long or is too large, or the service does
            not prove that it is who it says.
    """
    end = time.monotonic() + seconds
    address = request.address
    try:
        with (
            closing(_connect(address, at, seconds)) as connection,
            _until(end, connection),
        ):
            reply = _ask(connection, request, size + 1)
    except (HTTPError, HTTPException, OSError) as error:
        raise _fault(address.text, error, seconds=seconds) from error
    if reply.status == OK and len(reply.body) > size:
        raise faults.large(address.text, size)
    return reply


def _connect(address: Address, at: Sequence[str], seconds: float) -> HTTPConnection:
    """Return a connection to the first network address that can be reached."""
    *others, last = (_connection(address, one, seconds / len(at)) for one in at)
    for connection in others:
        with suppress(LateError):
            return _opened(connection, seconds)
    return _opened(last, seconds)


def _opened(connection: HTTPConnection, seconds: float) -> HTTPConnection:
    connection.connect()
    connection.timeout = seconds
    return connection


def _connection(
    address: Address, network_address: str, seconds: float
) -> HTTPConnection:
    if address.scheme == "http":
        return HTTPConnection(network_address, address.port, timeout=seconds)
    # The certificate must be that of the host, not that of the network address.
    return HTTPSConnection(
        network_address, address.port, timeout=seconds, server_hostname=address.host
    )


@contextmanager
def _until(end: float, connection: HTTPConnection) -> Iterator[None]:
    """Break a connection off at some time; the machine itself only limits each read."""
    is_over = Event()
    wire = connection.sock
    assert wire is not None

    def stop() -> None:
        is_over.set()
        with suppress(OSError):
            wire.shutdown(socket.SHUT_RDWR)

    timer = Timer(max(0.0, end - time.monotonic()), stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        if is_over.is_set():
            raise TimeoutError


def _ask(connection: HTTPConnection, request: Request, size: int) -> Reply:
    connection.request(
        request.method,
        request.address.target,
        request.body,
        request.headers,
        preload_content=False,
    )
    with closing(connection.getresponse()) as response:
        body = response.read(size if response.status == OK else _BEGINNING)
        return Reply(response.status, response.headers, body)


def _fault(address: str, error: Exception, *, seconds: float) -> ServiceError:
    if isinstance(error, SSLCertVerificationError):
        return faults.unproven(address, error.verify_message)
    # To urllib3, a connection that is refused has come too late as well.
    is_late = isinstance(error, LateError | TimeoutError)
    if is_late and not isinstance(error, NewConnectionError):
        return faults.late(address, seconds)
    cause = error.__cause__ if isinstance(error.__cause__, OSError) else error
    reason = getattr(cause, "strerror", None) or str(cause)
    return faults.unreachable(address, reason)
