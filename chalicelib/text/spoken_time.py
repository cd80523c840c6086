"""Days, times and time zones as they stand in a mail, in English; and read back from one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from chalicelib.domain.findings import Slot

LONGEST = 20_000
"""Characters of a text that are read."""
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
TWELVE_HOUR = (
    "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Phoenix",
    "America/Toronto", "America/Vancouver", "America/Detroit", "US/", "Australia/",
)  # fmt: skip
"""Zones whose people write 2:00 pm; all others get 14:00."""
_MONTH = "|".join(f"{name}|{name[:3]}" for name in MONTHS)
_CLOCK = re.compile(r"(?i)\b(\d{1,2})(?:[:.h](\d{2}))?\s?([ap])\.?m\b\.?|\b(\d{1,2})[:h](\d{2})\b")
_DATES = (
    re.compile(rf"(?i)\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?(?: of)? (?P<month>{_MONTH})\b"),
    re.compile(rf"(?i)\b(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)"),
    re.compile(r"\b\d{4}-(?P<month>\d{1,2})-(?P<day>\d{1,2})\b"),
)


def day(on: date, *, beside: date | None = None) -> str:
    """A day as `3 November`, with its year unless it is the year of `beside`."""
    same_year = beside is not None and beside.year == on.year
    return f"{on.day} {MONTHS[on.month - 1]}" + ("" if same_year else f" {on.year}")


def slot_line(slot: Slot) -> str:
    """A slot in the lead's own zone: `Tuesday 24 November, 10:00 to 10:30`."""
    start, end = local(slot.start, slot.lead_timezone), local(slot.end, slot.lead_timezone)
    weekday = DAYS[start.weekday()]
    day_name = f"{weekday} {start.day} {MONTHS[start.month - 1]}"
    return f"{day_name}, {clock(start, slot.lead_timezone)} to {clock(end, slot.lead_timezone)}"


def clock(at: datetime, zone: str) -> str:
    """The time of day as people of a zone write it."""
    if not zone.startswith(TWELVE_HOUR):
        return f"{at:%H:%M}"
    return f"{at.hour % 12 or 12}:{at:%M} {'am' if at.hour < 12 else 'pm'}"


def zone_name(zone: str, slots: Sequence[Slot]) -> str:
    """A zone by its city and its distance from UTC in these slots: `New York time (UTC-5)`."""
    if zone in {"UTC", "Etc/UTC"}:
        return "UTC"
    city = zone.rsplit("/", 1)[-1].replace("_", " ")
    offsets = {local(slot.start, zone).utcoffset() or timedelta() for slot in slots}
    return f"{city} time" + (f" ({_offset(offsets.pop())})" if len(offsets) == 1 else "")


def local(at: datetime, zone: str) -> datetime:
    """An instant on the clocks of a zone."""
    return at.astimezone(ZoneInfo(zone))


def clocks_in(text: str) -> tuple[tuple[int, int], ...]:
    """Every time of day in a text as (hour, minute), 24 hours."""
    return tuple(_clock(found) for found in _CLOCK.finditer(text[:LONGEST]))


def dates_in(text: str) -> tuple[tuple[int, int], ...]:
    """Every date in a text as (month, day)."""
    found = (match for pattern in _DATES for match in pattern.finditer(text[:LONGEST]))
    return tuple((_month(match["month"]), int(match["day"])) for match in found)


def without_times(text: str) -> str:
    """The text with its times and dates blanked out."""
    text = text[:LONGEST]
    for pattern in (_CLOCK, *_DATES):
        text = pattern.sub(" ", text)
    return text


def _clock(found: re.Match[str]) -> tuple[int, int]:
    hour, minute, half, hour24, minute24 = found.groups()
    if half is None:
        return int(hour24), int(minute24)
    return int(hour) % 12 + (12 if half.lower() == "p" else 0), int(minute or 0)


def _month(name: str) -> int:
    if name.isdigit():
        return int(name)
    return next(number for number, month in enumerate(MONTHS, start=1) if month[:3].lower() == name[:3].lower())


def _offset(offset: timedelta) -> str:
    minutes = int(offset.total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")
