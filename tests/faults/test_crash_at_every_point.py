"""A worker that dies at any point leaves, after redelivery, exactly one draft, one task, one note, one label."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from chalicelib import wiring
from chalicelib.domain.audit import broken_at, unsealed
from chalicelib.domain.delivery import message, resume
from chalicelib.errors import AgentError
from chalicelib.jobs import work
from chalicelib.pipeline.world import World
from chalicelib.settings import Settings
from tests.faults.cable import Cable, Side
from tests.living import Clock, Outside, only_run, outside, settings_for, submission_payload, with_clock, world_for

LEAD = "lucia.paz@quetzaltel.example"
STRIDE = 1


@pytest.fixture(scope="module")
def out() -> Iterator[Outside]:
    with outside() as made:
        yield made


def through(cable: Cable, settings: Settings) -> Settings:
    """The same settings with the store and the outside at the far end of a cable."""
    google = cable.to(settings.google_base_url)
    return replace(
        settings,
        dynamodb_endpoint=cable.to(settings.dynamodb_endpoint),
        hubspot_base_url=cable.to(settings.hubspot_base_url),
        google_base_url=google,
        google_service_account_json=settings.google_service_account_json.replace(settings.google_base_url, google),
    )


def deliver(world: World, text: str) -> None:
    """One delivery, as the queue makes it; a failure is what brings it back."""
    try:
        work.handle(world, text)
    except (AgentError, OSError):
        pass
    finally:
        world.pool.shutdown(wait=True)


def live_through(out: Outside, store: str, at: int, side: Side, draft_only: bool) -> tuple[World, Cable]:
    """One submission; its first worker dies at a crossing; time passes; others finish the work."""
    out.reset()
    clock = Clock()
    settings = settings_for(out, store, draft_only=draft_only, run_lease_s=60.0)
    healthy = world_for(settings, clock)
    text = message("poll", submission_payload(LEAD, conversion_id="one"), clock())
    cable = Cable(at, side)
    deliver(world_at(cable, settings, clock), text)
    cable.close()
    for _ in range(3):
        clock.advance(minutes=10)
        deliver(world_at(Cable(), settings, clock), text)
        for run_id in healthy.runs.stuck(clock()):
            deliver(world_at(Cable(), settings, clock), resume(run_id))
    return healthy, cable


def world_at(cable: Cable, settings: Settings, clock: Clock) -> World:
    return with_clock(wiring.build(through(cable, settings) if cable.at else settings), clock)


def check(out: Outside, world: World, draft_only: bool) -> None:
    view = only_run(world)
    assert view.run.status in ("done", "degraded"), (view.run.status, view.run.reason)
    hubspot, google = out.state()
    run_id = view.run.run_id
    drafts = [d for box in google["mailboxes"].values() for d in box["drafts"] if run_id in str(d)]
    assert len(drafts) == 1
    expected = 0 if draft_only else 1
    assert len([task for task in hubspot["tasks"] if run_id in str(task)]) == expected
    assert len([note for note in hubspot["notes"] if run_id in str(note)]) == expected
    events = world.audit.events(run_id)
    assert broken_at(events) == ""
    assert not unsealed(events)
    told = [event.detail["key"] for event in events if event.what in ("action.performed", "action.held")]
    assert sorted(told) == sorted({record.action.key for record in view.actions})


def crossings(out: Outside, store: str, draft_only: bool) -> int:
    _, cable = live_through(out, store, 10_000, "before", draft_only)
    return len(cable.crossings)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("side", ["before", "after"])
@pytest.mark.parametrize("draft_only", [True, False])
def test_a_crash_at_every_crossing_leaves_one_of_each(
    out: Outside, store_endpoint: str, side: Side, draft_only: bool
) -> None:
    total = crossings(out, store_endpoint, draft_only)
    assert total > 25
    for at in range(1, total + 1, STRIDE):
        world, cable = live_through(out, store_endpoint, at, side, draft_only)
        assert cable.cut
        try:
            check(out, world, draft_only)
        except AssertionError as error:
            raise AssertionError(f"{side} crossing {at} ({cable.crossings[at - 1]}): {error}") from error
