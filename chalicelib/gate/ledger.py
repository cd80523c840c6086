"""Every outside write passes here: claimed under its key, performed, recorded; once.

A crash between performing and recording leaves an unknown outcome; it is resolved by looking before anything is
written again. Neither SQS nor Lambda gives exactly-once effects: this does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from chalicelib.connectors.google import Google
from chalicelib.domain.action import Action, ActionRecord, Event, after
from chalicelib.domain.audit import Entry
from chalicelib.errors import AgentError, FixInput, OutcomeUnknown, RetryLater
from chalicelib.gate.effects import Effects
from chalicelib.gate.effects.clients import Clients
from chalicelib.gate.policy import Approval, Mode, decide
from chalicelib.store.actions import Actions
from chalicelib.store.audit import Trail
from chalicelib.store.switches import Switches

HELD_FOR = timedelta(days=14)
"""How long a held action may still be released: after that what it says is no longer true."""
SETTLED = frozenset({"performed", "held", "refused", "expired"})


def ledger(
    actions: Actions,
    switches: Switches,
    google: Google,
    hubspot: tuple[str, str],
    *,
    draft_only: bool,
    look_first: bool,
    call_limit_s: float,
    clock: Callable[[], datetime],
) -> Ledger:
    """The ledger with its effects; `hubspot` is (token, base URL). Nothing else gets hold of an effect."""
    return Ledger(actions, switches, Effects(Clients(google, *hubspot)), draft_only, look_first, call_limit_s, clock)


@dataclass(frozen=True)
class Ledger:
    """The ledger of actions. `call_limit_s`: a claim younger than this may still be at work elsewhere.

    `look_first`: the store was restored from a backup, so what it does not know may have been done all the same.
    """

    actions: Actions
    switches: Switches
    effects: Effects
    draft_only: bool
    look_first: bool
    call_limit_s: float
    clock: Callable[[], datetime]

    def submit(self, action: Action, trail: Trail) -> ActionRecord:
        """Perform, hold or refuse an action, whatever became of it before. Safe to repeat: the write happens once.

        Raises RetryLater when another worker is at it, OutcomeUnknown when no answer came, or the effect's own error.
        """
        decision = decide(action.kind, action.digest, self._mode())
        if decision.verdict == "perform":
            return self._perform(self._claimed(action), trail)
        event: Event = "hold" if decision.verdict == "hold" else "refuse"
        record = self._new(action, event, decision.reason)
        if self.actions.insert(record):
            return self._witnessed(record, trail)
        found = self._found(action.key)
        if found.state in SETTLED:
            return self._witnessed(found, trail, again=True)
        if found.state in ("claimed", "unknown"):  # begun before the mode was made stricter: only look
            return self._looked(self._lost(found), trail) or found
        return found

    def release(self, key: str, approval: Approval, trail: Trail) -> ActionRecord:
        """Perform a held action on a person's word, if the mode allows it now; else it stays held and says why.

        Raises FixInput when there is none such, when it is not held, or when it has expired.
        """
        held = self._found(key)
        after(held.state, "release")
        if held.expires_at and held.expires_at < self.clock():
            self._change(held, "expire", reason="held for too long")
            raise FixInput("This action was held for too long to be released.", todo="Replay the run.", code="expired")
        decision = decide(held.action.kind, held.action.digest, self._mode(), approval)
        if decision.verdict != "perform":
            raise FixInput(f"Not released: {decision.reason}.", code="not_allowed")
        released = self._change(held, "release", reason=f"released by {approval.by}")
        trail.append([self._entry("action.released", released, who=approval.by)])
        return self._perform(self._claim(released), trail)

    def _mode(self) -> Mode:
        return Mode(self.draft_only, self.switches.stopped())

    def _claimed(self, action: Action) -> ActionRecord:
        """The action under our claim, or settled as it was before."""
        record = self._new(action, "claim", "")
        if self.actions.insert(record):
            return record
        found = self._found(action.key)
        if found.state in ("failed", "released"):
            return self._claim(found)
        return self._lost(found)

    def _perform(self, record: ActionRecord, trail: Trail) -> ActionRecord:
        if record.state in SETTLED:
            return self._witnessed(record, trail, again=True)
        if record.state == "unknown":
            found = self._looked(record, trail)
            if found:
                return found
            record = self._claim(record)
        elif self.look_first and (result := self.effects.look(record.action)) is not None:
            return self._done(record, result, "found done before the store was restored", trail)
        try:
            result = self.effects.perform(record.action)
        except OutcomeUnknown as error:
            self._change(record, "lose", reason=error.what)
            raise
        except AgentError as error:
            self._change(record, "fail", reason=error.what)
            raise
        return self._done(record, result, "done", trail)

    def _looked(self, record: ActionRecord, trail: Trail) -> ActionRecord | None:
        """The action as performed, when looking finds that it was."""
        if record.state != "unknown":
            return None
        result = self.effects.look(record.action)
        return None if result is None else self._done(record, result, "found done after no answer came", trail)

    def _done(self, record: ActionRecord, result: dict[str, Any], reason: str, trail: Trail) -> ActionRecord:
        performed = self._change(record, "perform", reason=reason, result=result)
        return self._witnessed(performed, trail, again=record.state == "unknown")

    def _lost(self, record: ActionRecord) -> ActionRecord:
        """A claim that nobody works on any more is an unknown outcome; a young one may still be worked on."""
        if record.state != "claimed":
            return record
        if self.clock() - record.changed_at < timedelta(seconds=self.call_limit_s):
            raise RetryLater("Another worker is performing this action.", after_s=self.call_limit_s)
        return self._change(record, "lose", reason="the worker that claimed it never answered")

    def _claim(self, record: ActionRecord) -> ActionRecord:
        return self._change(record, "claim", attempt=record.attempt + 1, reason="")

    def _change(self, record: ActionRecord, event: Event, **update: Any) -> ActionRecord:
        changed = record.model_copy(update={"state": after(record.state, event), "changed_at": self.clock(), **update})
        if not self.actions.replace(changed, record):
            raise RetryLater("Another worker changed this action meanwhile.")
        return changed

    def _new(self, action: Action, event: Event, reason: str) -> ActionRecord:
        now = self.clock()
        return ActionRecord(
            action=action,
            state=after("new", event),
            reason=reason,
            attempt=1,
            submitted_at=now,
            changed_at=now,
            expires_at=now + HELD_FOR if event == "hold" else None,
        )

    def _found(self, key: str) -> ActionRecord:
        found = self.actions.get(key)
        if found is None:
            raise FixInput("There is no such action.", code="not_found")
        return found

    def _witnessed(self, record: ActionRecord, trail: Trail, *, again: bool = False) -> ActionRecord:
        """Leave the audit event of what was settled. `again`: a crash may have come between record and event."""
        entry = self._entry(f"action.{record.state}", record)
        if not (again and trail.holds(entry)):
            trail.append([entry])
        return record

    def _entry(self, what: str, record: ActionRecord, who: str = "agent") -> Entry:
        action = record.action
        detail = {"key": action.key, "digest": action.digest, "reason": record.reason, "result": record.result}
        return Entry(at=self.clock(), what=what, who=who, why=action.why, detail=detail)
