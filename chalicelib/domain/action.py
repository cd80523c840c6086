"""Actions: intended writes to the outside. The only way to write outside.

The life of an action is one table; whatever is not in it cannot happen.
"""

from __future__ import annotations

import json
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any, Literal

from pydantic import BaseModel

from chalicelib.errors import FixInput


class ActionKind(StrEnum):
    """Everything that can be done to the world."""

    CREATE_DRAFT = "gmail.create_draft"
    LABEL_THREAD = "gmail.label_thread"
    SEND = "gmail.send"
    UPSERT_CONTACT = "hubspot.upsert_contact"
    UPSERT_COMPANY = "hubspot.upsert_company"
    CREATE_TASK = "hubspot.create_task"
    CREATE_NOTE = "hubspot.create_note"
    SHARE_FILE = "drive.share"
    CREATE_EVENT = "calendar.create_event"


State = Literal["new", "held", "claimed", "unknown", "performed", "failed", "refused", "released", "expired"]
Event = Literal["hold", "claim", "perform", "lose", "fail", "refuse", "release", "expire"]

LIFE: dict[tuple[State, Event], State] = {
    ("new", "hold"): "held",
    ("new", "claim"): "claimed",
    ("new", "refuse"): "refused",
    ("held", "hold"): "held",  # submitted again by a redelivered run: stays as it was first held
    ("held", "release"): "released",
    ("held", "expire"): "expired",
    ("released", "claim"): "claimed",
    ("claimed", "perform"): "performed",
    ("claimed", "lose"): "unknown",  # no answer came, or the worker died holding the claim
    ("claimed", "fail"): "failed",  # the other side said no: nothing was written
    ("unknown", "perform"): "performed",  # looked, and it was there
    ("unknown", "claim"): "claimed",  # looked, and it was not there
    ("failed", "claim"): "claimed",
}


def after(state: State, event: Event) -> State:
    """The state that follows. Raises FixInput for a pair that is not in the table, e.g. performing what is held."""
    try:
        return LIFE[state, event]
    except KeyError:
        raise FixInput(f"An action that is {state} cannot {event}.", code="illegal_transition") from None


class Action(BaseModel, frozen=True):
    """One intended write. `key` is deterministic: the same intent of the same run has the same key.

    `payload` is what the effect needs and no more; what is held is held with all of it. `why` is for people.
    """

    key: str
    kind: ActionKind
    run_id: str
    payload: dict[str, Any]
    why: str

    @property
    def digest(self) -> str:
        """Identity of exactly this write: what an approval binds to."""
        canonical = json.dumps([self.kind, self.payload], sort_keys=True, separators=(",", ":"))
        return sha256(canonical.encode()).hexdigest()


def action(run_id: str, kind: ActionKind, payload: dict[str, Any], why: str, *, nth: int = 1) -> Action:
    """An action of a run; `nth` tells apart several of one kind."""
    return Action(key=f"{run_id}/{kind}/{nth}", kind=kind, run_id=run_id, payload=payload, why=why)


class ActionRecord(BaseModel, frozen=True):
    """An action with what became of it. `result` is what the other side gave back (ids, links)."""

    action: Action
    state: State
    reason: str = ""
    """Why it was held or refused, or how it failed."""
    result: dict[str, Any] = {}
    attempt: int = 0
    """How often it was claimed: the fence against a worker that comes back from the dead."""
    submitted_at: datetime
    changed_at: datetime
    expires_at: datetime | None = None
    """When a held action may no longer be released."""
