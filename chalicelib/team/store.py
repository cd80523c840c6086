"""The team as stored: its reps, the forms it admits, and whose turn it is."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from pynamodb.exceptions import TransactWriteError
from pynamodb.transactions import TransactWrite

from chalicelib.domain.lead import Rep
from chalicelib.domain.submission import FormRule
from chalicelib.errors import RetryLater
from chalicelib.store.records import opened, stored
from chalicelib.store.tables import State, translated

TEAM_KEPT = timedelta(seconds=60)
"""How long a process may go on with the team that it read; after a change, all know it within this."""
A_TRANSACTION = 100
"""Items that DynamoDB changes together or not at all."""
LOST = frozenset({"ConditionalCheckFailed", "TransactionConflict"})


@dataclass(frozen=True)
class Roster:
    """Every rep and form, retired ones included, as read at one moment."""

    reps: tuple[Rep, ...]
    forms: tuple[FormRule, ...]
    read_at: datetime
    bodies: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """The stored records as they were read: what a change is conditional on."""

    def rep(self, email: str) -> Rep | None:
        """A rep by address."""
        return next((rep for rep in self.reps if rep.email == email), None)

    def form(self, portal_id: str, form_id: str) -> FormRule | None:
        """A form by its ids."""
        return next((form for form in self.forms if (form.portal_id, form.form_id) == (portal_id, form_id)), None)


class Team:
    """Reps and forms of the state table, read once a minute a process."""

    def __init__(self, state: type[State], clock: Callable[[], datetime]) -> None:
        self._state, self._clock = state, clock
        self._lock = threading.Lock()
        self._snapshot: Roster | None = None

    def reps(self) -> tuple[Rep, ...]:
        """Every rep, in the order of their addresses; retired ones are not active."""
        return self._current().reps

    def forms(self) -> tuple[FormRule, ...]:
        """Every admitted form; retired ones are left out."""
        return tuple(form for form in self._current().forms if form.active)

    def form(self, portal_id: str, form_id: str) -> FormRule | None:
        """The rule of an admitted form; None for an unknown or a retired one."""
        form = self._current().form(portal_id, form_id)
        return form if form and form.active else None

    def roster(self) -> Roster:
        """The team as it is stored now, read consistently."""
        with self._lock:
            self._snapshot = self._read(self._clock())
            return self._snapshot

    def replace(
        self, seen: Roster, reps: Sequence[Rep], forms: Sequence[FormRule], removed: Sequence[Rep | FormRule] = ()
    ) -> bool:
        """Add, replace and remove reps and forms, unless one of them is no longer as `seen`; False then.

        Up to 100 records change together or not at all; of more, each hundred does, and an earlier hundred stays.
        """
        kept: list[Rep | FormRule] = [*reps, *forms]
        changes = [(record, True) for record in kept] + [(record, False) for record in removed]
        parts = [changes[start : start + A_TRANSACTION] for start in range(0, len(changes), A_TRANSACTION)]
        try:
            return all(self._write(seen, part) for part in parts)
        finally:
            self._snapshot = None

    def save(self, reps: Sequence[Rep], forms: Sequence[FormRule]) -> None:
        """Add or replace reps and forms, whatever is stored. Raises RetryLater when somebody changes them meanwhile."""
        if not self.replace(self.roster(), reps, forms):
            raise RetryLater("Somebody else changed the team at the same moment.", todo="Run it again.")

    def next_turn(self, pool: str) -> int:
        """1, 2, 3 ... across all workers."""
        with translated("take a turn"):
            turn = self._state(f"TURN#{pool}", "-")
            turn.update(actions=[self._state.turn.add(1)])
        return int(turn.turn)

    def _write(self, seen: Roster, changes: Sequence[tuple[Rep | FormRule, bool]]) -> bool:
        state = self._state
        with translated("write the team"):
            try:
                with TransactWrite(connection=state._get_connection().connection) as transaction:
                    for record, stays in changes:
                        key = _key(record)
                        as_seen = state.body == seen.bodies[key] if key in seen.bodies else state.pk.does_not_exist()
                        if stays:
                            transaction.save(state("TEAM", key, **_stored(record)), as_seen)
                        else:
                            transaction.delete(state("TEAM", key), as_seen)
            except TransactWriteError as error:
                if any(reason and reason.code in LOST for reason in error.cancellation_reasons):
                    return False
                raise
        return True

    def _current(self) -> Roster:
        with self._lock:
            now = self._clock()
            if self._snapshot is None or now - self._snapshot.read_at > TEAM_KEPT:
                self._snapshot = self._read(now)
            return self._snapshot

    def _read(self, now: datetime) -> Roster:
        with translated("read the team"):
            items = list(self._state.query("TEAM", consistent_read=True))
        reps = tuple(Rep.model_validate(opened("REP", item)) for item in items if item.sk.startswith("REP#"))
        forms = tuple(FormRule.model_validate(opened("FORM", item)) for item in items if item.sk.startswith("FORM#"))
        return Roster(reps, forms, now, {item.sk: item.body for item in items})


def _key(record: Rep | FormRule) -> str:
    return f"REP#{record.email}" if isinstance(record, Rep) else f"FORM#{record.portal_id}#{record.form_id}"


def _stored(record: Rep | FormRule) -> dict[str, Any]:
    return stored("REP" if isinstance(record, Rep) else "FORM", record.model_dump(mode="json"))
