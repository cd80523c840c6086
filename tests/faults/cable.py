"""A cable between a worker and the world that can be cut at any crossing: what a crash at that point looks like.

Every request of a worker, to the store as to the outside, passes through one of these. Cut *before* the n-th crossing,
the request never arrives; cut *after* it, it is carried out and the answer never arrives. Either way nothing that the
worker does afterwards reaches anyone: it is dead, whatever it still believes.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal
from urllib.parse import urlsplit

HOP_HEADERS = frozenset({"connection", "keep-alive", "transfer-encoding", "content-length", "date", "server"})
Side = Literal["before", "after"]


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_args: object) -> None:
        """A worker that went away is what this is for."""


class Line:
    """Where cables are laid, one after the other: each end keeps its address, so that a worker's clients can be had again.

    Making a client of the store costs a quarter of a second, more than all that a worker does with it before it dies.
    """

    def __init__(self) -> None:
        self.cable: Cable | None = None
        self._ends: dict[str, ThreadingHTTPServer] = {}

    def to(self, url: str) -> str:
        """The address of the end that leads to `url`."""
        if url not in self._ends:
            target = urlsplit(url)
            assert target.hostname
            assert target.port
            server = _Quiet(("127.0.0.1", 0), _handler(self, target.hostname, target.port))
            threading.Thread(target=server.serve_forever, daemon=True, args=(0.01,)).start()
            self._ends[url] = server
        return f"http://127.0.0.1:{self._ends[url].server_address[1]}"

    def close(self) -> None:
        """Take all ends away."""
        for end in self._ends.values():
            end.shutdown()
            end.server_close()


@dataclass
class Cable:
    """Counts crossings of all its ends together; cut at one of them, or never (`at` 0)."""

    line: Line
    at: int = 0
    side: Side = "before"
    crossings: list[str] = field(default_factory=list)
    _cut: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.line.cable = self

    @property
    def cut(self) -> bool:
        """Whether the worker is cut off by now."""
        return self._cut

    def close(self) -> None:
        """Take the cable away: whoever still calls is not heard."""
        with self._lock:
            self.line.cable = None

    def enter(self, name: str) -> bool:
        """A request sets out; False when it may not arrive."""
        with self._lock:
            if self._cut:
                return False
            self.crossings.append(name)
            if len(self.crossings) == self.at and self.side == "before":
                self._cut = True
            return not self._cut

    def leave(self, number: int) -> bool:
        """An answer sets out for the request that was the `number`-th; False when it may not arrive."""
        with self._lock:
            if number == self.at and self.side == "after":
                self._cut = True
            return not self._cut


def _handler(line: Line, host: str, port: int) -> type[BaseHTTPRequestHandler]:
    class End(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def _carry(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            cable = line.cable
            if cable is None or not cable.enter(
                f"{self.command} {self.headers.get('X-Amz-Target') or urlsplit(self.path).path}"
            ):
                self.close_connection = True
                return
            number = len(cable.crossings)
            status, headers, answer = _asked(host, port, self.command, self.path, dict(self.headers), body)
            if not status or not cable.leave(number):
                self.close_connection = True
                return
            self.send_response(status)
            for name, value in headers:
                if name.lower() not in HOP_HEADERS:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _carry  # noqa: N815  names are http.server's

        def log_message(self, *_args: object) -> None:
            """Silent."""

    return End


def _asked(
    host: str, port: int, method: str, path: str, headers: dict[str, str], body: bytes
) -> tuple[int, list[tuple[str, str]], bytes]:
    connection = HTTPConnection(host, port, timeout=30)
    try:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.getheaders(), answer.read()
    except (OSError, HTTPException):
        return 0, [], b""
    finally:
        connection.close()
