"""Recurring events as Google expands them: RRULE, RDATE and EXDATE on the clock of the event's own zone. Pure.

Rules finer than a day are refused: no meeting needs them, and one would fill any calendar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import takewhile
from typing import NamedTuple
from zoneinfo import ZoneInfo

from dateutil.rrule import rruleset, rrulestr

from infra.emulators.gcalendar_times import moment
from infra.emulators.google_answers import google_error
from infra.emulators.http import ApiError, Json

LINE = re.compile(r"(RRULE|RDATE|EXDATE)((?:;[A-Z-]+=[^:;]+)*):(\S+)\Z")
STAMP = re.compile(r"[0-9]{8}(?:T[0-9]{6}Z?)?\Z")
PART = re.compile(
    r"(FREQ|INTERVAL|COUNT|UNTIL|BYDAY|BYMONTH|BYMONTHDAY|BYYEARDAY|BYWEEKNO|BYSETPOS|WKST)=([A-Z0-9,+-]+)\Z"
)
FREQUENCIES = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
UNTIL = re.compile(r"UNTIL=([0-9TZ]+)")
EVER = datetime(1900, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
"""What a list without a window looks at."""
MOST = 5_000
"""Occurrences that are counted from an event's first; a calendar is looked at no further."""


class Occurrence(NamedTuple):
    """One time of a recurring event: its id, start and end, aware, and the same as the event's own fields."""

    event_id: str
    begins: datetime
    ends: datetime
    fields: Json


def check(event: Json, zone: ZoneInfo) -> None:
    """Raises ApiError 400 for a recurrence that cannot be followed, or that has no zone to be followed in."""
    if "recurrence" not in event:
        return
    try:
        next(occurrences(event, zone, *EVER), None)
    except OverflowError as error:
        raise _invalid() from error


def occurrences(event: Json, zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[Occurrence]:
    """Those of a recurring event that touch a window, whose end is exclusive."""
    begins, ends = (moment(event.get(edge), edge, zone) for edge in ("start", "end"))
    whole_days, clock = "date" in event["start"], _zone(event, zone)
    length = ends.astimezone(clock).replace(tzinfo=None) - begins.astimezone(clock).replace(tzinfo=None)
    last = min(end, EVER[1]).astimezone(clock).replace(tzinfo=None)
    for number, local in enumerate(takewhile(lambda local: local < last, _rules(event, zone))):
        occurrence = _occurrence(event, local, length, clock, whole_days=whole_days)
        if number >= MOST:
            return
        if occurrence.ends > start:
            yield occurrence


def master_of(event_id: str) -> str:
    """The recurring event that an occurrence's id names; empty for the id of an event of its own."""
    return event_id.partition("_")[0] if "_" in event_id else ""


def _occurrence(event: Json, local: datetime, length: timedelta, clock: ZoneInfo, *, whole_days: bool) -> Occurrence:
    begins, ends = (at.replace(tzinfo=clock).astimezone(UTC) for at in (local, local + length))
    if whole_days:
        start, end = ({"date": f"{at:%Y-%m-%d}"} for at in (local, local + length))
        stamp = f"{local:%Y%m%d}"
    else:
        edges = (local.replace(tzinfo=clock), (local + length).replace(tzinfo=clock))
        start, end = ({"dateTime": at.isoformat(), "timeZone": clock.key} for at in edges)
        stamp = f"{begins:%Y%m%dT%H%M%SZ}"
    fields = {"recurringEventId": event["id"], "originalStartTime": start, "start": start, "end": end}
    return Occurrence(f"{event['id']}_{stamp}", begins, ends, fields)


def _zone(event: Json, zone: ZoneInfo) -> ZoneInfo:
    """Whose clock a recurrence follows: the event's; a whole day's is the calendar's. Raises ApiError 400."""
    if "date" in event["start"]:
        return zone
    if not event["start"].get("timeZone"):
        raise google_error(400, "Missing time zone definition for start time.", "required")
    return ZoneInfo(event["start"]["timeZone"])


def _rules(event: Json, zone: ZoneInfo) -> rruleset:
    """The local times of a recurring event. Raises ApiError 400."""
    clock = _zone(event, zone)
    first = moment(event["start"], "start", zone).astimezone(clock).replace(tzinfo=None)
    lines = event["recurrence"]
    rules = rruleset()
    rules.rdate(first)
    for line in lines if isinstance(lines, list) else [None]:
        match = LINE.match(line) if isinstance(line, str) else None
        if match is None:
            raise _invalid()
        kind, parameters, value = match.groups()
        if kind == "RRULE":
            rules.rrule(_rule(value, first, clock))
        else:
            for stamp in value.split(","):
                (rules.rdate if kind == "RDATE" else rules.exdate)(_local(stamp, parameters, first, clock))
    return rules


def _rule(text: str, first: datetime, clock: ZoneInfo) -> Json:
    until = UNTIL.search(text)
    if until:
        last = _local(until[1], "", first.replace(hour=23, minute=59, second=59), clock)
        text = text.replace(until[0], f"UNTIL={last:%Y%m%dT%H%M%S}")
    matches = [PART.match(part) for part in text.split(";")]
    parts = {match[1]: match[2] for match in matches if match}
    numbers = [parts.get(name, "1") for name in ("INTERVAL", "COUNT")]
    sound = len(parts) == len(matches) and all(re.fullmatch("[1-9][0-9]{0,3}", number) for number in numbers)
    if not sound or parts.get("FREQ") not in FREQUENCIES:
        raise _invalid()
    try:
        return rrulestr(f"RRULE:{text}", dtstart=first)
    except (ValueError, TypeError, IndexError, KeyError, AttributeError) as error:  # dateutil checks little by itself
        raise _invalid() from error


def _local(stamp: str, parameters: str, usual: datetime, clock: ZoneInfo) -> datetime:
    """A time of a recurrence line on the event's clock; a day alone is at the usual time. Raises ApiError 400."""
    if not STAMP.match(stamp):
        raise _invalid()
    try:
        at = datetime.strptime(stamp.rstrip("Z")[:15], "%Y%m%dT%H%M%S" if "T" in stamp else "%Y%m%d")  # noqa: DTZ007
        zone = re.search(r"TZID=([^:;]+)", parameters)
        named = UTC if stamp.endswith("Z") else ZoneInfo(zone[1]) if zone else clock
    except (ValueError, OSError) as error:
        raise _invalid() from error
    if "T" not in stamp:
        return datetime.combine(at.date(), usual.time())
    return at.replace(tzinfo=named).astimezone(clock).replace(tzinfo=None)


def _invalid() -> ApiError:
    return google_error(400, "Invalid recurrence rule.", "invalid")
