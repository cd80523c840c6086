"""The pack as stored: every version whole, and which one is current."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from pynamodb.exceptions import TransactWriteError
from pynamodb.transactions import TransactWrite

from chalicelib.domain.knowledge import Knowledge
from chalicelib.errors import FixInput
from chalicelib.store.records import opened, readable, stored
from chalicelib.store.tables import State, translated

KEPT = timedelta(seconds=60)
"""How long a process may go on with the version that it knows; after a change, all know it within this."""
LARGEST = 350_000
"""Bytes as stored; DynamoDB takes 400 KB an item."""
LOST = frozenset({"ConditionalCheckFailed", "TransactionConflict"})
NONE_YET = Knowledge()


class Packs:
    """Versions of the pack in the state table. A process asks once a minute which is current, and reads each once."""

    def __init__(self, state: type[State], clock: Callable[[], datetime]) -> None:
        self._state, self._clock = state, clock
        self._lock = threading.Lock()
        self._kept = NONE_YET
        self._asked_at: datetime | None = None

    def current(self) -> Knowledge:
        """The current version, at most a minute old; version 0 before the first was loaded."""
        with self._lock:
            now = self._clock()
            if self._asked_at is None or not timedelta() <= now - self._asked_at <= KEPT:
                self._kept, self._asked_at = self._as_of(self._number(consistent=False)), now
            return self._kept

    def newest(self) -> Knowledge:
        """The current version as it is stored now, read consistently."""
        with self._lock:
            self._kept, self._asked_at = self._as_of(self._number(consistent=True)), self._clock()
            return self._kept

    def version(self, number: int) -> Knowledge | None:
        """A version by its number, current or not."""
        with translated("read the knowledge"):
            item = next(
                iter(self._state.query("KNOWLEDGE", self._state.sk == _key(number), consistent_read=True)), None
            )
        if item is None:
            return None
        with readable(f"version {number} of the knowledge"):
            return Knowledge.model_validate(opened("KNOWLEDGE", item))

    def replace(self, seen: Knowledge, pack: Knowledge) -> Knowledge | None:
        """Make a pack the version after `seen`; None when another has become current meanwhile.

        Raises FixInput for a pack that is too large for the store.
        """
        made = pack.model_copy(update={"version": seen.version + 1})
        attributes = stored("KNOWLEDGE", made.model_dump(mode="json", exclude_defaults=True))
        if len(attributes["body"]) > LARGEST:
            raise FixInput("The pack is too large to be stored.", todo="Shorten or split it.", code="pack_too_large")
        state = self._state
        as_seen = state.pack == seen.version if seen.version else state.pk.does_not_exist()
        with translated("write the knowledge"):
            try:
                with TransactWrite(connection=state._get_connection().connection) as transaction:
                    transaction.save(state("KNOWLEDGE", _key(made.version), **attributes), state.pk.does_not_exist())
                    transaction.save(state("KNOWLEDGE", "CURRENT", pack=made.version), as_seen)
            except TransactWriteError as error:
                if any(reason and reason.code in LOST for reason in error.cancellation_reasons):
                    return None
                raise
        with self._lock:
            self._asked_at = None
        return made

    def _number(self, *, consistent: bool) -> int:
        with translated("read the knowledge"):
            found = self._state.query("KNOWLEDGE", self._state.sk == "CURRENT", consistent_read=consistent)
            item = next(iter(found), None)
        return int(item.pack) if item else 0

    def _as_of(self, number: int) -> Knowledge:
        if number == self._kept.version:
            return self._kept
        return self.version(number) or NONE_YET


def _key(number: int) -> str:
    return f"VERSION#{number:08}"
