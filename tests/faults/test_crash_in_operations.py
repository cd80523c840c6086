"""Whoever carries out an operator's order may die at any point of it: nothing is changed that the audit log does not tell of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count
from types import SimpleNamespace
from typing import Any

import boto3
import pytest

from chalicelib import wiring
from chalicelib.domain.audit import AuditEvent
from chalicelib.errors import AgentError
from chalicelib.intake.delivery import message
from chalicelib.jobs import work
from chalicelib.operations import roster, stopping, suppressions
from chalicelib.operations.auditing import verify
from chalicelib.operations.record import STREAM
from chalicelib.operations.replay import replay
from chalicelib.store.switches import Stop
from chalicelib.world import World
from tests.faults.cable import Cable, Line, Side
from tests.living import Clock, Outside, settings_for, submission_payload, with_clock, world_for

PORTAL, FORM, REP, ADDRESS = "62515", "0a1b2c3d-0000-4000-8000-00000000000a", "new@acme.example", "x@buyer.example"


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The store's client does not wait before it tries again: nobody sees for how long the dead wait."""
    monkeypatch.setattr("botocore.endpoint.time", SimpleNamespace(sleep=lambda _seconds: None))


@dataclass(frozen=True)
class Order:
    """An order, what must be so before it, what it changes, and where it is told."""

    carry_out: Callable[[World], Any]
    prepare: Callable[[World], Any]
    look: Callable[[World], Any]
    event: str
    stream: Callable[[World], str] = lambda _world: STREAM


def stopped(world: World) -> Stop | None:
    return world.ledger.switches.stopped()


def suppressed(world: World) -> bool:
    return suppressions.look_up(world, address=ADDRESS).covering is not None


def form(world: World) -> Any:
    return world.records.team.roster().form(PORTAL, FORM)


def lift_if_suppressed(world: World) -> None:
    if suppressed(world):
        suppressions.lift(world, address=ADDRESS, who="ann", why="again")


def rejected_run(world: World) -> str:
    rows, _ = world.runs.page(None, "", 1)
    return rows[0].run_id if rows else ""


def reject_one(world: World) -> None:
    """A new run each time: one that was replayed already is no longer rejected."""
    number = len(world.runs.page(None, "", 100)[0])
    payload = submission_payload(f"p{number}@quetzaltel.example", conversion_id=f"c{number}", consent="no")
    work.handle(world, message("poll", payload, world.clock()))


ORDERS = {
    "stop": Order(
        lambda world: stopping.stop(world, "why", "ann"), lambda world: stopping.resume(world, "ann", ""),
        stopped, "stop.started",
    ),
    "resume": Order(
        lambda world: stopping.resume(world, "ann", ""), lambda world: stopping.stop(world, "why", "ann"),
        stopped, "stop.ended",
    ),
    "suppress": Order(
        lambda world: suppressions.suppress(world, address=ADDRESS, who="ann", why="asked"), lift_if_suppressed,
        suppressed, "suppression.added",
    ),
    "lift": Order(
        lift_if_suppressed, lambda world: suppressions.suppress(world, address=ADDRESS, who="ann", why="asked"),
        suppressed, "suppression.lifted",
    ),
    "admit": Order(
        lambda world: roster.admit(world, PORTAL, FORM, {"name": "Demo"}, "ann", "new"),
        lambda world: roster.remove(world, [], [(PORTAL, FORM)], "ann", "again"), form, "form.admitted",
    ),
    "replay": Order(
        lambda world: replay(world, rejected_run(world), "ann", "a real lead"), reject_one,
        lambda world: (run := world.runs.get(rejected_run(world))) and run.status, "run.replayed", rejected_run,
    ),
}  # fmt: skip


def told(world: World, order: Order) -> list[AuditEvent]:
    return [event for event in world.audit.events(order.stream(world)) if event.what == order.event]


def cut_last_block(world: World) -> None:
    """As somebody would who can write both tables and wants a replay untold."""
    run_id = rejected_run(world)
    last = world.audit.blocks(run_id)[-1]
    table = boto3.client("dynamodb", endpoint_url=world.settings.dynamodb_endpoint, region_name="us-east-1")
    key = {"run_id": {"S": run_id}, "seq": {"N": str(last.seq)}}
    table.delete_item(TableName=world.settings.audit_table, Key=key)


@pytest.mark.parametrize("side", ["before", "after"])
@pytest.mark.parametrize("name", list(ORDERS))
def test_no_change_is_untold_wherever_its_worker_dies(
    out: Outside, store_endpoint: str, clock: Clock, line: Line, name: str, side: Side
) -> None:
    order, settings = ORDERS[name], settings_for(out, store_endpoint)
    world = world_for(settings, clock)
    changes = 0
    for at in count(1):
        order.prepare(world)
        before, events = order.look(world), len(told(world, order))
        cable = Cable(line, at, side)
        dying = with_clock(wiring.build(replace(settings, dynamodb_endpoint=line.to(store_endpoint))), clock)
        try:
            order.carry_out(dying)
        except AgentError:
            assert cable.cut
        dying.pool.shutdown(wait=True)
        cable.close()
        changed = order.look(world) != before
        changes += changed
        assert not changed or len(told(world, order)) > events, f"untold after a crash {side} crossing {at}"
        if changed and order.event == "run.replayed":
            cut_last_block(world)
            assert verify(world, rejected_run(world)).problem, f"a replay cut off {side} crossing {at} is not found"
        if not cable.cut:
            break
    assert changes >= 1
    assert at > 2, "the sweep ended before it had met every crossing"
