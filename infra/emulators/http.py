"""The server under every emulator: routes, a log of calls, injected faults, and the control endpoints.

Control endpoints, on each emulator's own port:

- ``GET    /_emulator/calls``   every call so far: ``{"calls": [{"method", "path", "query", "status", "body"}]}``
- ``POST   /_emulator/faults``  add one fault or a list of them (see `Fault`); ``DELETE`` forgets them all
- ``POST   /_emulator/reset``   back to the seeded world; forgets calls, faults and delays
- ``POST   /_emulator/seed``    merge state given as JSON (each emulator says what it takes)
- ``POST   /_emulator/delay``   ``{"seconds": 0.15}``: every answer waits so long first

An emulator may add its own: a `GET` in `Emulator.inspect`, a `POST` in `Emulator.controls`.
"""

from __future__ import annotations

import json
import re
import socket
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal, NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

Json = Any
"""Whatever `json.loads` gives: the wire of the outside world, untyped on purpose."""


@dataclass(frozen=True)
class Request:
    """One HTTP request as received. `path` is as sent; `args` are its decoded parameters."""

    method: str
    path: str
    query: Mapping[str, list[str]]
    headers: Mapping[str, str]
    body: bytes
    args: Mapping[str, str] = field(default_factory=dict)

    def json(self) -> Json:
        """The body as JSON; an empty body is `{}`. Raises `ApiError` 400 when it is not JSON."""
        try:
            return json.loads(self.body or b"{}")
        except ValueError as error:
            raise ApiError(400, {"status": "error", "message": f"Invalid input JSON: {error}"}) from error

    def first(self, name: str, default: str = "") -> str:
        """First value of a query parameter."""
        return self.query.get(name, [default])[0]


@dataclass(frozen=True)
class Response:
    """`body` is sent as JSON unless it is bytes."""

    status: int = 200
    body: Json = None
    headers: Mapping[str, str] = field(default_factory=dict)

    def payload(self) -> bytes:
        """The bytes that go on the wire."""
        if isinstance(self.body, bytes):
            return self.body
        return b"" if self.body is None else json.dumps(self.body).encode()


class ApiError(Exception):
    """Raised by a handler to answer with an error body of the vendor's own shape."""

    def __init__(self, status: int, body: Json, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(f"{status} {body}")
        self.response = Response(status, body, headers or {})


Handler = Callable[[Request], Response]


class Route(NamedTuple):
    """What answers a method at a path."""

    method: str
    template: str
    pattern: re.Pattern[str]
    handler: Handler


def path_pattern(template: str) -> re.Pattern[str]:
    """Matches the paths of a template, with or without a last slash; `{name}` is one segment, `{name*}` the rest."""
    pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(template))
    pattern = re.sub(r"\\{(\w+)\\\*\\}", r"(?P<\1>.+)", pattern)
    return re.compile(pattern + r"/?\Z")


@dataclass
class Fault:
    """What to do to the next `times` requests that match (`times` null: until forgotten).

    `status`: answer with `status` (and `body`, `headers`) instead of doing it. `delay`: wait `seconds`, then do it.
    `drop`: close the connection without doing it. `commit_then_drop`: do it, then close without an answer.
    """

    kind: Literal["status", "delay", "drop", "commit_then_drop"]
    method: str = ""  # "" = any
    path: str = ""  # regular expression searched in the path; "" = any
    times: int | None = 1
    status: int = 503
    body: Json = None
    headers: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 0.0

    def matches(self, request: Request) -> bool:
        """Whether this fault is meant for this request."""
        return self.method in ("", request.method) and bool(re.search(self.path, request.path))


class Drop(Exception):
    """The connection is to be closed without an answer."""


class Forgotten(Drop):
    """The world was reset while the request waited: it belongs to the one before, and is neither done nor logged."""


class Emulator:
    """Routes, log, faults and the state lock of one emulated service.

    A service subclasses nothing: it makes an `Emulator`, adds routes, and passes `reset` and `seed` functions.
    Handlers run under `lock`, so a handler is atomic; delays are slept outside it, so calls overlap.
    """

    def __init__(self, name: str, reset: Callable[[], None], seed: Callable[[Json], None]) -> None:
        self.name = name
        self.lock = threading.RLock()
        self.calls: list[dict[str, Json]] = []
        self.faults: list[Fault] = []
        self.delay = 0.0
        self.delay_of: Callable[[str], float] = lambda _path: self.delay
        """Seconds before an answer, by path; `delay` for all unless replaced."""
        self.unauthorized: Callable[[Request], Response | None] = lambda _request: None
        self.shaped: Callable[[Request, Response], Response] = lambda _request, response: response
        """What becomes of every answer on its way out, e.g. a partial response."""
        self.inspect: dict[str, Callable[[], Json]] = {}
        """What more `GET /_emulator/<name>` tells, e.g. the state, for tests to assert on."""
        self.controls: dict[str, Callable[[Json], Json]] = {}
        """What more `POST /_emulator/<name>` does, e.g. mail from outside; gives what is added to the answer."""
        self._reset, self._seed = reset, seed
        self._resets = 0
        self._routes: list[Route] = []

    def route(self, method: str, template: str) -> Callable[[Handler], Handler]:
        """Register a handler, e.g. for ``GET /users/{user}/drafts``; `{name}` is one segment, `{name*}` the rest."""

        def register(handler: Handler) -> Handler:
            self._routes.append(Route(method, template, path_pattern(template), handler))
            return handler

        return register

    def answer(self, request: Request) -> Response:
        """Answer one request: control endpoint, else fault, else route; log it. Raises `Drop`."""
        if request.path.startswith("/_emulator/"):
            return self._control(request)
        try:
            response = self._faulted(request)
        except Forgotten:
            raise
        except Drop:
            self._log(request, 0)
            raise
        self._log(request, response.status)
        return response

    def _faulted(self, request: Request) -> Response:
        fault, resets = self._take_fault(request), self._resets
        time.sleep(self.delay_of(request.path) + (fault.seconds if fault and fault.kind == "delay" else 0.0))
        if resets != self._resets:
            raise Forgotten
        if fault and fault.kind == "drop":
            raise Drop
        if fault and fault.kind == "status":
            return Response(fault.status, fault.body, fault.headers)
        response = self._dispatch(request)
        if fault and fault.kind == "commit_then_drop":
            raise Drop
        return response

    def _take_fault(self, request: Request) -> Fault | None:
        with self.lock:
            for fault in self.faults:
                if fault.matches(request):
                    if fault.times is not None:
                        fault.times -= 1
                        if fault.times <= 0:
                            self.faults.remove(fault)
                    return fault
        return None

    def _dispatch(self, request: Request) -> Response:
        try:
            return self.unauthorized(request) or self.shaped(request, self._routed(request))
        except ApiError as error:
            return error.response

    def _routed(self, request: Request) -> Response:
        for route in self._routes:
            match = route.pattern.match(request.path)
            if match and route.method == request.method:
                args = {name: unquote(value) for name, value in match.groupdict().items()}
                with self.lock:
                    return route.handler(replace(request, args=args))
        return Response(
            404,
            {"status": "error", "message": f"{self.name} emulator has no {request.method} {request.path}"},
        )

    def _log(self, request: Request, status: int) -> None:
        try:
            body: Json = json.loads(request.body) if request.body else None
        except (ValueError, RecursionError):
            body = request.body.decode("utf-8", "replace")
        call = {
            "method": request.method,
            "path": request.path,
            "query": dict(request.query),
            "status": status,
            "body": body,
        }
        with self.lock:
            self.calls.append(call)

    def _control(self, request: Request) -> Response:
        name = request.path.removeprefix("/_emulator/")
        try:
            with self.lock:
                return Response(
                    200, self._inspected(name) if request.method == "GET" else self._controlled(name, request)
                )
        except ApiError as error:
            return error.response

    def _inspected(self, name: str) -> Json:
        if name == "calls":
            return {"calls": list(self.calls)}
        if name not in self.inspect:
            raise ApiError(404, {"message": f"no control endpoint GET {name}"})
        return self.inspect[name]()

    def _controlled(self, name: str, request: Request) -> Json:
        action = (request.method, name)
        told: Json = {}
        if action == ("POST", "faults"):
            given = request.json()
            self.faults.extend(Fault(**fault) for fault in (given if isinstance(given, list) else [given]))
        elif action == ("DELETE", "faults"):
            self.faults.clear()
        elif action == ("POST", "delay"):
            self.delay = float(request.json()["seconds"])
        elif action == ("POST", "reset"):
            self.reset()
        elif action == ("POST", "seed"):
            self._seed(request.json())
        elif request.method == "POST" and name in self.controls:
            told = self.controls[name](request.json())
        else:
            raise ApiError(404, {"message": f"no control endpoint {request.method} {name}"})
        return {"ok": True, **told}

    def reset(self) -> None:
        """Back to the seeded world: state, calls, faults and delay."""
        with self.lock:
            self.calls.clear()
            self.faults.clear()
            self.delay = 0.0
            self._resets += 1
            self._reset()


@dataclass
class Running:
    """A served emulator. `url` has no trailing slash."""

    emulator: Emulator
    url: str
    _server: ThreadingHTTPServer

    def stop(self) -> None:
        """Close the socket; open connections end."""
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 256

    def handle_error(self, *_args: object) -> None:
        """A caller that went away is no news here: it may have been killed on purpose."""


Guard = Callable[[Request, str, int], str]
"""Why a request from an address to our port is refused; empty when it is not."""


def serve(emulator: Emulator, port: int = 0, host: str = "127.0.0.1", guard: Guard = lambda *_: "") -> Running:
    """Serve in a background thread; port 0 takes a free one. Raises OSError when the port is taken.

    `guard` sees every request first: the local run refuses web pages and proxies with it.
    """

    class Connection(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"  # keep-alive, as the real services do
        disable_nagle_algorithm = True

        def _serve(self) -> None:
            split = urlsplit(self.path)
            request = Request(
                self.command,
                split.path,
                parse_qs(split.query, keep_blank_values=True),
                {name.lower(): value for name, value in self.headers.items()},
                self.rfile.read(int(self.headers.get("Content-Length") or 0)),
            )
            try:
                refused = guard(request, self.client_address[0], server.server_address[1])
                response = Response(403, {"message": refused}) if refused else emulator.answer(request)
            except Drop:
                self.close_connection = True
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            payload = response.payload()
            self.send_response(response.status)
            for name, value in {"Content-Type": "application/json", **response.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(payload)))
            self.end_headers()
            self.wfile.write(payload)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _serve  # noqa: N815  names are http.server's

        def log_message(self, *_args: object) -> None:
            """Silent: the call log is ours."""

    server = _Server((host, port), Connection)
    threading.Thread(target=server.serve_forever, name=f"{emulator.name}-emulator", daemon=True).start()
    return Running(emulator, f"http://{host}:{server.server_address[1]}", server)
