"""The audit log of what operators do. The order is told before it is carried out, so that no change is ever untold.

An event of an operation therefore means: this person ordered this. Where the change did not come about, or nobody can
say, a second event says so (`<what>.unconfirmed`). Only a crash between the two leaves an order of which the records
alone tell whether it was carried out. Releases are told by the gate, which finishes what a crash interrupted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

from chalicelib.domain.audit import Entry, Head
from chalicelib.errors import AgentError, AskAPerson
from chalicelib.store.audit import Trail
from chalicelib.world import World

STREAM = "operations"
"""Of what belongs to no single run; it takes the place of a run's id in the audit table."""


@contextmanager
def recording(
    world: World,
    what: str,
    who: str,
    why: str,
    *details: Mapping[str, Any],
    stream: str = STREAM,
    even_untold: bool = False,
) -> Iterator[Head | None]:
    """Tell the audit log of an order, an event for each of the details; carry it out inside.

    `what` is the object and what is done to it, e.g. "stop.started" or "form.admitted"; `who` a person's name or address.
    Gives the stream's head with the order in it, for the change to note. Raises RetryLater when the store does not answer
    and AskAPerson without a signing key; nothing was changed then. `even_untold`: for what makes us stricter, the change
    is made all the same, and AskAPerson (`not_recorded`) says that it is in force and not recorded.
    """
    trail = Trail(world.audit, stream)
    try:
        head = trail.append([Entry(at=world.clock(), what=what, who=who, why=why, detail=dict(one)) for one in details])
    except AgentError as error:
        if not even_untold:
            raise
        yield None
        told = f"It was done and is in force, but the audit log does not tell of it: {error.what}"
        raise AskAPerson(told, todo=error.todo, code="not_recorded") from error
    try:
        yield head
    except AgentError as error:
        with suppress(AgentError):
            trail.append([Entry(at=world.clock(), what=f"{what}.unconfirmed", who=who, why=error.what)])
        raise


def record(world: World, what: str, who: str, why: str, detail: Mapping[str, Any]) -> None:
    """Append one event that reports, and changes nothing by itself; several processes may append at once.

    Raises RetryLater when the store does not answer.
    """
    Trail(world.audit, STREAM).append([Entry(at=world.clock(), what=what, who=who, why=why, detail=dict(detail))])


def changed(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> dict[str, Any]:
    """The changed part before and after as an event holds it, JSON-serializable; None: it did not exist, or does no more."""
    return {
        "before": dict(before) if before is not None else None,
        "after": dict(after) if after is not None else None,
    }
