"""Every write to the outside there is, a file a system; EFFECTS is the one table of them.

`perform` writes and returns what the other side answered (ids). `look` finds out whether an earlier try of the same
action had been carried out, by what the action itself left there. It returns what `perform` would have, or None.
Both raise OutcomeUnknown when no answer came, else one of the other errors of `chalicelib.errors`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from chalicelib.domain.action import Action, ActionKind, Payload
from chalicelib.errors import FixInput
from chalicelib.gate.effects import gmail, hubspot
from chalicelib.gate.effects.clients import Clients

Outcome = dict[str, str]


@dataclass(frozen=True)
class Effect:
    """How one kind of action is carried out, and how an earlier try of it is found. Each gets the payload of its kind."""

    perform: Callable[[Clients, Any], Outcome]
    look: Callable[[Clients, Any], Outcome | None]
    sentence: str
    """What it does, in words; what a change of mode is announced with."""


def repeatable(_clients: Clients, _payload: Payload) -> None:
    """For writes that may be repeated without harm: there is nothing to look for."""


EFFECTS: dict[ActionKind, Effect] = {
    ActionKind.CREATE_DRAFT: Effect(
        gmail.create_draft, gmail.find_draft, "create the reply as a draft in the rep's Gmail"
    ),
    ActionKind.LABEL_THREAD: Effect(gmail.label_thread, repeatable, "put a label on the reply's Gmail thread"),
    ActionKind.UPSERT_CONTACT: Effect(hubspot.upsert_contact, repeatable, "create or update the contact in HubSpot"),
    ActionKind.CREATE_TASK: Effect(
        hubspot.create_task, hubspot.find_task, "create a HubSpot task for the rep to review the draft"
    ),
    ActionKind.CREATE_NOTE: Effect(
        hubspot.create_note, hubspot.find_note, "leave a HubSpot note on the contact that says what was found"
    ),
}


@dataclass(frozen=True)
class Effects:
    """The writing side of the outside, over its clients."""

    clients: Clients

    def perform(self, action: Action) -> Outcome:
        """Carry the action out. Raises FixInput for a kind without an effect."""
        return _effect(action.kind).perform(self.clients, action.payload)

    def look(self, action: Action) -> Outcome | None:
        """What `perform` would have returned, when an earlier try was carried out; else None."""
        return _effect(action.kind).look(self.clients, action.payload)


def _effect(kind: ActionKind) -> Effect:
    if kind not in EFFECTS:
        raise FixInput(f"No effect is registered for {kind}.", code="no_effect")
    return EFFECTS[kind]
