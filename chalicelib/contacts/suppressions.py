"""Whom never to write to. Kept as keyed hashes in the state table, so that a suppression outlives the person's record.

Keys: the first configured one writes, all read. To rotate, append the new key, wait until every process has it, then move
it to the front; the old one stays as long as what was written with it is to be found. A key that was used and is not
configured any more stops every decision: without it we would write to people who opted out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from pynamodb.exceptions import UpdateError
from pynamodb.expressions.condition import Condition

from chalicelib.contacts.records import Change, Suppression
from chalicelib.contacts.targets import Target, covering, fingerprint, hashes, of_contact, of_usable
from chalicelib.errors import AskAPerson, FixInput, RetryLater
from chalicelib.store.records import opened, stored
from chalicelib.store.tables import State, lost_condition, put, translated

KEYS_USED = "SUPPRESSION_KEY"
ATTEMPTS = 5


class Suppressions:
    """The suppression list of the state table; read at every decision, never cached."""

    def __init__(self, state: type[State], keys: Sequence[str] = ()) -> None:
        self._state = state
        self._keys = tuple(keys)
        self._checked = False

    def suppress(self, target: Target, *, who: str, why: str, at: datetime, run_id: str = "") -> Suppression:
        """Never write to this target from now on. Repeating it changes nothing."""
        self._check_keys()
        change = Change(event="suppressed", who=who, why=why, at=at, run_id=run_id)
        return self._changed(self._key(target), target, lambda old: old if old.active else old.after(change))

    def find(self, email: str, domain: str, *, portal_id: str = "", contact_id: str = "") -> Suppression | None:
        """The suppression in force that covers an address, or the contact it belongs to; None when there is none.

        Raises AskAPerson while a key is missing that suppressions were made with.
        """
        targets = [*covering(email, domain), *([of_contact(portal_id, contact_id)] if contact_id else [])]
        return next((one for one in self._read(targets) if one.active), None)

    def of(self, target: Target) -> Suppression | None:
        """What is known of exactly this target, in force or lifted."""
        known = self._read([target])
        return next((one for one in known if one.active), next(iter(known), None))

    def lift(self, target: Target, *, who: str, why: str, at: datetime) -> Suppression:
        """Let this target be written to again; the history stays. Raises FixInput when it is not suppressed."""
        change = Change(event="lifted", who=who, why=why, at=at)
        lifted = [
            self._changed(item.pk, target, lambda old: old.after(change))
            for item in self._items([target])
            if _record(item, target).active
        ]
        if not lifted:
            todo = "A suppressed domain covers its addresses: look the address up to see what holds it."
            raise FixInput(f"This {target.covers} is not suppressed itself.", todo=todo, code="not_found")
        return lifted[0]

    def link(self, portal_id: str, contact_id: str, email: str) -> str:
        """Remember whose address a contact has, so that its deletion can be honored; why it is suppressed, else empty."""
        contact = self._state(self._key(of_contact(portal_id, contact_id)), "-")
        linked = self._state.content_key.set(self._key(of_usable(email)))
        self._check_keys()
        with translated("link a contact to its address"):
            try:
                contact.update(actions=[linked], condition=self._state.reason.does_not_exist())
            except UpdateError as error:
                if lost_condition(error):
                    return self._reason_of(contact)
                raise
        return ""

    def suppress_contact(self, portal_id: str, contact_id: str, *, who: str, why: str, at: datetime) -> bool:
        """Suppress a contact, and the address that we knew it by; False when we knew none."""
        target = of_contact(portal_id, contact_id)
        linked = {item.content_key for item in self._items([target]) if item.content_key}
        self.suppress(target, who=who, why=why, at=at)
        change = Change(event="suppressed", who=who, why=why, at=at)
        for key in sorted(linked):
            self._changed(key, Target("address", ""), lambda old: old if old.active else old.after(change))
        return bool(linked)

    def named(self, target: Target) -> str:
        """How the audit log names a target: by its hash."""
        return hashes(target, self._keys)[0]

    def _key(self, target: Target) -> str:
        return f"SUPPRESSED#{self.named(target)}"

    def _read(self, targets: Sequence[Target]) -> list[Suppression]:
        """What is known of these targets, in their order."""
        items = {item.pk: item for item in self._items(targets)}
        keys = [(target, f"SUPPRESSED#{one}") for target in targets for one in hashes(target, self._keys)]
        return [
            _record(items[key], target) for target, key in dict.fromkeys(keys) if key in items and _known(items[key])
        ]

    def _items(self, targets: Sequence[Target]) -> list[State]:
        self._check_keys()
        keys = dict.fromkeys((f"SUPPRESSED#{one}", "-") for target in targets for one in hashes(target, self._keys))
        with translated("read the suppression list"):
            return list(self._state.batch_get(list(keys), consistent_read=True))

    def _changed(self, key: str, target: Target, change: Callable[[Suppression], Suppression]) -> Suppression:
        """Apply a change to what is kept under a key; two at once do not lose one another's."""
        for _ in range(ATTEMPTS):
            with translated("read a suppression"):
                item = next(iter(self._state.query(key, self._state.sk == "-", consistent_read=True)), None)
            old = (
                _record(item, target)
                if item is not None and _known(item)
                else Suppression(covers=target.covers, changes=())
            )
            new = change(old)
            if new == old or self._saved(key, item, new):
                return new
        raise RetryLater("Somebody else keeps changing this suppression.")

    def _saved(self, key: str, item: State | None, new: Suppression) -> bool:
        old = item if item is not None else self._state(key, "-")
        made = self._state(
            key,
            "-",
            reason=(new.reason or "suppressed") if new.active else None,
            content_key=old.content_key,
            attempt=int(old.attempt or 0) + 1,
            **stored("SUPPRESSED", new.model_dump(mode="json")),
        )
        return put(made, self._unchanged(old), "write a suppression")

    def _unchanged(self, old: State) -> Condition:
        """That an item is as it was read; also that no contact was linked to its address in between."""
        attempt, link = self._state.attempt, self._state.content_key
        same = attempt.does_not_exist() if old.attempt is None else attempt == old.attempt
        unlinked: Condition = link.does_not_exist() if old.content_key is None else link == old.content_key
        both: Condition = same & unlinked
        return both

    def _reason_of(self, contact: State) -> str:
        with translated("read a suppression"):
            item = next(iter(self._state.query(contact.pk, consistent_read=True)), None)
        return (item.reason or "") if item is not None else ""

    def _check_keys(self) -> None:
        """Once a process: every key that was ever written with is still configured, and the one we write with is noted."""
        if self._checked:
            return
        ours = [fingerprint(key) for key in self._keys]
        with translated("read which suppression keys were used"):
            used = {item.sk for item in self._state.query(KEYS_USED, consistent_read=True)}
        if not used.issubset(ours):
            todo = "Put the earlier key back behind the new one in SUPPRESSION_KEYS."
            raise AskAPerson("A key that suppressions were made with is missing.", todo=todo, code="no_suppression_key")
        if ours and ours[0] not in used:
            with translated("note the suppression key"):
                self._state(KEYS_USED, ours[0]).save()
        self._checked = True


def _known(item: State) -> bool:
    """Whether an item says anything of a suppression; one that only links a contact to its address does not."""
    return item.body is not None or item.content_key is None or item.reason is not None


def _record(item: Any, target: Target) -> Suppression:
    """What an item says; the first release kept the reason alone."""
    if item.body is not None:
        return Suppression.model_validate(opened("SUPPRESSED", item))
    return Suppression(covers=target.covers, changes=(Change(event="suppressed", why=item.reason or "suppressed"),))
