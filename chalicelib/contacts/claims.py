"""Which run a person belongs to just now: one draft per person and hour."""

from __future__ import annotations

from datetime import datetime, timedelta

from pydantic import BaseModel

from chalicelib.store.digests import digest
from chalicelib.store.tables import State, put, sortable, translated

ONE_DRAFT_PER = timedelta(hours=1)


class Holder(BaseModel, frozen=True):
    """The run that a person belongs to just now."""

    run_id: str
    content_key: str
    started_at: datetime


class Claims:
    """The persons of the state table, each with the last run that had them."""

    def __init__(self, state: type[State]) -> None:
        self._state = state

    def claim(self, email: str, run_id: str, content_key: str, now: datetime) -> Holder | None:
        """Make this person the run's for an hour. None: they are ours, perhaps since before; else who has them."""
        state = self._state
        item = state(_person(email), "SLOT", run_id=run_id, content_key=content_key, started_at=sortable(now))
        free = state.pk.does_not_exist() | (state.run_id == run_id) | (state.started_at < sortable(now - ONE_DRAFT_PER))
        return None if put(item, free, "claim a person") else self.holder(email)

    def holder(self, email: str) -> Holder | None:
        """The last run that had this person, however long ago."""
        with translated("read who has a person"):
            found = next(iter(self._state.query(_person(email), consistent_read=True)), None)
        if found is None:
            return None
        return Holder(run_id=found.run_id, content_key=found.content_key, started_at=found.started_at)


def _person(email: str) -> str:
    return f"PERSON#{digest(email)}"
