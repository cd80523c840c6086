"""Actions: intended writes to the outside. The only way to write outside.

The life of an action is one table; whatever is not in it cannot happen.
"""

from __future__ import annotations

import json
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any, ClassVar, Literal, get_args

from pydantic import BaseModel, ValidationInfo, field_validator

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


class CreateDraft(BaseModel, frozen=True, extra="forbid"):
    """A draft in a rep's Gmail. `mime` is the whole mail as ASCII text; `thread_id` is empty for a new thread."""

    kind: ClassVar[ActionKind] = ActionKind.CREATE_DRAFT
    mailbox: str
    to: str
    subject: str
    mime: str
    rfc_message_id: str
    thread_id: str


class LabelThread(BaseModel, frozen=True, extra="forbid"):
    """A label, by name, on a Gmail thread; the label is created where the mailbox lacks it."""

    kind: ClassVar[ActionKind] = ActionKind.LABEL_THREAD
    mailbox: str
    thread_id: str
    label: str


class UpsertContact(BaseModel, frozen=True, extra="forbid"):
    """A HubSpot contact, identified by its address; `properties` by HubSpot's own names."""

    kind: ClassVar[ActionKind] = ActionKind.UPSERT_CONTACT
    email: str
    properties: dict[str, str]


class Engagement(BaseModel, frozen=True, extra="forbid"):
    """What a HubSpot task and note share. `marker` is in the body, so that an earlier try can be found by it.

    `contact_id` is empty where the contact did not exist yet; it is then looked up by `email` when the action is
    performed. `company_id` and `owner_id` are empty where there is none.
    """

    email: str
    contact_id: str
    company_id: str
    owner_id: str
    marker: str
    body_html: str


class CreateTask(Engagement, frozen=True, extra="forbid"):
    """A HubSpot task; `due_at` in ISO 8601, UTC."""

    kind: ClassVar[ActionKind] = ActionKind.CREATE_TASK
    due_at: str
    subject: str
    priority: Literal["HIGH", "MEDIUM", "LOW"]


class CreateNote(Engagement, frozen=True, extra="forbid"):
    """A HubSpot note; `at` in ISO 8601, UTC."""

    kind: ClassVar[ActionKind] = ActionKind.CREATE_NOTE
    at: str


Payload = CreateDraft | LabelThread | UpsertContact | CreateTask | CreateNote
"""What each kind needs and no more. A kind gets its payload with its effect: what nothing performs cannot be intended."""
PAYLOADS: dict[ActionKind, type[Payload]] = {payload.kind: payload for payload in get_args(Payload)}


class Action(BaseModel, frozen=True):
    """One intended write. `key` is deterministic: the same intent of the same run has the same key.

    `kind` says which payload it is, also where a stored action is read. What is held is held whole. `why` is for people.
    """

    key: str
    kind: ActionKind
    run_id: str
    payload: Payload
    why: str

    @field_validator("payload", mode="before")
    @classmethod
    def _of_its_kind(cls, value: Any, info: ValidationInfo) -> Payload:
        kind = info.data.get("kind")
        if kind not in PAYLOADS:
            raise ValueError(f"there is no payload for {kind}")
        return PAYLOADS[kind].model_validate(value)

    @property
    def digest(self) -> str:
        """Identity of exactly this write: what an approval binds to."""
        canonical = json.dumps([self.kind, self.payload.model_dump()], sort_keys=True, separators=(",", ":"))
        return sha256(canonical.encode()).hexdigest()


def action(run_id: str, payload: Payload, why: str, *, nth: int = 1) -> Action:
    """An action of a run; `nth` tells apart several of one kind."""
    kind = payload.kind
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
