"""Reps, calendars, clocks and wishes drawn at random, and what every slot must keep to, told without the product."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import holidays
from hypothesis import strategies as st

from chalicelib.domain.findings import Interval, Slot, SlotsFound
from chalicelib.domain.lead import Rep, VoiceProfile
from chalicelib.domain.reading import MeetingWish, Proposal
from chalicelib.meetings.zones import ZoneGuess

PLACES = {
    "America/Guatemala": "GT", "Europe/Berlin": "DE", "America/New_York": "US", "America/Los_Angeles": "US",
    "Asia/Tokyo": "JP", "Australia/Lord_Howe": "AU", "Africa/Cairo": "EG", "Asia/Kolkata": "IN",
    "America/St_Johns": "CA", "Asia/Kathmandu": "NP", "Pacific/Auckland": "NZ", "Atlantic/Azores": "PT",
    "Asia/Jerusalem": "IL", "Pacific/Kiritimati": "KI", "Pacific/Pago_Pago": "AS", "America/Havana": "CU",
}  # fmt: skip
CHANGES = [
    datetime(2026, 3, 8, tzinfo=UTC), datetime(2026, 3, 29, tzinfo=UTC), datetime(2026, 4, 5, tzinfo=UTC),
    datetime(2026, 4, 23, tzinfo=UTC), datetime(2026, 10, 4, tzinfo=UTC), datetime(2026, 10, 25, tzinfo=UTC),
    datetime(2026, 10, 29, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 24, tzinfo=UTC),
]  # fmt: skip
"""Days on which clocks change somewhere, two of them weekdays (Cairo), and the eve of a year's end."""
HALF_HOURS = [time(hour, minute) for hour in range(24) for minute in (0, 30)]


def rep(**given: Any) -> Rep:
    usual = {"email": "ana@brightpath.example", "name": "Ana Morales", "timezone": "America/Guatemala", "country": "GT"}
    return Rep.model_validate({**usual, **given})


@st.composite
def reps(draw: st.DrawFn) -> Rep:
    zone = draw(st.sampled_from(sorted(PLACES)))
    opens, closes = sorted(draw(st.lists(st.sampled_from(HALF_HOURS), min_size=2, max_size=2, unique=True)))
    return rep(
        timezone=zone, country=PLACES[zone], work_start=opens, work_end=closes,
        work_days=tuple(sorted(draw(st.sets(st.integers(0, 6), min_size=1)))),
        slot_minutes=draw(st.sampled_from([15, 30, 45, 60, 90])), buffer_minutes=draw(st.sampled_from([0, 15, 60])),
        notice_hours=draw(st.integers(0, 72)), voice=VoiceProfile(slot_count=draw(st.integers(0, 9))),
    )  # fmt: skip


@st.composite
def moments(draw: st.DrawFn) -> datetime:
    return draw(st.sampled_from(CHANGES)) + timedelta(minutes=draw(st.integers(-10 * 1440, 1440)))


@st.composite
def guesses(draw: st.DrawFn) -> ZoneGuess:
    zone = draw(st.sampled_from(sorted(PLACES)))
    known = draw(st.booleans())
    return ZoneGuess(zone, "drawn", certain=draw(st.booleans()), country=PLACES[zone] if known else "")


HOURS = st.tuples(st.integers(8, 12), st.integers(1, 6)).map(lambda pair: (time(pair[0]), time(pair[0] + pair[1])))


@st.composite
def wished(draw: st.DrawFn, now: datetime) -> MeetingWish:
    """No wish, a wish in days and hours, or an exact time."""
    kind = draw(st.sampled_from(["none", "wish", "wish", "exact"]))
    day = st.integers(0, 80).map(lambda n: now.date() + timedelta(days=n))
    if kind == "exact":
        start = datetime.combine(draw(day), draw(st.sampled_from(HALF_HOURS)))
        return MeetingWish(
            exact=(Proposal(start=start, words="then"),), first=start.date(), last=start.date(), words=("then",)
        )
    if kind == "none":
        return MeetingWish()
    first, last = sorted(draw(st.lists(day, min_size=2, max_size=2)))
    return MeetingWish(
        first=draw(st.sampled_from([None, first])), last=draw(st.sampled_from([None, last])),
        weekdays=tuple(sorted(draw(st.sets(st.integers(0, 6), max_size=3)))),
        not_weekdays=tuple(sorted(draw(st.sets(st.integers(0, 6), max_size=2)))),
        between=tuple(draw(st.lists(HOURS, max_size=2))), not_between=tuple(draw(st.lists(HOURS, max_size=1))),
        minutes=draw(st.sampled_from([None, 15, 45, 60])), words=("as wished",),
    )  # fmt: skip


@st.composite
def calendars(draw: st.DrawFn, now: datetime) -> tuple[Interval, ...]:
    starts = draw(st.lists(st.integers(-1440, 30 * 1440), max_size=60))
    spans = [(start, draw(st.sampled_from([1, 15, 30, 59, 120, 480, 2880]))) for start in starts]
    return tuple(
        Interval(now + timedelta(minutes=start), now + timedelta(minutes=start + length)) for start, length in spans
    )


@st.composite
def cases(draw: st.DrawFn) -> tuple[Rep, tuple[Interval, ...], ZoneGuess, MeetingWish, datetime]:
    now = draw(moments())
    return draw(reps()), draw(calendars(now)), draw(guesses()), draw(wished(now)), now


def free_with_its_buffer(slot: Slot, busy: Sequence[Interval], who: Rep) -> None:
    buffer = timedelta(minutes=who.buffer_minutes)
    for one in busy:
        assert one.end <= slot.start - buffer or slot.end + buffer <= one.start


def in_the_rep_s_day(slot: Slot, who: Rep, now: datetime, wish: MeetingWish) -> None:
    start, end = (at.astimezone(ZoneInfo(who.timezone)) for at in (slot.start, slot.end))
    assert slot.end - slot.start == timedelta(minutes=wish.minutes or who.slot_minutes)
    assert slot.start >= now + timedelta(hours=who.notice_hours)
    assert start.weekday() in who.work_days
    assert (start.minute % (15 if wish.about_time else 30), start.second, start.microsecond) == (0, 0, 0)
    assert who.work_start <= start.time()
    assert end.date() == start.date()
    assert end.time() <= who.work_end
    assert start.date() not in public_holidays(who.country, start.year)


def in_the_lead_s_day(slot: Slot, guess: ZoneGuess, wish: MeetingWish, found: SlotsFound) -> None:
    """Within the hours of a working day unless they named the day or the hour, or the result says that it is not."""
    start, end = (at.astimezone(ZoneInfo(guess.timezone)) for at in (slot.start, slot.end))
    named_day = start.weekday() in wish.weekdays or bool(wish.exact) or (wish.first == wish.last == start.date())
    weekend = {4, 5} if guess.country in {"EG", "IL", "SA"} else {5, 6}
    assert named_day or start.weekday() not in weekend
    assert named_day or start.date() not in public_holidays(guess.country, start.year)
    if not (wish.between or wish.exact):
        opens, closes = (time(7, 30), time(19, 30)) if found.off_hours else (time(8, 30), time(18))
        assert opens <= start.time()
        assert end.time() <= closes


def public_holidays(country: str, year: int) -> set[date]:
    return (
        set(holidays.country_holidays(country, years=year)) if country in holidays.list_supported_countries() else set()
    )


def exists_once(at: datetime, zone: str) -> None:
    """No other instant near it shows the same time on that clock."""
    shown = at.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)
    for minutes in (-120, -60, -30, 30, 60, 120):
        other = (at + timedelta(minutes=minutes)).astimezone(ZoneInfo(zone))
        assert other.replace(tzinfo=None, fold=0) != shown


def business_days_between(now: datetime, at: datetime, who: Rep) -> int:
    """How many of the rep's working days lie after one day, up to another; its holidays asked of their source."""
    zone = ZoneInfo(who.timezone)
    first, last = now.astimezone(zone).date(), at.astimezone(zone).date()
    passed = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sum(day.weekday() in who.work_days and day not in public_holidays(who.country, day.year) for day in passed)
