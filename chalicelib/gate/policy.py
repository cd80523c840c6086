"""What the mode allows: one table. It fails closed: what cannot be read means no, and the answer always says why."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from chalicelib.domain.action import ActionKind, ActionRecord, Engagement, HeldBy
from chalicelib.store.switches import Stop

Verdict = Literal["perform", "hold", "refuse"]
Rule = Literal["perform", "hold", "approval"]

POLICY: dict[ActionKind, tuple[Rule, Rule]] = {
    # kind                         DRAFT_ONLY on   off
    ActionKind.CREATE_DRAFT:       ("perform",     "perform"),
    ActionKind.LABEL_THREAD:       ("hold",        "perform"),
    ActionKind.UPSERT_CONTACT:     ("hold",        "perform"),
    ActionKind.UPSERT_COMPANY:     ("hold",        "perform"),
    ActionKind.CREATE_TASK:        ("hold",        "perform"),
    ActionKind.CREATE_NOTE:        ("hold",        "perform"),
    ActionKind.SHARE_FILE:         ("hold",        "perform"),
    ActionKind.SEND:               ("hold",        "approval"),
    ActionKind.CREATE_EVENT:       ("hold",        "approval"),
}  # fmt: skip


@dataclass(frozen=True)
class Mode:
    """What is deployed, and the emergency stop that was pressed since; read anew for every decision."""

    draft_only: bool
    stop: Stop | None = None

    @property
    def in_force(self) -> Literal["stopped", "draft_only", "live"]:
        """The mode in one word."""
        return "stopped" if self.stop else "draft_only" if self.draft_only else "live"


@dataclass(frozen=True)
class Approval:
    """A person's word for exactly these bytes (`Action.digest`)."""

    digest: str
    by: str


@dataclass(frozen=True)
class Decision:
    """Perform, hold or refuse, and why. `held_by` says what holds it."""

    verdict: Verdict
    reason: str
    held_by: HeldBy = ""


def decide(kind: ActionKind, digest: str, mode: Mode, approval: Approval | None = None) -> Decision:
    """What may be done with an action now. An approval that binds to other bytes is refused, not held."""
    if mode.stop:
        return Decision("hold", f"emergency stop by {mode.stop.by}: {mode.stop.reason}", "stop")
    if kind not in POLICY:
        return Decision("refuse", f"no rule for {kind}")
    rule = POLICY[kind][0 if mode.draft_only else 1]
    if rule == "perform":
        return Decision("perform", "a draft is always allowed" if mode.draft_only else "DRAFT_ONLY is off")
    if rule == "hold":
        return Decision("hold", "DRAFT_ONLY is on", "draft_only")
    if approval is None:
        return Decision("hold", "waits for a person's approval", "approval")
    if approval.digest != digest:
        return Decision("refuse", f"{approval.by} approved another version")
    return Decision("perform", f"approved by {approval.by}")


def decide_release(
    record: ActionRecord,
    mode: Mode,
    now: datetime,
    *,
    performable: Collection[ActionKind],
    approval: Approval | None = None,
) -> Decision:
    """What releasing a held action would do now: perform it, leave it held, or be refused; each with its reason.

    `performable` are the kinds with an effect. What the stop holds belongs to a run that goes on by itself.
    """
    if record.state != "held":
        return Decision("refuse", f"it is {record.state}, not held")
    if record.held_by == "stop":
        return Decision("hold", "its run goes on by itself when the emergency stop is lifted", "stop")
    if record.expires_at and record.expires_at <= now:
        return Decision("refuse", f"it could be released until {record.expires_at:%d %b %Y %H:%M} UTC")
    if record.action.kind not in performable:
        return Decision("refuse", f"no effect is registered for {record.action.kind}")
    return decide(record.action.kind, record.action.digest, mode, approval)


def prerequisite(record: ActionRecord) -> str:
    """Key of the action that must be performed before this one; empty when there is none.

    A task or note of somebody who was not in HubSpot yet can be created only after the contact.
    """
    payload = record.action.payload
    if isinstance(payload, Engagement) and not payload.contact_id:
        return f"{record.action.run_id}/{ActionKind.UPSERT_CONTACT}/1"
    return ""
