"""Whether a time keeps a wish, and how far it is off where it does not; what both sides call a working hour. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta

from chalicelib.domain.reading import MeetingWish
from chalicelib.meetings.candidates import Candidate
from chalicelib.meetings.workdays import is_holiday, weekend

Hours = tuple[time, time]
USUAL: Hours = (time(9), time(17))
"""When a prospect is first asked to meet, on their own clock."""
DAYTIME: Hours = (time(8, 30), time(18))
"""Nothing outside of it is offered without a word."""
ASKED: Hours = (time(7), time(20))
"""As far as a wish may reach."""
ODD: Hours = (time(7, 30), time(19, 30))
"""Where both sides' working hours hardly meet."""
LUNCH: Hours = (time(12), time(13))


def within(candidate: Candidate, hours: Hours) -> bool:
    """Whether a meeting lies within hours of one day on the lead's clock."""
    there, end = candidate.there, candidate.ends_there
    return hours[0] <= there.time() and end.time() <= hours[1] and end.date() == there.date()


def on_wished_day(candidate: Candidate, wish: MeetingWish) -> bool:
    """Whether the day is one that they wish for."""
    on = candidate.there.date()
    in_window = (wish.first is None or wish.first <= on) and (wish.last is None or on <= wish.last)
    return in_window and (not wish.weekdays or on.weekday() in wish.weekdays)


def in_wished_hours(candidate: Candidate, wish: MeetingWish) -> bool:
    """Whether the meeting lies within one of the ranges that they wish for."""
    return not wish.between or any(within(candidate, hours) for hours in wish.between)


def ruled_out(candidate: Candidate, wish: MeetingWish) -> bool:
    """Whether they ruled the day or the hour out."""
    on, starts, ends = candidate.there.date(), candidate.there.time(), candidate.ends_there.time()
    hours = any(starts < closes and opens < ends for opens, closes in wish.not_between)
    return on.weekday() in wish.not_weekdays or on in wish.not_dates or hours


def is_workday(on: date, country: str, wish: MeetingWish) -> bool:
    """Whether the lead may be asked to meet on a day: no holiday or weekend of theirs, unless they name the
    date, or the day of the weekend."""
    if wish.first == wish.last == on:
        return True
    rests = on.weekday() in weekend(country) and on.weekday() not in wish.weekdays
    return not rests and not is_holiday(on, country)


def minutes_off(candidate: Candidate, hours: Sequence[Hours]) -> int:
    """How far the meeting lies outside of the nearest range, in minutes; 0 where there is none."""
    starts, ends = minutes(candidate.there.time()), minutes(candidate.ends_there.time())
    return min((max(0, minutes(opens) - starts) + max(0, ends - minutes(closes)) for opens, closes in hours), default=0)


def days_off(candidate: Candidate, wish: MeetingWish) -> int:
    """How many days the meeting lies outside of the window they wish for."""
    on = candidate.there.date()
    before = (wish.first - on) if wish.first and on < wish.first else timedelta()
    after = (on - wish.last) if wish.last and on > wish.last else timedelta()
    return max(before.days, after.days)


def minutes(at: time) -> int:
    """Minutes from midnight."""
    return at.hour * 60 + at.minute
