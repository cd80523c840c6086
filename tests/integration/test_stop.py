"""The emergency stop loses no lead: what it holds goes on by itself when it is lifted, read anew, and once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest

from chalicelib.domain.action import ActionKind
from chalicelib.domain.audit import unsealed
from chalicelib.domain.run import RunView
from chalicelib.errors import AgentError
from chalicelib.intake.delivery import message
from chalicelib.intake.waking import WOKEN_AT_ONCE
from chalicelib.jobs import work
from chalicelib.jobs.upkeep import every_minute
from chalicelib.operations import auditing, suppressions
from chalicelib.operations import release as operation
from chalicelib.store.switches import Stop
from chalicelib.world import World
from tests.living import Clock, Outside, post, settings_for, submission_payload, world_for

KNOWN, NEW = "maria.lopez@volcancoffee.example", "new.person@quetzaltel.example"


@pytest.fixture(params=[True, False], ids=["draft only", "live"])
def world(out: Outside, store_endpoint: str, clock: Clock, request: pytest.FixtureRequest) -> Iterator[World]:
    made = world_for(settings_for(out, store_endpoint, draft_only=request.param), clock)
    yield made
    made.pool.shutdown(wait=True)


def stop(world: World) -> None:
    world.ledger.switches.stop(Stop(by="ops", reason="wrong list", at=world.clock()))


def deliver(world: World, email: str, text: str = "Could you show us a demo?", **more: Any) -> None:
    work.handle(world, message("workflow", submission_payload(email, text, **more), world.clock()))


def minute(world: World, clock: Clock) -> int:
    """A minute passes, and the workers do what it brings; gives how many messages that was."""
    messages: list[str] = []
    clock.advance(minutes=1)
    every_minute(world, messages.extend)
    for text in messages:
        work.handle(world, text)
    return len(messages)


def views(world: World, email: str) -> list[RunView]:
    rows, _ = world.runs.page(None, "", 200)
    found = [world.runs.view(row.run_id) for row in reversed(rows) if row.email == email]
    return [view for view in found if view]


def states(view: RunView) -> dict[ActionKind, str]:
    return {record.action.kind: record.state for record in view.actions}


def drafts(out: Outside, view: RunView) -> list[Any]:
    _, google = out.state()
    every = [draft for box in google["mailboxes"].values() for draft in box["drafts"]]
    return [draft for draft in every if view.run.run_id[-16:] in str(draft["headers"])]


@pytest.mark.parametrize("email", [KNOWN, NEW])
def test_a_lead_that_the_stop_holds_is_not_done_and_goes_on_when_it_is_lifted(
    world: World, out: Outside, clock: Clock, email: str
) -> None:
    stop(world)
    deliver(world, email)
    (held,) = views(world, email)
    assert held.run.status == "waiting"
    assert "emergency stop by ops: wrong list" in held.run.reason
    assert "performed" not in states(held).values()
    assert out.writes() == []
    for _ in range(world.settings.max_deliveries + 2):
        assert minute(world, clock) == 0, "it waits; no passage is spent on it"
    world.ledger.switches.resume()
    assert minute(world, clock) == 1
    (done,) = views(world, email)
    assert done.run.status == "done"
    assert len(drafts(out, done)) == 1
    others = {state for kind, state in states(done).items() if kind is not ActionKind.CREATE_DRAFT}
    assert others == {"held" if world.settings.draft_only else "performed"}
    assert all(record.held_by == "draft_only" for record in done.actions if record.state == "held")
    assert minute(world, clock) == 0
    events = world.audit.events(done.run.run_id)
    assert (auditing.verify(world, done.run.run_id).problem, unsealed(world.audit.blocks(done.run.run_id))) == (
        "",
        False,
    )
    assert [event.what for event in events].count("run.waiting") == 1


def test_a_stop_pressed_after_the_draft_leaves_the_draft_as_it_is(out: Outside, store_endpoint: str) -> None:
    clock = Clock()
    world = world_for(settings_for(out, store_endpoint, draft_only=False), clock)
    post(
        f"{out.hubspot.url}/_emulator/faults", {"kind": "status", "status": 503, "path": "/objects/tasks$", "times": 3}
    )
    with suppress(AgentError):
        deliver(world, KNOWN)
    (before,) = views(world, KNOWN)
    assert states(before)[ActionKind.CREATE_DRAFT] == "performed"
    stop(world)
    clock.advance(minutes=10)
    minute(world, clock)
    (waiting,) = views(world, KNOWN)
    assert waiting.run.status == "waiting"
    world.ledger.switches.resume()
    minute(world, clock)
    (done,) = views(world, KNOWN)
    assert (done.run.status, set(states(done).values())) == ("done", {"performed"})
    assert len(drafts(out, done)) == 1
    write = {view.run.run_id: next(s for s in view.steps if s.name == "write_draft") for view in (before, done)}
    assert len(write) == 1
    assert next(s for s in before.steps if s.name == "write_draft") == write[done.run.run_id]


def test_what_the_stop_holds_cannot_be_released_by_hand(world: World, clock: Clock) -> None:
    stop(world)
    deliver(world, KNOWN)
    (view,) = views(world, KNOWN)
    for lifted in (False, True):
        if lifted:
            world.ledger.switches.resume()
        previews = operation.of_run(world, view.run.run_id)
        assert {preview.decision.verdict for preview in previews} == {"hold"}
        assert {outcome.state for outcome in operation.release(world, previews, "ana", "")} == {"held"}


def test_a_draft_of_after_the_stop_is_written_from_what_is_true_then(world: World, out: Outside, clock: Clock) -> None:
    stop(world)
    deliver(world, KNOWN, "Could you show us a demo? Any time works.")
    (before,) = views(world, KNOWN)
    clock.advance(days=20)
    world.ledger.switches.resume()
    minute(world, clock)
    (done,) = views(world, KNOWN)
    assert done.run.status in ("done", "degraded")
    assert len(drafts(out, done)) == 1
    slots = {
        view.run.status: next(s.output for s in view.steps if s.name == "propose_slots") for view in (before, done)
    }
    assert slots["waiting"] != slots[done.run.status], "the slots of three weeks ago are over"


def test_who_was_suppressed_during_the_stop_gets_no_draft(world: World, out: Outside, clock: Clock) -> None:
    stop(world)
    deliver(world, KNOWN)
    suppressions.suppress(world, address=KNOWN, who="ops", why="asked to be left alone")
    world.ledger.switches.resume()
    minute(world, clock)
    (view,) = views(world, KNOWN)
    assert (view.run.status, out.writes()) == ("rejected", [])
    assert set(states(view).values()) == {"withdrawn"}, "nobody can release it by mistake"
    told = [event.detail["key"] for event in world.audit.events(view.run.run_id) if event.what == "action.withdrawn"]
    assert sorted(told) == sorted(record.action.key for record in view.actions)


@pytest.mark.parametrize("minutes", [20, 60 * 30], ids=["within the hour", "the day after"])
def test_a_second_message_during_the_stop_joins_and_the_reviewer_sees_it(
    world: World, out: Outside, clock: Clock, minutes: int
) -> None:
    stop(world)
    deliver(world, KNOWN, "Could you show us a demo?")
    clock.advance(minutes=minutes)
    deliver(world, KNOWN, "And do you ship to Guatemala?")
    world.ledger.switches.resume()
    minute(world, clock)
    minute(world, clock)
    runs = views(world, KNOWN)
    assert sorted(view.run.status for view in runs) == ["done", "merged"]
    (kept,) = [view for view in runs if view.run.status == "done"]
    assert sum(len(drafts(out, view)) for view in runs) == 1
    assert len(kept.joined) == 1
    if minutes < 60:
        draft = next(step.output for step in kept.steps if step.name == "write_draft")
        assert draft
        assert "ship to Guatemala" in draft["warnings"][0]
    if not world.settings.draft_only and minutes < 60:
        assert "ship to Guatemala" in str(out.state()[0]["tasks"])


def test_a_stop_pressed_again_before_all_went_on_loses_nothing(world: World, out: Outside, clock: Clock) -> None:
    stop(world)
    deliver(world, KNOWN)
    for _ in range(world.settings.max_deliveries + 1):
        world.ledger.switches.resume()
        messages: list[str] = []
        clock.advance(minutes=1)
        every_minute(world, messages.extend)
        stop(world)
        for text in messages:
            work.handle(world, text)
        (view,) = views(world, KNOWN)
        assert (view.run.status, out.writes()) == ("waiting", [])
    world.ledger.switches.resume()
    minute(world, clock)
    (view,) = views(world, KNOWN)
    assert (view.run.status, len(drafts(out, view))) == ("done", 1)


def test_many_waiting_leads_go_on_within_bounds(out: Outside, store_endpoint: str, clock: Clock) -> None:
    world = world_for(settings_for(out, store_endpoint), clock)
    stop(world)
    deliver(world, KNOWN)
    (view,) = views(world, KNOWN)
    for number in range(999):
        run = view.run.model_copy(update={"run_id": f"{view.run.run_id[:10]}{number:016}"})
        assert world.runs.start(run)
    assert minute(world, clock) == 0
    world.ledger.switches.resume()
    woken: list[str] = []
    for _ in range(10):
        messages: list[str] = []
        every_minute(world, messages.extend)
        assert len(messages) == WOKEN_AT_ONCE
        for text in messages:  # workers take them; what a run does then is not the matter here
            run_id = json.loads(text)["run_id"]
            waiting = world.runs.get(run_id)
            assert waiting
            assert world.runs.take(waiting, world.clock(), 3600.0)
            woken.append(run_id)
    assert len(woken) == len(set(woken)) == 1000


def test_a_redelivery_during_the_stop_begins_nothing(world: World, clock: Clock) -> None:
    stop(world)
    payload = submission_payload(KNOWN)
    for _ in range(3):
        work.handle(world, message("workflow", payload, world.clock()))
        clock.advance(minutes=1)
    (view,) = views(world, KNOWN)
    assert view.run.deliveries == 1


def test_a_failed_write_that_the_stop_met_is_taken_again(out: Outside, store_endpoint: str, clock: Clock) -> None:
    """A draft that Gmail refused for now, and that the stop then held, is written after the stop."""
    world = world_for(settings_for(out, store_endpoint), clock)
    post(f"{out.google.url}/_emulator/faults", {"kind": "status", "status": 429, "path": "/drafts$", "times": 3})
    with suppress(AgentError):
        deliver(world, KNOWN)
    stop(world)
    clock.advance(minutes=10)
    minute(world, clock)
    (view,) = views(world, KNOWN)
    assert (view.run.status, states(view)[ActionKind.CREATE_DRAFT]) == ("waiting", "held")
    world.ledger.switches.resume()
    minute(world, clock)
    (view,) = views(world, KNOWN)
    assert (view.run.status, len(drafts(out, view))) == ("done", 1)


def test_the_mode_says_what_is_deployed_and_what_is_in_force(world: World) -> None:
    deployed = "draft_only" if world.settings.draft_only else "live"
    assert world.ledger.mode().in_force == deployed
    stop(world)
    mode = world.ledger.mode()
    assert (mode.in_force, mode.draft_only) == ("stopped", world.settings.draft_only)
    assert mode.stop
    assert (mode.stop.by, mode.stop.reason) == ("ops", "wrong list")
