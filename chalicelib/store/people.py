"""The team, the admitted forms, whom not to write to, and whose turn it is."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from pydantic import BaseModel
from pynamodb.exceptions import PutError

from chalicelib.domain.lead import Rep
from chalicelib.domain.submission import FormRule
from chalicelib.store.records import opened, stored
from chalicelib.store.tables import State, lost_condition, translated

ONE_DRAFT_PER = timedelta(hours=1)
TEAM_KEPT = timedelta(seconds=60)


class Holder(BaseModel, frozen=True):
    """The run that a person belongs to just now."""

    run_id: str
    content_key: str
    started_at: datetime


@dataclass(frozen=True)
class Team:
    """Reps and forms as they were read at one moment."""

    reps: tuple[Rep, ...]
    forms: tuple[FormRule, ...]
    read_at: datetime


class People:
    """The people of the state table. The team is read once a minute a process."""

    def __init__(self, state: type[State], clock: Callable[[], datetime]) -> None:
        self._state, self._clock = state, clock
        self._lock = threading.Lock()
        self._team: Team | None = None

    def reps(self) -> tuple[Rep, ...]:
        """Every rep, in the order of their addresses."""
        return self._current().reps

    def forms(self) -> tuple[FormRule, ...]:
        """Every admitted form."""
        return self._current().forms

    def form(self, portal_id: str, form_id: str) -> FormRule | None:
        """The rule of an admitted form; None for an unknown one."""
        return next((form for form in self.forms() if (form.portal_id, form.form_id) == (portal_id, form_id)), None)

    def save_team(self, reps: Sequence[Rep], forms: Sequence[FormRule]) -> None:
        """Add or replace reps and forms."""
        with translated("write the team"), self._state.batch_write() as batch:
            for rep in reps:
                batch.save(self._state("TEAM", f"REP#{rep.email}", **stored("REP", rep.model_dump(mode="json"))))
            for form in forms:
                key = f"FORM#{form.portal_id}#{form.form_id}"
                batch.save(self._state("TEAM", key, **stored("FORM", form.model_dump(mode="json"))))
        self._team = None

    def suppress(self, address_or_domain: str, reason: str) -> None:
        """Never write to this address, or to anyone at this domain."""
        with translated("write a suppression"):
            self._state(_suppressed(address_or_domain), "-", reason=reason).save()

    def suppressed(self, email: str, domain: str) -> str:
        """Why this address may not be written to; empty when it may."""
        keys = [(_suppressed(one), "-") for one in dict.fromkeys((email, domain)) if one]
        with translated("read the suppression list"):
            found = list(self._state.batch_get(keys, consistent_read=True))
        return next((item.reason or "suppressed" for item in found), "")

    def next_turn(self, pool: str) -> int:
        """1, 2, 3 ... across all workers."""
        with translated("take a turn"):
            turn = self._state(f"TURN#{pool}", "-")
            turn.update(actions=[self._state.turn.add(1)])
        return int(turn.turn)

    def claim(self, email: str, run_id: str, content_key: str, now: datetime) -> Holder | None:
        """Make this person the run's for an hour. None: they are ours, perhaps since before; else who has them."""
        state = self._state
        item = state(_person(email), "SLOT", run_id=run_id, content_key=content_key, started_at=_text(now))
        free = state.pk.does_not_exist() | (state.run_id == run_id) | (state.started_at < _text(now - ONE_DRAFT_PER))
        with translated("claim a person"):
            try:
                item.save(condition=free)
            except PutError as error:
                if lost_condition(error):
                    return self.holder(email)
                raise
        return None

    def holder(self, email: str) -> Holder | None:
        """The last run that had this person, however long ago."""
        with translated("read who has a person"):
            found = next(iter(self._state.query(_person(email), consistent_read=True)), None)
        if found is None:
            return None
        return Holder(run_id=found.run_id, content_key=found.content_key, started_at=found.started_at)

    def read_until(self, form: FormRule) -> datetime | None:
        """Up to when this form's submissions were read by the sweep; None: never yet."""
        with translated("read the sweep's mark"):
            mark = self._state.sk == f"FORM#{form.portal_id}#{form.form_id}"
            found = next(iter(self._state.query("SWEEP", mark)), None)
        return datetime.fromisoformat(found.started_at) if found else None

    def mark_read(self, form: FormRule, until: datetime) -> None:
        """Remember up to when this form's submissions were read."""
        with translated("write the sweep's mark"):
            self._state("SWEEP", f"FORM#{form.portal_id}#{form.form_id}", started_at=_text(until)).save()

    def _current(self) -> Team:
        with self._lock:
            now = self._clock()
            if self._team is None or now - self._team.read_at > TEAM_KEPT:
                self._team = self._read(now)
            return self._team

    def _read(self, now: datetime) -> Team:
        with translated("read the team"):
            items = list(self._state.query("TEAM", consistent_read=True))
        reps = tuple(Rep.model_validate(opened("REP", item)) for item in items if item.sk.startswith("REP#"))
        forms = tuple(FormRule.model_validate(opened("FORM", item)) for item in items if item.sk.startswith("FORM#"))
        return Team(reps, forms, now)


def _text(at: datetime) -> str:
    """Fixed width, so that text compares as time does."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _person(email: str) -> str:
    return f"PERSON#{_digest(email)}"


def _suppressed(address_or_domain: str) -> str:
    return f"SUPPRESSED#{_digest(address_or_domain)}"


def _digest(address: str) -> str:
    """Addresses are kept as digests here: a suppression outlives the person's record."""
    return sha256(address.strip().lower().encode()).hexdigest()[:32]
