"""Anchors: how far the audit trails of many runs had come, noted in signed streams of the audit log itself.

What is noted in a run's own records can be rolled back by whoever can write both tables. So the sweep notes the trails of
each hour's runs once more, an hour after it, in the stream of that hour; each hour's stream begins with how far the hour
before, and the operators' stream, had come. To hide a shortened trail, every anchor since would have to go as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from chalicelib.domain.audit import Block, Entry, Head
from chalicelib.domain.ids import started_at
from chalicelib.store.audit import AuditLog, Trail
from chalicelib.store.tables import State, sortable, translated

ANCHORS, FORMAT = "anchors/", "%Y-%m-%dT%H"
HOUR = timedelta(hours=1)
WAIT = timedelta(hours=1)
"""An hour's runs are anchored so long after it: by then they have ended, or wait for something."""
LATE = timedelta(minutes=30)
"""Who ends a run later than this after its hour anchors it himself; until `WAIT` both do, which does no harm."""


@dataclass(frozen=True)
class Covered:
    """The hours whose runs have been anchored: from `since` to before `until`."""

    since: datetime
    until: datetime


class Anchors:
    """The anchor streams of the audit table, and the mark in the state table of how far they reach."""

    def __init__(self, state: type[State], log: AuditLog) -> None:
        self._state, self._log = state, log

    def covered(self) -> Covered | None:
        """Which hours are anchored; None: none yet."""
        with translated("read how far runs are anchored"):
            query = self._state.query("SWEEP", self._state.sk == "ANCHORS", consistent_read=True)
            item = next(iter(query), None)
        return Covered(*map(datetime.fromisoformat, (item.started_at, item.finished_at))) if item else None

    def cover(self, covered: Covered) -> None:
        """Remember which hours are anchored."""
        since, until = sortable(covered.since), sortable(covered.until)
        with translated("write how far runs are anchored"):
            self._state("SWEEP", "ANCHORS", started_at=since, finished_at=until).save()

    def add(self, hour: datetime, heads: Mapping[str, Head], now: datetime, why: str) -> None:
        """Note heads by stream in the stream of an hour."""
        noted = {stream: str(head) for stream, head in heads.items()}
        entry = Entry(at=now, what="heads.anchored", why=why, detail={"heads": noted})
        Trail(self._log, stream_of(hour)).append([entry])

    def add_late(self, run_id: str, head: Head | None, now: datetime) -> None:
        """Note the head of a run whose hour has passed: it was replayed, or has waited long. Nothing to do for others."""
        hour = hour_of(started_at(run_id))
        if head and now >= hour + HOUR + LATE:
            self.add(hour, {run_id: head}, now, "a run that ended late")

    def head_of(self, stream: str) -> Head | None:
        """How far a stream has come."""
        newest = self._log.newest(stream)
        return newest.head if newest else None

    def blocks(self, hour: datetime) -> tuple[Block, ...]:
        """The anchor stream of an hour."""
        return self._log.blocks(stream_of(hour))


def heads_in(blocks: tuple[Block, ...], stream: str) -> Iterator[Head]:
    """The heads of a stream that anchors name."""
    for event in (event for block in blocks for event in block.events):
        noted = event.detail.get("heads")
        if isinstance(noted, dict) and stream in noted:
            yield Head.of(str(noted[stream]))


def hour_of(at: datetime) -> datetime:
    """The hour that a moment is in, in UTC."""
    return at.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


def stream_of(hour: datetime) -> str:
    """The anchor stream of an hour."""
    return f"{ANCHORS}{hour:{FORMAT}}"


def hour_in(stream: str) -> datetime:
    """The hour of an anchor stream. Raises ValueError."""
    return datetime.strptime(stream.removeprefix(ANCHORS), FORMAT).replace(tzinfo=UTC)
