"""Working days: weekends and public holidays by country, and the end of a business day. Pure."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

from chalicelib.domain.lead import Rep

SATURDAY_AND_SUNDAY = frozenset({5, 6})
FRIDAY_AND_SATURDAY = frozenset({4, 5})
REST_ON_FRIDAY = frozenset({"SA", "KW", "QA", "BH", "OM", "EG", "JO", "DZ", "IQ", "LY", "YE", "SD", "SY", "BD", "IL"})
"""Countries whose weekend is Friday and Saturday; Sunday is a working day there."""


def business_days_after(start: datetime, days: int, rep: Rep) -> datetime:
    """The end of the rep's working day `days` business days later, skipping holidays in the rep's country; UTC."""
    zone = ZoneInfo(rep.timezone)
    at, left = start.astimezone(zone).date(), days
    while left > 0:
        at += timedelta(days=1)
        left -= works(at, rep)
    return datetime.combine(at, rep.work_end, zone).astimezone(UTC)


def works(at: date, rep: Rep) -> bool:
    """Whether a day is one of the rep's own working days, and no holiday in the rep's country."""
    return at.weekday() in rep.work_days and not is_holiday(at, rep.country)


def weekend(country: str) -> frozenset[int]:
    """The days of rest of a country (alpha-2); Saturday and Sunday where it is not known."""
    return FRIDAY_AND_SATURDAY if country in REST_ON_FRIDAY else SATURDAY_AND_SUNDAY


def is_holiday(at: date, country: str) -> bool:
    """Whether a day is a public holiday of a country (alpha-2); never for a country that is not known."""
    return bool(country) and at in _holidays(country, at.year)


@cache
def _holidays(country: str, year: int) -> frozenset[date]:
    try:
        return frozenset(holidays.country_holidays(country, years=year))
    except NotImplementedError:
        return frozenset()
