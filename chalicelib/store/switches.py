"""The emergency stop: stricter than what was deployed, never looser."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel

from chalicelib.store.records import opened, stored
from chalicelib.store.tables import State, translated


class Stop(BaseModel, frozen=True):
    """Who stopped every outside write, when, and why."""

    by: str
    reason: str
    at: datetime


class Switches:
    """The switches of the state table; read at every decision, never cached."""

    def __init__(self, state: type[State]) -> None:
        self._state = state

    def stopped(self) -> Stop | None:
        """The stop in force, if any."""
        with translated("read the emergency stop"):
            found = next(iter(self._state.query("SWITCH", self._state.sk == "STOP", consistent_read=True)), None)
        return Stop.model_validate(opened("SWITCH", found)) if found else None

    def stop(self, stop: Stop) -> None:
        """Hold every outside write from now on."""
        with translated("press the emergency stop"):
            self._state("SWITCH", "STOP", **stored("SWITCH", stop.model_dump(mode="json"))).save()

    def resume(self) -> None:
        """Back to what was deployed. Runs that waited for this are woken by the sweep."""
        with translated("lift the emergency stop"):
            self._state("SWITCH", "STOP").delete()
