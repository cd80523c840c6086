"""What the mode holds of a run is one record, and yet each action of it lives on its own; a lead costs what was promised."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bench.meter import Meter
from chalicelib import wiring
from chalicelib.domain.action import ActionKind, ActionRecord
from chalicelib.domain.run import RunView
from chalicelib.gate.ledger import HELD_FOR
from chalicelib.gate.shelf import Shelf
from chalicelib.intake.delivery import message
from chalicelib.jobs import work
from chalicelib.jobs.upkeep import upkeep
from chalicelib.operations import release as operation
from chalicelib.store.audit import Trail
from chalicelib.store.tables import State
from chalicelib.world import World
from tests.living import Clock, Outside, settings_for, submission_payload, with_clock, world_for

KNOWN = "maria.lopez@volcancoffee.example"


def deliver(world: World, email: str = KNOWN) -> RunView:
    work.handle(world, message("workflow", submission_payload(email), world.clock()))
    rows, _ = world.runs.page(None, "", 100)
    view = world.runs.view(next(row.run_id for row in rows if row.email == email))
    assert view
    return view


def held(view: RunView) -> list[ActionRecord]:
    return [record for record in view.actions if record.state == "held"]


def listed(world: World, limit: int) -> list[str]:
    """Keys of all held actions, read page by page."""
    keys, cursor = [], ""
    while True:
        page, cursor = world.ledger.actions.held(cursor, limit)
        assert len(page) <= limit
        keys += [record.action.key for record in page]
        if not cursor:
            return keys


def entries(world: World) -> list[str]:
    state: type[State] = world.runs._state
    return [item.sk for item in state.by_status.query("held")]


@pytest.mark.parametrize("limit", [1, 2, 3, 4, 100])
def test_every_page_size_lists_each_held_action_once(world: World, limit: int) -> None:
    keys = {record.action.key for email in (KNOWN, "new@quetzaltel.example") for record in held(deliver(world, email))}
    got = listed(world, limit)
    assert (len(got), set(got)) == (len(keys), keys)


def test_one_of_what_was_held_together_is_taken_back_and_the_others_stay(world: World) -> None:
    view = deliver(world)
    first, *others = held(view)
    assert others
    world.ledger.withdraw(first, "no longer wanted", Trail(world.audit, view.run.run_id))
    known = world.ledger.get(first.action.key)
    assert known.state == "withdrawn"
    assert set(listed(world, 10)) == {record.action.key for record in others}
    assert world.ledger.actions.get_many([first.action.key, others[0].action.key]) == {
        first.action.key: known,
        others[0].action.key: others[0],
    }


def test_what_a_late_worker_held_does_not_come_back(world: World) -> None:
    view = deliver(world)
    for record in held(view):
        world.ledger.withdraw(record, "no longer wanted", Trail(world.audit, view.run.run_id))
    assert entries(world) == [], "with the last of them their entry goes"
    world.runs.record_held(view.run, 7, held(view))
    assert listed(world, 10) == []
    after = world.runs.view(view.run.run_id)
    assert after
    assert held(after) == []


def test_the_sweep_clears_an_entry_that_a_crash_left_behind(world: World, clock: Clock) -> None:
    view = deliver(world)
    for record in held(view):
        world.ledger.withdraw(record, "no longer wanted", Trail(world.audit, view.run.run_id))
    world.runs.record_held(view.run, 7, held(view))
    assert entries(world) != []
    clock.advance(minutes=HELD_FOR.total_seconds() / 60 + 1)
    upkeep(world)
    assert entries(world) == []


def test_all_that_was_held_together_expires_and_leaves_the_list(world: World, clock: Clock) -> None:
    view = deliver(world)
    clock.advance(minutes=HELD_FOR.total_seconds() / 60 + 1)
    upkeep(world)
    after = world.runs.view(view.run.run_id)
    assert after
    keys = {record.action.key for record in held(view)}
    assert {record.action.key for record in after.actions if record.state == "expired"} == keys
    assert entries(world) == []


def test_what_the_mode_held_stays_held_when_the_mode_is_loosened(world: World, out: Outside, clock: Clock) -> None:
    view = deliver(world)
    out.draft_only.add(False)
    live = with_clock(wiring.build(replace(world.settings, draft_only=False)), clock)
    for record in held(view):
        again = live.ledger.submit(record.action, Trail(live.audit, view.run.run_id))
        assert again == record
    assert {preview.decision.verdict for preview in operation.of_run(live, view.run.run_id)} == {"perform"}


@pytest.fixture
def meter(store_endpoint: str) -> Iterator[Meter]:
    made = Meter(store_endpoint)
    yield made
    made.stop()


@pytest.mark.parametrize("model", [False, True], ids=["composer", "model"])
def test_a_lead_takes_at_most_20_requests_and_22_write_units(
    out: Outside, store_endpoint: str, clock: Clock, meter: Meter, model: bool
) -> None:
    settings = settings_for(out, store_endpoint)
    key = settings.openai_api_key or "key" if model else ""
    warm = world_for(replace(settings, openai_api_key=key), clock)
    metered = with_clock(wiring.build(replace(warm.settings, dynamodb_endpoint=meter.url)), clock)
    deliver(metered)  # what a process reads once: the team, the suppression keys
    meter.take()
    work.handle(metered, message("workflow", submission_payload("elise.martin@atelier-lumiere.example"), clock()))
    requests = sum(meter.calls.values())
    writes, reads, scans = meter.take()
    assert (scans, requests <= 20, writes <= 22, reads <= 15) == (0, True, True, True), (requests, writes, reads)


def test_the_draft_itself_is_no_part_of_what_was_held(world: World) -> None:
    view = deliver(world)
    kinds = {record.action.kind: record.state for record in view.actions}
    assert kinds[ActionKind.CREATE_DRAFT] == "performed"
    assert set(kinds.values()) == {"performed", "held"}


def test_a_step_tried_again_holds_once_and_what_it_then_intends_counts(world: World) -> None:
    view = deliver(world)
    first = next(r.action for r in held(view) if r.action.kind is ActionKind.CREATE_TASK)
    trail, shelf = Trail(world.audit, view.run.run_id, gather=True), Shelf(fresh=True)
    assert world.ledger.submit(first, trail, shelf) is world.ledger.submit(first, trail, shelf)
    changed = first.model_copy(update={"payload": first.payload.model_copy(update={"email": "other@buyer.example"})})
    assert changed.digest != first.digest
    record = world.ledger.submit(changed, trail, shelf)
    assert shelf.unrecorded() == (record,)
    assert record.action == changed
    shelf.recorded([record])
    assert shelf.unrecorded() == ()
    assert shelf.get(changed.key) == record, "a step tried once more still finds it"


def test_what_changed_while_it_was_recorded_is_recorded_again(world: World) -> None:
    record = held(deliver(world))[0]
    shelf = Shelf(fresh=True)
    shelf.put(record)
    (seen,) = shelf.unrecorded()
    newer = record.model_copy(update={"reason": "another"})
    shelf.put(newer)
    shelf.recorded([seen])
    assert shelf.unrecorded() == (newer,)
