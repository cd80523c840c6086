"""Held actions: listed, previewed, released once, expired in time; against real stores and emulators."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from chalicelib import wiring
from chalicelib.domain.action import ActionKind, ActionRecord, Release
from chalicelib.errors import FixInput, RetryLater
from chalicelib.gate.ledger import HELD_FOR, RELEASE_ATTEMPTS
from chalicelib.gate.words import release_hint
from chalicelib.intake.delivery import message
from chalicelib.jobs import work
from chalicelib.jobs.upkeep import every_minute, upkeep
from chalicelib.operations import auditing
from chalicelib.operations import release as operation
from chalicelib.store.audit import Trail
from chalicelib.store.switches import Stop
from chalicelib.world import World
from tests.living import Clock, Outside, post, settings_for, submission_payload, with_clock, world_for

KNOWN, NEW = "maria.lopez@volcancoffee.example", "new.person@quetzaltel.example"


@pytest.fixture
def draft_only(out: Outside, store_endpoint: str, clock: Clock) -> Iterator[World]:
    made = world_for(settings_for(out, store_endpoint), clock)
    yield made
    made.pool.shutdown(wait=True)


@pytest.fixture
def live(draft_only: World, out: Outside, clock: Clock) -> World:
    """The same product after DRAFT_ONLY was turned off."""
    out.draft_only.add(False)
    return with_clock(wiring.build(replace(draft_only.settings, draft_only=False)), clock)


def deliver(world: World, email: str = KNOWN, **more: Any) -> str:
    """A lead goes through; gives its run's id."""
    work.handle(world, message("workflow", submission_payload(email, **more), world.clock()))
    rows, _ = world.runs.page(None, "", 200)
    return next(row.run_id for row in rows if row.email == email)


def records(world: World, run_id: str) -> dict[ActionKind, ActionRecord]:
    view = world.runs.view(run_id)
    assert view
    return {record.action.kind: record for record in view.actions}


def written(out: Outside) -> tuple[int, int, int]:
    """Tasks, notes, and contacts of the new person."""
    hubspot, _ = out.state()
    contacts = [one for one in hubspot["contacts"] if one["properties"]["email"] == NEW]
    return len(hubspot["tasks"]), len(hubspot["notes"]), len(contacts)


def release(world: World, run_id: str, why: str = "checked") -> tuple[operation.Outcome, ...]:
    return operation.release(world, operation.of_run(world, run_id), "ana", why)


def test_all_of_a_run_is_released_in_order_and_performed_once(draft_only: World, live: World, out: Outside) -> None:
    run_id = deliver(draft_only, NEW)
    previews = operation.of_run(live, run_id)
    assert previews[0].record.action.kind is ActionKind.UPSERT_CONTACT
    assert {preview.decision.verdict for preview in previews} == {"perform"}
    assert {outcome.state for outcome in release(live, run_id)} == {"performed"}
    for preview in previews:  # who did not see the answer releases again
        (outcome,) = operation.release(live, [preview], "ana", "again")
        assert outcome.state == "performed"
    assert written(out) == (1, 1, 1)
    assert operation.of_run(live, run_id) == ()
    events = live.audit.events(run_id)
    assert auditing.verify(live, run_id).problem == ""
    released = [(event.who, event.why, event.detail["key"]) for event in events if event.what == "action.released"]
    assert sorted(released) == sorted(("ana", "checked", preview.record.action.key) for preview in previews)


def test_while_draft_only_is_on_a_release_changes_nothing_and_says_why(draft_only: World, out: Outside) -> None:
    run_id = deliver(draft_only)
    before = records(draft_only, run_id)
    outcomes = release(draft_only, run_id)
    assert {(outcome.state, outcome.reason) for outcome in outcomes} == {("held", "Not released: DRAFT_ONLY is on.")}
    assert records(draft_only, run_id) == before
    assert written(out) == (0, 0, 0)


def test_turning_draft_only_off_releases_nothing_by_itself(draft_only: World, live: World, out: Outside) -> None:
    run_id = deliver(draft_only)
    every_minute(live, lambda _messages: None)
    for record in records(live, run_id).values():
        live.ledger.submit(record.action, Trail(live.audit, run_id))
    assert records(live, run_id)[ActionKind.CREATE_TASK].state == "held"
    assert written(out) == (0, 0, 0)


def test_a_task_is_not_released_before_its_contact(draft_only: World, live: World, out: Outside) -> None:
    run_id = deliver(draft_only, NEW)
    held = records(live, run_id)
    task = held[ActionKind.CREATE_TASK].action.key
    previews = operation.preview(live, [task])
    assert previews[0].decision.verdict == "hold"
    assert held[ActionKind.UPSERT_CONTACT].action.key in previews[0].decision.reason
    (outcome,) = operation.release(live, previews, "ana", "")
    assert (outcome.state, written(out)) == ("held", (0, 0, 0))
    contact = operation.preview(live, [held[ActionKind.UPSERT_CONTACT].action.key])
    both = operation.preview(live, [task, contact[0].record.action.key])
    assert [outcome.state for outcome in operation.release(live, both, "ana", "")] == ["performed"] * 2
    assert written(out) == (1, 0, 1)


@pytest.mark.parametrize("status", [400, 403, 429])
def test_what_the_other_side_refuses_is_held_again_and_can_be_released_later(
    draft_only: World, live: World, out: Outside, status: int
) -> None:
    run_id = deliver(draft_only)
    fault = {"kind": "status", "status": status, "path": "/objects/tasks$", "times": 1}
    post(f"{out.hubspot.url}/_emulator/faults", fault)
    outcomes = {outcome.key.split("/")[1]: outcome for outcome in release(live, run_id)}
    task = records(live, run_id)[ActionKind.CREATE_TASK]
    assert (outcomes["hubspot.create_task"].state, outcomes["hubspot.create_note"].state) == ("held", "performed")
    assert (task.state, task.in_flight, task.expires_at is None) == ("held", False, False)
    assert task.reason.startswith("released, but not performed:")
    assert [outcome.state for outcome in release(live, run_id)] == ["performed"]
    assert written(out)[:2] == (1, 1)


def test_a_release_whose_answer_is_lost_is_finished_by_looking(
    draft_only: World, live: World, out: Outside, clock: Clock
) -> None:
    run_id = deliver(draft_only)
    post(f"{out.hubspot.url}/_emulator/faults", {"kind": "commit_then_drop", "path": "/objects/tasks$", "times": 1})
    outcomes = {outcome.key.split("/")[1]: outcome.state for outcome in release(live, run_id)}
    assert outcomes["hubspot.create_task"] == "held", "in flight: nobody knows yet"
    clock.advance(minutes=1)
    upkeep(live)
    assert records(live, run_id)[ActionKind.CREATE_TASK].state == "performed"
    assert written(out)[:2] == (1, 1)


def test_a_release_that_never_arrives_is_given_up_and_held_again(
    draft_only: World, live: World, out: Outside, clock: Clock
) -> None:
    run_id = deliver(draft_only)
    post(f"{out.hubspot.url}/_emulator/faults", {"kind": "drop", "path": "/objects/tasks$", "times": None})
    release(live, run_id)
    for _ in range(RELEASE_ATTEMPTS + 1):
        clock.advance(minutes=5)
        upkeep(live)
    task = records(live, run_id)[ActionKind.CREATE_TASK]
    assert (task.state, task.in_flight) == ("held", False)
    assert "given up" in task.reason
    out.hubspot.emulator.faults.clear()
    assert [outcome.state for outcome in release(live, run_id)] == ["performed"]


def test_a_stop_during_a_release_holds_it_again(draft_only: World, live: World, out: Outside, clock: Clock) -> None:
    run_id = deliver(draft_only)
    post(f"{out.hubspot.url}/_emulator/faults", {"kind": "drop", "path": "/objects/tasks$", "times": 1})
    release(live, run_id)
    live.ledger.switches.stop(Stop(by="ops", reason="wrong list", at=clock()))
    clock.advance(minutes=5)
    upkeep(live)
    task = records(live, run_id)[ActionKind.CREATE_TASK]
    assert (task.state, written(out)[0]) == ("held", 0)
    assert "emergency stop by ops" in task.reason
    live.ledger.switches.resume()
    assert [outcome.state for outcome in release(live, run_id)] == ["performed"]


def test_many_people_releasing_at_once_write_once(draft_only: World, live: World, out: Outside, clock: Clock) -> None:
    run_id = deliver(draft_only)
    previews = operation.of_run(live, run_id)
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda n: operation.release(live, previews, f"person {n}", "now"), range(6)))
    clock.advance(minutes=5)
    upkeep(live)
    assert written(out)[:2] == (1, 1)
    assert {record.state for record in records(live, run_id).values()} == {"performed"}


def test_an_action_that_changed_since_its_preview_is_not_released(draft_only: World, live: World, out: Outside) -> None:
    run_id = deliver(draft_only)
    (preview, *_) = operation.preview(live, [records(live, run_id)[ActionKind.CREATE_TASK].action.key])
    seen = preview.record.action
    changed = seen.model_copy(update={"payload": seen.payload.model_copy(update={"subject": "Another"})})
    live.ledger.submit(changed, Trail(live.audit, run_id))
    (outcome,) = operation.release(live, [preview], "ana", "")
    assert (outcome.state, outcome.error and outcome.error.code) == ("held", "changed")
    assert written(out)[0] == 0


def test_what_nobody_releases_in_time_expires_and_is_audited_once(draft_only: World, live: World, clock: Clock) -> None:
    run_id = deliver(draft_only)
    key = records(live, run_id)[ActionKind.CREATE_TASK].action.key
    upkeep(live)
    assert records(live, run_id)[ActionKind.CREATE_TASK].state == "held"
    clock.advance(seconds=HELD_FOR.total_seconds() + 60)
    (outcome,) = operation.release(live, operation.preview(live, [key]), "ana", "late")
    assert "it could be released until" in outcome.reason
    for _ in range(3):
        upkeep(live)
    held = [record for record in records(live, run_id).values() if record.state == "held"]
    assert held == []
    expired = [event.detail["key"] for event in live.audit.events(run_id) if event.what == "action.expired"]
    assert len(expired) == len(set(expired)) == 3
    assert operation.held(live, "", 10) == ((), "")
    (outcome,) = operation.release(live, operation.preview(live, [key]), "ana", "late")
    assert (outcome.state, "it is expired" in outcome.reason) == ("refused", True)


def test_held_actions_are_listed_a_page_at_a_time_and_each_once(draft_only: World) -> None:
    keys = set()
    for number in range(4):
        run_id = deliver(draft_only, f"lead{number}@quetzaltel.example")
        keys |= {one.action.key for one in records(draft_only, run_id).values() if one.state == "held"}
    seen: list[str] = []
    cursor = ""
    while True:
        page, cursor = operation.held(draft_only, cursor, 3)
        assert len(page) <= 3
        seen += [preview.record.action.key for preview in page]
        if not cursor:
            break
    assert len(seen) == len(set(seen))
    assert set(seen) == keys


def test_only_a_named_and_existing_action_can_be_previewed(draft_only: World) -> None:
    for keys in ([], ["x/hubspot.create_task/1"], ["x/y/1"] * 3, [f"x/y/{n}" for n in range(101)]):
        with pytest.raises(FixInput):
            operation.preview(draft_only, keys)
    with pytest.raises(FixInput):
        operation.of_run(draft_only, "01kadc2n5r0000000000000000")
    with pytest.raises(FixInput):
        draft_only.ledger.get("01kadc2n5r0000000000000000/hubspot.create_task/1")


def test_a_held_action_says_how_it_can_be_released_and_never_what_cannot_be(draft_only: World) -> None:
    run_id = deliver(draft_only)
    task = records(draft_only, run_id)[ActionKind.CREATE_TASK]
    assert task.expires_at
    hint = release_hint(task, draft_only=True)
    assert f"{task.expires_at:%d %b %Y %H:%M} UTC" in hint
    assert f"make release KEY={task.action.key}" in hint
    assert hint.endswith("once DRAFT_ONLY is off.")
    assert "DRAFT_ONLY" not in release_hint(task, draft_only=False)
    stopped = task.model_copy(update={"held_by": "stop", "expires_at": None})
    assert "by itself" in release_hint(stopped, draft_only=True)
    unknown = task.action.model_copy(update={"kind": ActionKind.UPSERT_COMPANY})
    assert "cannot be released" in release_hint(task.model_copy(update={"action": unknown}), draft_only=False)
    assert release_hint(task.model_copy(update={"state": "performed"}), draft_only=False) == ""


def test_a_release_in_another_workers_hands_is_left_to_it(
    draft_only: World, live: World, out: Outside, clock: Clock
) -> None:
    run_id = deliver(draft_only)
    task = records(live, run_id)[ActionKind.CREATE_TASK]
    word = Release(by="ana", why="now", at=clock())
    update = {"state": "claimed", "attempt": 2, "release": word, "in_flight": True, "changed_at": clock()}
    claimed = task.model_copy(update=update)
    assert live.ledger.actions.replace(claimed, task)
    with pytest.raises(RetryLater):
        live.ledger.release(task.action.key, word, Trail(live.audit, run_id))
    upkeep(live)
    assert (records(live, run_id)[ActionKind.CREATE_TASK], written(out)[0]) == (claimed, 0)
    clock.advance(seconds=live.settings.call_limit_s + 1)
    upkeep(live)
    assert (records(live, run_id)[ActionKind.CREATE_TASK].state, written(out)[0]) == ("performed", 1)


def test_one_action_that_cannot_be_finished_does_not_keep_the_others(
    draft_only: World, live: World, out: Outside, clock: Clock
) -> None:
    run_id = deliver(draft_only)
    post(f"{out.hubspot.url}/_emulator/faults", {"kind": "commit_then_drop", "path": "/objects/", "times": 2})
    release(live, run_id)
    post(f"{out.hubspot.url}/_emulator/faults", {"kind": "status", "status": 403, "path": "/associations/", "times": 1})
    clock.advance(minutes=5)
    upkeep(live)
    states = [records(live, run_id)[kind].state for kind in (ActionKind.CREATE_TASK, ActionKind.CREATE_NOTE)]
    assert sorted(states) == ["performed", "unknown"]
    upkeep(live)
    assert written(out)[:2] == (1, 1)
