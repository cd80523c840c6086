"""/health tells apart up, degraded, stopped and down; without secrets, names, or a call to another system."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any, cast

import pytest

from chalicelib import wiring
from chalicelib.console.health import health
from chalicelib.console.routes import Desk
from chalicelib.domain.run import Run
from chalicelib.domain.submission import Submission
from chalicelib.operations import stopping
from chalicelib.world import World
from tests.living import Clock, Outside, settings_for, world_for


@pytest.fixture
def world(out: Outside, store_endpoint: str) -> World:
    return world_for(settings_for(out, store_endpoint), Clock())


def told(world: World) -> tuple[int, dict[str, Any]]:
    answer = health(Desk(cast(Any, None), world.settings, lambda: world))
    return answer.status_code, answer.body


def test_up_asks_no_other_system_and_shows_no_secret(world: World, out: Outside) -> None:
    out.google.emulator.calls.clear()
    status, body = told(world)
    assert (status, body["status"], body["why"]) == (200, "up", [])
    assert body["dependencies"] == {
        "store": "ok", "hubspot": "configured", "google": "configured", "model": "not configured"
    }  # fmt: skip
    assert [one.emulator.calls for one in out.all()] == [[], [], []]
    assert "PRIVATE KEY" not in json.dumps(body)


def test_stopped_says_since_when_and_not_by_whom(world: World) -> None:
    now = stopping.stop(world, "jane saw a wrong template", "jane").now
    status, body = told(world)
    assert (status, body["status"]) == (200, "stopped")
    assert now
    assert body["stopped_since"] == now.at.isoformat()
    assert "jane" not in json.dumps(body)
    stopping.resume(world, "jane", "")
    assert told(world)[1]["status"] == "up"


def test_degraded_names_what_is_away_stuck_or_missing(world: World) -> None:
    world.records.outages.report("Gmail")
    submission = Submission(
        submission_key="k", content_key="k", source="poll", portal_id="4242", form_id="demo-request",
        received_at=world.clock(),
    )  # fmt: skip
    long_ago = world.clock() - timedelta(hours=3)
    assert world.runs.start(
        Run(run_id="r" * 26, submission=submission, status="queued", started_at=long_ago, lease_until=long_ago)
    )
    status, body = told(replace(world, settings=replace(world.settings, hubspot_access_token="")))
    assert (status, body["status"], body["runs_without_progress"]) == (200, "degraded", 1)
    assert body["dependencies"] == {
        "store": "ok", "hubspot": "not configured", "google": "does not answer", "model": "not configured"
    }  # fmt: skip
    assert len(body["why"]) == 3


def test_down_is_a_503_for_our_own_store_alone(world: World) -> None:
    lost = wiring.build(replace(world.settings, state_table="not-there"))
    status, body = told(lost)
    assert (status, body["status"], body["dependencies"]["store"]) == (503, "down", "does not answer")
