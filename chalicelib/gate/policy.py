"""What the mode allows: one table. It fails closed: what cannot be read means no, and the answer always says why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from chalicelib.domain.action import ActionKind
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
    """What is deployed, and what was made stricter since."""

    draft_only: bool
    stop: Stop | None = None


@dataclass(frozen=True)
class Approval:
    """A person's word for exactly these bytes (`Action.digest`)."""

    digest: str
    by: str


@dataclass(frozen=True)
class Decision:
    """Perform, hold or refuse, and why."""

    verdict: Verdict
    reason: str


def decide(kind: ActionKind, digest: str, mode: Mode, approval: Approval | None = None) -> Decision:
    """What may be done with an action now. An approval that binds to other bytes is refused, not held."""
    if mode.stop:
        return Decision("hold", f"emergency stop by {mode.stop.by}: {mode.stop.reason}")
    if kind not in POLICY:
        return Decision("refuse", f"no rule for {kind}")
    rule = POLICY[kind][0 if mode.draft_only else 1]
    if rule == "perform":
        return Decision("perform", "a draft is always allowed" if mode.draft_only else "DRAFT_ONLY is off")
    if rule == "hold":
        return Decision("hold", "DRAFT_ONLY is on")
    if approval is None:
        return Decision("hold", "waits for a person's approval")
    if approval.digest != digest:
        return Decision("refuse", f"{approval.by} approved another version")
    return Decision("perform", f"approved by {approval.by}")
