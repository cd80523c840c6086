"""Any rejected or parked run can be rescued, one by itself or all of an outage, and nothing is written twice by it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from chalicelib.contacts.targets import of_address
from chalicelib.domain.run import RunView
from chalicelib.domain.submission import Inquiry
from chalicelib.errors import FixInput
from chalicelib.intake.delivery import message
from chalicelib.intake.sweep import sweep
from chalicelib.jobs import work
from chalicelib.operations.record import STREAM
from chalicelib.operations.replay import Batch, replay, replay_all, where_to_start
from chalicelib.world import World
from tests.living import Clock, Outside, only_run, post, settings_for, submission_payload, world_for

KNOWN = "maria.lopez@volcancoffee.example"
SPAM = "We are an agency that needs a venue; our SEO services team of 40 would come."


@pytest.fixture
def world(out: Outside, store_endpoint: str, clock: Clock) -> World:
    return world_for(settings_for(out, store_endpoint, max_deliveries=1), clock)


def deliver(world: World, email: str, text: str = "Could you show us a demo?") -> None:
    work.handle(world, message("workflow", submission_payload(email, text), world.clock()))


def swept(world: World) -> int:
    """One round of the sweep, with what it enqueued worked off; how many runs that was."""
    found: list[str] = []
    sweep(world, found.extend)
    for text in found:
        work.handle(world, text)
    return len(found)


def parked_by_a_refused_token(world: World, out: Outside, *emails: str) -> None:
    post(f"{out.hubspot.url}/_emulator/faults", {"kind": "status", "status": 401, "path": "/contacts/", "times": None})
    for email in emails:
        deliver(world, email)
    post(f"{out.hubspot.url}/_emulator/faults", {"kind": "status", "status": 401, "path": "/never", "times": 0})
    out.reset()


def inquiry(view: RunView) -> Inquiry:
    return Inquiry.model_validate(next(step.output for step in view.steps if step.name == "validate"))


def test_a_wrong_spam_verdict_is_overruled_by_a_person_and_that_is_on_the_trail(world: World) -> None:
    deliver(world, KNOWN, SPAM)
    rejected = only_run(world)
    assert (rejected.run.status, rejected.run.reason[:5]) == ("rejected", "spam:")
    result = replay(world, rejected.run.run_id, "jane", "a real lead")
    assert (result.from_step, result.spam_overruled) == ("validate", True)
    assert swept(world) == 1
    view = only_run(world)
    assert view.run.status in ("done", "degraded")
    assert inquiry(view).verdict == "accepted"
    event = next(event for event in world.audit.events(view.run.run_id) if event.what == "run.replayed")
    assert (event.who, event.why, event.detail["spam_overruled"]) == ("jane", "a real lead", True)
    assert event.detail["before"]["reason"].startswith("spam:")


def test_what_only_spam_signs_said_is_overruled_and_nothing_else(world: World) -> None:
    deliver(world, "maria.lopez@suppressed.example", SPAM)
    world.records.suppressions.suppress(
        of_address("maria.lopez@suppressed.example"), who="jane", why="asked us to stop", at=world.clock()
    )
    replay(world, only_run(world).run.run_id, "jane", "")
    swept(world)
    run = only_run(world).run
    assert run.status == "rejected"
    assert "suppressed" in run.reason


def test_a_rejected_run_is_judged_again_from_the_first_step_only(world: World) -> None:
    deliver(world, KNOWN, SPAM)
    with pytest.raises(FixInput, match="judged again"):
        replay(world, only_run(world).run.run_id, "jane", "", from_step="write_draft")


def test_what_could_not_be_looked_at_is_looked_at_again(world: World, out: Outside) -> None:
    post(f"{out.google.url}/_emulator/faults", {"kind": "status", "status": 403, "path": "/gmail/", "times": None})
    deliver(world, KNOWN)
    parked = only_run(world)
    assert parked.run.status == "parked"
    assert where_to_start(parked) == "search_threads"
    out.reset()
    replay(world, parked.run.run_id, "jane", "")
    swept(world)
    view = only_run(world)
    assert view.run.status == "done"
    assert all(step.status != "degraded" for step in view.steps)


def test_all_parked_runs_of_an_outage_go_on_so_many_a_minute(world: World, out: Outside, clock: Clock) -> None:
    emails = [f"lead{number}@newco{number}.example" for number in range(7)]
    parked_by_a_refused_token(world, out, *emails)
    batch = Batch("parked", code="hubspot_refused")
    preview = replay_all(world, batch, "jane", "token renewed", dry_run=True, per_minute=3)
    assert (preview.matching, preview.replayed) == (7, 0)
    assert swept(world) == 0, "a preview does nothing"
    done = replay_all(world, batch, "jane", "token renewed", dry_run=False, per_minute=3)
    assert (done.replayed, done.refused) == (7, ())
    rounds = []
    for _ in range(4):
        clock.advance(seconds=1)
        rounds.append(swept(world))
        clock.advance(minutes=1)
    assert rounds == [3, 3, 1, 0]
    rows, _ = world.runs.page(None, "", 20)
    assert {row.status for row in rows} <= {"done", "degraded"}
    (event,) = world.audit.events(STREAM)
    assert (event.what, event.detail["after"]) == ("runs.replayed", {"replayed": 7, "refused": 0})


def test_a_batch_is_as_narrow_as_it_is_asked_for(world: World, out: Outside, clock: Clock) -> None:
    parked_by_a_refused_token(world, out, "ada@newco.example")
    deliver(world, "bob@newco.example", SPAM)
    counts = [
        replay_all(world, batch, "jane", "", dry_run=True).matching
        for batch in (
            Batch("parked"),
            Batch("rejected", reason="SPAM"),
            Batch("parked", since=clock() - timedelta(minutes=5)),
            Batch("parked", since=clock() + timedelta(minutes=5)),
            Batch("parked", code="another_code"),
            Batch("rejected", reason="unknown form"),
        )
    ]
    assert counts == [1, 1, 1, 0, 0, 0]


def test_a_run_may_be_replayed_as_often_as_it_parks(out: Outside, store_endpoint: str, clock: Clock) -> None:
    world = world_for(settings_for(out, store_endpoint, max_deliveries=2), clock)
    parked_by_a_refused_token(world, out, KNOWN)
    run_id = only_run(world).run.run_id
    for _ in range(3):
        post(f"{out.hubspot.url}/_emulator/faults", {"kind": "status", "status": 401, "path": "/contacts/", "times": 1})
        replay(world, run_id, "jane", "")
        swept(world)
        assert only_run(world).run.status == "parked"
    replay(world, run_id, "jane", "")
    swept(world)
    assert only_run(world).run.status == "done"
