"""The audit log: append-only events, hash-chained per run, so that a changed, removed or reordered one is found."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from pydantic import BaseModel

GENESIS = "0" * 64
SEALED = "run.sealed"


class AuditEvent(BaseModel, frozen=True):
    """One line of what happened, why, and on whose word. `seq` counts from 1 within the run."""

    run_id: str
    seq: int
    at: str
    """ISO 8601, UTC; text, so that what was written is hashed as it was written."""
    what: str
    """e.g. run.started, action.performed, action.held, run.sealed."""
    who: str
    """agent, or the address of a person."""
    why: str
    detail: dict[str, Any] = {}
    previous: str
    hash: str


class Entry(BaseModel, frozen=True):
    """An event before it has its place in the chain."""

    at: datetime
    what: str
    why: str
    who: str = "agent"
    detail: dict[str, Any] = {}


def chained(run_id: str, entries: Sequence[Entry], last: AuditEvent | None) -> tuple[AuditEvent, ...]:
    """The entries as events that follow `last` (None: they begin the chain)."""
    events: list[AuditEvent] = []
    seq, previous = (last.seq, last.hash) if last else (0, GENESIS)
    for entry in entries:
        seq += 1
        body = {"run_id": run_id, "seq": seq, "previous": previous, **entry.model_dump(mode="json")}
        previous = _hash(body)
        events.append(AuditEvent.model_validate({**body, "hash": previous}))
    return tuple(events)


def broken_at(events: Sequence[AuditEvent]) -> str:
    """What is wrong with a run's chain, in words; empty when it is intact.

    Finds a changed event (its hash), a removed one (its number) and a reordered one (its predecessor). A tail cut off
    shows in a run that ended without a seal as its last event but for what people did later: see `unsealed`.
    """
    previous = GENESIS
    for number, event in enumerate(events, start=1):
        if event.seq != number:
            return f"event {number} is missing"
        if event.previous != previous:
            return f"event {number} does not follow the one before it"
        if _hash(event.model_dump(mode="json", exclude={"hash"})) != event.hash:
            return f"event {number} was changed"
        previous = event.hash
    return ""


def unsealed(events: Sequence[AuditEvent]) -> bool:
    """Whether no event says that the run ended: for a run that did, its tail was cut off."""
    return all(event.what != SEALED for event in events)


def _hash(body: dict[str, Any]) -> str:
    return sha256(json.dumps(body, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
