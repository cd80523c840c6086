"""Business days and public holidays: when a task is due."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import iso3166
import pytest

from chalicelib.domain.reading import MeetingWish
from chalicelib.meetings.fit import is_workday
from chalicelib.meetings.workdays import business_days_after, is_holiday
from infra.emulators import world
from infra.local.team import COUNTRY
from tests.unit.timekeeping import business_days_between, public_holidays, rep


@pytest.mark.parametrize("seed", world.REPS, ids=lambda seed: seed.first_name)
def test_a_task_is_due_at_the_end_of_a_working_day_after_so_many_of_them(seed: world.RepSeed) -> None:
    who = rep(timezone=seed.timezone, country=COUNTRY[seed.timezone])
    for hours in range(0, 366 * 24, 7):
        start = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
        due = business_days_after(start, 2, who)
        local = due.astimezone(ZoneInfo(who.timezone))
        assert due.utcoffset() == timedelta()
        assert local.time() == who.work_end
        assert local.weekday() in who.work_days
        assert local.date() not in public_holidays(who.country, local.year)
        assert business_days_between(start, due, who) == 2


def test_a_task_skips_the_weekend_and_the_rep_s_holiday() -> None:
    new_york = rep(timezone="America/New_York", country="US")
    wednesday = datetime(2026, 11, 25, 15, tzinfo=UTC)  # the day before Thanksgiving
    assert business_days_after(wednesday, 2, new_york) == datetime(2026, 11, 30, 22, tzinfo=UTC)
    assert business_days_after(wednesday, 2, rep()) == datetime(2026, 11, 27, 23, tzinfo=UTC)


def test_holidays_can_be_asked_for_every_country_and_most_have_some() -> None:
    year = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    counts = {code: sum(is_holiday(day, code) for day in year) for code in iso3166.countries_by_alpha2}
    assert max(counts.values()) < 60
    assert [code for code, count in counts.items() if count == 0 and code != "UA"] == ["BV", "IO", "HM"]


def test_a_country_that_is_not_known_has_no_holidays() -> None:
    assert not any(is_holiday(date(2026, 1, 1) + timedelta(days=n), code) for n in range(365) for code in ("", "ZZ"))


def test_a_weekday_that_they_name_is_no_holiday_of_theirs_and_a_date_that_they_name_may_be() -> None:
    thanksgiving = date(2026, 11, 26)
    assert not is_workday(thanksgiving, "US", MeetingWish(weekdays=(3,)))
    assert is_workday(thanksgiving, "US", MeetingWish(first=thanksgiving, last=thanksgiving))
    assert is_workday(date(2026, 11, 28), "US", MeetingWish(weekdays=(5,)))
    assert not is_workday(date(2026, 11, 27), "SA", MeetingWish())
