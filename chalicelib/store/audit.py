"""The audit log: appended, read, verified; never changed."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence

from chalicelib.domain.audit import AuditEvent, Entry, chained
from chalicelib.store.tables import Audit, put, translated


class AuditLog:
    """The audit table."""

    def __init__(self, audit: type[Audit]) -> None:
        self._audit = audit

    def events(self, run_id: str) -> tuple[AuditEvent, ...]:
        """A run's events in order, read consistently."""
        with translated("read the audit log"):
            return tuple(_event(item) for item in self._audit.query(run_id, consistent_read=True))

    def last(self, run_id: str) -> AuditEvent | None:
        """The newest event of a run."""
        with translated("read the audit log"):
            found = self._audit.query(run_id, consistent_read=True, scan_index_forward=False, limit=1)
            return next((_event(item) for item in found), None)

    def put(self, event: AuditEvent) -> bool:
        """Append one event; False when its place is taken."""
        item = self._audit(
            event.run_id,
            event.seq,
            **event.model_dump(mode="json", exclude={"run_id", "seq", "detail"}),
            detail=json.dumps(event.detail, sort_keys=True),
        )
        return put(item, self._audit.run_id.does_not_exist(), "write the audit log")


class Trail:
    """A run's end of the chain, known while a worker has the run; safe to append to from several threads."""

    def __init__(self, log: AuditLog, run_id: str, *, fresh: bool = False) -> None:
        self._log, self._run_id = log, run_id
        self._lock = threading.Lock()
        self._known = fresh
        self._last: AuditEvent | None = None

    def append(self, entries: Sequence[Entry]) -> None:
        """Append entries in order; another worker's events in between are followed, never overwritten."""
        with self._lock:
            for entry in entries:
                self._append(entry)

    def holds(self, entry: Entry) -> bool:
        """Whether the log has this very event; asked only where a crash may have come between record and event."""
        return any((event.what, event.detail) == (entry.what, entry.detail) for event in self._log.events(self._run_id))

    def last(self) -> AuditEvent | None:
        """The newest event."""
        with self._lock:
            return self._newest()

    def _newest(self) -> AuditEvent | None:
        if not self._known:
            self._last, self._known = self._log.last(self._run_id), True
        return self._last

    def _append(self, entry: Entry) -> None:
        while True:
            (event,) = chained(self._run_id, [entry], self._newest())
            if self._log.put(event):
                self._last = event
                return
            self._known = False


def _event(item: Audit) -> AuditEvent:
    """An item as it stands; what somebody has made unreadable is kept as text, so that it shows as changed."""
    try:
        detail = json.loads(item.detail)
    except ValueError:
        detail = {"unreadable": item.detail}
    return AuditEvent(
        run_id=item.run_id,
        seq=int(item.seq),
        at=item.at,
        what=item.what,
        who=item.who,
        why=item.why,
        detail=detail,
        previous=item.previous,
        hash=item.hash,
    )
