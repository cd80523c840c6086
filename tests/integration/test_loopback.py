"""The local run over real HTTP: a proxy does not publish it, a web page does not steer it, webhooks come through."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from chalicelib.console.routes import ROUTES
from infra.local import dynamo
from tests.integration.test_local_run import Service

pytestmark = [
    pytest.mark.timeout(120),
    pytest.mark.skipif(dynamo.binary() is None, reason="no embedded store here"),
    pytest.mark.xdist_group("loopback"),
]
VIEWER = [(route.method, re.sub(r"\{\w+\}", "x", route.path)) for route in ROUTES if route.role == "viewer"]
LOCAL_PAGES = [("GET", "/"), ("GET", "/demo.js"), ("POST", "/demo")]
PROXIED = {"X-Forwarded-For": "203.0.113.7"}
REBOUND = {"Host": "evil.example"}
OTHER_PORT = {"Host": "127.0.0.1:1"}
OTHER_SITE = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    made = Service(tmp_path_factory.mktemp("run"))
    yield made
    made.stop(signal.SIGTERM)


def status(url: str, method: str, path: str, headers: dict[str, str], body: bytes = b"") -> tuple[int, bytes]:
    target = urlsplit(url)
    connection = http.client.HTTPConnection(target.hostname or "", target.port, timeout=10)
    try:
        connection.request(method, path, body or None, headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize(
    "headers", [PROXIED, REBOUND, OTHER_PORT, OTHER_SITE, {"Forwarded": "for=x"}, {"Via": "1.1 x"}]
)
@pytest.mark.parametrize(("method", "path"), [*VIEWER, *LOCAL_PAGES])
def test_nobody_else_reads_or_writes(service: Service, method: str, path: str, headers: dict[str, str]) -> None:
    code, body = status(service.url, method, path, headers)
    assert code == 403
    assert json.loads(body)["error"]["code"] == "not_local"


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "none"}])
@pytest.mark.parametrize(("method", "path"), [*VIEWER, *LOCAL_PAGES])
def test_a_person_at_this_computer_is_not_refused(
    service: Service, method: str, path: str, headers: dict[str, str]
) -> None:
    assert status(service.url, method, path, headers, b"email=x")[0] != 403


@pytest.mark.parametrize("headers", [PROXIED, REBOUND, OTHER_SITE])
def test_a_webhook_through_a_tunnel_is_judged_by_its_signature_alone(service: Service, headers: dict[str, str]) -> None:
    json_type = {"Content-Type": "application/json"}
    code, body = status(service.url, "POST", "/webhooks/hubspot/workflow", {**headers, **json_type}, b"{}")
    assert (code, json.loads(body)["error"]["code"]) == (401, "not_verified")
    key = {"X-Webhook-Key": os.environ.get("HUBSPOT_WEBHOOK_KEY", "local-webhook-key")}
    assert status(service.url, "POST", "/webhooks/hubspot/workflow", {**headers, **json_type, **key}, b"{}")[0] == 202


def test_emulator_controls_obey_programs_at_this_computer_only(service: Service) -> None:
    for headers in (PROXIED, REBOUND, OTHER_PORT, OTHER_SITE):
        for method, path in (("POST", "/_emulator/reset"), ("GET", "/_emulator/calls")):
            assert status(service.hubspot, method, path, headers)[0] == 403
    assert status(service.hubspot, "GET", "/_emulator/calls", {})[0] == 200


def test_an_emulated_api_takes_no_page_and_no_proxy_but_any_port(service: Service) -> None:
    path = "/form-integrations/v1/submissions/forms/demo-request"
    for headers in (PROXIED, REBOUND, OTHER_SITE):
        assert status(service.hubspot, "GET", path, headers)[0] == 403
    assert status(service.hubspot, "GET", path, OTHER_PORT)[0] != 403


def test_every_route_that_is_not_public_is_held_by_the_table() -> None:
    assert {route.role for route in ROUTES} <= {"signed", "anyone", "viewer"}
    assert all(route.method == "GET" for route in ROUTES if route.role == "anyone")
