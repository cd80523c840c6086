"""Times as Google Calendar reads and writes them. Pure."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from infra.emulators.google_answers import checked, google_error
from infra.emulators.http import ApiError, Json


def moment(given: Json, edge: str, zone: ZoneInfo) -> datetime:
    """An event's edge, aware: a time with offset, a time in a named zone, or a whole day. Raises ApiError 400."""
    if given is None:
        raise google_error(400, f"Missing {edge} time.", "required")
    asked = checked(given, edge, date=str, dateTime=str, timeZone=str)
    try:
        if "date" in asked:
            return datetime.combine(date.fromisoformat(asked["date"]), time(), zone).astimezone(UTC)
        at = datetime.fromisoformat(asked["dateTime"])
        return (at if at.tzinfo else at.replace(tzinfo=ZoneInfo(asked.get("timeZone", zone.key)))).astimezone(UTC)
    except (KeyError, ValueError, OverflowError, OSError) as error:
        raise google_error(400, f"Invalid {edge} time.", "invalid") from error


def instant(given: Json, name: str) -> datetime:
    """A time that was asked for, which must have an offset. Raises ApiError 400."""
    if not given:
        raise google_error(400, f"Missing {name} parameter.", "required")
    try:
        at = datetime.fromisoformat(given)
        if at.tzinfo:
            return at.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise google_error(400, "Bad Request", "badRequest")


def empty_range() -> ApiError:
    """400 for a window or an event that ends before it begins."""
    what = "The specified time range is empty."
    return google_error(400, what, "timeRangeEmpty", domain="calendar", parameter="timeMax")


def rfc(at: datetime) -> str:
    """RFC 3339, UTC."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def day(now: float, zone: str, days: int) -> datetime:
    """Midnight in a zone, so many days from now."""
    here = datetime.fromtimestamp(now, ZoneInfo(zone)).replace(hour=0, minute=0, second=0, microsecond=0)
    return here + timedelta(days=days)
