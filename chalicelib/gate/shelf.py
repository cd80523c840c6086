"""What the mode holds while its step runs. Nothing is done outside, so it is recorded when its step is, all of it at once."""

from __future__ import annotations

import threading
from collections.abc import Collection
from dataclasses import dataclass, field

from chalicelib.domain.action import ActionRecord


@dataclass
class Shelf:
    """The held actions of one passage of a run; safe to use from several threads.

    `fresh`: it is the run's first passage, so nothing is known yet of any of its actions.
    """

    fresh: bool
    _records: dict[str, ActionRecord] = field(default_factory=dict)
    _unrecorded: set[str] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def put(self, record: ActionRecord) -> None:
        """Keep a held action; an earlier version of it gives way."""
        with self._lock:
            self._records[record.action.key] = record
            self._unrecorded.add(record.action.key)

    def get(self, key: str) -> ActionRecord | None:
        """What this passage has held under a key, recorded since or not."""
        return self._records.get(key)

    def unrecorded(self) -> tuple[ActionRecord, ...]:
        """What waits to be recorded."""
        with self._lock:
            return tuple(self._records[key] for key in sorted(self._unrecorded))

    def recorded(self, records: Collection[ActionRecord]) -> None:
        """These versions are in the store now."""
        with self._lock:
            self._unrecorded -= {record.action.key for record in records if self._records[record.action.key] == record}
