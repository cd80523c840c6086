"""A service that is away makes runs wait for the service, not for a person; they go on by themselves when it is back."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from chalicelib.domain.run import RunStatus, RunView
from chalicelib.intake import waking
from chalicelib.intake.delivery import message, resume
from chalicelib.intake.sweep import sweep
from chalicelib.jobs import work
from chalicelib.world import World
from infra.emulators.http import Fault
from infra.emulators.world import REPS
from tests.living import Clock, Outside, settings_for, submission_payload, world_for

LEADS = 20
AWAY = Fault("status", times=None, status=503)


def deliver(world: World, number: int, **more: Any) -> None:
    payload = submission_payload(f"lead{number}@quetzaltel.example", conversion_id=f"c{number}", **more)
    work.handle(world, message("poll", payload, world.clock()))


def sweep_and_work(world: World) -> int:
    """One round of the sweep and everything it put on the queue; gives how many messages that were."""
    messages: list[str] = []
    sweep(world, messages.extend)
    for text in messages:
        work.handle(world, text)
    return len(messages)


def views(world: World) -> list[RunView]:
    rows, _ = world.runs.page(None, "", 200)
    return [view for row in rows if (view := world.runs.view(row.run_id))]


def statuses(world: World) -> set[RunStatus]:
    return {view.run.status for view in views(world)}


def drafts(out: Outside) -> list[str]:
    """Whom the drafts in all mailboxes are for."""
    return [draft["headers"]["To"] for box in out.state()[1]["mailboxes"].values() for draft in box["drafts"]]


def test_ten_minutes_without_hubspot_park_nobody_and_double_nothing(world: World, out: Outside, clock: Clock) -> None:
    out.hubspot.emulator.faults.append(AWAY)
    with ThreadPoolExecutor(4) as workers:
        list(workers.map(lambda number: deliver(world, number), range(LEADS)))
    assert statuses(world) == {"waiting"}
    for _ in range(10):
        clock.advance(minutes=1)
        deliver(world, 0)  # the same submission once more changes nothing
        sweep_and_work(world)
    assert statuses(world) == {"waiting"}
    assert len(views(world)) == LEADS
    out.hubspot.emulator.faults.clear()
    clock.advance(minutes=1)
    assert sweep_and_work(world) == LEADS
    assert statuses(world) <= {"done", "degraded"}
    assert sorted(drafts(out)) == sorted({f"Ada Byron <lead{number}@quetzaltel.example>" for number in range(LEADS)})
    assert world.records.outages.all() == ()


def test_a_waiting_run_names_the_service_and_since_when(world: World, out: Outside, clock: Clock) -> None:
    out.hubspot.emulator.faults.append(AWAY)
    deliver(world, 1)
    began = clock()
    clock.advance(minutes=7)
    sweep_and_work(world)
    deliver(world, 2)
    rows, _ = world.runs.page("waiting", "", 10)
    assert {row.reason for row in rows} == {
        f"waiting for HubSpot since {at:%d %b %H:%M} UTC" for at in (began, clock())
    }
    (first, *_) = [view for view in views(world) if view.run.submission.email.startswith("lead1@")]
    assert "run.waiting" in [event.what for event in world.audit.events(first.run.run_id)]


def test_a_service_that_is_away_is_asked_once_a_round_and_not_once_a_lead(world: World, out: Outside) -> None:
    out.hubspot.emulator.faults.append(AWAY)
    deliver(world, 1)
    before = len(out.hubspot.emulator.calls)
    for number in range(2, 12):
        deliver(world, number)
    assert len(out.hubspot.emulator.calls) == before
    waking.wake(world, lambda _messages: None)
    assert len(out.hubspot.emulator.calls) == before + 1


def test_an_outage_does_not_count_against_a_run_however_often_it_meets_it(
    world: World, out: Outside, clock: Clock
) -> None:
    out.hubspot.emulator.faults.append(AWAY)
    for _ in range(3 * world.settings.max_deliveries):
        clock.advance(minutes=1)
        waking.wake(world, lambda _messages: None)
        deliver(world, 1)
        (view,) = views(world)
        work.handle(world, resume(view.run.run_id))
    assert view.run.deliveries > world.settings.max_deliveries
    assert statuses(world) == {"waiting"}


def test_after_three_days_a_person_is_told(world: World, out: Outside, clock: Clock) -> None:
    out.hubspot.emulator.faults.append(AWAY)
    deliver(world, 1)
    clock.advance(days=3, minutes=1)
    sweep_and_work(world)
    (view,) = views(world)
    assert view.run.status == "parked"
    assert "HubSpot did not answer within 3 days" in view.run.reason
    assert view.run.error
    assert "replay" in view.run.error.todo


def test_a_lead_that_alone_fails_at_a_service_is_parked(world: World, out: Outside, clock: Clock) -> None:
    out.hubspot.emulator.faults.append(Fault("status", path="/contacts/", times=None, status=500))
    deliver(world, 1)
    for _ in range(world.settings.max_deliveries + 1):
        clock.advance(minutes=1)
        sweep_and_work(world)
    (view,) = views(world)
    assert (view.run.status, view.run.counted_deliveries) == ("parked", world.settings.max_deliveries)
    assert "resolve_contact" in view.run.reason


def test_the_woken_come_in_small_numbers(
    world: World, out: Outside, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waking, "WOKEN_AT_ONCE", 5)
    out.hubspot.emulator.faults.append(AWAY)
    for number in range(12):
        deliver(world, number)
    out.hubspot.emulator.faults.clear()
    clock.advance(minutes=1)
    assert [sweep_and_work(world) for _ in range(4)] == [5, 5, 2, 0]
    assert statuses(world) <= {"done", "degraded"}


def test_while_one_service_is_away_runs_that_wait_for_another_go_on(world: World, out: Outside, clock: Clock) -> None:
    out.google.emulator.faults.append(Fault("status", path="/drafts", times=None, status=503))
    deliver(world, 1)
    out.hubspot.emulator.faults.append(AWAY)
    deliver(world, 2)
    assert {view.run.waiting.cause for view in views(world) if view.run.waiting} == {"Gmail", "HubSpot"}
    out.google.emulator.faults.clear()
    clock.advance(minutes=1)
    assert sweep_and_work(world) == 1
    assert sorted(view.run.status for view in views(world)) == ["done", "waiting"]


def test_sign_in_that_is_away_degrades_the_reading_and_makes_the_draft_wait(
    out: Outside, store_endpoint: str, clock: Clock
) -> None:
    world = world_for(settings_for(out, store_endpoint), clock)
    # As on a worker that has signed in before: google-auth's own three tries would only make the test slow.
    out.google.emulator.faults.append(Fault("drop", times=None))
    deliver(world, 1)
    (view,) = views(world)
    assert view.run.waiting
    assert (view.run.status, view.run.waiting.cause) == ("waiting", "Gmail")
    assert {step.name for step in view.steps if step.status == "degraded"} >= {"search_threads", "propose_slots"}
    out.google.emulator.faults.clear()
    clock.advance(minutes=1)
    sweep_and_work(world)
    (view,) = views(world)
    assert view.run.status == "degraded"
    assert len(drafts(out)) == 1


def test_a_dead_token_of_one_rep_is_no_outage(out: Outside, store_endpoint: str, clock: Clock) -> None:
    client = {"client_id": "x", "client_secret": "y", "token_uri": f"{out.google.url}/token"}
    settings = settings_for(
        out,
        store_endpoint,
        google_service_account_json="",
        google_oauth_client_json=json.dumps(client),
        google_refresh_tokens_json=json.dumps({rep.email: "revoked" for rep in REPS}),
    )
    world = world_for(settings, clock)
    deliver(world, 1)
    (view,) = views(world)
    assert view.run.status == "parked"
    assert view.run.error
    assert view.run.error.code == "google_sign_in"
    assert "renew the rep's refresh token" in view.run.error.todo
    assert world.records.outages.all() == ()
