"""The way out: only where the user said, politely, within limits."""

import gzip
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from shutil import which
from ssl import PROTOCOL_TLS_SERVER, SSLContext
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.egress import Egress, Limits, Machine
from legation.egress.addresses import read_address
from legation.egress.hosts import locate
from legation.errors import RefusedAddressError, ServiceError, SurroundingsError
from services import Answer, Says, Service, serving

JSON = "application/json"
START = 1_800_000_000.0
Serve = Callable[[Answer], Service]


@dataclass
class Clock:
    """A clock that only goes on while somebody sleeps."""

    time: float = START
    slept: list[float] = field(default_factory=list)

    def machine(self) -> Machine:
        return Machine(now=lambda: self.time, sleep=self.sleep)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Return a function that runs a service while the test lasts."""
    with ExitStack() as stack:
        yield lambda answer: stack.enter_context(serving(answer))


@pytest.fixture
def clock() -> Clock:
    return Clock()


def says(*answers: Says) -> Answer:
    """Return what answers one after another, the last one for ever."""
    rest = list(answers)
    return lambda _: rest.pop(0) if len(rest) > 1 else rest[0]


def named(host: str, *found: str) -> Egress:
    """Return a way out to a host whose name leads to some network addresses."""
    return Egress([host], machine=Machine(resolve=lambda *_: found))


# -- asking


def test_what_is_at_an_address_is_returned(serve: Serve) -> None:
    service = serve(lambda heard: Says(body=[heard.target.encode()]))
    egress = Egress([service.address])

    assert egress.get(f"{service.address}/a/b?c=d#e", accept=JSON) == b"/a/b?c=d"
    assert egress.get(service.address, accept=JSON) == b"/"


def test_a_form_is_sent_and_the_answer_returned(serve: Serve) -> None:
    service = serve(lambda heard: Says(body=[heard.body]))
    form = {"query": "SELECT é & ñ", "a": "b=c"}

    answer = Egress([service.address]).post(service.address, form=form, accept=JSON)

    (heard,) = service.heard
    assert heard.form == form
    assert answer == heard.body
    assert heard.headers["Content-Type"] == "application/x-www-form-urlencoded"


def test_a_request_says_which_program_asks_and_nothing_more(serve: Serve) -> None:
    service = serve(says(Says(headers={"Set-Cookie": "who=me"})))
    egress = Egress([service.address])

    egress.get(service.address, accept=JSON)
    egress.get(service.address, accept=JSON)

    for heard in service.heard:
        headers = {name.lower(): value for name, value in heard.headers.items()}
        agent = headers.pop("user-agent")
        assert headers == {
            "host": service.address.removeprefix("http://"),
            "accept": JSON,
            "accept-encoding": "identity",
            "connection": "close",
        }
        assert agent.startswith("Legation/")
        assert len(agent.split()) == 1


def test_a_proxy_of_the_surroundings_is_not_used(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    service, proxy = serve(says(Says(body=[b"it"]))), serve(says(Says(body=[b"me"])))
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, proxy.address)

    assert Egress([service.address]).get(service.address, accept=JSON) == b"it"
    assert proxy.heard == []


# -- what nobody named


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/",
        "https://sub.example.com/",
        "https://example.com.evil.example/",
        "https://example.com:8443/",
        "http://example.com/",
        "https://example.com@evil.example/",
        "https://me:secret@example.com/",
        "https://@example.com/",
        "https://example.com\\@evil.example/",
        "ftp://example.com/",
        "file:///etc/passwd",
        "//example.com/",
        "example.com",
        "https:example.com",
        "https://",
        "https://exa mple.com/",
        "https://example.com/a b",
        "https://example.com/a\r\nX-Header: b",
        "https://example.com/é",
        "https://example.com:port/",
        "https://example..com/",
        "https://[v1.x]/",
        "https://[::1/",
        "",
    ],
)
def test_what_nobody_named_is_refused_before_a_name_is_looked_up(address: str) -> None:
    def resolve(host: str, _: int) -> list[str]:
        raise AssertionError(host)

    egress = Egress(["https://example.com/sparql"], machine=Machine(resolve=resolve))

    with pytest.raises(RefusedAddressError) as error:
        egress.get(address, accept=JSON)
    assert "secret" not in error.value.text.en + error.value.text.fr


@pytest.mark.parametrize(
    ("name", "address", "is_allowed"),
    [
        ("example.com", "https://example.com/x", True),
        ("example.com", "http://EXAMPLE.com.:8080/x", True),
        ("Example.com:8080", "http://example.com:8080/", True),
        ("example.com:8080", "http://example.com/", False),
        ("https://example.com", "https://example.com:443/", True),
        ("https://example.com", "https://example.com:444/", False),
        ("http://example.com:8080/a", "http://example.com:8080/b", True),
        ("[::1]:3030", "http://[::1]:3031/", False),
        ("127.0.0.1", "http://[::ffff:127.0.0.1]:1/", False),
    ],
)
def test_a_host_is_named_with_or_without_a_port(
    *, name: str, address: str, is_allowed: bool
) -> None:
    egress = Egress(
        [name],
        limits=Limits(attempts=1),
        machine=Machine(resolve=lambda *_: ["10.0.0.1"]),
    )

    with pytest.raises((RefusedAddressError, ServiceError)) as error:
        egress.get(address, accept=JSON)
    reason = "not a public address" if is_allowed else "nobody named"
    assert reason in str(error.value)


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:1/"),
        ("::1", "http://[::1]:1/"),
        ("[0:0::1]:1", "http://[::1]:1/"),
        ("http://[0::1]:1/a", "http://[::1]:1/b"),
    ],
)
def test_a_network_address_that_is_named_is_asked(name: str, address: str) -> None:
    with pytest.raises(ServiceError, match="cannot be reached"):
        Egress([name], limits=Limits(attempts=1)).get(address, accept=JSON)


@pytest.mark.parametrize("name", ["", "example.com/path", "ftp://example.com", "a b"])
def test_a_name_that_is_neither_host_nor_address_is_told(name: str) -> None:
    with pytest.raises(RefusedAddressError, match="no address that can be asked"):
        Egress([name])


@given(st.text(max_size=30))
def test_an_address_is_read_as_it_is_sent_or_refused(text: str) -> None:
    try:
        address = read_address(f"http://{text}")
    except RefusedAddressError:
        return

    assert read_address(address.text) == address
    assert address.text == f"http://{address.authority}{address.target}"
    assert "@" not in address.authority


# -- networks that are not public


@pytest.mark.parametrize(
    "found",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.1.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fd00:ec2::254",
        "ff0e::1",
        "::ffff:127.0.0.1",
        "::ffff:8.8.8.8",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::",
        "2001:db8::1",
    ],
)
def test_a_name_that_leads_into_a_network_of_ones_own_is_refused(found: str) -> None:
    for egress in (
        named("example.com", found),
        named("example.com", "93.184.215.14", found),
    ):
        with pytest.raises(RefusedAddressError, match="not a public address") as error:
            egress.get("http://example.com/", accept=JSON)
        assert found in error.value.text.fr


@pytest.mark.parametrize("found", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"])
def test_a_public_address_may_be_asked(found: str) -> None:
    machine = Machine(resolve=lambda *_: [found])

    assert locate(read_address("https://example.org/"), machine=machine) == [found]


def test_localhost_leads_to_the_machine_itself_or_nowhere(serve: Serve) -> None:
    service = serve(says(Says(body=[b"here"])))
    address = service.address.replace("127.0.0.1", "localhost")

    assert named("localhost", "127.0.0.1").get(address, accept=JSON) == b"here"
    assert service.heard[0].headers["Host"] == address.removeprefix("http://")
    with pytest.raises(RefusedAddressError, match=r"leads to 10\.0\.0\.1"):
        named("localhost", "10.0.0.1").get(address, accept=JSON)


def test_the_address_that_was_checked_is_the_one_that_is_asked(serve: Serve) -> None:
    service = serve(says(Says(body=[b"here"])))
    asked: list[tuple[str, int]] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append((host, port))
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    port = int(service.address.rpartition(":")[2])
    egress = Egress(["localhost"], machine=Machine(resolve=resolve))

    assert egress.get(f"http://localhost:{port}/", accept=JSON) == b"here"
    assert asked == [("localhost", port)]


def test_the_next_network_address_is_asked_where_one_cannot_be_reached(
    serve: Serve,
) -> None:
    service = serve(says(Says(body=[b"here"])))
    address = service.address.replace("127.0.0.1", "localhost")

    found = named("localhost", "127.9.9.9", "127.0.0.1").get(address, accept=JSON)

    assert found == b"here"


def test_a_network_address_that_is_down_takes_no_time_from_the_next(
    serve: Serve,
) -> None:
    def answer(_: object) -> Says:
        time.sleep(0.4)
        return Says(body=[b"here"])

    address = serve(answer).address.replace("127.0.0.1", "localhost")
    found = ["127.9.9.9", "127.0.0.1"]
    egress = Egress(
        [address],
        limits=Limits(seconds=0.7),
        machine=Machine(resolve=lambda *_: found),
    )

    assert egress.get(address, accept=JSON) == b"here"


def test_the_machine_knows_where_names_lead() -> None:
    found = Machine().resolve("localhost", 80)

    assert set(found) & {"127.0.0.1", "::1"}
    assert len(found) == len(set(found))


def test_a_name_that_leads_nowhere_is_told() -> None:
    def resolve(*_: object) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    egress = Egress(["example.com"], machine=Machine(resolve=resolve))

    with pytest.raises(ServiceError, match=r"example\.com is not found: Name or serv"):
        egress.get("https://example.com/", accept=JSON)


def test_nothing_but_what_is_named_hears_of_anything(serve: Serve) -> None:
    service = serve(says(Says(body=[b"here"])))
    with socket.create_server(("127.0.0.1", 0)) as other:
        other.settimeout(0.05)
        port = other.getsockname()[1]
        egress = Egress([service.address])
        for host in ("127.0.0.1", "localhost", "[::1]", "example.org"):
            for scheme in ("http", "https"):
                with pytest.raises(RefusedAddressError):
                    egress.get(f"{scheme}://{host}:{port}/", accept=JSON)
        egress.get(service.address, accept=JSON)

        with pytest.raises(TimeoutError):
            other.accept()


# -- answers that are no success


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_told_and_not_followed(serve: Serve, status: int) -> None:
    other = serve(says(Says()))
    service = serve(says(Says(status, headers={"Location": f"{other.address}/new"})))

    with pytest.raises(ServiceError, match=f"leads to {other.address}/new") as error:
        Egress([service.address, other.address]).get(service.address, accept=JSON)
    assert f"mène à {other.address}/new" in error.value.text.fr
    assert other.heard == []


def test_a_redirect_is_told_with_its_whole_address(serve: Serve) -> None:
    service = serve(says(Says(302, headers={"Location": "../c"})))

    with pytest.raises(ServiceError, match=f"leads to {service.address}/c,"):
        Egress([service.address]).get(f"{service.address}/a/b", accept=JSON)


def test_a_refusal_is_told_with_the_beginning_of_what_it_says(serve: Serve) -> None:
    body = b"No such\n\n\x1b[31mpage.\xff" + b" more" * 1000
    service = serve(says(Says(404, [body])))

    with pytest.raises(ServiceError) as error:
        Egress([service.address]).get(f"{service.address}/x", accept=JSON)
    sentence = str(error.value)
    assert f"{service.address}/x answered 404 (“No such [31mpage.\ufffd mor" in sentence
    assert "…”)" in sentence
    assert len(sentence) < 400
    assert len(service.heard) == 1


def test_a_refusal_may_say_more_than_an_answer_may(serve: Serve) -> None:
    service = serve(says(Says(404, [b"No. " * 2000])))
    for size in (1000, 5000):
        with pytest.raises(ServiceError, match="answered 404"):
            Egress([service.address], limits=Limits(size=size)).get(
                service.address, accept=JSON
            )


@pytest.mark.parametrize("status", [201, 204, 304, 400, 401, 500])
def test_only_200_is_a_success(serve: Serve, status: int) -> None:
    service = serve(says(Says(status)))

    with pytest.raises(ServiceError, match=f"answered {status}. Check"):
        Egress([service.address]).get(service.address, accept=JSON)


# -- limits


def test_an_answer_may_be_as_large_as_the_limit_and_no_larger(serve: Serve) -> None:
    service = serve(lambda heard: Says(body=[b"x" * int(heard.target[1:])]))
    egress = Egress([service.address], limits=Limits(size=1000))

    assert len(egress.get(f"{service.address}/1000", accept=JSON)) == 1000
    with pytest.raises(ServiceError, match="has more than 1000 bytes"):
        egress.get(f"{service.address}/1001", accept=JSON)


def test_an_answer_that_is_packed_is_as_large_as_what_is_in_it(serve: Serve) -> None:
    packed = gzip.compress(bytes(10_000_000))
    service = serve(says(Says(body=[packed], headers={"Content-Encoding": "gzip"})))

    with pytest.raises(ServiceError, match="has more than 20000 bytes"):
        Egress([service.address], limits=Limits(size=20_000)).get(
            service.address, accept=JSON
        )


def drip(piece: bytes) -> Iterator[bytes]:
    """Yield a little every now and then, for longer than anybody waits."""
    for _ in range(40):
        time.sleep(0.05)
        yield piece


@pytest.mark.parametrize("headers", [{}, {"Content-Length": "100"}])
def test_an_answer_that_drips_is_broken_off(
    serve: Serve, headers: dict[str, str]
) -> None:
    service = serve(says(Says(body=drip(b"x"), headers=headers)))
    start = time.monotonic()

    with pytest.raises(ServiceError, match="has not answered in full within 0"):
        Egress([service.address], limits=Limits(seconds=0.2)).get(
            service.address, accept=JSON
        )
    assert time.monotonic() - start < 1.5
    assert len(service.heard) == 1


def test_a_service_that_says_nothing_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"

        with pytest.raises(ServiceError, match="has not answered in full"):
            Egress([address], limits=Limits(seconds=0.2)).get(address, accept=JSON)


def test_requests_to_one_host_keep_their_distance(serve: Serve, clock: Clock) -> None:
    service = serve(says(Says()))
    limits = Limits(pause=2.0)
    egress = Egress([service.address], limits=limits, machine=clock.machine())

    egress.get(service.address, accept=JSON)
    clock.time += 0.5
    egress.get(service.address, accept=JSON)
    clock.time += 3
    egress.get(service.address, accept=JSON)
    clock.time -= 3600
    egress.get(service.address, accept=JSON)

    assert clock.slept == [1.5, 2.0]


# -- asking again


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_busy_service_is_asked_again_after_longer_and_longer_pauses(
    serve: Serve, clock: Clock, status: int
) -> None:
    service = serve(says(Says(status), Says(status), Says(status), Says(body=[b"ok"])))
    egress = Egress([service.address], machine=clock.machine())

    assert egress.get(service.address, accept=JSON) == b"ok"
    assert clock.slept == [1.0, 2.0, 4.0]


def test_a_service_that_stays_busy_is_given_up(serve: Serve, clock: Clock) -> None:
    service = serve(says(Says(503, [b"Later."])))
    egress = Egress([service.address], machine=clock.machine())

    with pytest.raises(ServiceError, match=r"answered 503 \(“Later\.”\)"):
        egress.get(service.address, accept=JSON)
    assert len(service.heard) == 4


def test_a_service_says_when_it_may_be_asked_again(serve: Serve, clock: Clock) -> None:
    later = format_datetime(datetime.fromtimestamp(START + 47, UTC), usegmt=True)
    past = "Mon, 01 Jan 2024 00:00:00 -0000"
    service = serve(
        says(
            Says(429, headers={"Retry-After": "17"}),
            Says(503, headers={"Retry-After": later}),
            Says(503, headers={"Retry-After": past}),
            Says(503, headers={"Retry-After": "soon"}),
            Says(body=[b"ok"]),
        )
    )
    limits = Limits(attempts=5)
    egress = Egress([service.address], limits=limits, machine=clock.machine())

    assert egress.get(service.address, accept=JSON) == b"ok"
    assert clock.slept == [17.0, 30.0, 0.0, 8.0]


@pytest.mark.parametrize(
    ("pause", "until"),
    [
        ("3600", "2027-01-15 09:00:00 UTC"),
        ("Fri, 15 Jan 2027 08:02:00 GMT", "2027-01-15 08:02:00 UTC"),
    ],
)
def test_a_service_that_wants_to_be_left_alone_for_long_is_left_alone(
    serve: Serve, clock: Clock, pause: str, until: str
) -> None:
    service = serve(says(Says(429, headers={"Retry-After": pause})))
    egress = Egress([service.address], machine=clock.machine())

    with pytest.raises(ServiceError, match=f"left alone until {until}") as error:
        egress.get(service.address, accept=JSON)
    assert f"jusqu'à {until}" in error.value.text.fr
    assert (len(service.heard), clock.slept) == (1, [])


def test_a_service_that_is_away_is_asked_again(clock: Clock) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        address = f"http://127.0.0.1:{gone.getsockname()[1]}"
    egress = Egress([address], machine=clock.machine())

    with pytest.raises(ServiceError, match="cannot be reached: Connection refused"):
        egress.get(address, accept=JSON)
    assert clock.slept == [1.0, 2.0, 4.0]


@pytest.mark.parametrize(
    "answer",
    [b"", b"What?\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"],
)
def test_an_answer_that_stops_short_is_asked_for_again(
    clock: Clock, answer: bytes
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        thread = Thread(target=stop_short, args=(server, answer))
        thread.start()
        limits = Limits(attempts=2)
        egress = Egress([address], limits=limits, machine=clock.machine())
        with pytest.raises(ServiceError, match="cannot be reached: "):
            egress.get(address, accept=JSON)
        thread.join()
    assert clock.slept == [1.0]


def stop_short(server: socket.socket, answer: bytes) -> None:
    """Answer two requests with the same bytes, and hang up."""
    for _ in range(2):
        connection, _ = server.accept()
        with connection:
            connection.recv(10_000)
            connection.sendall(answer)


# -- keeping


def test_the_same_question_is_asked_once(serve: Serve, tmp_path: Path) -> None:
    service = serve(lambda heard: Says(body=[heard.target.encode(), heard.body]))
    cache = tmp_path / "a" / "cache"

    for _ in range(2):
        egress = Egress([service.address], cache=cache)
        assert egress.get(f"{service.address}/a", accept=JSON) == b"/a"
        assert egress.get(f"{service.address}/b", accept=JSON) == b"/b"
        assert egress.get(f"{service.address}/b", accept="text/csv") == b"/b"
        form = {"b": "2", "a": "1"}
        answer = egress.post(f"{service.address}/b", form=form, accept=JSON)
        assert answer == b"/ba=1&b=2"
        answer = egress.post(f"{service.address}/b", form={"a": "1"}, accept=JSON)
        assert answer == b"/ba=1"

    assert len(service.heard) == 5
    assert len(list(cache.iterdir())) == 5


def test_nothing_is_kept_unless_a_folder_is_given(serve: Serve) -> None:
    service = serve(says(Says()))
    egress = Egress([service.address])

    egress.get(service.address, accept=JSON)
    egress.get(service.address, accept=JSON)

    assert len(service.heard) == 2


def test_what_nobody_named_is_refused_though_it_is_kept(
    serve: Serve, tmp_path: Path
) -> None:
    service = serve(says(Says()))
    Egress([service.address], cache=tmp_path).get(service.address, accept=JSON)

    with pytest.raises(RefusedAddressError):
        Egress([], cache=tmp_path).get(service.address, accept=JSON)


@pytest.mark.parametrize("damage", [b"", b"\n", b"0" * 64 + b"\nlong answer", None])
def test_a_damaged_answer_is_asked_for_anew(
    serve: Serve, tmp_path: Path, damage: bytes | None
) -> None:
    service = serve(says(Says(body=[b"long answer"])))
    egress = Egress([service.address], cache=tmp_path)
    egress.get(service.address, accept=JSON)
    (path,) = tmp_path.iterdir()
    path.write_bytes(path.read_bytes()[:-3] if damage is None else damage)

    assert egress.get(service.address, accept=JSON) == b"long answer"
    assert egress.get(service.address, accept=JSON) == b"long answer"
    assert len(service.heard) == 2


def test_only_a_success_is_kept(serve: Serve, tmp_path: Path) -> None:
    service = serve(says(Says(404), Says(body=[b"found"])))
    egress = Egress([service.address], cache=tmp_path)

    with pytest.raises(ServiceError):
        egress.get(service.address, accept=JSON)
    assert egress.get(service.address, accept=JSON) == b"found"


def test_a_folder_that_cannot_be_written_is_told(serve: Serve, tmp_path: Path) -> None:
    service = serve(says(Says()))
    cache = tmp_path / "file"
    cache.touch()

    with pytest.raises(SurroundingsError, match="An answer cannot be kept in") as error:
        Egress([service.address], cache=cache).get(service.address, accept=JSON)
    assert str(cache) in error.value.text.fr


# -- certificates


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """Return a certificate for `localhost` with its key, made for this test."""
    tool = which("openssl")
    if tool is None:
        pytest.skip("needs the command openssl, to make a certificate")
    path = tmp_path / "certificate.pem"
    request = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
    names = ("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost")
    ends = ("-days", "2", "-keyout", path, "-out", tmp_path / "public.pem")
    subprocess.run(
        [tool, *request.split(), *names, *ends], check=True, capture_output=True
    )
    path.write_bytes(path.read_bytes() + (tmp_path / "public.pem").read_bytes())
    return path


@pytest.fixture
def secure(certificate: Path) -> Iterator[int]:
    """Return the port of a service that shows the certificate."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"safe")

        def log_message(self, *_: object) -> None: ...

    class Server(HTTPServer):
        def handle_error(self, *_: object) -> None: ...

    context = SSLContext(PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with Server(("127.0.0.1", 0), Handler) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def test_a_certificate_is_that_of_the_host_and_not_of_its_network_address(
    secure: int, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))

    answer = named("localhost", "127.0.0.1").get(
        f"https://localhost:{secure}/", accept=JSON
    )
    assert answer == b"safe"
    with pytest.raises(ServiceError, match="does not prove that it is who it says: IP"):
        Egress(["127.0.0.1"]).get(f"https://127.0.0.1:{secure}/", accept=JSON)


def test_a_certificate_that_nobody_vouches_for_is_refused(secure: int) -> None:
    egress = named("localhost", "127.0.0.1")

    with pytest.raises(ServiceError, match="who it says: self-signed") as error:
        egress.get(f"https://localhost:{secure}/", accept=JSON)
    assert "ne prouve pas son identité" in error.value.text.fr
