"""Actions: intended writes to the outside. The only way to write outside.

The life of an action is one table; whatever is not in it cannot happen.
"""

from __future__ import annotations

import json
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any, ClassVar, Literal, NamedTuple, get_args

from pydantic import BaseModel, ValidationInfo, field_validator

from chalicelib.domain.audit import Head
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


State = Literal["new", "held", "claimed", "unknown", "performed", "failed", "refused", "expired", "withdrawn"]
Event = Literal["hold", "claim", "perform", "lose", "fail", "refuse", "release", "expire", "withdraw"]


class Move(NamedTuple):
    """What an event does to an action in a state: the state that follows (None: it cannot happen), and why."""

    to: State | None
    why: str


def _row(
    state: State, moves: dict[Event, tuple[State, str]], never: dict[tuple[Event, ...], str]
) -> dict[tuple[State, Event], Move]:
    """One state's part of the table: what each event leads to, and what cannot happen in it."""
    possible = {(state, event): Move(to, why) for event, (to, why) in moves.items()}
    return possible | {(state, event): Move(None, why) for events, why in never.items() for event in events}


_WRITTEN_ONCE = "it is written already, and is not written twice"
_REFUSED = "a refusal is final"
_INTENDED_AGAIN = "its run was replayed and intends it again"
_IN_HAND = "a worker may be performing it; its outcome is found out first"
_UNCLAIMED = "no worker has claimed it"
_NOT_HELD = "it is not held"

LIFE: dict[tuple[State, Event], Move] = {
    **_row("new", {
        "hold": ("held", "the mode holds it"),
        "claim": ("claimed", "the mode allows it"),
        "refuse": ("refused", "no rule allows it"),
    }, {("perform", "lose", "fail"): _UNCLAIMED, ("release", "expire", "withdraw"): _NOT_HELD}),
    **_row("held", {
        "hold": ("held", "submitted again: held for what the mode says now, with what the run intends now"),
        "claim": ("claimed", "the stop that held it was lifted, and its run submits it again"),
        "release": ("claimed", "a person released it; one write, so a crash leaves it either held or claimed"),
        "expire": ("expired", "nobody released it in time"),
        "withdraw": ("withdrawn", "its run ended without intending it any more"),
    }, {("perform", "lose", "fail"): _UNCLAIMED, ("refuse",): "a refusal is decided before it is held"}),
    **_row("claimed", {
        "perform": ("performed", "the other side confirmed it"),
        "lose": ("unknown", "no answer came, or the worker that claimed it died"),
        "fail": ("failed", "the other side refused it: nothing was written"),
        "hold": ("held", "a released action that was refused by the other side is held again"),
    }, {("claim", "refuse", "release", "expire", "withdraw"): _IN_HAND}),
    **_row("unknown", {
        "perform": ("performed", "looked, and it was there"),
        "claim": ("claimed", "looked, and it was not there"),
        "hold": ("held", "looked, it was not there, and the mode has become stricter"),
        "refuse": ("refused", "looked, it was not there, and no rule allows it any more"),
    }, {("lose",): "it is unknown already", ("fail", "release", "expire", "withdraw"): _IN_HAND}),
    **_row("performed", {
        "hold": ("performed", _WRITTEN_ONCE),
        "claim": ("performed", _WRITTEN_ONCE),
        "refuse": ("performed", _WRITTEN_ONCE),
        "release": ("performed", _WRITTEN_ONCE),
        "expire": ("performed", "only what is held expires"),
        "withdraw": ("performed", "what is written cannot be taken back here"),
    }, {("perform", "lose", "fail"): _UNCLAIMED}),
    **_row("failed", {
        "claim": ("claimed", "its run tries again"),
        "hold": ("held", "its run tries again, and the mode has become stricter"),
        "refuse": ("refused", "its run tries again, and no rule allows it any more"),
    }, {("perform", "lose", "fail"): _UNCLAIMED, ("release", "expire", "withdraw"): _NOT_HELD}),
    **_row("refused", {
        "hold": ("refused", _REFUSED),
        "claim": ("refused", _REFUSED),
        "refuse": ("refused", _REFUSED),
    }, {("perform", "lose", "fail"): _UNCLAIMED, ("release", "expire", "withdraw"): _NOT_HELD}),
    **_row("expired", {
        "hold": ("held", _INTENDED_AGAIN),
        "claim": ("claimed", _INTENDED_AGAIN),
        "refuse": ("refused", _INTENDED_AGAIN),
        "expire": ("expired", "it has expired already"),
        "withdraw": ("expired", "it has expired already"),
    }, {("perform", "lose", "fail"): _UNCLAIMED, ("release",): "what it says may no longer be true"}),
    **_row("withdrawn", {
        "hold": ("held", _INTENDED_AGAIN),
        "claim": ("claimed", _INTENDED_AGAIN),
        "refuse": ("refused", _INTENDED_AGAIN),
        "expire": ("withdrawn", "it was withdrawn already"),
        "withdraw": ("withdrawn", "it was withdrawn already"),
    }, {("perform", "lose", "fail"): _UNCLAIMED, ("release",): "its run does not intend it any more"}),
}  # fmt: skip
"""Every state with every event. Where a state leads to itself, the event is ignored."""


def after(state: State, event: Event) -> State:
    """The state that follows. Raises FixInput for what cannot happen, e.g. performing what is held."""
    move = LIFE[state, event]
    if move.to is None:
        raise FixInput(f"An action that is {state} cannot {event}: {move.why}.", code="illegal_transition")
    return move.to


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


HeldBy = Literal["", "stop", "draft_only", "approval"]
"""What holds an action: the emergency stop, the mode, or a missing approval. Empty in records of early releases."""


class Release(BaseModel, frozen=True):
    """A person's word that a held action be performed."""

    by: str
    why: str
    at: datetime


class ActionRecord(BaseModel, frozen=True):
    """An action with what became of it. `result` is what the other side answered (ids)."""

    action: Action
    state: State
    reason: str = ""
    """Why it is held or refused, or how it failed."""
    result: dict[str, Any] = {}
    attempt: int = 0
    """How often it was claimed: the fence against a worker that comes back from the dead."""
    submitted_at: datetime
    changed_at: datetime
    held_by: HeldBy = ""
    expires_at: datetime | None = None
    """When a held action can no longer be released; None while the emergency stop holds it."""
    release: Release | None = None
    in_flight: bool = False
    """Between a person's release (or an expiry) and its audit event: what the sweep finishes after a crash."""
    audit_head: Head | None = None
    """How far the run's audit trail had come when such an event was written."""

    @property
    def held_by_stop(self) -> bool:
        """Whether it waits for the emergency stop to be lifted."""
        return self.state == "held" and self.held_by == "stop"
