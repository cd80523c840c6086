"""A stateful Google Calendar: events, who may see them, and the free/busy that follows from them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from infra.emulators.google_answers import body_of, checked, google_error, missing, paged
from infra.emulators.http import ApiError, Emulator, Json, Request, Response

EVENT_ID = re.compile(r"[a-v0-9]{5,1024}\Z")
ROLES = ("", "freeBusyReader", "reader", "writer", "owner")
"""What one may do with a calendar, each all that those before it may; the first may nothing."""
TOLD_TO_ALL = ("kind", "id", "status", "start", "end")
MOST_CALENDARS = 50


class Calendars:
    """Events by calendar and id. `unreadable` calendars answer free/busy with an error, at HTTP 200."""

    def __init__(self, clock: Callable[[], float], numbers: Iterator[int]) -> None:
        self.clock, self.numbers = clock, numbers
        self.events: dict[str, dict[str, Json]] = {}
        self.zones: dict[str, str] = {}
        self.unreadable: dict[str, str] = {}
        self.shares: dict[str, dict[str, str]] = {}
        """Calendar to address, or a whole domain, to role."""

    def clear(self) -> None:
        """Forget everything."""
        self.events.clear()
        self.unreadable.clear()
        self.shares.clear()

    def allows(self, calendar: str, who: str, role: str) -> bool:
        """Whether somebody has this role, or a greater one, in a calendar. Their own calendar is theirs."""
        shares = self.shares.get(calendar, {})
        held = "owner" if who == calendar else shares.get(who) or shares.get(who.rpartition("@")[2], "")
        return calendar in self.events and ROLES.index(held) >= ROLES.index(role)

    def add(self, calendar: str, event: Json) -> Json:
        """A new event. Raises ApiError 400 for a bad id or bad times, 409 for an id that is taken."""
        event_id = event.get("id") or f"event{next(self.numbers)}"
        if not EVENT_ID.match(event_id):
            raise google_error(400, "Invalid resource id value.", "invalid")
        events = self.events.setdefault(calendar, {})
        if event_id in events:
            raise google_error(409, "The requested identifier already exists.", "duplicate")
        self.span(calendar, event)
        made = {"kind": "calendar#event", "status": "confirmed", "eventType": "default", **event, "id": event_id}
        created = event.get("conferenceData", {}).get("createRequest")
        if created:
            made["conferenceData"] = {"createRequest": {**created, "status": {"statusCode": "pending"}}}
        events[event_id] = made
        return made

    def span(self, calendar: str, event: Json) -> tuple[datetime, datetime]:
        """Start and end of an event, aware. Raises ApiError 400 where they are none."""
        zone = ZoneInfo(self.zones.get(calendar, "UTC"))
        start, end = (moment(event.get(edge), edge, zone) for edge in ("start", "end"))
        if end < start:
            raise empty_range()
        return start, end

    def busy(self, calendar: str, start: datetime, end: datetime) -> list[tuple[datetime, datetime]]:
        """Merged busy times within a window; the end is exclusive."""
        spans = sorted(
            self.span(calendar, event)
            for event in self.events.get(calendar, {}).values()
            if event["status"] != "cancelled" and event.get("transparency") != "transparent"
        )
        merged: list[tuple[datetime, datetime]] = []
        for begin, finish in spans:
            begin, finish = max(begin, start), min(finish, end)
            if begin >= finish:
                continue
            if merged and begin <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(merged[-1][1], finish))
            else:
                merged.append((begin, finish))
        return merged

    def told(self, calendar: str, event: Json, who: str) -> Json:
        """An event as somebody may see it: who may see free/busy only is told when, not what."""
        if self.allows(calendar, who, "reader"):
            return event
        return {name: event[name] for name in TOLD_TO_ALL if name in event} | {"visibility": "private"}


def routes(emulator: Emulator, calendars: Calendars, caller: Callable[[Request], str]) -> None:
    """Calendar's paths."""

    def calendar_of(request: Request, *, write: bool = False) -> str:
        me, name = caller(request), request.args["calendar"]
        name = me if name == "primary" else name
        if not calendars.allows(name, me, "freeBusyReader"):
            raise google_error(404, "Not Found", "notFound")
        if write and not calendars.allows(name, me, "writer"):
            what = "You need to have writer access to this calendar."
            raise google_error(403, what, "requiredAccessLevel", domain="calendar")
        return name

    def event_of(request: Request, *, write: bool = False) -> Json:
        event = calendars.events[calendar_of(request, write=write)].get(request.args["id"])
        if event is None:
            raise missing()
        return event

    @emulator.route("POST", "/calendar/v3/freeBusy")
    def free_busy(request: Request) -> Response:
        asked = body_of(request, timeMin=str, timeMax=str, items=list)
        start, end = (instant(asked.get(name), name) for name in ("timeMin", "timeMax"))
        if end <= start:
            raise empty_range()
        ids = [str(checked(one, "items", id=str).get("id", "")) for one in asked.get("items", [])]
        found: dict[str, Json] = {}
        for one in ids:
            name = caller(request) if one == "primary" else one
            reason = "tooManyCalendarsRequested" if len(ids) > MOST_CALENDARS else calendars.unreadable.get(name, "")
            if not reason and not calendars.allows(name, caller(request), "freeBusyReader"):
                reason = "notFound"
            if reason:
                found[one] = {"errors": [{"domain": "global", "reason": reason}], "busy": []}
            else:
                spans = calendars.busy(name, start, end)
                found[one] = {"busy": [{"start": rfc(begin), "end": rfc(finish)} for begin, finish in spans]}
        window = {"timeMin": rfc(start), "timeMax": rfc(end)}
        return Response(200, {"kind": "calendar#freeBusy", **window, "calendars": found})

    @emulator.route("POST", "/calendar/v3/calendars/{calendar}/events")
    def insert(request: Request) -> Response:
        event = body_of(request, id=str, conferenceData=dict)
        if request.first("conferenceDataVersion") != "1":
            event.pop("conferenceData", None)
        return Response(200, calendars.add(calendar_of(request, write=True), event))

    @emulator.route("GET", "/calendar/v3/calendars/{calendar}/events")
    def listed(request: Request) -> Response:
        name = calendar_of(request)
        earliest, latest = (
            instant(request.first(edge), edge) if request.first(edge) else None for edge in ("timeMin", "timeMax")
        )
        kinds = request.query.get("eventTypes", [])
        found = []
        for event in calendars.events[name].values():
            begin, finish = calendars.span(name, event)
            outside = (earliest and finish <= earliest) or (latest and begin >= latest)
            if not outside and (not kinds or event["eventType"] in kinds):
                found.append((begin, event))
        ordered = sorted(found, key=lambda pair: pair[0])
        items = [calendars.told(name, event, caller(request)) for _, event in ordered]
        page = paged("items", items, request, most=2500)
        return Response(200, {"kind": "calendar#events", "items": [], **page})

    @emulator.route("GET", "/calendar/v3/calendars/{calendar}/events/{id}")
    def get(request: Request) -> Response:
        event = event_of(request)
        conference = event.get("conferenceData", {}).get("createRequest")
        if conference:  # a Meet link is made a moment after the event
            conference["status"] = {"statusCode": "success"}
        return Response(200, calendars.told(calendar_of(request), event, caller(request)))

    @emulator.route("PATCH", "/calendar/v3/calendars/{calendar}/events/{id}")
    def patch(request: Request) -> Response:
        event = event_of(request, write=True)
        changed = {**event, **body_of(request, status=str), "id": event["id"]}
        calendars.span(calendar_of(request), changed)
        event.update(changed)
        return Response(200, event)

    @emulator.route("DELETE", "/calendar/v3/calendars/{calendar}/events/{id}")
    def delete(request: Request) -> Response:
        event_of(request, write=True)["status"] = "cancelled"
        return Response(204)


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
