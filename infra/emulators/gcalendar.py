"""Google Calendar's paths: free/busy, and events with their occurrences."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from infra.emulators.gcalendar_events import READ_ONLY, Calendars, Timed, guest_of
from infra.emulators.gcalendar_recurrence import EVER
from infra.emulators.gcalendar_times import empty_range, instant, rfc
from infra.emulators.google_answers import bad_parameter, body_of, checked, google_error, paged
from infra.emulators.google_words import has_phrase
from infra.emulators.http import Emulator, Json, Request, Response

EVENTS = "/calendar/v3/calendars/{calendar}/events"
MOST_CALENDARS = 50
USUAL_PAGE, MOST_EVENTS = 250, 2500
CalendarOf = Callable[..., str]
"""The calendar that a request names. Raises ApiError 404 where the caller may not see it, 403 where not write."""


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

    _free_busy(emulator, calendars, caller)
    _reading(emulator, calendars, caller, calendar_of)
    _writing(emulator, calendars, caller, calendar_of)


def _free_busy(emulator: Emulator, calendars: Calendars, caller: Callable[[Request], str]) -> None:
    @emulator.route("POST", "/calendar/v3/freeBusy")
    def free_busy(request: Request) -> Response:
        asked, me = body_of(request, timeMin=str, timeMax=str, items=list), caller(request)
        start, end = (instant(asked.get(name), name) for name in ("timeMin", "timeMax"))
        if end <= start:
            raise empty_range()
        ids = [str(checked(item, "items", id=str).get("id", "")) for item in asked.get("items", [])]
        told: dict[str, Json] = {}
        for calendar_id in ids:
            name = me if calendar_id == "primary" else calendar_id
            reason = "tooManyCalendarsRequested" if len(ids) > MOST_CALENDARS else calendars.unreadable.get(name, "")
            if not reason and not calendars.allows(name, me, "freeBusyReader"):
                reason = "notFound"
            if reason:
                told[calendar_id] = {"errors": [{"domain": "global", "reason": reason}], "busy": []}
            else:
                spans = calendars.busy(name, start, end)
                told[calendar_id] = {"busy": [{"start": rfc(begins), "end": rfc(ends)} for begins, ends in spans]}
        window = {"timeMin": rfc(start), "timeMax": rfc(end)}
        return Response(200, {"kind": "calendar#freeBusy", **window, "calendars": told})


def _reading(
    emulator: Emulator, calendars: Calendars, caller: Callable[[Request], str], calendar_of: CalendarOf
) -> None:
    @emulator.route("GET", EVENTS)
    def listed(request: Request) -> Response:
        name, (start, end) = calendar_of(request), _window(request)
        single = request.first("singleEvents") == "true"
        timed = (calendars.singles if single else calendars.masters)(name, start, end)
        kept = [at for at in timed if _asked_for(at.event, request, single)]
        return _page(name, _ordered(kept, request, single), request)

    @emulator.route("GET", f"{EVENTS}/{{id}}/instances")
    def instances(request: Request) -> Response:
        name, (start, end), event_id = calendar_of(request), _window(request), request.args["id"]
        calendars.event(name, event_id)
        timed = [at for at in calendars.singles(name, start, end) if at.event.get("recurringEventId") == event_id]
        return _page(name, sorted((at for at in timed if _asked_for(at.event, request, True)), key=_begins), request)

    @emulator.route("GET", f"{EVENTS}/{{id}}")
    def get(request: Request) -> Response:
        name = calendar_of(request)
        event = calendars.event(name, request.args["id"])
        conference = event.get("conferenceData", {}).get("createRequest")
        if conference:  # a Meet link is made a moment after the event
            conference["status"] = {"statusCode": "success"}
        return Response(200, calendars.told(name, event, caller(request)))

    @emulator.route("GET", "/calendar/v3/calendars/{calendar}")
    def calendar(request: Request) -> Response:
        name = calendar_of(request)
        shown = {"kind": "calendar#calendar", "id": name, "summary": name, "timeZone": calendars.zone(name).key}
        return Response(200, shown)

    def _page(name: str, timed: Iterable[Timed], request: Request) -> Response:
        items = [calendars.told(name, at.event, caller(request)) for at in timed]
        page = paged("items", items, request, usual=USUAL_PAGE, most=MOST_EVENTS)
        head = {"kind": "calendar#events", "summary": name, "timeZone": calendars.zone(name).key}
        head["accessRole"] = calendars.role(name, caller(request))
        return Response(200, {**head, "defaultReminders": [], "items": [], **page})


def _writing(
    emulator: Emulator, calendars: Calendars, caller: Callable[[Request], str], calendar_of: CalendarOf
) -> None:
    def written(request: Request, fields: Json) -> Response:
        """An event with changed fields: its organizer may change all, a guest how they answer."""
        name = calendar_of(request, write=True)
        event = calendars.event(name, request.args["id"])
        home = event["organizer"]["email"]
        if home != name:
            fields = _answer(event, fields, name)
        changed = calendars.change(home, event, fields)
        return Response(200, calendars.told(name, changed, caller(request)))

    @emulator.route("POST", EVENTS)
    def insert(request: Request) -> Response:
        name, event = calendar_of(request, write=True), body_of(request, id=str, status=str, conferenceData=dict)
        if request.first("conferenceDataVersion") != "1":
            event.pop("conferenceData", None)
        made = calendars.add(name, event, caller(request))
        return Response(200, calendars.told(name, made, caller(request)))

    @emulator.route("PATCH", f"{EVENTS}/{{id}}")
    def patch(request: Request) -> Response:
        return written(request, body_of(request, status=str))

    @emulator.route("PUT", f"{EVENTS}/{{id}}")
    def update(request: Request) -> Response:
        event = calendars.event(calendar_of(request, write=True), request.args["id"])
        kept = {*READ_ONLY, "status", "eventType", "iCalUID", "reminders"}
        gone = dict.fromkeys(name for name in event if name not in kept)
        return written(request, {**gone, **body_of(request, status=str)})

    @emulator.route("DELETE", f"{EVENTS}/{{id}}")
    def delete(request: Request) -> Response:
        name = calendar_of(request, write=True)
        event = calendars.event(name, request.args["id"])
        if event["status"] == "cancelled":
            raise google_error(410, "Resource has been deleted", "deleted")
        home = event["organizer"]["email"]
        answer = {"attendees": [{"email": name, "responseStatus": "declined"}]}
        calendars.change(home, event, {"status": "cancelled"} if home == name else _answer(event, answer, name))
        return Response(204)


def _answer(event: Json, fields: Json, guest: str) -> Json:
    """How a guest answers. Raises ApiError 403 for a change that is the organizer's."""
    answers = checked(fields, "event", attendees=list).get("attendees", [])
    answer = guest_of({"attendees": [one for one in answers if "email" in checked(one, "attendees", email=str)]}, guest)
    if set(fields) != {"attendees"} or answer is None:
        what = "Shared properties can only be changed by the organizer of the event."
        raise google_error(403, what, "forbiddenForNonOrganizer", domain="calendar")
    known = event["attendees"]
    return {"attendees": [{**one, **answer} if one["email"].lower() == guest else one for one in known]}


def _window(request: Request) -> tuple[datetime, datetime]:
    """What a list asks for, ever where it does not say. Raises ApiError 400."""
    start, end = (
        instant(request.first(edge), edge) if request.first(edge) else ever
        for edge, ever in zip(("timeMin", "timeMax"), EVER, strict=True)
    )
    return start, end


def _asked_for(event: Json, request: Request, single: bool) -> bool:
    """Whether a list shows an event: by type, words, UID; a cancelled one only on demand, or as an exception."""
    exception = "recurringEventId" in event and not single
    kinds = request.query.get("eventTypes", [])
    text = " ".join(str(event.get(name, "")) for name in ("summary", "description", "location"))
    guests = " ".join(f"{one['email']} {one.get('displayName', '')}" for one in event.get("attendees", []))
    return (
        (event["status"] != "cancelled" or exception or request.first("showDeleted") == "true")
        and (not kinds or event["eventType"] in kinds)
        and (not request.first("q") or has_phrase(f"{text} {guests}", request.first("q")))
        and request.first("iCalUID") in ("", event["iCalUID"])
    )


def _ordered(timed: list[Timed], request: Request, single: bool) -> list[Timed]:
    """By start; by the last change where asked for. Raises ApiError 400: only single events are in order of start."""
    order = request.first("orderBy")
    if order not in ("", "startTime", "updated"):
        raise bad_parameter(request, "orderBy")
    if order == "startTime" and not single:
        what = "The requested ordering is not available for the particular query."
        raise google_error(400, what, "badRequest")
    return sorted(timed, key=lambda at: at.event["updated"]) if order == "updated" else sorted(timed, key=_begins)


def _begins(at: Timed) -> datetime:
    return at.begins
