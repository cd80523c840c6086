"""The state of the emulated Calendar: events with their occurrences and guests, who may see them, and what is busy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from infra.emulators.gcalendar_recurrence import EVER, check, master_of, occurrences
from infra.emulators.gcalendar_times import empty_range, moment, rfc
from infra.emulators.google_answers import checked, google_error, missing
from infra.emulators.http import Json

EVENT_ID = re.compile(r"[a-v0-9]{5,1024}\Z")
ROLES = ("", "freeBusyReader", "reader", "writer", "owner")
"""What one may do with a calendar, each all that those before it may; the first may nothing."""
TOLD_TO_ALL = ("kind", "id", "status", "start", "end", "recurringEventId", "originalStartTime")
RESPONSES = ("needsAction", "declined", "tentative", "accepted")
STATUSES = ("confirmed", "tentative", "cancelled")
READ_ONLY = frozenset({
    "kind", "created", "updated", "creator", "organizer", "htmlLink", "sequence", "etag", "recurringEventId",
    "originalStartTime",
})  # fmt: skip
"""What Google says of an event, and nobody tells it."""


class Timed(NamedTuple):
    """An event at one time, both edges aware."""

    begins: datetime
    ends: datetime
    event: Json


class Calendars:
    """Events by calendar and id. `unreadable` calendars answer free/busy with an error, at HTTP 200."""

    def __init__(self, clock: Callable[[], float], numbers: Iterator[int]) -> None:
        self.clock, self.numbers = clock, numbers
        self.events: dict[str, dict[str, Json]] = {}
        """An occurrence that was changed or cancelled by itself stands here under its own id."""
        self.zones: dict[str, str] = {}
        self.unreadable: dict[str, str] = {}
        self.shares: dict[str, dict[str, str]] = {}
        """Calendar to address, or a whole domain, to role."""

    def clear(self) -> None:
        """Forget everything."""
        self.events.clear()
        self.unreadable.clear()
        self.shares.clear()

    def zone(self, calendar: str) -> ZoneInfo:
        """The zone of a calendar's own clock."""
        return ZoneInfo(self.zones.get(calendar, "UTC"))

    def role(self, calendar: str, who: str) -> str:
        """What somebody may do with a calendar; their own is theirs."""
        shares = self.shares.get(calendar, {})
        held = "owner" if who == calendar else shares.get(who) or shares.get(who.rpartition("@")[2], "")
        return held if calendar in self.events else ""

    def allows(self, calendar: str, who: str, role: str) -> bool:
        """Whether somebody has this role, or a greater one, in a calendar."""
        return calendar in self.events and ROLES.index(self.role(calendar, who)) >= ROLES.index(role)

    def add(self, calendar: str, event: Json, creator: str = "") -> Json:
        """A new event. Raises ApiError 400 for a bad id, times or recurrence, 409 for an id that is taken."""
        event_id = event.get("id") or f"event{next(self.numbers)}"
        if not EVENT_ID.match(event_id):
            raise google_error(400, "Invalid resource id value.", "invalid")
        events = self.events.setdefault(calendar, {})
        if event_id in events:
            raise google_error(409, "The requested identifier already exists.", "duplicate")
        given = {**_writable(event), "id": event_id}
        event = {name: value for name, value in given.items() if value is not None}
        self.check(calendar, event)
        now = rfc(datetime.fromtimestamp(self.clock(), UTC))
        made = {
            "kind": "calendar#event", "status": "confirmed", "eventType": "default", "created": now, "sequence": 0,
            "iCalUID": f"{event_id}@google.com", "htmlLink": f"https://www.google.com/calendar/event?eid={event_id}",
            "creator": {"email": creator or calendar}, "reminders": {"useDefault": True},
            **event, "updated": now, "organizer": {"email": calendar},
        }  # fmt: skip
        created = event.get("conferenceData", {}).get("createRequest")
        if created:
            made["conferenceData"] = {"createRequest": {**created, "status": {"statusCode": "pending"}}}
        events[event_id] = made
        return made

    def change(self, calendar: str, event: Json, fields: Json) -> Json:
        """Fields of an event, set, or taken away by null. An occurrence that is changed stands for itself from then on."""
        at = rfc(datetime.fromtimestamp(self.clock(), UTC))
        merged = {
            **event,
            **_writable(fields),
            "id": event["id"],
            "updated": at,
            "sequence": event.get("sequence", 0) + 1,
        }
        changed = {name: value for name, value in merged.items() if value is not None}
        self.check(calendar, changed)
        self.events[calendar][event["id"]] = changed
        return changed

    def event(self, calendar: str, event_id: str) -> Json:
        """An event, or one occurrence, as the calendar has it. Raises ApiError 404."""
        for event in self._entries(calendar):
            if event["id"] == event_id:
                return event
            if event["id"] == master_of(event_id) and "recurrence" in event:
                at = next(
                    (one for one in occurrences(event, self.zone(calendar), *EVER) if one.event_id == event_id), None
                )
                if at and not any(one["id"] == event_id for one in self._entries(calendar)):
                    return _instance(event, at.event_id, at.fields)
        raise missing()

    def check(self, calendar: str, event: Json) -> None:
        """Raises ApiError 400 for times, a recurrence or guests that are none."""
        self.span(calendar, event)
        if event.get("status", "confirmed") not in STATUSES:
            raise google_error(400, "Invalid status.", "invalid")
        check(event, self.zone(calendar))
        for guest in checked(event, "event", attendees=list).get("attendees", []):
            known = checked(guest, "attendees", email=str, responseStatus=str)
            if "@" not in known.get("email", "") or known.get("responseStatus", "needsAction") not in RESPONSES:
                raise google_error(400, "Invalid attendee email.", "invalid")

    def span(self, calendar: str, event: Json) -> tuple[datetime, datetime]:
        """Start and end of an event, aware; a recurring one's first. Raises ApiError 400 where they are none."""
        start, end = (moment(event.get(edge), edge, self.zone(calendar)) for edge in ("start", "end"))
        if end < start:
            raise empty_range()
        return start, end

    def singles(self, calendar: str, start: datetime, end: datetime) -> Iterator[Timed]:
        """All events that touch a window, each occurrence by itself, cancelled ones too."""
        entries = list(self._entries(calendar))
        changed = {event["id"] for event in entries}
        for event in entries:
            if "recurrence" not in event:
                yield from self._within(calendar, event, start, end)
            elif event["status"] != "cancelled":
                for at in occurrences(event, self.zone(calendar), start, end):
                    if at.event_id not in changed:
                        yield Timed(at.begins, at.ends, _instance(event, at.event_id, at.fields))

    def masters(self, calendar: str, start: datetime, end: datetime) -> Iterator[Timed]:
        """The same with a recurring event once, if one of its occurrences is in the window."""
        for event in self._entries(calendar):
            if "recurrence" not in event:
                yield from self._within(calendar, event, start, end)
            elif any(occurrences(event, self.zone(calendar), start, end)):
                yield Timed(*self.span(calendar, event), event)

    def busy(self, calendar: str, start: datetime, end: datetime) -> list[tuple[datetime, datetime]]:
        """Merged busy times within a window; the end is exclusive."""
        taken = sorted(
            (one.begins, one.ends) for one in self.singles(calendar, start, end) if takes(calendar, one.event)
        )
        merged: list[tuple[datetime, datetime]] = []
        for begins, ends in taken:
            begins, ends = max(begins, start), min(ends, end)
            if begins >= ends:
                continue
            if merged and begins <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(merged[-1][1], ends))
            else:
                merged.append((begins, ends))
        return merged

    def told(self, calendar: str, event: Json, who: str) -> Json:
        """An event as somebody may see it: who may see free/busy only is told when, not what."""
        if not self.allows(calendar, who, "reader"):
            return {name: event[name] for name in TOLD_TO_ALL if name in event} | {"visibility": "private"}
        guests = [{**guest, **_is_self(guest["email"], calendar)} for guest in event.get("attendees", [])]
        organizer = {**event["organizer"], **_is_self(event["organizer"]["email"], calendar)}
        return {**event, "organizer": organizer, **({"attendees": guests} if guests else {})}

    def _within(self, calendar: str, event: Json, start: datetime, end: datetime) -> Iterator[Timed]:
        begins, ends = self.span(calendar, event)
        if ends > start and begins < end:
            yield Timed(begins, ends, event)

    def _entries(self, calendar: str) -> Iterator[Json]:
        """What stands in a calendar: its own events, and those of others that its owner is a guest of."""
        yield from _standing(self.events[calendar])
        for other, events in self.events.items():
            if other != calendar:
                yield from (event for event in _standing(events) if guest_of(event, calendar))


def _standing(events: dict[str, Json]) -> Iterator[Json]:
    """Without what was changed of a recurring event that was deleted since."""
    gone = {event["id"] for event in events.values() if _cancelled(event)}
    yield from (event for event in events.values() if event.get("recurringEventId") not in gone)


def takes(calendar: str, event: Json) -> bool:
    """Whether an event makes its calendar's owner busy."""
    declined = (guest_of(event, calendar) or {}).get("responseStatus") == "declined"
    free = event.get("transparency") == "transparent" or event["eventType"] == "workingLocation"
    return not (_cancelled(event) or declined or free)


def guest_of(event: Json, address: str) -> Json:
    """How somebody is invited to an event; None if not."""
    return next((guest for guest in event.get("attendees", []) if guest["email"].lower() == address), None)


def _cancelled(event: Json) -> bool:
    return bool(event["status"] == "cancelled")


def _writable(fields: Json) -> Json:
    """The fields that may be told; no rules at all are no recurrence, and what every event has is not taken away."""
    told = {name: value for name, value in fields.items() if name not in READ_ONLY}
    for name in ("status", "eventType", "iCalUID"):
        if told.get(name, "") is None:
            del told[name]
    return told | {"recurrence": None} if told.get("recurrence") == [] else told


def _instance(master: Json, event_id: str, fields: Json) -> Json:
    return {**{name: value for name, value in master.items() if name != "recurrence"}, **fields, "id": event_id}


def _is_self(address: str, calendar: str) -> Json:
    return {"self": True} if address.lower() == calendar else {}
