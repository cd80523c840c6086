"""The API of held actions over HTTP: listed, shown, released by key however the key is sent, refused with its reason."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.client import HTTPConnection
from typing import Any
from urllib.parse import quote

import pytest
from chalice.app import Chalice

from chalicelib import wiring
from chalicelib.console import routes
from chalicelib.intake.delivery import message
from chalicelib.jobs import work
from chalicelib.world import World
from infra.local.server import application, serve
from tests.living import Clock, Outside, outside, settings_for, submission_payload, with_clock, world_for

Call = Callable[..., tuple[int, Any]]
KNOWN = "maria.lopez@volcancoffee.example"


@pytest.fixture(scope="module")
def out() -> Iterator[Outside]:
    with outside() as made:
        yield made


@pytest.fixture
def world(out: Outside, store_endpoint: str) -> World:
    out.reset()
    made = world_for(settings_for(out, store_endpoint, console_open=True), Clock())
    work.handle(made, message("workflow", submission_payload(KNOWN), made.clock()))
    return made


def called(world: World) -> Iterator[Call]:
    """A console over HTTP, as a local run serves it."""
    app = Chalice(app_name="console")
    routes.bind(app, {}, lambda: world.settings, lambda: world)
    server = serve(application(app, lambda _request: None), 0)

    def call(method: str, path: str, body: Any = None, raw: bytes | None = None) -> tuple[int, Any]:
        connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
        text = raw if raw is not None else None if body is None else json.dumps(body).encode()
        connection.request(method, path, text, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        found = answer.status, json.loads(answer.read())
        connection.close()
        return found

    yield call
    server.shutdown()
    server.server_close()


@pytest.fixture
def call(world: World) -> Iterator[Call]:
    yield from called(world)


@pytest.fixture
def live(world: World, out: Outside) -> Iterator[Call]:
    out.draft_only.add(False)
    yield from called(with_clock(wiring.build(replace(world.settings, draft_only=False)), Clock()))


def keys(call: Call) -> dict[str, str]:
    status, body = call("GET", "/api/actions?state=held")
    assert status == 200
    return {action["kind"]: action["key"] for action in body["actions"]}


def test_held_actions_are_listed_with_their_payload_and_what_a_release_would_do(call: Call) -> None:
    status, body = call("GET", "/api/actions?state=held&limit=2")
    assert status == 200
    assert len(body["actions"]) == 2
    _, rest = call("GET", f"/api/actions?state=held&limit=2&cursor={quote(body['cursor'])}")
    assert rest["cursor"] is None
    actions = {action["kind"]: action for action in body["actions"] + rest["actions"]}
    assert set(actions) == {"hubspot.create_task", "hubspot.create_note", "gmail.label_thread"}
    task = actions["hubspot.create_task"]
    assert (task["state"], task["held_by"], task["payload"]["email"]) == ("held", "draft_only", KNOWN)
    assert task["if_released"] == {"would": "stay held", "reason": "DRAFT_ONLY is on"}
    assert quote(task["key"], safe="") in task["how_to_release"]
    _, run = call("GET", f"/api/runs/{task['run_id']}")
    assert {action["key"]: action["how_to_release"] for action in run["actions"]}[task["key"]] == task["how_to_release"]


@pytest.mark.parametrize("encoded", [True, False])
def test_a_key_is_understood_encoded_and_as_it_is(live: Call, out: Outside, encoded: bool) -> None:
    key = keys(live)["hubspot.create_task"]
    path = quote(key, safe="") if encoded else key
    status, body = live("GET", f"/api/actions/{path}")
    assert (status, body["key"], body["if_released"]["would"]) == (200, key, "perform")
    for _ in range(2):
        status, body = live("POST", f"/api/actions/{path}/release", {"reason": "checked"})
        assert (status, body["outcome"], body["state"]) == (200, "performed", "performed")
        assert body["release"]["why"] == "checked"
    assert len(out.state()[0]["tasks"]) == 1


def test_a_release_that_the_mode_forbids_is_a_conflict_that_says_why(call: Call, out: Outside) -> None:
    status, body = call("POST", f"/api/actions/{quote(keys(call)['hubspot.create_task'], safe='')}/release")
    assert (status, body["error"]["code"]) == (409, "not_released")
    assert "DRAFT_ONLY is on" in body["error"]["message"]
    assert out.state()[0]["tasks"] == []


def test_several_are_previewed_and_then_released(live: Call, out: Outside) -> None:
    held = keys(live)
    run_id = held["hubspot.create_task"].split("/")[0]
    status, body = live("POST", "/api/actions/release", {"run_id": run_id, "preview": True})
    assert (status, {one["if_released"]["would"] for one in body["actions"]}) == (200, {"perform"})
    assert out.state()[0]["tasks"] == []
    status, body = live("POST", "/api/actions/release", {"keys": [held["hubspot.create_note"]]})
    assert [one["outcome"] for one in body["actions"]] == ["performed"]
    status, body = live("POST", "/api/actions/release", {"run_id": run_id, "reason": "all checked"})
    assert (status, len(body["actions"])) == (200, 2)
    assert keys(live) == {}


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/api/actions?state=performed", None, 400),
        ("GET", "/api/actions?limit=0", None, 400),
        ("GET", "/api/actions/01kadc2n5r0000000000000000%2Fgmail.label_thread%2F1", None, 404),
        ("GET", "/api/actions/nonsense", None, 404),
        ("POST", "/api/actions/a/b/c/release", {}, 404),
        ("POST", "/api/actions/release", {}, 400),
        ("POST", "/api/actions/release", {"keys": [1]}, 400),
        ("POST", "/api/actions/release", {"keys": []}, 400),
        ("POST", "/api/actions/release", {"run_id": "nobody"}, 404),
        ("POST", "/api/actions/release", [], 400),
    ],
)
def test_bad_requests_are_told_what_is_wrong(call: Call, method: str, path: str, body: Any, status: int) -> None:
    answered, told = call(method, path, body)
    assert answered == status
    assert told["error"]["message"]
    assert told["error_id"].startswith("e_")


def test_a_version_that_the_caller_did_not_see_is_not_released(live: Call, out: Outside) -> None:
    path = f"/api/actions/{quote(keys(live)['hubspot.create_task'], safe='')}/release"
    assert live("POST", path, {"digest": "of another"})[0] == 409
    assert live("POST", path, raw=b"{broken")[0] == 400
    assert out.state()[0]["tasks"] == []
