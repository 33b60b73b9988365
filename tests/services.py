"""Services on loopback: ours, which say what a test tells them, and real ones."""

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import which
from threading import Thread
from urllib.parse import parse_qs

import pytest

_PATIENCE = 30  # seconds that a program may take to start


@dataclass(frozen=True)
class Heard:
    """One request that a service has heard."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def form(self) -> dict[str, str]:
        """Return the fields of its form."""
        fields = parse_qs(self.body.decode(), strict_parsing=True)
        return {name: value for name, (value,) in fields.items()}


@dataclass(frozen=True)
class Says:
    """One answer; its body goes out piece by piece."""

    status: int = 200
    body: Iterable[bytes] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


Answer = Callable[[Heard], Says]


@dataclass(frozen=True)
class Service:
    """A service that runs: where, and what it has heard."""

    address: str
    heard: list[Heard]


@contextmanager
def serving(answer: Answer) -> Iterator[Service]:
    """Run a service on a free port of loopback."""
    heard: list[Heard] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            body = self.rfile.read(length)
            request = Heard(self.command, self.path, self.headers, body)
            heard.append(request)
            self.say(answer(request))

        do_POST = do_GET  # noqa: N815 (the server's name for it)

        def say(self, says: Says) -> None:
            self.send_response(says.status)
            for name, value in says.headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                for piece in says.body:
                    self.wfile.write(piece)
                    self.wfile.flush()
            except OSError:
                pass  # whoever asked has gone

        def log_message(self, *_: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield Service(f"http://127.0.0.1:{server.server_port}", heard)
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def running(
    name: str, words: Callable[[str], list[str | Path]], *, folder: Path
) -> Iterator[str]:
    """Run a server that is installed beside Python, or skip the test.

    Args:
        name: The program.
        words: Returns its arguments, given a port of loopback.
        folder: Where it runs, and leaves what it says in a file.
    """
    program = which(name, path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip(f"needs the program {name} beside Python: install its package")
    with (folder / f"{name}.log").open("wb") as log:
        port = _free_port()
        process = subprocess.Popen(
            [program, *words(str(port))], cwd=folder, stdout=log, stderr=log
        )
        try:
            _wait_for(port, process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(_PATIENCE)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionError:
            time.sleep(0.02)
        else:
            return
    pytest.fail(f"{process.args!r} does not start")
