"""A stateful Google Calendar: events, and the free/busy that follows from them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from infra.emulators.gmail import google_error, missing, paged
from infra.emulators.http import Emulator, Json, Request, Response

EVENT_ID = re.compile(r"[a-v0-9]{5,1024}\Z")


class Calendars:
    """Events by calendar and id. `unreadable` calendars answer free/busy with an error, at HTTP 200."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.events: dict[str, dict[str, Json]] = {}
        self.zones: dict[str, str] = {}
        self.unreadable: dict[str, str] = {}
        self._made = 0

    def clear(self) -> None:
        """Forget everything."""
        self.events.clear()
        self.unreadable.clear()

    def add(self, calendar: str, event: Json) -> Json:
        """A new event. Raises ApiError 400 for a bad id or no time, 409 for an id that is taken."""
        self._made += 1
        event_id = event.get("id") or f"event{self._made:08}"
        if not EVENT_ID.match(event_id):
            raise google_error(400, "Invalid resource id value.", "invalid")
        events = self.events.setdefault(calendar, {})
        if event_id in events:
            raise google_error(409, "The requested identifier already exists.", "duplicate")
        if "start" not in event or "end" not in event:
            raise google_error(400, "Missing end time.", "required")
        made = {"kind": "calendar#event", "status": "confirmed", "eventType": "default", **event, "id": event_id}
        created = event.get("conferenceData", {}).get("createRequest")
        if created:
            made["conferenceData"] = {"createRequest": {**created, "status": {"statusCode": "pending"}}}
        events[event_id] = made
        return made

    def span(self, calendar: str, event: Json) -> tuple[datetime, datetime]:
        """Start and end of an event, aware."""
        zone = ZoneInfo(self.zones.get(calendar, "UTC"))
        return moment(event["start"], zone), moment(event["end"], zone)

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


def routes(emulator: Emulator, calendars: Calendars, caller: Callable[[Request], str]) -> None:
    """Calendar's paths."""

    def calendar_of(request: Request) -> str:
        name = request.args["calendar"]
        name = caller(request) if name == "primary" else name
        if name not in calendars.events:
            raise google_error(404, "Not Found", "notFound")
        return name

    @emulator.route("POST", "/calendar/v3/freeBusy")
    def free_busy(request: Request) -> Response:
        asked = request.json()
        start, end = (datetime.fromisoformat(asked[name]).astimezone(UTC) for name in ("timeMin", "timeMax"))
        if end <= start:
            raise google_error(400, "The specified time range is empty.", "timeRangeEmpty")
        found: dict[str, Json] = {}
        for item in asked.get("items", []):
            name = caller(request) if item["id"] == "primary" else item["id"]
            reason = calendars.unreadable.get(name) or ("" if name in calendars.events else "notFound")
            if reason:
                found[item["id"]] = {"errors": [{"domain": "global", "reason": reason}], "busy": []}
            else:
                spans = calendars.busy(name, start, end)
                found[item["id"]] = {"busy": [{"start": rfc(one), "end": rfc(other)} for one, other in spans]}
        return Response(
            200, {"kind": "calendar#freeBusy", "timeMin": rfc(start), "timeMax": rfc(end), "calendars": found}
        )

    @emulator.route("POST", "/calendar/v3/calendars/{calendar}/events")
    def insert(request: Request) -> Response:
        event = dict(request.json())
        if request.first("conferenceDataVersion") != "1":
            event.pop("conferenceData", None)
        return Response(200, calendars.add(calendar_of(request), event))

    @emulator.route("GET", "/calendar/v3/calendars/{calendar}/events")
    def listed(request: Request) -> Response:
        name = calendar_of(request)
        earliest, latest = (request.first(edge) for edge in ("timeMin", "timeMax"))
        kinds = request.query.get("eventTypes", [])
        found = []
        for event in calendars.events[name].values():
            begin, finish = calendars.span(name, event)
            outside = (earliest and finish <= datetime.fromisoformat(earliest)) or (
                latest and begin >= datetime.fromisoformat(latest)
            )
            if not outside and (not kinds or event["eventType"] in kinds):
                found.append((begin, event))
        items = [event for _, event in sorted(found, key=lambda pair: pair[0])]
        page = paged("items", items, request)
        page.pop("resultSizeEstimate")
        return Response(200, {"kind": "calendar#events", "items": [], **page})

    @emulator.route("GET", "/calendar/v3/calendars/{calendar}/events/{id}")
    def get(request: Request) -> Response:
        event = calendars.events[calendar_of(request)].get(request.args["id"])
        if event is None:
            raise missing()
        conference = event.get("conferenceData", {}).get("createRequest")
        if conference:  # a Meet link is made a moment after the event
            conference["status"] = {"statusCode": "success"}
        return Response(200, event)

    @emulator.route("PATCH", "/calendar/v3/calendars/{calendar}/events/{id}")
    def patch(request: Request) -> Response:
        events = calendars.events[calendar_of(request)]
        if request.args["id"] not in events:
            raise missing()
        events[request.args["id"]] |= request.json()
        return Response(200, events[request.args["id"]])

    @emulator.route("DELETE", "/calendar/v3/calendars/{calendar}/events/{id}")
    def delete(request: Request) -> Response:
        events = calendars.events[calendar_of(request)]
        if request.args["id"] not in events:
            raise missing()
        events[request.args["id"]]["status"] = "cancelled"
        return Response(204)


def moment(given: Json, zone: ZoneInfo) -> datetime:
    """An event's edge, aware: a time with offset, a time in a named zone, or a whole day."""
    if "date" in given:
        return datetime.combine(date.fromisoformat(given["date"]), time(), zone)
    at = datetime.fromisoformat(given["dateTime"])
    return at if at.tzinfo else at.replace(tzinfo=ZoneInfo(given.get("timeZone", zone.key)))


def rfc(at: datetime) -> str:
    """RFC 3339, UTC."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def day(now: float, zone: str, days: int) -> datetime:
    """Midnight in a zone, so many days from now."""
    here = datetime.fromtimestamp(now, ZoneInfo(zone)).replace(hour=0, minute=0, second=0, microsecond=0)
    return here + timedelta(days=days)
