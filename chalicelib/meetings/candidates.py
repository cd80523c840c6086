"""Times at which a meeting could begin, on both clocks: within the rep's working day, free in the calendar. Pure.

Wall-clock times come from zoneinfo, so daylight saving does not shift them. A start that does not exist on a changeover day,
or exists twice, is never one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from chalicelib.domain.findings import Interval
from chalicelib.domain.lead import Rep
from chalicelib.meetings.workdays import works

STEP = timedelta(minutes=30)
FINE_STEP = timedelta(minutes=15)


@dataclass(frozen=True)
class Candidate:
    """A possible meeting: its start in UTC and on both clocks, and how long it would be."""

    start: datetime
    here: datetime
    there: datetime
    length: timedelta

    @property
    def ends_there(self) -> datetime:
        """Its end on the lead's clock."""
        return self.there + self.length


@dataclass(frozen=True)
class Desk:
    """Whose calendar it is, what is in it, the lead's zone, the length of the meeting, and the moment that we are at."""

    rep: Rep
    busy: Sequence[Interval]
    zone: str
    country: str
    length: timedelta
    now: datetime

    @property
    def earliest(self) -> datetime:
        """The rep's notice must have passed."""
        return self.now + timedelta(hours=self.rep.notice_hours)


def free_on(desk: Desk, day: date, step: timedelta = STEP) -> Iterator[Candidate]:
    """Free starts on one day of the rep's; none where the rep does not work."""
    if not works(day, desk.rep):
        return
    zone = ZoneInfo(desk.rep.timezone)
    here, end = datetime.combine(day, desk.rep.work_start), datetime.combine(day, desk.rep.work_end)
    while here + desk.length <= end:
        local = here.replace(tzinfo=zone)
        candidate = candidate_at(desk, local) if _exists_once(local) else None
        if candidate and candidate.start >= desk.earliest and not taken(desk, candidate):
            yield candidate
        here += step


def candidate_at(desk: Desk, at: datetime) -> Candidate:
    """The meeting that would begin at an instant, on both clocks."""
    start = at.astimezone(UTC)
    return Candidate(
        start, start.astimezone(ZoneInfo(desk.rep.timezone)), start.astimezone(ZoneInfo(desk.zone)), desk.length
    )


def taken(desk: Desk, candidate: Candidate) -> bool:
    """Whether the meeting, with the rep's buffer on both sides, overlaps a busy time."""
    buffer = timedelta(minutes=desk.rep.buffer_minutes)
    start, end = candidate.start - buffer, candidate.start + desk.length + buffer
    return any(other.start < end and start < other.end for other in desk.busy)


def possible(desk: Desk, candidate: Candidate) -> bool:
    """Whether the rep could keep an exact time: within the working day, after the notice, and free."""
    start, end = candidate.here, candidate.here + desk.length
    in_hours = desk.rep.work_start <= start.time() and end.time() <= desk.rep.work_end and end.date() == start.date()
    return (
        in_hours and works(start.date(), desk.rep) and candidate.start >= desk.earliest and not taken(desk, candidate)
    )


def _exists_once(local: datetime) -> bool:
    again = local.astimezone(UTC).astimezone(local.tzinfo)
    return (
        again.replace(tzinfo=None) == local.replace(tzinfo=None)
        and local.utcoffset() == local.replace(fold=1).utcoffset()
    )


def midnight(day: date, zone: str) -> datetime:
    """The beginning of a day in a zone."""
    return datetime.combine(day, time(), ZoneInfo(zone))
