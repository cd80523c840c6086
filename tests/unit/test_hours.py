"""Slots: never one that is busy, at night, on a holiday or at a time that does not exist; business days."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import iso3166
import pytest
from hypothesis import given, settings

from chalicelib.domain.findings import Interval
from chalicelib.domain.lead import Rep
from chalicelib.meetings.hours import (
    free_slots,
    search_window,
)
from chalicelib.meetings.wishes import Part, Wishes
from chalicelib.meetings.zones import ZoneGuess, zones_of
from infra.emulators import world
from infra.local.team import COUNTRY
from tests.unit.timekeeping import (
    business_days_between,
    cases,
    exists_once,
    free_with_its_buffer,
    in_the_lead_s_day,
    in_the_rep_s_day,
    rep,
)

NOW = datetime(2026, 11, 18, 15, 0, tzinfo=UTC)
"""A Wednesday, 9 in the morning in Guatemala."""
GERMANY = ZoneGuess("Europe/Berlin", "their country is Germany", certain=True, country="DE")
HOME = ZoneGuess("America/Guatemala", "their country is Guatemala", certain=True, country="GT")
UNKNOWN = ZoneGuess("America/Guatemala", "nothing is known", certain=False)


@pytest.mark.parametrize("days_ahead", [1, 20, 45])
def test_a_wish_for_a_day_weeks_ahead_is_met_and_its_calendar_looked_at(days_ahead: int) -> None:
    after = NOW.date() + timedelta(days=days_ahead)
    wished = Wishes(not_before=after, texts=("later",))
    window = search_window(rep(), wished, NOW)
    found = free_slots(rep(), (), GERMANY, wished, NOW).slots
    assert len(found) >= 2
    assert all(after <= slot.start.date() <= after + timedelta(days=10) for slot in found)
    assert all(window.start <= slot.start < slot.end <= window.end for slot in found)
    assert window.end - window.start < timedelta(days=40)


def test_a_wish_for_next_year_is_no_time_to_offer_yet() -> None:
    wished = Wishes(not_before=NOW.date() + timedelta(days=200), texts=("in June",))
    assert free_slots(rep(), (), GERMANY, wished, NOW).slots == ()
    assert search_window(rep(), wished, NOW).start >= NOW


@settings(max_examples=300, deadline=None)
@given(cases())
def test_no_slot_is_ever_busy_nor_outside_what_both_sides_call_a_working_day(
    case: tuple[Rep, tuple[Interval, ...], ZoneGuess, Wishes, datetime],
) -> None:
    who, busy, guess, wishes, now = case
    found = free_slots(who, busy, guess, wishes, now)
    assert len(found.slots) <= 3
    window = search_window(who, wishes, now)
    for slot in found.slots:
        free_with_its_buffer(slot, busy, who)
        in_the_rep_s_day(slot, who, now)
        in_the_lead_s_day(slot, guess, late="early or late" in found.reason)
        exists_once(slot.start, who.timezone)
        assert window.start <= slot.start
        assert slot.end + timedelta(minutes=who.buffer_minutes) <= window.end
    for one, other in pairwise(found.slots):
        assert other.start - one.start >= timedelta(hours=2)
    assert found.slots or found.reason


def counted_from(wishes: Wishes, now: datetime) -> datetime:
    """The noon before the first day that was wished for, where that is ahead."""
    first = wishes.not_before or now.date()
    return max(now, datetime.combine(first - timedelta(days=1), time(12), UTC))


@settings(max_examples=150, deadline=None)
@given(cases())
def test_slots_are_as_near_as_promised_and_as_wished_unless_they_say_otherwise(
    case: tuple[Rep, tuple[Interval, ...], ZoneGuess, Wishes, datetime],
) -> None:
    who, busy, guess, wishes, now = case
    found = free_slots(who, busy, guess, wishes, now)
    furthest = 15 if wishes.any else 5 if found.reason else 3
    for slot in found.slots:
        assert business_days_between(now, slot.start, who) >= 1
        assert business_days_between(counted_from(wishes, now), slot.start, who) <= furthest
        there = slot.start.astimezone(ZoneInfo(guess.timezone))
        if found.slots and not found.reason:
            assert not wishes.weekdays or there.weekday() in wishes.weekdays
            assert not wishes.parts or {"morning" if there.hour < 12 else "afternoon"} == wishes.parts


@pytest.mark.parametrize("seed", world.REPS, ids=lambda seed: seed.first_name)
def test_every_rep_and_every_zone_of_the_world_get_slots_that_both_can_keep(seed: world.RepSeed) -> None:
    who = rep(email=seed.email, timezone=seed.timezone, country=COUNTRY[seed.timezone])
    meeting = Interval(NOW + timedelta(days=1), NOW + timedelta(days=1, hours=3))
    served = 0
    for country in iso3166.countries_by_alpha2:
        for zone in zones_of(country):
            guess = ZoneGuess(zone, "swept", certain=True, country=country)
            found = free_slots(who, (meeting,), guess, Wishes(), NOW)
            for slot in found.slots:
                free_with_its_buffer(slot, (meeting,), who)
                in_the_rep_s_day(slot, who, NOW)
                in_the_lead_s_day(slot, guess, late="early or late" in found.reason)
            assert found.slots or found.reason
            served += len(found.slots) >= 2
    assert served > 200, "most of the world shares working hours with each rep"


@pytest.mark.parametrize("parts", [frozenset(), frozenset({"afternoon"}), frozenset({"morning"})])
def test_three_times_are_at_three_hours_and_none_at_noon(parts: frozenset[Part]) -> None:
    found = free_slots(rep(), (), HOME, Wishes(texts=tuple(parts), parts=parts), NOW)
    hours = [slot.start.astimezone(ZoneInfo("America/Guatemala")).hour for slot in found.slots]
    assert len(set(hours)) == 3
    assert 12 not in hours


def test_noon_is_offered_where_nothing_else_is_free() -> None:
    taken = [
        Interval(NOW.replace(hour=0) + timedelta(days=day, hours=first), NOW.replace(hour=0) + timedelta(days=day, hours=last))
        for day in range(12) for first, last in ((0, 17.75), (18.75, 24))
    ]  # fmt: skip
    found = free_slots(rep(), taken, HOME, Wishes(), NOW)
    assert [slot.start.astimezone(ZoneInfo("America/Guatemala")).hour for slot in found.slots] == [12, 12, 12]


def test_an_empty_calendar_gives_three_slots_on_three_days_and_in_different_parts_of_the_day() -> None:
    found = free_slots(rep(), (), HOME, Wishes(), NOW)
    starts = [slot.start.astimezone(ZoneInfo("America/Guatemala")) for slot in found.slots]
    assert [at.date() for at in starts] == [date(2026, 11, 19), date(2026, 11, 20), date(2026, 11, 23)]
    assert {at.hour < 12 for at in starts} == {True, False}
    assert found.reason == ""


def test_the_buffer_keeps_a_slot_off_the_meeting_beside_it() -> None:
    gap = datetime(2026, 11, 19, 16, tzinfo=UTC)  # 10:00 in Guatemala

    def around(minutes: int) -> tuple[Interval, ...]:
        free = Interval(gap - timedelta(minutes=minutes), gap + timedelta(minutes=30 + minutes))
        return (Interval(NOW, free.start), Interval(free.end, NOW + timedelta(days=40)))

    assert [slot.start for slot in free_slots(rep(), around(15), HOME, Wishes(), NOW).slots] == [gap]
    assert free_slots(rep(), around(14), HOME, Wishes(), NOW).slots == ()
    assert [slot.start for slot in free_slots(rep(buffer_minutes=0), around(0), HOME, Wishes(), NOW).slots] == [gap]


def test_a_full_calendar_gives_no_slot_and_says_so() -> None:
    busy = (Interval(NOW, NOW + timedelta(days=60)),)
    for wishes in (Wishes(), Wishes(texts=("mornings",), parts=frozenset({"morning"}))):
        found = free_slots(rep(), busy, HOME, wishes, NOW)
        assert found.slots == ()
        assert "free" in found.reason


def test_when_the_next_three_days_are_full_it_looks_at_five_and_says_so() -> None:
    busy = (Interval(NOW, datetime(2026, 11, 24, tzinfo=UTC)),)
    found = free_slots(rep(), busy, HOME, Wishes(), NOW)
    assert {slot.start.date() for slot in found.slots} == {date(2026, 11, 24), date(2026, 11, 25)}
    assert "5 business days" in found.reason


def test_hours_that_hardly_meet_are_widened_for_the_lead_and_it_says_so() -> None:
    west = rep(timezone="America/Los_Angeles", country="US", work_start=time(8))
    found = free_slots(west, (), GERMANY, Wishes(), NOW)
    hours = [slot.start.astimezone(ZoneInfo("Europe/Berlin")).time() for slot in found.slots]
    assert found.slots
    assert all(time(17) <= hour < time(19) for hour in hours)
    assert "early or late" in found.reason


def test_hours_that_never_meet_give_no_slot() -> None:
    japan = ZoneGuess("Asia/Tokyo", "their country is Japan", certain=True, country="JP")
    found = free_slots(rep(), (), japan, Wishes(), NOW)
    assert found.slots == ()
    assert found.reason


def test_neither_side_s_public_holidays_are_offered() -> None:
    new_york = rep(timezone="America/New_York", country="US")
    before_thanksgiving = datetime(2026, 11, 25, 15, tzinfo=UTC)
    at_home = replace(GERMANY, timezone="America/New_York", country="US")
    for who, guess in ((new_york, GERMANY), (rep(), at_home)):
        found = free_slots(who, (), guess, Wishes(), before_thanksgiving)
        assert found.slots
        assert date(2026, 11, 26) not in {slot.start.date() for slot in found.slots}
    found = free_slots(rep(), (), UNKNOWN, Wishes(), before_thanksgiving)
    assert date(2026, 11, 26) in {slot.start.date() for slot in found.slots}


def test_a_wish_widens_the_search_to_three_weeks_and_no_further() -> None:
    late = Wishes(not_before=date(2026, 12, 7), texts=("from December 7",))
    found = free_slots(rep(), (), HOME, late, NOW)
    assert found.slots
    assert min(slot.start.date() for slot in found.slots) >= date(2026, 12, 7)
    assert free_slots(rep(), (), HOME, Wishes(not_before=date(2027, 5, 13), texts=("after 12 May",)), NOW).slots == ()


def test_a_time_that_does_not_exist_or_exists_twice_is_not_offered() -> None:
    # Cairo's clocks go from 00:00 to 01:00 on Friday 24 April 2026, and from 24:00 back to 23:00 on 29 October.
    guess = ZoneGuess("America/Los_Angeles", "their phone number", certain=True)
    cairo = rep(timezone="Africa/Cairo", country="", notice_hours=0)
    spring = cairo.model_copy(update={"work_start": time(0), "work_end": time(1), "work_days": (4,)})
    autumn = cairo.model_copy(update={"work_start": time(23), "work_end": time(23, 59), "work_days": (3,)})
    for who, changing in ((spring, date(2026, 4, 24)), (autumn, date(2026, 10, 29))):
        now = datetime.combine(changing - timedelta(days=2), time(12), UTC)
        found = free_slots(who, (), guess, Wishes(), now)
        days = [slot.start.astimezone(ZoneInfo("Africa/Cairo")).date() for slot in found.slots]
        assert days == [changing + timedelta(days=7), changing + timedelta(days=14)]


def test_a_clock_change_moves_no_slot_on_the_rep_s_clock() -> None:
    for first in (date(2026, 3, 26), date(2026, 10, 22)):
        now = datetime.combine(first, time(6), UTC)
        found = free_slots(rep(timezone="Europe/Berlin", country="DE"), (), GERMANY, Wishes(), now)
        for slot in found.slots:
            in_the_rep_s_day(slot, rep(timezone="Europe/Berlin", country="DE"), now)
        assert len({slot.start.utctimetuple().tm_hour for slot in found.slots}) > 1


def test_the_answer_carries_whose_clock_it_is_and_how_sure() -> None:
    found = free_slots(rep(), (), UNKNOWN, Wishes(texts=("mornings",), parts=frozenset({"morning"})), NOW)
    assert (found.lead_timezone, found.timezone_reason, found.timezone_certain) == (
        "America/Guatemala", "nothing is known", False,
    )  # fmt: skip
    assert found.wishes == ("mornings",)
    assert found.window == (found.slots[0].start.date(), found.slots[-1].start.date())
    assert {slot.lead_timezone for slot in found.slots} == {"America/Guatemala"}
