"""Held actions: what releasing them would do, and releasing one, several, or all of a run on a person's word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from chalicelib.domain.action import ActionKind, ActionRecord, Release
from chalicelib.errors import AgentError, FixInput
from chalicelib.gate.policy import Decision, Mode, prerequisite
from chalicelib.store.audit import Trail
from chalicelib.world import World

MOST = 100
"""Actions in one request: DynamoDB's limit of a batch."""
ORDER = (ActionKind.UPSERT_CONTACT, ActionKind.UPSERT_COMPANY)
"""What others rest on is released before them; the rest of a run in the order of their keys."""


@dataclass(frozen=True)
class Preview:
    """A held action with what releasing it would do now: perform it, leave it held, or be refused; and why."""

    record: ActionRecord
    decision: Decision


@dataclass(frozen=True)
class Outcome:
    """What came of releasing one action. `held`: it still can be released; `refused`: it cannot."""

    key: str
    state: Literal["performed", "held", "refused"]
    reason: str
    record: ActionRecord | None = None
    error: AgentError | None = None


def held(world: World, cursor: str, limit: int) -> tuple[tuple[Preview, ...], str]:
    """A page of held actions, those that expire last first, each with its preview; and the cursor of the next page."""
    records, after = world.ledger.actions.held(cursor, min(limit, MOST))
    firsts = _firsts(world, records)
    mode = world.ledger.mode()
    return tuple(Preview(record, _decision(world, record, mode, firsts)) for record in records), after


def of_run(world: World, run_id: str) -> tuple[Preview, ...]:
    """The held actions of a run, in the order of their release. Raises FixInput when there is no such run."""
    view = world.runs.view(run_id)
    if view is None:
        raise FixInput("There is no such run.", code="not_found")
    return _previews(world, _in_order(record for record in view.actions if record.state == "held"))


def preview(world: World, keys: Iterable[str]) -> tuple[Preview, ...]:
    """What releasing these would do, in the order of their release. Raises FixInput for a key that does not exist."""
    wanted = tuple(dict.fromkeys(keys))
    if not 1 <= len(wanted) <= MOST:
        raise FixInput(f"Name 1 to {MOST} actions.")
    records = world.ledger.actions.get_many(wanted)
    missing = [key for key in wanted if key not in records]
    if missing:
        raise FixInput(f"There is no such action: {missing[0]}.", code="not_found")
    return _previews(world, _in_order(records.values()))


def release(world: World, previews: Iterable[Preview], by: str, why: str) -> tuple[Outcome, ...]:
    """Release what was previewed, one after the other; what fails does not keep the others.

    Each is decided anew at its turn, and only the very version that was previewed is released.
    """
    return tuple(_release(world, seen.record, Release(by=by, why=why, at=world.clock())) for seen in previews)


def _release(world: World, seen: ActionRecord, word: Release) -> Outcome:
    key = seen.action.key
    trail = Trail(world.audit, seen.action.run_id)
    try:
        _require_prerequisite(world, seen)
        record = world.ledger.release(key, word, trail, digest=seen.action.digest)
    except AgentError as error:
        return _not_performed(world, key, error)
    return Outcome(key, "performed" if record.state == "performed" else "held", record.reason, record)


def _require_prerequisite(world: World, seen: ActionRecord) -> None:
    first = prerequisite(seen)
    record = world.ledger.actions.get(first) if first else None
    if record and record.state == "held":
        raise FixInput(_first(first), code="not_released")


def _not_performed(world: World, key: str, error: AgentError) -> Outcome:
    """Still held, or no longer: the store says so, not the error."""
    record = world.ledger.actions.get(key)
    open_still = record is not None and (record.state == "held" or record.in_flight)
    return Outcome(key, "held" if open_still else "refused", str(error), record, error)


def _previews(world: World, records: tuple[ActionRecord, ...]) -> tuple[Preview, ...]:
    """Previews of actions that are released together, in this order: what one rests on may be released just before."""
    mode = world.ledger.mode()
    firsts = _firsts(world, records)
    previews = []
    for record in records:
        decision = _decision(world, record, mode, firsts)
        previews.append(Preview(record, decision))
        if decision.verdict == "perform":
            firsts.pop(record.action.key, None)
    return tuple(previews)


def _firsts(world: World, records: tuple[ActionRecord, ...]) -> dict[str, ActionRecord]:
    """What these actions rest on, by key."""
    known = {record.action.key: record for record in records}
    keys = set(filter(None, map(prerequisite, records)))
    return {key: known[key] for key in keys & set(known)} | world.ledger.actions.get_many(keys - set(known))


def _decision(world: World, record: ActionRecord, mode: Mode, firsts: Mapping[str, ActionRecord]) -> Decision:
    first = firsts.get(prerequisite(record))
    decision = world.ledger.preview(record, mode)
    if decision.verdict == "perform" and first and first.state == "held":
        return Decision("hold", _first(first.action.key))
    return decision


def _first(key: str) -> str:
    return f"The contact is not in HubSpot yet; release {key} first."


def _in_order(records: Iterable[ActionRecord]) -> tuple[ActionRecord, ...]:
    return tuple(sorted(records, key=lambda record: (record.action.run_id, _rank(record), record.action.key)))


def _rank(record: ActionRecord) -> int:
    return ORDER.index(record.action.kind) if record.action.kind in ORDER else len(ORDER)
