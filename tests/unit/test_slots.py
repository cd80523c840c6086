"""Slots: never one that is busy, at night, on a holiday or at a time that does not exist; wishes kept or refused aloud."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import iso3166
import pytest
from hypothesis import given, settings

from chalicelib.domain.findings import Interval, SlotsFound
from chalicelib.domain.lead import Rep
from chalicelib.domain.reading import FaultyDate, MeetingWish, Proposal
from chalicelib.meetings.solver import find_slots, search_window
from chalicelib.meetings.zones import ZoneGuess
from chalicelib.text.places import zones_of
from infra.emulators import world
from infra.local.team import COUNTRY
from tests.unit.timekeeping import cases, exists_once, free_with_its_buffer, in_the_lead_s_day, in_the_rep_s_day, rep

NOW = datetime(2026, 11, 18, 15, 0, tzinfo=UTC)
"""A Wednesday, 9 in the morning in Guatemala."""
GERMANY = ZoneGuess("Europe/Berlin", "their country is Germany", certain=True, country="DE")
HOME = ZoneGuess("America/Guatemala", "their country is Guatemala", certain=True, country="GT")
UNKNOWN = ZoneGuess("America/Guatemala", "nothing is known", certain=False)
THERE = ZoneInfo("America/Guatemala")
NO_WISH = MeetingWish()


def starts(found: SlotsFound, zone: str = "America/Guatemala") -> list[datetime]:
    return [slot.start.astimezone(ZoneInfo(zone)).replace(tzinfo=None) for slot in found.slots]


def home(wish: MeetingWish = NO_WISH, busy: tuple[Interval, ...] = (), now: datetime = NOW, **given: Any) -> SlotsFound:
    return find_slots(rep(**given), busy, HOME, wish, now)


def busy(day: date, opens: float, closes: float) -> Interval:
    midnight = datetime.combine(day, time(), THERE)
    return Interval(
        (midnight + timedelta(hours=opens)).astimezone(UTC), (midnight + timedelta(hours=closes)).astimezone(UTC)
    )


def exact(month: int, day: int, hour: int, minute: int = 0, **also: Any) -> MeetingWish:
    start = datetime(2026, month, day, hour, minute)  # noqa: DTZ001 on their own clock
    return MeetingWish(exact=(Proposal(start=start, words="then"),), first=start.date(), last=start.date(), **also)


@settings(max_examples=50, deadline=None)
@given(cases())
def test_no_slot_is_ever_busy_nor_outside_what_both_sides_call_a_working_day(
    case: tuple[Rep, tuple[Interval, ...], ZoneGuess, MeetingWish, datetime],
) -> None:
    who, calendar, guess, wish, now = case
    found = find_slots(who, calendar, guess, wish, now)
    window = search_window(who, wish, now)
    assert len(found.slots) <= 3
    assert window.end - window.start < timedelta(days=70)
    for slot in found.slots:
        free_with_its_buffer(slot, calendar, who)
        in_the_rep_s_day(slot, who, now, wish)
        in_the_lead_s_day(slot, guess, wish, found)
        exists_once(slot.start, who.timezone)
        assert window.start <= slot.start
        assert slot.end + timedelta(minutes=who.buffer_minutes) <= window.end
    if len(found.slots) == 1:
        assert found.outcome in {"proposal_free", "proposal_taken", "ask_back", "kept"}
    assert found.slots or found.reason or found.outcome in {"proposal_taken", "ask_back"}


@settings(max_examples=50, deadline=None)
@given(cases())
def test_a_wish_is_kept_or_the_result_says_what_gave(
    case: tuple[Rep, tuple[Interval, ...], ZoneGuess, MeetingWish, datetime],
) -> None:
    who, calendar, guess, wish, now = case
    found = find_slots(who, calendar, guess, wish, now)
    for slot in found.slots:
        there, until = (at.astimezone(ZoneInfo(guess.timezone)) for at in (slot.start, slot.end))
        on_day = (not wish.first or wish.first <= there.date()) and (not wish.last or there.date() <= wish.last)
        on_day = on_day and (not wish.weekdays or there.weekday() in wish.weekdays)
        in_hours = not wish.between or any(a <= there.time() and until.time() <= b for a, b in wish.between)
        if not wish.exact:
            assert slot.keeps_wish == (on_day and in_hours)
            assert slot.keeps_wish or found.outcome == "relaxed"
            assert on_day or {"days", "weekdays"} & set(found.relaxed)
            assert in_hours or "hours" in found.relaxed
        assert there.weekday() not in wish.not_weekdays or wish.exact
        assert wish.exact or not any(there.time() < b and a < until.time() for a, b in wish.not_between)


@pytest.mark.parametrize("seed", world.REPS, ids=lambda seed: seed.first_name)
def test_every_rep_and_every_zone_of_the_world_get_slots_that_both_can_keep(seed: world.RepSeed) -> None:
    who = rep(email=seed.email, timezone=seed.timezone, country=COUNTRY[seed.timezone])
    meeting = Interval(NOW + timedelta(days=1), NOW + timedelta(days=1, hours=3))
    served = 0
    for country in iso3166.countries_by_alpha2:
        for zone in zones_of(country):
            guess = ZoneGuess(zone, "swept", certain=True, country=country)
            found = find_slots(who, (meeting,), guess, NO_WISH, NOW)
            for slot in found.slots:
                free_with_its_buffer(slot, (meeting,), who)
                in_the_rep_s_day(slot, who, NOW, NO_WISH)
                in_the_lead_s_day(slot, guess, NO_WISH, found)
            assert found.slots or found.reason
            served += len(found.slots) >= 2
    assert served > 200, "most of the world shares working hours with each rep"


@pytest.mark.parametrize("between", [(), ((time(12), time(18)),), ((time(8), time(12)),)])
def test_three_times_are_at_three_hours_and_none_at_noon(between: tuple[tuple[time, time], ...]) -> None:
    hours = [at.hour for at in starts(home(MeetingWish(between=between)))]
    assert len(set(hours)) == 3
    assert 12 not in hours


def test_noon_is_offered_where_nothing_else_is_free() -> None:
    taken = tuple(busy(NOW.date() + timedelta(days=n), *span) for n in range(30) for span in ((0, 11.75), (12.75, 24)))
    assert [at.hour for at in starts(home(busy=taken))] == [12, 12, 12]


def test_an_empty_calendar_gives_three_slots_on_three_days_and_in_different_parts_of_the_day() -> None:
    found = home()
    assert [at.date() for at in starts(found)] == [date(2026, 11, 19), date(2026, 11, 20), date(2026, 11, 23)]
    assert {at.hour < 12 for at in starts(found)} == {True, False}
    assert (found.outcome, found.reason) == ("open", "")


def test_the_buffer_keeps_a_slot_off_the_meeting_beside_it() -> None:
    gap = datetime(2026, 11, 19, 16, tzinfo=UTC)  # 10:00 in Guatemala
    wish = exact(11, 19, 10)

    def around(minutes: int) -> tuple[Interval, ...]:
        free = Interval(gap - timedelta(minutes=minutes), gap + timedelta(minutes=30 + minutes))
        return (Interval(NOW, free.start), Interval(free.end, NOW + timedelta(days=40)))

    assert home(wish, around(15)).outcome == "proposal_free"
    assert home(wish, around(14)).outcome == "proposal_taken"
    assert home(wish, around(0), buffer_minutes=0).outcome == "proposal_free"


def test_a_full_calendar_gives_no_slot_and_says_so() -> None:
    full = (Interval(NOW, NOW + timedelta(days=90)),)
    for wish in (NO_WISH, MeetingWish(between=((time(8), time(12)),))):
        found = home(wish, full)
        assert (found.slots, found.outcome) == ((), "none")
        assert "free" in found.reason


def test_one_lone_time_is_no_offer() -> None:
    only = busy(date(2026, 11, 19), 10, 11)
    rest = (Interval(NOW, only.start), Interval(only.end, NOW + timedelta(days=90)))
    assert home(busy=rest).slots == ()


def test_when_the_next_three_days_are_full_it_looks_at_five() -> None:
    found = home(busy=(Interval(NOW, datetime(2026, 11, 24, tzinfo=UTC)),))
    assert {at.date() for at in starts(found)} == {date(2026, 11, 24), date(2026, 11, 25)}


def test_hours_that_hardly_meet_are_widened_for_the_lead_and_it_says_so() -> None:
    west = rep(timezone="America/Los_Angeles", country="US", work_start=time(8))
    found = find_slots(west, (), replace(GERMANY), NO_WISH, NOW)
    assert found.slots
    assert all(at.time() >= time(17) for at in starts(found, "Europe/Berlin"))
    later = find_slots(rep(timezone="America/Los_Angeles", country="US", work_start=time(9)), (), GERMANY, NO_WISH, NOW)
    assert later.off_hours
    assert all(at.time() >= time(18) for at in starts(later, "Europe/Berlin"))


def test_hours_that_never_meet_give_no_slot() -> None:
    japan = ZoneGuess("Asia/Tokyo", "their country is Japan", certain=True, country="JP")
    found = find_slots(rep(work_start=time(9), work_end=time(15)), (), japan, NO_WISH, NOW)
    assert (found.slots, found.outcome) == ((), "none")
    assert found.reason


def test_neither_side_s_public_holidays_are_offered() -> None:
    new_york = rep(timezone="America/New_York", country="US")
    before_thanksgiving = datetime(2026, 11, 25, 15, tzinfo=UTC)
    at_home = replace(GERMANY, timezone="America/New_York", country="US")
    for who, guess in ((new_york, GERMANY), (rep(), at_home)):
        found = find_slots(who, (), guess, NO_WISH, before_thanksgiving)
        assert found.slots
        assert date(2026, 11, 26) not in {slot.start.date() for slot in found.slots}


def test_where_the_weekend_is_friday_and_saturday_no_friday_is_offered_and_a_sunday_may_be() -> None:
    riyadh = ZoneGuess("Asia/Riyadh", "their country is Saudi Arabia", certain=True, country="SA")
    berlin = rep(timezone="Europe/Berlin", country="DE", work_days=(6, 0, 1, 2, 3, 4))
    days = {
        at.weekday()
        for n in range(7)
        for at in starts(find_slots(berlin, (), riyadh, NO_WISH, NOW + timedelta(days=n)), "Asia/Riyadh")
    }
    assert 6 in days
    assert not {4, 5} & days


def test_a_clock_change_moves_no_slot_on_the_rep_s_clock() -> None:
    who = rep(timezone="Europe/Berlin", country="DE")
    for first in (date(2026, 3, 26), date(2026, 10, 22)):
        now = datetime.combine(first, time(6), UTC)
        found = find_slots(who, (), GERMANY, NO_WISH, now)
        for slot in found.slots:
            in_the_rep_s_day(slot, who, now, NO_WISH)
        assert len({slot.start.utctimetuple().tm_hour for slot in found.slots}) > 1


def test_the_answer_carries_whose_clock_it_is_and_how_sure() -> None:
    wish = MeetingWish(between=((time(8), time(12)),), words=("mornings",))
    found = find_slots(rep(), (), UNKNOWN, wish, NOW)
    assert (found.lead_timezone, found.timezone_reason, found.timezone_certain) == (
        "America/Guatemala",
        "nothing is known",
        False,
    )
    assert found.wishes == ("mornings",)
    assert found.window == (found.slots[0].start.date(), found.slots[-1].start.date())


def test_a_proposed_time_that_is_free_is_the_only_one() -> None:
    found = home(exact(11, 23, 15, 30, minutes=15))
    assert (found.outcome, starts(found)) == ("proposal_free", [datetime(2026, 11, 23, 15, 30)])  # noqa: DTZ001
    assert found.slots[0].end - found.slots[0].start == timedelta(minutes=15)


def test_a_proposed_time_that_is_taken_gets_the_nearest_of_that_day_on_both_sides() -> None:
    found = home(exact(11, 23, 15, 30), (busy(date(2026, 11, 23), 15, 16),))
    assert (found.outcome, found.why_not, found.relaxed) == ("proposal_taken", "taken", ("hours",))
    assert found.proposal
    assert starts(found) == [datetime(2026, 11, 23, 14), datetime(2026, 11, 23, 16, 30)]  # noqa: DTZ001
    assert not any(slot.keeps_wish for slot in found.slots)


def test_a_proposed_time_on_a_full_day_gets_the_next_days_at_that_hour() -> None:
    found = home(exact(11, 23, 15, 30), (busy(date(2026, 11, 23), 0, 24),))
    assert [at.hour for at in starts(found)] == [15, 14] or [at.date() for at in starts(found)] == [
        date(2026, 11, 24)
    ] * 2
    assert "days" in found.relaxed


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        (exact(11, 18, 8), "past"), (exact(11, 18, 10), "too_soon"), (exact(11, 21, 10), "day_off"), (exact(11, 23, 19), "outside_hours"),
    ],
)  # fmt: skip
def test_a_proposed_time_that_cannot_be_had_is_refused_for_the_true_reason(wish: MeetingWish, why: str) -> None:
    found = home(wish)
    assert (found.outcome, found.why_not) == ("proposal_taken", why)
    assert len(found.slots) == 2


def test_a_date_that_cannot_be_meant_is_asked_back_with_its_candidates_and_the_second_choice() -> None:
    fault = FaultyDate(
        words="Friday 7 December",
        fault="wrong_weekday",
        candidates=(date(2026, 12, 7), date(2026, 12, 11)),
        at=time(13),
    )
    found = home(MeetingWish(faulty=(fault,), or_else=(exact(12, 18, 13),)), (busy(date(2026, 12, 7), 13, 14),))
    assert (found.outcome, found.faulty) == ("ask_back", fault)
    assert starts(found) == [datetime(2026, 12, 11, 13), datetime(2026, 12, 18, 13)]  # noqa: DTZ001


@pytest.mark.parametrize("days_ahead", [1, 20, 45, 100, 170])
def test_a_wish_for_a_day_far_ahead_is_met_and_its_calendar_looked_at(days_ahead: int) -> None:
    after = NOW.date() + timedelta(days=days_ahead)
    found = find_slots(rep(), (), GERMANY, MeetingWish(first=after), NOW)
    assert len(found.slots) >= 2
    assert all(after <= slot.start.date() <= after + timedelta(days=10) for slot in found.slots)


def test_a_wish_for_next_year_lies_beyond_the_calendar_and_is_said_to() -> None:
    found = find_slots(rep(), (), GERMANY, MeetingWish(first=NOW.date() + timedelta(days=200)), NOW)
    assert (found.slots, found.outcome) == ((), "beyond")
    assert found.reaches


def test_hours_give_before_days_and_the_nearest_is_offered() -> None:
    monday = date(2026, 11, 23)
    wish = MeetingWish(first=monday, last=monday + timedelta(days=1), between=((time(14), time(16)),))
    full = tuple(busy(monday + timedelta(days=n), 13.75, 16) for n in range(2))
    found = home(wish, full)
    assert (found.outcome, found.relaxed) == ("relaxed", ("hours",))
    assert {at.date() for at in starts(found)} == {monday, monday + timedelta(days=1)}
    assert all(at.hour in {13, 16} for at in starts(found))


def test_what_is_ruled_out_never_gives() -> None:
    wish = MeetingWish(not_weekdays=(4,), not_between=((time(12), time(14)),))
    for n in range(14):
        for at in starts(home(wish, now=NOW + timedelta(days=n))):
            assert at.weekday() != 4
            assert at.time() >= time(14) or at.time() <= time(11, 30)


def test_the_second_choice_comes_before_anything_gives() -> None:
    monday = date(2026, 11, 23)
    other = MeetingWish(first=monday + timedelta(days=7), last=monday + timedelta(days=11))
    wish = MeetingWish(first=monday, last=monday + timedelta(days=4), or_else=(other,))
    found = home(wish, tuple(busy(monday + timedelta(days=n), 0, 24) for n in range(5)))
    assert (found.outcome, found.second_choice) == ("kept", True)
    assert all(at.date() >= monday + timedelta(days=7) for at in starts(found))
