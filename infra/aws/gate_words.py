"""What begins to happen when DRAFT_ONLY is turned off, in words; made from the gate's own table."""

from __future__ import annotations

from chalicelib.domain.action import ActionKind
from chalicelib.gate.policy import POLICY

WORDS: dict[ActionKind, str] = {
    ActionKind.CREATE_DRAFT: "create the reply as a draft in the rep's Gmail",
    ActionKind.LABEL_THREAD: "label the reply's Gmail thread",
    ActionKind.UPSERT_CONTACT: "create or update the contact in HubSpot",
    ActionKind.UPSERT_COMPANY: "create or update the company in HubSpot",
    ActionKind.CREATE_TASK: "create a HubSpot task for the rep to review the draft",
    ActionKind.CREATE_NOTE: "add a HubSpot note with the findings to the contact",
    ActionKind.SHARE_FILE: "share a Drive file with the recipient",
    ActionKind.SEND: "send an email, once a person has approved exactly that email",
    ActionKind.CREATE_EVENT: "create a calendar event, once a person has approved exactly that event",
}


def will_begin() -> list[str]:
    """What is held now and would then be done."""
    return [WORDS[kind] for kind, (draft_only, live) in POLICY.items() if draft_only == "hold" and live != "hold"]
