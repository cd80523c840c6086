"""The Chalice app behind a real HTTP server: a thread a connection, API Gateway's event in, its answer out.

Loopback only. A request must arrive whole within REQUEST_ARRIVES_S, however steadily it trickles, so that callers who
never finish hold a thread for a moment and starve nobody.
"""

from __future__ import annotations

import base64
import io
import socket
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote

from chalice.app import Chalice, Response
from chalice.local import LambdaContext, LocalChalice, RouteMatcher

from chalicelib import observe
from chalicelib.console import answers

LIMIT_BYTES = 1024 * 1024
"""Of a body; the receiver's own limit is lower, and API Gateway's is higher. What is longer is read past, not kept."""
READ_PAST_BYTES = 16 * LIMIT_BYTES
CONNECTIONS = 500
REQUEST_ARRIVES_S, IDLE_S = 10.0, 30.0
"""How long a request may take to arrive whole, and a connection to lie idle between two."""


@dataclass(frozen=True)
class Request:
    """One HTTP request. `path` is decoded, `query` is as sent; header names are lower case.

    `client` is the caller's address, `port` our own, `protocol` as the caller wrote it, e.g. HTTP/1.1.
    """

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes
    client: str
    port: int
    protocol: str


Answer = tuple[int, Mapping[str, str], bytes]
Page = Callable[[Request], Answer | None]


class Unfit(Exception):
    """A request that is not read any further: its status and why."""

    def __init__(self, status: int, code: str, why: str) -> None:
        super().__init__(why)
        self.status, self.code, self.why = status, code, why


def application(app: Chalice, local_page: Page) -> Callable[[Request], Answer]:
    """The app as a function. `local_page` may answer first: the ready page and its demo form, which exist only here."""
    # Chalice keeps the request in one attribute; under threads it must be this class, or one reads another's data.
    app.__class__ = LocalChalice
    matcher = RouteMatcher(list(app.routes))
    return lambda request: local_page(request) or _through_chalice(app, matcher, request)


def serve(answer: Callable[[Request], Answer], port: int) -> ThreadingHTTPServer:
    """Serve on loopback in the background. Raises OSError when the port is taken; `server_close()` stops it."""

    class Connection(_Connection):
        respond = staticmethod(answer)

    server = _Server(("127.0.0.1", port), Connection)
    threading.Thread(target=server.serve_forever, name="http", daemon=True).start()
    return server


def answer_of(response: Response, accept: str) -> Answer:
    """A response that did not come through Chalice, with the headers and the shape of all others."""
    dressed = answers.dressed(response, accept)
    return dressed.status_code, {name: str(value) for name, value in dressed.headers.items()}, answers.content(dressed)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 256

    def __init__(self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler]) -> None:
        super().__init__(address, handler)
        self._places = threading.BoundedSemaphore(CONNECTIONS)

    def process_request(self, request: Any, client_address: Any) -> None:
        """A thread of its own, while there is one to give; until then callers wait in the system's own queue."""
        self._places.acquire()
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._places.release()

    def handle_error(self, *_args: object) -> None:
        """A caller that went away, or never finished, is no news; anything else is a bug."""
        if not isinstance(sys.exc_info()[1], OSError):
            observe.failure("http.crashed")


class _Arriving(io.RawIOBase):
    """A socket read under a deadline for the whole request instead of a time-out for each piece."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self.deadline = 0.0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._connection.settimeout(left)
        return self._connection.recv_into(buffer)


class _Connection(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    """Buffered: status, headers and body leave in one packet."""
    respond: Callable[[Request], Answer]

    def setup(self) -> None:
        super().setup()
        self._arriving = _Arriving(self.connection)
        self._incoming = io.BufferedReader(self._arriving)
        self.rfile = self._incoming

    def handle_one_request(self) -> None:
        try:
            self._arriving.deadline = time.monotonic() + IDLE_S
            self._incoming.peek(1)
            self._arriving.deadline = time.monotonic() + REQUEST_ARRIVES_S
        except (TimeoutError, ConnectionError):
            self.close_connection = True
            return
        super().handle_one_request()

    def _serve(self) -> None:
        path, _, query = self.path.partition("?")
        headers: dict[str, str] = {}
        for name, value in self.headers.items():
            lower = name.lower()
            headers[lower] = f"{headers[lower]}, {value}" if lower in headers else value
        try:
            body = self._body(headers)
            client, port = str(self.client_address[0]), int(self.connection.getsockname()[1])
            decoded = unquote(path, errors="replace")
            request = Request(self.command, decoded, query, headers, body, client, port, self.request_version)
            status, given, content = self.respond(request)
        except Unfit as error:
            self.close_connection = True
            told = answers.problem(error.status, error.code, error.why, answers.FRAMEWORK[error.status][2])
            status, given, content = answer_of(told, headers.get("accept", ""))
        self._write(status, given, content)

    def send_error(self, code: int, *_words: str | None) -> None:
        """What http.server refuses by itself (a broken request line, too many headers, an unknown method)."""
        self.close_connection = True
        accept = self.headers.get("accept", "") if getattr(self, "headers", None) else ""
        self._write(*answer_of(answers.refused(int(code)), accept))

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _serve  # noqa: N815  names are http.server's

    def _write(self, status: int, headers: Mapping[str, str], content: bytes) -> None:
        self.connection.settimeout(REQUEST_ARRIVES_S)  # nor does a caller who does not read hold the thread
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)
        self.wfile.flush()

    def _body(self, headers: Mapping[str, str]) -> bytes:
        """The whole body. Raises Unfit when it is too long or its length cannot be known."""
        length = headers.get("content-length", "0")
        if "transfer-encoding" in headers:
            if headers["transfer-encoding"].lower() != "chunked" or "content-length" in headers:
                raise Unfit(400, "unreadable", "The length of the body is not clear.")
            return self._chunked()
        if not (length.isascii() and length.isdigit()):
            raise Unfit(400, "unreadable", "The Content-Length is not a number.")
        if int(length) > LIMIT_BYTES:
            self._read_past(int(length))
        body = self.rfile.read(int(length))
        if len(body) < int(length):
            raise ConnectionError("the caller left in the middle of a body")
        return body

    def _chunked(self) -> bytes:
        body = b""
        while size := self._chunk_size():
            body += self.rfile.read(size)
            self.rfile.readline(8)
            if len(body) > LIMIT_BYTES:
                raise Unfit(413, "too_large", f"A body may have {LIMIT_BYTES} bytes.")
        while self.rfile.readline(8192).strip():
            pass
        return body

    def _chunk_size(self) -> int:
        try:
            size = int(self.rfile.readline(64).split(b";")[0], 16)
        except ValueError:
            raise Unfit(400, "unreadable", "The body is not chunked as it says.") from None
        if not 0 <= size <= LIMIT_BYTES:
            raise Unfit(413, "too_large", f"A body may have {LIMIT_BYTES} bytes.")
        return size

    def _read_past(self, length: int) -> None:
        """Most callers read the answer only when all is sent."""
        left = min(length, READ_PAST_BYTES)
        while left > 0 and (piece := self.rfile.read(min(left, 64 * 1024))):
            left -= len(piece)
        raise Unfit(413, "too_large", f"A body may have {LIMIT_BYTES} bytes.")

    def log_message(self, *_args: object) -> None:
        """Silent: what matters is logged as an event."""


def _through_chalice(app: Chalice, matcher: RouteMatcher, request: Request) -> Answer:
    try:
        found = matcher.match_route(f"{request.path}?{request.query}" if request.query else request.path)
    except ValueError:
        return answer_of(answers.refused(404), request.headers.get("accept", ""))
    answer = app(_event(request, found), LambdaContext("app", 512, 30_000))
    body = answer.get("body") or ""
    content = base64.b64decode(body) if answer.get("isBase64Encoded") else body.encode()
    return int(answer["statusCode"]), {**answer.get("headers", {})}, content


def _event(request: Request, found: Any) -> dict[str, Any]:
    return {
        "requestContext": {
            "httpMethod": request.method,
            "resourcePath": found.route,
            "identity": {"sourceIp": request.client},
            "path": request.path,
            "rawQueryString": request.query,
            "protocol": request.protocol,
            "serverPort": str(request.port),
        },
        "headers": dict(request.headers),
        "pathParameters": found.captured,
        "multiValueQueryStringParameters": found.query_params or None,
        "stageVariables": {},
        "body": base64.b64encode(request.body).decode(),
        "isBase64Encoded": True,
    }
