"""A suppression with its history."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel

from chalicelib.contacts.targets import Covers

MOST_CHANGES = 50
"""Kept of a history: its first and its latest."""


class Change(BaseModel, frozen=True):
    """One change: suppressed or lifted, by whom, why, when (UTC; None where the first release did not note it)."""

    event: Literal["suppressed", "lifted"]
    who: str = ""
    why: str
    at: datetime | None = None
    run_id: str = ""
    """The run whose message asked for it, where one did."""


class Suppression(BaseModel, frozen=True):
    """What is or was suppressed. It holds no address: what it is about is known by the hash that it is kept under."""

    covers: Covers
    changes: tuple[Change, ...]

    @property
    def active(self) -> bool:
        """Whether it is in force."""
        return bool(self.changes) and self.changes[-1].event == "suppressed"

    @property
    def reason(self) -> str:
        """Why it is in force, or why it was lifted."""
        return self.changes[-1].why

    @property
    def since(self) -> datetime | None:
        """Since when it is as it is."""
        last = self.changes[-1].event
        spell = [change for change in self.changes if change.event == last]
        for change in reversed(self.changes):
            if change.event != last:
                break
            spell = [change]
        return spell[0].at

    def lifted_for(self, run_id: str) -> bool:
        """Whether a person lifted what this run had asked for."""
        return not self.active and any(change.run_id == run_id for change in self.changes)

    def after(self, change: Change) -> Suppression:
        """The same with one more change."""
        changes = (*self.changes, change)
        kept = changes if len(changes) <= MOST_CHANGES else (changes[0], *changes[-MOST_CHANGES + 1 :])
        return self.model_copy(update={"changes": kept})
