"""Every route with every method: what answers, with which type and headers, and how each error is told."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage
from typing import Any

import pytest
from chalice.app import Chalice, Response

from chalicelib.console import answers, routes
from chalicelib.console.routes import ROUTES, Route
from chalicelib.intake.delivery import message
from chalicelib.jobs import work
from chalicelib.world import World
from infra.local.ready import page as local_page
from infra.local.server import application, serve
from tests.living import Clock, Outside, only_run, outside, settings_for, submission_payload, world_for

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
PATHS = sorted({route.path for route in ROUTES})
PAGES = ("/runs", "/runs/{run_id}")
FILES = {"/static/{name}": "text/css", "/favicon.ico": "image/svg+xml"}
NEEDED = {"/api/audit": "?run_id={run_id}", "/api/audit/verify": "?run_id={run_id}", "/api/suppressions": "?address=a@b.example"}  # fmt: skip
ALWAYS = {
    "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}  # fmt: skip


@dataclass(frozen=True)
class Answered:
    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def type(self) -> str:
        return str(self.headers["Content-Type"])

    @property
    def error(self) -> dict[str, str]:
        told = json.loads(self.body)
        assert set(told) == {"error", "error_id"}, told
        assert set(told["error"]) == {"code", "message", "what_to_do"}, told
        assert re.fullmatch(r"e_[0-9a-f]{10}", told["error_id"])
        error: dict[str, str] = told["error"]
        assert error["message"].endswith("."), error
        return error


class Console:
    """The whole HTTP side over a world, as a local run serves it."""

    def __init__(self, world: World) -> None:
        app = Chalice(app_name="console")
        receiver = {name: lambda _request: Response({}, status_code=202) for name in ("workflow", "app")}
        routes.bind(app, receiver, lambda: world.settings, lambda: world)
        self.server = serve(application(app, local_page), 0)
        self.values = {"run_id": only_run(world).run.run_id, "name": "console.css", "kind": "hubspot.create_task", "nth": "1"}  # fmt: skip
        self.values["key"] = f"{self.values['run_id']}%2Fhubspot.create_task%2F1"

    def call(self, method: str, path: str, accept: str = "application/json", **headers: str) -> Answered:
        connection = HTTPConnection("127.0.0.1", self.server.server_port, timeout=10)
        body = headers.pop("body", "{}" if method in ("POST", "PUT", "PATCH") else None)
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, {"Accept": accept, "Content-Type": "application/json", **told})
        answer = connection.getresponse()
        made = Answered(answer.status, answer.headers, answer.read())
        connection.close()
        return made

    def address(self, path: str) -> str:
        values = {**self.values, **({"key": self.values["run_id"]} if "{kind}" in path else {})}
        return (path + NEEDED.get(path, "")).format(**values)


@pytest.fixture(scope="module")
def out() -> Iterator[Outside]:
    with outside() as made:
        yield made


@pytest.fixture(scope="module")
def console(out: Outside, store_endpoint: str) -> Iterator[Console]:
    world = world_for(settings_for(out, store_endpoint, console_open=True), Clock())
    work.handle(world, message("workflow", submission_payload("maria.lopez@volcancoffee.example"), world.clock()))
    made = Console(world)
    yield made
    made.server.shutdown()
    made.server.server_close()


def methods_of(path: str) -> set[str]:
    return {method for route in ROUTES if route.path == path for method in route.methods}


def require_safe_headers(answered: Answered) -> None:
    for name, value in ALWAYS.items():
        assert answered.headers.get_all(name) == [value], name
    policy = answered.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answered.headers["Cache-Control"] in ("no-store", "no-cache")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", METHODS)
def test_every_method_of_every_route_is_answered_with_a_type_and_safe_headers(
    console: Console, method: str, path: str
) -> None:
    answered = console.call(method, console.address(path))
    require_safe_headers(answered)
    if method not in methods_of(path):
        assert answered.status == 405
        assert set(answered.headers["Allow"].split(", ")) == methods_of(path)
        assert method == "HEAD" or answered.error["code"] == "method_not_allowed"
    elif method in ("GET", "HEAD"):
        assert answered.status == 200
        expected = "text/html" if path in PAGES else FILES.get(path, "application/json")
        assert answered.type.partition(";")[0] == expected
    else:
        assert answered.type == "application/json"
        if answered.status >= 400:
            assert answered.error["what_to_do"]


@pytest.mark.parametrize("path", [route.path for route in ROUTES if route.method == "GET"])
def test_head_tells_what_get_would_and_sends_no_body(console: Console, path: str) -> None:
    got, headed = (console.call(method, console.address(path)) for method in ("GET", "HEAD"))
    assert (headed.status, headed.body) == (got.status, b"")
    assert headed.type == got.type
    assert int(headed.headers["Content-Length"]) > 0


@pytest.mark.parametrize("accept", ["application/json", "*/*", "", BROWSER])
@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nowhere", 404, "not_found"),
        ("GET", "/runs/nosuchrun", 404, "not_found"),
        ("GET", "/api/runs/nosuchrun", 404, "not_found"),
        ("GET", "/static/nothing.css", 404, "not_found"),
        ("DELETE", "/runs", 405, "method_not_allowed"),
        ("PUT", "/", 405, "method_not_allowed"),
        ("GET", "/demo", 405, "method_not_allowed"),
        ("BREW", "/runs", 501, "method_not_allowed"),
        ("GET", "/api/runs?limit=0", 400, "bad_input"),
        ("GET", "/api/runs?limit=many", 400, "bad_input"),
        ("GET", "/api/runs?status=odd", 400, "bad_input"),
        ("GET", "/api/runs?cursor=odd", 400, "bad_cursor"),
        ("GET", "/api/runs?cursor=" + "z" * 26, 400, "bad_cursor"),
        ("GET", "/api/runs?form=x", 400, "unknown_parameter"),
        ("GET", "/api/runs?status=done&status=parked", 400, "bad_input"),
        ("GET", "/api/actions?cursor=odd", 400, "bad_cursor"),
        ("GET", "/api/actions?cursor=9999/odd", 400, "bad_cursor"),
        ("GET", "/api/mode?x=1", 400, "unknown_parameter"),
        ("GET", "/api/audit", 400, "bad_input"),
        ("GET", "/runs?cursor=odd", 400, "bad_cursor"),
        ("GET", "/runs?status=odd", 400, "bad_input"),
        ("POST", "/api/stop", 400, "bad_input"),
    ],
)  # fmt: skip
def test_an_error_is_a_page_in_a_browser_and_json_elsewhere(
    console: Console, method: str, path: str, status: int, code: str, accept: str
) -> None:
    answered = console.call(method, path, accept)
    assert answered.status == status
    require_safe_headers(answered)
    if accept == BROWSER:
        assert answered.type == answers.PAGE
        assert b"<h1>" in answered.body
        assert re.search(rb"e_[0-9a-f]{10}", answered.body)
    else:
        assert answered.type == "application/json"
        assert answered.error["code"] == code


@pytest.mark.parametrize("accept", ["application/json", BROWSER])
@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Via": "1.1 proxy"}, 403),
        ({"Content_Type": "text/csv"}, 415),
        ({"body": "x" * 1_100_000}, 413),
        ({"Transfer_Encoding": "gzip"}, 400),
        ({f"X-{number}": "x" for number in range(150)}, 431),
    ],
    ids=lambda value: str(value)[:30],
)  # fmt: skip
def test_what_is_refused_before_a_page_sees_it_has_the_same_shape(
    console: Console, headers: dict[str, str], status: int, accept: str
) -> None:
    answered = console.call("POST", "/api/stop", accept, **headers)
    assert answered.status == status
    require_safe_headers(answered)
    assert answered.type == (answers.PAGE if accept == BROWSER else "application/json") or status == 431
    if answered.type == "application/json":
        assert answered.error["what_to_do"]


def test_a_bug_shows_its_id_and_nothing_else(console: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_name: str) -> Any:
        raise LookupError("secret of a customer")

    monkeypatch.setattr(routes, "page", broken)
    for accept in ("application/json", BROWSER):
        answered = console.call("GET", "/api/runs", accept)
        assert answered.status == 500
        assert b"secret" not in answered.body
    assert console.call("GET", "/api/runs").error["code"] == "internal"


def test_what_a_list_expects_is_named(console: Console) -> None:
    assert "limit, cursor, status, submission_key" in console.call("GET", "/api/runs?form=x").error["what_to_do"]
    assert "parked" in console.call("GET", "/api/runs?status=odd").error["what_to_do"]


@pytest.mark.parametrize(
    ("accept", "page"),
    [
        (BROWSER, True),
        ("text/html", True),
        ("text/html, */*", True),
        ("application/xhtml+xml", True),
        ("text/html;q=0.5, application/json;q=0.4", True),
        ("", False),
        ("*/*", False),
        ("application/json", False),
        ("application/json, text/html", False),
        ("application/json, text/html;q=0.9", False),
        ("text/html;q=0", False),
        ("text/html;q=abc", False),
        ("text/*", False),
        ("," * 5000, False),
    ],
)
def test_a_page_is_given_to_who_would_rather_have_one(accept: str, page: bool) -> None:
    assert answers.prefers_page(accept) is page


def test_every_route_that_reads_a_parameter_declares_it() -> None:
    reading = [route for route in ROUTES if route.query]
    assert all(route.method == "GET" for route in reading)
    assert {route.path for route in reading} >= {"/api/runs", "/api/actions", "/runs"}
    assert all(isinstance(route, Route) and "(" not in route.path for route in ROUTES)
