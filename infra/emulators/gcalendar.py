"""A stateful Google Calendar: its paths, over the events of `gcalendar_events`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from infra.emulators.gcalendar_events import Calendars, rfc
from infra.emulators.google_answers import body_of, flag_of, google_error, missing, number_of, page_of, route
from infra.emulators.http import Emulator, Json, Request, Response

PREFIX = "/calendar/v3"
EVENTS = f"{PREFIX}/calendars/{{calendar}}/events"
EVENT = f"{EVENTS}/{{id}}"
LONGEST = timedelta(days=93)
"""The longest window that free/busy looks at: about three months."""
MOST_CALENDARS = 50


def routes(emulator: Emulator, calendars: Calendars, caller: Callable[[Request], str]) -> None:
    """Calendar's paths. Free/busy is seen across a domain, events only by their owner."""
    _free_busy(emulator, calendars, caller)
    _events(emulator, calendars, caller)


def _free_busy(emulator: Emulator, calendars: Calendars, caller: Callable[[Request], str]) -> None:
    def answered(item: Json, me: str, start: datetime, end: datetime, zone: ZoneInfo) -> Json:
        name = me if item["id"] == "primary" else str(item["id"]).lower()
        hidden = name not in calendars.events or name.rpartition("@")[2] != me.rpartition("@")[2]
        reason = calendars.unreadable.get(name) or ("notFound" if hidden else "")
        if reason:
            return {"errors": [{"domain": "global", "reason": reason}], "busy": []}
        spans = calendars.busy(name, start, end)
        return {"busy": [{"start": _in(zone, begin), "end": _in(zone, finish)} for begin, finish in spans]}

    @route(emulator, "POST", f"{PREFIX}/freeBusy")
    def free_busy(request: Request) -> Response:
        asked, me = body_of(request), caller(request)
        start, end = (_time(asked.get(name), name) for name in ("timeMin", "timeMax"))
        if end <= start:
            raise google_error(400, "The specified time range is empty.", "timeRangeEmpty")
        if end - start > LONGEST:
            raise google_error(400, "The requested time range is too long.", "timeRangeTooLong")
        items, zone = asked.get("items", []), _zone(asked.get("timeZone") or "UTC")
        if len(items) > min(asked.get("calendarExpansionMax", MOST_CALENDARS), MOST_CALENDARS):
            raise google_error(400, "Too many calendars requested.", "tooManyCalendarsRequested")
        found = {item["id"]: answered(item, me, start, end, zone) for item in items}
        body = {"kind": "calendar#freeBusy", "timeMin": rfc(start), "timeMax": rfc(end), "calendars": found}
        return Response(200, body)


def _events(emulator: Emulator, calendars: Calendars, caller: Callable[[Request], str]) -> None:
    def calendar_of(request: Request) -> str:
        me, name = caller(request), request.args["calendar"].lower()
        if name not in ("primary", me) or me not in calendars.events:
            raise missing("Not Found")
        return me

    @route(emulator, "GET", f"{PREFIX}/calendars/{{calendar}}")
    def calendar(request: Request) -> Response:
        name = calendar_of(request)
        body = {"kind": "calendar#calendar", "etag": '"1"', "id": name, "summary": name}
        return Response(200, body | {"timeZone": calendars.zone(name).key})

    @route(emulator, "POST", EVENTS)
    def insert(request: Request) -> Response:
        return Response(200, calendars.add(calendar_of(request), _given(request)))

    @route(emulator, "GET", EVENTS)
    def listed(request: Request) -> Response:
        name = calendar_of(request)
        found = _ordered(calendars, name, _matching(calendars, name, request), request)
        page, more = page_of(found, request, number_of(request, "maxResults", 250, 2500))
        body = {
            "kind": "calendar#events", "etag": '"1"', "summary": name, "timeZone": calendars.zone(name).key,
            "accessRole": "owner", "defaultReminders": [], "updated": rfc(datetime.fromtimestamp(calendars.clock(), UTC)),
        }  # fmt: skip
        return Response(200, {**body, "items": page, **more})

    @route(emulator, "GET", EVENT)
    def get(request: Request) -> Response:
        return Response(200, calendars.read(calendar_of(request), request.args["id"]))

    @route(emulator, "PATCH", EVENT)
    def patch(request: Request) -> Response:
        return Response(200, calendars.change(calendar_of(request), request.args["id"], _given(request)))

    @route(emulator, "DELETE", EVENT)
    def delete(request: Request) -> Response:
        calendars.cancel(calendar_of(request), request.args["id"])
        return Response(204)


def _given(request: Request) -> Json:
    """The event of a request; without the version parameter its conference is not looked at."""
    given = body_of(request)
    if request.first("conferenceDataVersion") != "1":
        given.pop("conferenceData", None)
    return given


def _matching(calendars: Calendars, name: str, request: Request) -> list[Any]:
    earliest, latest = (
        _time(request.first(edge), edge) if request.first(edge) else None for edge in ("timeMin", "timeMax")
    )
    kinds, word, uid = request.query.get("eventTypes", []), request.first("q").lower(), request.first("iCalUID")
    private = request.query.get("privateExtendedProperty", [])

    def fits(event: Json) -> bool:
        begin, finish = calendars.span(name, event)
        inside = (not earliest or finish > earliest) and (not latest or begin < latest)
        said = f"{event.get('summary', '')}\n{event.get('description', '')}\n{event.get('location', '')}".lower()
        marked = event.get("extendedProperties", {}).get("private", {})
        return (
            inside
            and (flag_of(request, "showDeleted") or event["status"] != "cancelled")
            and (not kinds or event["eventType"] in kinds)
            and word in said
            and uid in ("", event["iCalUID"])
            and all(one in {f"{key}={value}" for key, value in marked.items()} for one in private)
        )

    return [event for event in calendars.events[name].values() if fits(event)]


def _ordered(calendars: Calendars, name: str, found: list[Any], request: Request) -> list[Any]:
    order = request.first("orderBy")
    if order == "startTime" and not flag_of(request, "singleEvents"):
        raise google_error(400, "The requested ordering is not available for the particular query.", "invalid")
    if order == "updated":
        return sorted(found, key=lambda event: str(event["updated"]))
    return sorted(found, key=lambda event: calendars.span(name, event)) if order else found


def _time(text: object, name: str) -> datetime:
    """RFC 3339 with an offset. Raises ApiError 400."""
    try:
        at = datetime.fromisoformat(str(text))
    except ValueError as error:
        raise google_error(400, f"Invalid value for {name}: {text}", "badRequest") from error
    if at.tzinfo is None:
        raise google_error(400, f"Invalid value for {name}: an offset is required", "badRequest")
    return at.astimezone(UTC)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ValueError, ZoneInfoNotFoundError) as error:
        raise google_error(400, f"Invalid time zone: {name}", "invalid") from error


def _in(zone: ZoneInfo, at: datetime) -> str:
    return at.astimezone(zone).isoformat().replace("+00:00", "Z")
