"""The audit stream of what operators do that belongs to no single run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chalicelib.domain.audit import Entry
from chalicelib.store.audit import Trail
from chalicelib.world import World

STREAM = "operations"
"""Takes the place of a run's id in the audit table."""


def record(
    world: World,
    what: str,
    who: str,
    why: str,
    before: Mapping[str, Any] | None,
    after: Mapping[str, Any] | None,
) -> None:
    """Append one event to the stream; several processes may append at once, and none overwrites another.

    `what` is the object and what happened to it, e.g. "stop.started" or "form.admitted"; `who` a person's name or
    address. `before` and `after` are the changed part as JSON-serializable mappings, None for "did not exist" and "no
    longer exists". Raises RetryLater when the store does not answer.
    """
    detail = {
        "before": dict(before) if before is not None else None,
        "after": dict(after) if after is not None else None,
    }
    Trail(world.audit, STREAM).append([Entry(at=world.clock(), what=what, who=who, why=why, detail=detail)])
