"""The tables are lost, a backup is brought back, everything is delivered again: nothing is written outside twice."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator
from dataclasses import replace

import boto3
import pytest

from chalicelib.domain.ids import run_part
from chalicelib.intake.delivery import message
from chalicelib.intake.payload import submission_key
from chalicelib.jobs import work
from chalicelib.operations.auditing import verify
from chalicelib.settings import Settings
from chalicelib.store.tables import bind, create
from infra.aws.refill import refill
from tests.living import Clock, Outside, outside, settings_for, submission_payload, world_for

BEFORE, AFTER = ("first", "second"), ("third", "fourth")
"""Leads that came before the backup was taken, and after it."""


@pytest.fixture(scope="module")
def out() -> Iterator[Outside]:
    with outside() as made:
        yield made


def fresh(settings: Settings) -> Settings:
    """The same with other, empty tables."""
    name = uuid.uuid4().hex[:12]
    made = replace(settings, state_table=f"state-{name}", audit_table=f"audit-{name}")
    create(bind(made.state_table, made.audit_table, endpoint=made.dynamodb_endpoint))
    return made


def copied(source: Settings, target: Settings) -> list[tuple[int, int]]:
    db = boto3.client("dynamodb", endpoint_url=source.dynamodb_endpoint, region_name="us-east-1")
    tables = [(source.state_table, target.state_table), (source.audit_table, target.audit_table)]
    return [refill(db, one, other, per_second=1e6, sleep=lambda _s: None) for one, other in tables]


def lost_and_restored(out: Outside, store: str, *, look_first: bool) -> tuple[Settings, Clock]:
    """Leads, a backup, more leads, a loss, the backup brought back, and everything delivered again, twice."""
    out.reset()
    clock = Clock()
    settings = settings_for(out, store, draft_only=False)
    messages = {
        name: message("poll", submission_payload(f"{name}@quetzaltel.example", conversion_id=name), clock())
        for name in (*BEFORE, *AFTER)
    }
    world, backup = world_for(settings, clock), fresh(settings)
    for name in BEFORE:
        work.handle(world, messages[name])
    copied(settings, backup)
    for name in AFTER:
        work.handle(world, messages[name])
    found = replace(fresh(settings), look_first=look_first)
    copied(backup, found)
    clock.advance(minutes=5)
    again = list(messages.values()) * 2
    random.Random(7).shuffle(again)
    for text in again:
        work.handle(world_for(found, clock), text)
    return found, clock


def written(out: Outside, name: str) -> tuple[int, int, int]:
    """How many drafts, tasks and notes a lead has outside."""
    part = run_part(submission_key("4242", "demo-request", name))
    hubspot, google = out.state()
    drafts = [one for box in google["mailboxes"].values() for one in box["drafts"] if part in str(one["headers"])]
    tasks, notes = ([one for one in hubspot[kind] if part in str(one)] for kind in ("tasks", "notes"))
    return len(drafts), len(tasks), len(notes)


def test_a_restored_store_writes_nothing_a_second_time(out: Outside, store_endpoint: str) -> None:
    settings, clock = lost_and_restored(out, store_endpoint, look_first=True)
    world = world_for(settings, clock)
    for name in (*BEFORE, *AFTER):
        assert written(out, name) == (1, 1, 1), name
        run = world.runs.of_submission(submission_key("4242", "demo-request", name))
        assert run
        assert run.status == "done"
        events = world.audit.events(run.run_id)
        assert verify(world, run.run_id).problem == ""
        reasons = [event.detail["reason"] for event in events if event.what == "action.performed"]
        assert ("found done before the store was restored" in reasons) == (name in AFTER)


def test_without_looking_first_it_would_have(out: Outside, store_endpoint: str) -> None:
    lost_and_restored(out, store_endpoint, look_first=False)
    assert [written(out, name)[0] for name in (*BEFORE, *AFTER)] == [1, 1, 2, 2]


def test_what_was_written_since_the_loss_is_newer_than_the_backup(out: Outside, store_endpoint: str) -> None:
    settings = settings_for(out, store_endpoint)
    world = world_for(settings, Clock())
    backup = fresh(settings)
    copied(settings, backup)
    rep = world.records.team.reps()[0]
    changed = rep.model_copy(update={"name": "Ana Changed"})
    world.records.team.save([changed], [])
    (state, _) = copied(backup, settings)
    assert state[0] == 0
    assert next(one for one in world.records.team.reps() if one.email == rep.email) == changed
