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
from chalicelib.domain.action import Action, ActionKind, ActionRecord, Event, Release, after
from chalicelib.domain.audit import Entry
from chalicelib.errors import AgentError, FixInput, OutcomeUnknown, RetryLater
from chalicelib.gate.effects import EFFECTS, Effects
from chalicelib.gate.effects.clients import Clients
from chalicelib.gate.policy import Approval, Decision, Mode, Verdict, decide, decide_release
from chalicelib.gate.shelf import Shelf
from chalicelib.store.actions import Actions
from chalicelib.store.audit import Trail
from chalicelib.store.switches import Switches

HELD_FOR = timedelta(days=14)
"""How long a held action may still be released: after that what it says is no longer true."""
RELEASE_ATTEMPTS = 5
"""How often a release that crashes is tried before its action is held again."""
PERFORMABLE: dict[ActionKind, str] = {kind: effect.sentence for kind, effect in EFFECTS.items()}
"""The kinds that can be performed, each with what it does in words; for those who may not see the effects."""
EVENT_OF: dict[Verdict, Event] = {"perform": "claim", "hold": "hold", "refuse": "refuse"}


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
    effects = Effects(Clients(google, *hubspot))
    return Ledger(actions, switches, effects, draft_only, look_first, call_limit_s, clock)


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

    def mode(self) -> Mode:
        """What is deployed and what is in force now, read consistently."""
        return Mode(self.draft_only, self.switches.stopped())

    def get(self, key: str) -> ActionRecord:
        """An action by key. Raises FixInput when there is none such."""
        record = self.actions.get(key)
        if record is None:
            raise FixInput("There is no such action.", code="not_found")
        return record

    # What a run asks for

    def submit(self, action: Action, trail: Trail, shelf: Shelf | None = None) -> ActionRecord:
        """Perform, hold or refuse an action, whatever became of it before. Safe to repeat: the write happens once.

        What the mode held stays held when the mode is loosened; what the emergency stop held is decided anew. What the
        mode holds for the first time is put on the shelf: whoever brings one records it with the step that intends it.
        Raises RetryLater when another worker is at it, OutcomeUnknown when no answer came, or the effect's own error.
        """
        decision = self._decide(action)
        record = self._new(action, decision)
        if shelf and (shelved := shelf.get(action.key)):
            return shelved if shelved.action.digest == action.digest else self._shelve(record, shelf, trail)
        known = None if shelf and shelf.fresh else self.actions.get(action.key)
        if known is None and shelf and record.expires_at:
            return self._shelve(record, shelf, trail)
        if known is None and self.actions.insert(record):
            return self._carry_out(record, trail)
        return self._submit_again(known or self.get(action.key), action, decision, trail)

    def _shelve(self, record: ActionRecord, shelf: Shelf, trail: Trail) -> ActionRecord:
        """The event comes before the record. An earlier passage may have told of it and died before it was recorded."""
        self._record_outcome(record, trail, again=not shelf.fresh)
        shelf.put(record)
        return record

    def _submit_again(self, known: ActionRecord, action: Action, decision: Decision, trail: Trail) -> ActionRecord:
        if known.state in ("claimed", "unknown"):
            return self._resolve(known, decision, trail)
        if known.state == "held":
            return self._submit_held(known, action, decision, trail)
        return self._decided(known, action, decision, trail)

    def confirm(self, record: ActionRecord, trail: Trail) -> None:
        """Leave the audit event of a held action whose worker may have died before it did. Decides nothing."""
        self._record_outcome(record, trail, again=True)

    def withdraw(self, record: ActionRecord, why: str, trail: Trail) -> None:
        """Take back a held action that its run no longer intends: it can no longer be released."""
        self._record_outcome(self._change(record, "withdraw", reason=why, in_flight=True), trail)

    # What a person asks for, and what time brings

    def preview(self, record: ActionRecord, mode: Mode, approval: Approval | None = None) -> Decision:
        """What releasing an action would do under a mode, with its reason. Changes nothing."""
        return decide_release(record, mode, self.clock(), performable=PERFORMABLE, approval=approval)

    def release(self, key: str, release: Release, trail: Trail, *, digest: str = "") -> ActionRecord:
        """Perform a held action on a person's word, if the mode allows it now; else it stays held.

        One write takes it from held to claimed, so a crash strands nothing: before it the action is held, after it the
        release is finished by the sweep or by whoever releases it again. `digest` names the version the person saw.
        Raises FixInput (`not_released`, `changed`) with the reason, or the effect's own error; the action is held again then.
        """
        held = self.get(key)
        if held.in_flight or (held.state == "performed" and held.release):
            return self.finish(key, trail)
        if digest and digest != held.action.digest:
            raise FixInput("The action has changed since it was previewed.", todo="Preview it again.", code="changed")
        approval = Approval(digest, release.by) if digest else None
        decision = self.preview(held, self.mode(), approval)
        if decision.verdict != "perform":
            raise FixInput(f"Not released: {decision.reason}.", code="not_released")
        claimed = self._change(held, "release", attempt=held.attempt + 1, release=release, in_flight=True, reason="")
        self._record_release(claimed, trail)
        return self._carry_out(claimed, trail)

    def finish(self, key: str, trail: Trail) -> ActionRecord:
        """Finish what a crash interrupted after a release, an expiry or a withdrawal; else change nothing.

        Raises RetryLater while another worker may still be at it.
        """
        record = self.get(key)
        if not record.in_flight:
            return record
        if record.state not in ("claimed", "unknown"):
            return self._record_outcome(record, trail, again=True)
        lost = self._lost(record)
        self._record_release(lost, trail, again=True)
        return self._resolve(lost, self._decide_again(lost), trail)

    def expire(self, key: str, trail: Trail) -> ActionRecord:
        """Expire a held action whose time is up; any other is left as it is."""
        held = self.get(key)
        if held.state != "held" or held.expires_at is None or held.expires_at > self.clock():
            return held
        reason = f"nobody released it before {held.expires_at:%d %b %Y %H:%M} UTC"
        return self._record_outcome(self._change(held, "expire", reason=reason, in_flight=True), trail)

    # Deciding

    def _decide(self, action: Action) -> Decision:
        """What the mode says of an action. The stop is read, consistently and anew, right before each action that would
        be performed; what is held or refused without it needs no look."""
        deployed = decide(action.kind, action.digest, Mode(self.draft_only))
        return deployed if deployed.verdict != "perform" else decide(action.kind, action.digest, self.mode())

    def _submit_held(self, held: ActionRecord, action: Action, decision: Decision, trail: Trail) -> ActionRecord:
        if held.held_by == "stop" and decision.held_by != "stop":
            return self._decided(held, action, decision, trail)
        if held.action.digest != action.digest:
            return self._record_outcome(self._change(held, "hold", action=action), trail)
        return self._record_outcome(held, trail, again=True)

    def _decided(self, known: ActionRecord, action: Action, decision: Decision, trail: Trail) -> ActionRecord:
        """The action under a new decision; performed and refused ones ignore it and stay what they are."""
        event = EVENT_OF[decision.verdict]
        if after(known.state, event) == known.state != "held":
            return self._record_outcome(known, trail, again=True)
        update = {**self._terms(decision), "attempt": known.attempt + (event == "claim")}
        changed = self._change(known, event, action=action, release=None, in_flight=False, **update)
        return self._carry_out(changed, trail)

    def _resolve(self, record: ActionRecord, decision: Decision, trail: Trail) -> ActionRecord:
        """Find out what became of a claim that nobody answers for; decide anew when it was not performed."""
        lost = self._lost(record)
        result = self.effects.look(lost.action)
        if result is not None:
            return self._performed(lost, result, "found done after no answer came", trail)
        if lost.release and decision.verdict != "perform":
            return self._held_again(lost, decision.reason, trail)
        if lost.release:
            return self._carry_out(self._change(lost, "claim", attempt=lost.attempt + 1, reason=""), trail)
        return self._decided(lost, lost.action, decision, trail)

    def _decide_again(self, record: ActionRecord) -> Decision:
        """Whether a release that a crash interrupted still holds: the mode may have changed since."""
        assert record.release is not None
        if record.attempt >= RELEASE_ATTEMPTS:
            return Decision("hold", f"given up after {record.attempt} attempts")
        digest = record.action.digest
        return decide(record.action.kind, digest, self.mode(), Approval(digest, record.release.by))

    def _lost(self, record: ActionRecord) -> ActionRecord:
        """A claim that nobody works on any more is an unknown outcome; a young one may still be worked on."""
        if record.state != "claimed":
            return record
        if self.clock() - record.changed_at < timedelta(seconds=self.call_limit_s):
            raise RetryLater("Another worker is performing this action.", after_s=self.call_limit_s)
        return self._change(record, "lose", reason="the worker that claimed it never answered")

    # Performing, and recording what came of it

    def _carry_out(self, record: ActionRecord, trail: Trail) -> ActionRecord:
        """Perform what is claimed; record the outcome of what is not."""
        if record.state != "claimed":
            return self._record_outcome(record, trail)
        if self.look_first and (result := self.effects.look(record.action)) is not None:
            return self._performed(record, result, "found done before the store was restored", trail)
        try:
            result = self.effects.perform(record.action)
        except OutcomeUnknown as error:
            self._change(record, "lose", reason=error.what)
            raise
        except AgentError as error:
            self._not_performed(record, error, trail)
            raise
        return self._performed(record, result, "done", trail)

    def _performed(self, record: ActionRecord, result: dict[str, str], reason: str, trail: Trail) -> ActionRecord:
        performed = self._change(record, "perform", reason=reason, result=result)
        return self._record_outcome(performed, trail, again=record.state == "unknown")

    def _not_performed(self, record: ActionRecord, error: AgentError, trail: Trail) -> None:
        if record.release:
            self._held_again(record, error.what, trail)
        else:
            self._change(record, "fail", reason=error.what)

    def _held_again(self, record: ActionRecord, reason: str, trail: Trail) -> ActionRecord:
        held = self._change(record, "hold", reason=f"released, but not performed: {reason}", release=None)
        return self._record_outcome(held, trail)

    def _change(self, record: ActionRecord, event: Event, **update: Any) -> ActionRecord:
        changed = record.model_copy(update={"state": after(record.state, event), "changed_at": self.clock(), **update})
        self._replace(changed, record)
        return changed

    def _replace(self, changed: ActionRecord, was: ActionRecord) -> None:
        if not self.actions.replace(changed, was):
            raise RetryLater("Another worker changed this action meanwhile.")

    def _new(self, action: Action, decision: Decision) -> ActionRecord:
        now, event = self.clock(), EVENT_OF[decision.verdict]
        state, terms = after("new", event), self._terms(decision)
        return ActionRecord(action=action, state=state, attempt=1, submitted_at=now, changed_at=now, **terms)

    def _terms(self, decision: Decision) -> dict[str, Any]:
        """On what terms an action is held or refused; empty where it is performed."""
        may_expire = decision.held_by in ("draft_only", "approval")
        return {
            "reason": "" if decision.verdict == "perform" else decision.reason,
            "held_by": decision.held_by,
            "expires_at": self.clock() + HELD_FOR if may_expire else None,
        }

    def _record_outcome(self, record: ActionRecord, trail: Trail, *, again: bool = False) -> ActionRecord:
        """Leave the audit event of an outcome; only then is the action no longer in flight.

        `again`: a crash may have come between the record and its event, so it is looked for first.
        """
        self._append(trail, self._entry(f"action.{record.state}", record), again=again)
        if not record.in_flight:
            return record
        landed = record.model_copy(update={"in_flight": False, "audit_head": trail.flush()})
        self._replace(landed, record)
        return landed

    def _record_release(self, record: ActionRecord, trail: Trail, *, again: bool = False) -> None:
        assert record.release is not None
        release, action = record.release, record.action
        detail = {"key": action.key, "digest": action.digest, "released_at": release.at.isoformat()}
        entry = Entry(at=self.clock(), what="action.released", who=release.by, why=release.why, detail=detail)
        self._append(trail, entry, again=again)

    def _append(self, trail: Trail, entry: Entry, *, again: bool) -> None:
        if not (again and trail.holds(entry)):
            trail.append([entry])

    def _entry(self, what: str, record: ActionRecord) -> Entry:
        action = record.action
        detail = {"key": action.key, "digest": action.digest, "reason": record.reason, "result": record.result}
        told = {name: value for name, value in detail.items() if value}
        return Entry(at=self.clock(), what=what, why=action.why, detail=told)
