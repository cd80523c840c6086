"""A tap on the wire: a proxy that keeps every exchange whole, so that it can be held against a vendor's description."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True)
class Exchange:
    """One request and its answer. Header names are as they were sent."""

    method: str
    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]
    body: bytes
    status: int
    content_type: str
    answer: bytes

    def __str__(self) -> str:
        return f"{self.method} {self.path} -> {self.status}"


@dataclass
class Tap:
    """A tap before one server; `url` is where clients go."""

    upstream: str
    exchanges: list[Exchange] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def close(self) -> None:
        """Take the tap away."""
        self._server.shutdown()
        self._server.server_close()


def _handler(tap: Tap) -> type[BaseHTTPRequestHandler]:
    target = urlsplit(tap.upstream)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def pass_on(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            upstream = HTTPConnection(target.hostname or "", target.port, timeout=30)
            upstream.request(self.command, self.path, body or None, dict(self.headers))
            answer = upstream.getresponse()
            content = answer.read()
            upstream.close()
            split = urlsplit(self.path)
            kind = answer.headers.get_content_type()
            sent = Exchange(
                self.command, split.path, parse_qs(split.query), dict(self.headers), body, answer.status, kind, content
            )
            tap.exchanges.append(sent)
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in ("transfer-encoding", "connection", "content-length", "date", "server"):
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = pass_on  # noqa: N815  the base class's names

        def log_message(self, *_args: object) -> None:
            """Silent."""

    return Handler
