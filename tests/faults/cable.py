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


@dataclass
class Cable:
    """Counts crossings of all its ends together; cut at one of them, or never (`at` 0)."""

    at: int = 0
    side: Side = "before"
    crossings: list[str] = field(default_factory=list)
    _cut: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _ends: list[ThreadingHTTPServer] = field(default_factory=list)

    @property
    def cut(self) -> bool:
        """Whether the worker is cut off by now."""
        return self._cut

    def to(self, url: str) -> str:
        """The address of a new end of the cable that leads to `url`."""
        target = urlsplit(url)
        assert target.hostname
        assert target.port
        server = _Quiet(("127.0.0.1", 0), _handler(self, target.hostname, target.port))
        threading.Thread(target=server.serve_forever, daemon=True, args=(0.01,)).start()
        self._ends.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}"

    def close(self) -> None:
        """Take the cable away."""
        for end in self._ends:
            end.shutdown()
            end.server_close()

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


def _handler(cable: Cable, host: str, port: int) -> type[BaseHTTPRequestHandler]:
    class End(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def _carry(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if not cable.enter(f"{self.command} {self.headers.get('X-Amz-Target') or urlsplit(self.path).path}"):
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
