"""What time does to actions: held ones expire, and releases that a crash interrupted are finished."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from chalicelib import observe
from chalicelib.domain.action import ActionRecord
from chalicelib.errors import AgentError, RetryLater
from chalicelib.intake.delivery import Enqueue
from chalicelib.intake.sweep import sweep
from chalicelib.operations.auditing import anchor
from chalicelib.store.audit import Trail
from chalicelib.world import World

MOST = 100
"""Actions a round, of either sort; what is left comes with the next round."""


def every_minute(world: World, enqueue: Enqueue) -> None:
    """The schedule's whole work; no part keeps another from its turn."""
    try:
        sweep(world, enqueue)
    finally:
        try:
            upkeep(world)
        finally:
            anchor(world)


def upkeep(world: World) -> None:
    """One round. Safe to run twice and at once; an action that fails does not keep the others."""
    ledger = world.ledger
    _each(world, ledger.actions.in_flight(MOST), ledger.finish)
    _each(world, ledger.actions.expiring(world.clock(), MOST), ledger.expire)


def _each(world: World, keys: Iterable[str], act: Callable[[str, Trail], ActionRecord]) -> None:
    for key in keys:
        run_id = key.partition("/")[0]
        with observe.correlated(run_id):
            try:
                record = act(key, Trail(world.audit, run_id))
                observe.event("action.upkeep", kind=record.action.kind, state=record.state)
            except RetryLater as error:  # somebody may still be at it: the next round looks again
                observe.event("action.in_hand", code=error.code)
            except AgentError as error:
                observe.failure("action.upkeep_failed", code=error.code)
