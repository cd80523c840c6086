"""The state behind the emulated Calendar: events, and the busy times that follow from them. No recurring events."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from itertools import count
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from infra.emulators.google_answers import google_error, missing
from infra.emulators.http import Json

EVENT_ID = re.compile(r"[a-v0-9]{5,1024}\Z")
NEVER_BUSY = frozenset({"workingLocation", "birthday"})
GIVEN_BY_CALENDAR = ("kind", "etag", "created", "updated", "creator", "htmlLink", "hangoutLink")


class Calendars:
    """Events by calendar and id. `unreadable` calendars answer free/busy with this error, at HTTP 200."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.events: dict[str, dict[str, Json]] = {}
        self.zones: dict[str, str] = {}
        self.unreadable: dict[str, str] = {}
        self._numbers = count(1)

    def clear(self) -> None:
        """Forget everything."""
        for known in (self.events, self.zones, self.unreadable):
            known.clear()

    def zone(self, calendar: str) -> ZoneInfo:
        """A calendar's own time zone."""
        return ZoneInfo(self.zones.get(calendar, "UTC"))

    def event(self, calendar: str, event_id: str) -> Json:
        """An event, a cancelled one too. Raises ApiError 404."""
        found = self.events.get(calendar, {}).get(event_id)
        if found is None:
            raise missing("Not Found")
        return found

    def add(self, calendar: str, given: Json) -> Json:
        """A new event. Raises ApiError 400 for a bad id or bad times, 409 for an id that was ever taken."""
        event_id = given.get("id") or f"made{next(self._numbers):08}"
        if not EVENT_ID.match(event_id):
            raise google_error(400, "Invalid resource id value.", "invalid")
        events = self.events.setdefault(calendar, {})
        if event_id in events:
            raise google_error(409, "The requested identifier already exists.", "duplicate")
        now = rfc(datetime.fromtimestamp(self.clock(), UTC))
        made = {
            "kind": "calendar#event", "status": "confirmed", "eventType": "default", "created": now,
            "iCalUID": f"{event_id}@google.com", "sequence": 0, "reminders": {"useDefault": True},
            "htmlLink": f"https://www.google.com/calendar/event?eid={event_id}",
            "creator": {"email": calendar}, "organizer": {"email": calendar, "self": True},
            **{name: value for name, value in given.items() if name not in GIVEN_BY_CALENDAR}, "id": event_id,
        }  # fmt: skip
        events[event_id] = made
        try:
            self._settle(calendar, made)
        except Exception:
            del events[event_id]
            raise
        return made

    def change(self, calendar: str, event_id: str, given: Json) -> Json:
        """Patch an event: what is null goes, what is an object is merged. Raises ApiError 400 and 404."""
        event = self.event(calendar, event_id)
        changed = merged(event, {name: value for name, value in given.items() if name not in GIVEN_BY_CALENDAR})
        changed |= {"id": event_id, "sequence": event["sequence"] + 1}
        self._settle(calendar, changed)
        self.events[calendar][event_id] = changed
        return changed

    def cancel(self, calendar: str, event_id: str) -> None:
        """Delete an event; its id stays taken. Raises ApiError 404, 410 the second time."""
        event = self.event(calendar, event_id)
        if event["status"] == "cancelled":
            raise google_error(410, "Resource has been deleted", "deleted")
        self.change(calendar, event_id, {"status": "cancelled"})

    def read(self, calendar: str, event_id: str) -> Json:
        """An event as a reader gets it: the Meet link is there a moment after the event."""
        event = self.event(calendar, event_id)
        asked = event.get("conferenceData", {}).get("createRequest", {})
        if asked.get("status", {}).get("statusCode") == "pending":
            event["conferenceData"] |= conference(asked)
            event["hangoutLink"] = event["conferenceData"]["entryPoints"][0]["uri"]
        return event

    def span(self, calendar: str, event: Json) -> tuple[datetime, datetime]:
        """Start and end of an event, aware; the end is exclusive."""
        zone = self.zone(calendar)
        return moment(event["start"], zone), moment(event["end"], zone)

    def busy(self, calendar: str, start: datetime, end: datetime) -> list[tuple[datetime, datetime]]:
        """Busy times within a window, merged and cut to it; the end is exclusive."""
        spans = (self.span(calendar, one) for one in self.events.get(calendar, {}).values() if takes(one, calendar))
        joined: list[tuple[datetime, datetime]] = []
        for begin, finish in sorted((max(begin, start), min(finish, end)) for begin, finish in spans):
            if begin >= finish:
                continue
            if joined and begin <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(joined[-1][1], finish))
            else:
                joined.append((begin, finish))
        return joined

    def _settle(self, calendar: str, event: Json) -> None:
        """Check the times and write them as Calendar does; note when and what changed."""
        for edge in ("start", "end"):
            if not isinstance(event.get(edge), dict):
                raise google_error(400, f"Missing {edge} time.", "required")
            event[edge] = settled(event[edge], edge, self.zone(calendar))
        begin, finish = self.span(calendar, event)
        if finish < begin or ("date" in event["start"]) != ("date" in event["end"]):
            raise google_error(400, "The specified time range is empty.", "timeRangeEmpty")
        asked = event.get("conferenceData", {}).get("createRequest")
        if asked and "status" not in asked:
            event["conferenceData"] = {"createRequest": {**asked, "status": {"statusCode": "pending"}}}
        event["updated"] = rfc(datetime.fromtimestamp(self.clock(), UTC))
        event["etag"] = f'"{event["sequence"]}{hashlib.sha256(repr(event).encode()).hexdigest()[:12]}"'


def takes(event: Json, calendar: str) -> bool:
    """Whether an event makes its calendar's owner busy."""
    declined = any(
        one.get("email") == calendar and one.get("responseStatus") == "declined" for one in event.get("attendees", [])
    )
    free = event.get("transparency") == "transparent" or event["eventType"] in NEVER_BUSY
    return event["status"] != "cancelled" and not free and not declined


def conference(asked: Json) -> Json:
    """The Meet conference that a request made, the same one for the same request."""
    sign = hashlib.sha256(str(asked.get("requestId", "")).encode()).hexdigest().translate(str.maketrans("0123456789", "ghijklmnop"))
    code = f"{sign[:3]}-{sign[3:7]}-{sign[7:10]}"
    return {
        "createRequest": {**asked, "status": {"statusCode": "success"}},
        "conferenceId": code,
        "conferenceSolution": {"key": {"type": "hangoutsMeet"}, "name": "Google Meet"},
        "entryPoints": [{"entryPointType": "video", "uri": f"https://meet.google.com/{code}"}],
    }  # fmt: skip


def merged(old: Json, new: Json) -> Json:
    """JSON merge patch (RFC 7396), on a copy."""
    if not isinstance(new, dict):
        return new
    made = dict(old) if isinstance(old, dict) else {}
    for name, value in new.items():
        if value is None:
            made.pop(name, None)
        else:
            made[name] = merged(made.get(name), value)
    return made


def settled(given: Json, edge: str, zone: ZoneInfo) -> Json:
    """An event's edge as Calendar answers it: a date, or a time with offset and zone. Raises ApiError 400.

    A time without offset needs a zone beside it (Calendar's discovery document, `EventDateTime.dateTime`).
    """
    try:
        if given.get("date"):
            return {"date": date.fromisoformat(given["date"]).isoformat()}
        at = datetime.fromisoformat(given["dateTime"])
        named = given.get("timeZone")
        there = ZoneInfo(named) if named else zone
    except (KeyError, TypeError, ValueError, ZoneInfoNotFoundError) as error:
        raise google_error(400, f"Invalid {edge} time.", "invalid") from error
    if at.tzinfo is None and not named:
        raise google_error(400, f"Missing time zone definition for {edge} time.", "required")
    aware = at if at.tzinfo else at.replace(tzinfo=there)
    return {"dateTime": aware.astimezone(there).isoformat(), "timeZone": there.key}


def moment(edge: Json, zone: ZoneInfo) -> datetime:
    """A settled edge as a time; a date is its midnight in the calendar's zone."""
    if "date" in edge:
        return datetime.combine(date.fromisoformat(edge["date"]), time(), zone).astimezone(UTC)
    return datetime.fromisoformat(edge["dateTime"]).astimezone(UTC)


def rfc(at: datetime) -> str:
    """RFC 3339, UTC."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
