"""The team as stored: its reps, the forms it admits, and whose turn it is."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from chalicelib.domain.lead import Rep
from chalicelib.domain.submission import FormRule
from chalicelib.store.records import opened, stored
from chalicelib.store.tables import State, translated

TEAM_KEPT = timedelta(seconds=60)


@dataclass(frozen=True)
class _Snapshot:
    """Reps and forms as they were read at one moment."""

    reps: tuple[Rep, ...]
    forms: tuple[FormRule, ...]
    read_at: datetime


class Team:
    """Reps and forms of the state table, read once a minute a process."""

    def __init__(self, state: type[State], clock: Callable[[], datetime]) -> None:
        self._state, self._clock = state, clock
        self._lock = threading.Lock()
        self._snapshot: _Snapshot | None = None

    def reps(self) -> tuple[Rep, ...]:
        """Every rep, in the order of their addresses."""
        return self._current().reps

    def forms(self) -> tuple[FormRule, ...]:
        """Every admitted form."""
        return self._current().forms

    def form(self, portal_id: str, form_id: str) -> FormRule | None:
        """The rule of an admitted form; None for an unknown one."""
        return next((form for form in self.forms() if (form.portal_id, form.form_id) == (portal_id, form_id)), None)

    def save(self, reps: Sequence[Rep], forms: Sequence[FormRule]) -> None:
        """Add or replace reps and forms."""
        with translated("write the team"), self._state.batch_write() as batch:
            for rep in reps:
                batch.save(self._state("TEAM", f"REP#{rep.email}", **stored("REP", rep.model_dump(mode="json"))))
            for form in forms:
                key = f"FORM#{form.portal_id}#{form.form_id}"
                batch.save(self._state("TEAM", key, **stored("FORM", form.model_dump(mode="json"))))
        self._snapshot = None

    def next_turn(self, pool: str) -> int:
        """1, 2, 3 ... across all workers."""
        with translated("take a turn"):
            turn = self._state(f"TURN#{pool}", "-")
            turn.update(actions=[self._state.turn.add(1)])
        return int(turn.turn)

    def _current(self) -> _Snapshot:
        with self._lock:
            now = self._clock()
            if self._snapshot is None or now - self._snapshot.read_at > TEAM_KEPT:
                self._snapshot = self._read(now)
            return self._snapshot

    def _read(self, now: datetime) -> _Snapshot:
        with translated("read the team"):
            items = list(self._state.query("TEAM", consistent_read=True))
        reps = tuple(Rep.model_validate(opened("REP", item)) for item in items if item.sk.startswith("REP#"))
        forms = tuple(FormRule.model_validate(opened("FORM", item)) for item in items if item.sk.startswith("FORM#"))
        return _Snapshot(reps, forms, now)
