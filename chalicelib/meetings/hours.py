"""Slots that are free in the rep's calendar and within both sides' working hours; business days and public holidays. Pure.

Wall-clock times come from zoneinfo, so daylight saving does not shift them. A start that does not exist on a changeover day,
or exists twice, is never offered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

import holidays

from chalicelib.domain.findings import Interval, Slot, SlotsFound
from chalicelib.domain.lead import Rep
from chalicelib.meetings.wishes import Wishes
from chalicelib.meetings.zones import ZoneGuess

LEAD_HOURS = (time(9), time(17))
"""When a prospect may be asked to meet, on their own clock."""
WIDER_LEAD_HOURS = (time(8), time(19))
"""Where both sides' working hours hardly meet."""
BUSINESS_DAYS_AHEAD = 3
WIDER_AHEAD = 5
WISHED_AHEAD = 15
FURTHEST = timedelta(days=62)
"""A calendar says little of what lies further ahead."""
STEP = timedelta(minutes=30)
NOON = time(12)
FEWEST, MOST = 2, 3


@dataclass(frozen=True)
class Candidate:
    """A possible start on both clocks."""

    start: datetime
    here: datetime
    there: datetime


class Round(NamedTuple):
    """What to try: days ahead, hours on the lead's clock, wishes to keep to, and what to tell the reviewer of it."""

    days: int
    hours: tuple[time, time]
    wishes: Wishes
    reason: str


def search_window(rep: Rep, wishes: Wishes, now: datetime) -> Interval:
    """The window of the calendar that must be read to propose slots: the days that may be offered, and a day on each side."""
    days = _days(rep, wishes, now, WISHED_AHEAD if wishes.any else WIDER_AHEAD) or [now.date()]
    zone = ZoneInfo(rep.timezone)
    start = datetime.combine(days[0] - timedelta(days=1), time(), zone)
    end = datetime.combine(days[-1] + timedelta(days=2), time(), zone)
    return Interval(max(now, start).astimezone(UTC), end.astimezone(UTC))


def free_slots(rep: Rep, busy: Sequence[Interval], guess: ZoneGuess, wishes: Wishes, now: datetime) -> SlotsFound:
    """Two or three slots on different days, as the message asked where possible; or why there are none."""
    best: list[Candidate] = []
    reason = "nothing is free on the days they asked for" if wishes.any else "nothing is free in the next few days"
    for attempt in _rounds(wishes):
        free = [start for start in _suitable(rep, guess, attempt, now) if not _taken(start, rep, busy)]
        spread = _spread(free, rep.voice.slot_count)
        if len(spread) > len(best):
            best, reason = spread, attempt.reason
        if len(best) >= FEWEST:
            break
    return _found(rep, guess, wishes, best, reason)


def business_days_after(start: datetime, days: int, rep: Rep) -> datetime:
    """The end of the rep's working day `days` business days later, skipping holidays in the rep's country; UTC."""
    zone = ZoneInfo(rep.timezone)
    at, left = start.astimezone(zone).date(), days
    while left > 0:
        at += timedelta(days=1)
        left -= _works(at, rep)
    return datetime.combine(at, rep.work_end, zone).astimezone(UTC)


def is_holiday(at: date, country: str) -> bool:
    """Whether a day is a public holiday of a country (alpha-2); never for a country that is not known."""
    return bool(country) and at in _holidays(country, at.year)


def _rounds(wishes: Wishes) -> tuple[Round, ...]:
    """Strictest first."""
    if wishes.any:
        window = Wishes(wishes.not_before, wishes.not_after, texts=wishes.texts)
        other_times = "few of the times they asked for are free, so other times on those days are offered too"
        return (
            Round(WISHED_AHEAD, LEAD_HOURS, wishes, ""),
            Round(WISHED_AHEAD, LEAD_HOURS, window, other_times),
            Round(WISHED_AHEAD, WIDER_LEAD_HOURS, window, "early or late on their clock"),
        )
    return (
        Round(BUSINESS_DAYS_AHEAD, LEAD_HOURS, wishes, ""),
        Round(WIDER_AHEAD, LEAD_HOURS, wishes, f"looked {WIDER_AHEAD} business days ahead"),
        Round(WIDER_AHEAD, WIDER_LEAD_HOURS, wishes, "early or late on their clock"),
    )


def _suitable(rep: Rep, guess: ZoneGuess, attempt: Round, now: datetime) -> Iterator[Candidate]:
    """Starts that suit both sides, whatever is in the rep's calendar."""
    length, earliest = timedelta(minutes=rep.slot_minutes), now + timedelta(hours=rep.notice_hours)
    for day in _days(rep, attempt.wishes, now, attempt.days):
        for start in _starts(rep, day, guess.timezone):
            if start.start >= earliest and _suits(start, length, guess.country, attempt):
                yield start


def _taken(candidate: Candidate, rep: Rep, busy: Sequence[Interval]) -> bool:
    """Whether the slot, with the rep's buffer on both sides, overlaps a busy time."""
    buffer = timedelta(minutes=rep.buffer_minutes)
    start = candidate.start - buffer
    end = candidate.start + timedelta(minutes=rep.slot_minutes) + buffer
    return any(other.start < end and start < other.end for other in busy)


def _days(rep: Rep, wishes: Wishes, now: datetime, ahead: int) -> list[date]:
    """The rep's next business days after today that may be offered, counted from the first day asked for."""
    today = now.astimezone(ZoneInfo(rep.timezone)).date()
    at = max(today + timedelta(days=1), wishes.not_before or today)
    last = min(today + FURTHEST, wishes.not_after or date.max)
    found: list[date] = []
    while at <= last and len(found) < ahead:
        if _works(at, rep):
            found.append(at)
        at += timedelta(days=1)
    return found


def _starts(rep: Rep, day: date, lead_timezone: str) -> Iterator[Candidate]:
    """Starts on the hour and half hour of the rep's clock whose slots end within the working day."""
    zone, there = ZoneInfo(rep.timezone), ZoneInfo(lead_timezone)
    here = datetime.combine(day, rep.work_start)
    end = datetime.combine(day, rep.work_end)
    while here + timedelta(minutes=rep.slot_minutes) <= end:
        local = here.replace(tzinfo=zone)
        if _plain(local):
            start = local.astimezone(UTC)
            yield Candidate(start, local, start.astimezone(there))
        here += STEP


def _plain(local: datetime) -> bool:
    """Whether a wall-clock time exists, and only once."""
    again = local.astimezone(UTC).astimezone(local.tzinfo)
    return (
        again.replace(tzinfo=None) == local.replace(tzinfo=None)
        and local.utcoffset() == local.replace(fold=1).utcoffset()
    )


def _suits(candidate: Candidate, length: timedelta, country: str, attempt: Round) -> bool:
    """Whether a start suits the lead: a weekday, not a holiday, within hours, and as asked."""
    there, end = candidate.there, candidate.there + length
    if there.weekday() >= 5 or is_holiday(there.date(), country):
        return False
    if there.time() < attempt.hours[0] or end.time() > attempt.hours[1] or end.date() != there.date():
        return False
    return _as_asked(there, attempt.wishes)


def _as_asked(there: datetime, wishes: Wishes) -> bool:
    part = "morning" if there.time() < NOON else "afternoon"
    on_the_day = not wishes.weekdays or there.weekday() in wishes.weekdays
    return on_the_day and (not wishes.parts or part in wishes.parts)


def _spread(free: list[Candidate], wanted: int) -> list[Candidate]:
    """Spread over different days first, then different times of day; in order of time."""
    wanted = min(max(wanted, FEWEST), MOST)
    chosen: list[Candidate] = []
    while len(chosen) < wanted:
        left = [one for one in free if all(abs(one.start - taken.start) >= timedelta(hours=2) for taken in chosen)]
        if not left:
            break
        chosen.append(min(left, key=lambda one: _crowding(one, chosen)))
    return sorted(chosen, key=lambda one: one.start)


def _crowding(one: Candidate, chosen: Sequence[Candidate]) -> tuple[int, int, bool, int, datetime]:
    """How little a start adds to those chosen: noon is lunch, and three times at the same hour are hardly a choice."""
    same_day = sum(one.here.date() == taken.here.date() for taken in chosen)
    same_part = sum((one.there.time() < NOON) == (taken.there.time() < NOON) for taken in chosen)
    same_hour = sum(one.there.hour == taken.there.hour for taken in chosen)
    return same_day, same_part, NOON.hour in (one.here.hour, one.there.hour), same_hour, one.start


def _found(rep: Rep, guess: ZoneGuess, wishes: Wishes, chosen: Sequence[Candidate], reason: str) -> SlotsFound:
    length = timedelta(minutes=rep.slot_minutes)
    slots = tuple(
        Slot(start=one.start, end=one.start + length, rep_timezone=rep.timezone, lead_timezone=guess.timezone)
        for one in chosen
    )
    return SlotsFound(
        slots=slots,
        lead_timezone=guess.timezone,
        timezone_reason=guess.reason,
        timezone_certain=guess.certain,
        wishes=wishes.texts,
        window=(slots[0].start.date(), slots[-1].start.date()) if slots else None,
        reason=reason,
    )


def _works(at: date, rep: Rep) -> bool:
    return at.weekday() in rep.work_days and not is_holiday(at, rep.country)


@cache
def _holidays(country: str, year: int) -> frozenset[date]:
    try:
        return frozenset(holidays.country_holidays(country, years=year))
    except NotImplementedError:
        return frozenset()
