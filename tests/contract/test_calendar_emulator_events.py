"""The emulated Calendar expands recurring events on their own clock, and knows guests, answers and free time."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infra.emulators.gcalendar_recurrence import EVER, occurrences
from infra.emulators.http import Running
from infra.emulators.world import HOME_DOMAIN
from tests.contract.google_side import tell
from tests.contract.test_google_emulator_api import ANA, GRACE, TOM, client, status
from tests.contract.test_google_emulator_errors import HOSTILE, ask
from tests.contract.test_google_emulator_files_and_times import described, misfits

BERLIN = "Europe/Berlin"
ZONE = ZoneInfo(BERLIN)


def events(google: Running, who: str = TOM) -> Any:
    return client(google, "calendar", who).events()


def standup(*recurrence: str, day: str = "2031-03-24", **more: Any) -> dict[str, Any]:
    """An event at ten in Berlin, a Monday before the clocks go forward on the 30th, unless another day is given."""
    edges = ({"dateTime": f"{day}T{hour}:00:00", "timeZone": BERLIN} for hour in (10, 11))
    return {
        **dict(zip(("start", "end"), edges, strict=True)),
        "recurrence": list(recurrence),
        "summary": "Standup",
        **more,
    }


WINDOW = {"timeMin": "2031-03-20T00:00:00Z", "timeMax": "2031-04-20T00:00:00Z"}


def listed(google: Running, who: str = TOM, **asked: Any) -> list[dict[str, Any]]:
    asked = {"singleEvents": True, **WINDOW, **asked}
    answer = events(google, who).list(calendarId="primary", **asked).execute()
    assert misfits(described("calendar")["schemas"], {"$ref": "Events"}, answer, "Events") == []
    return [
        one for one in answer["items"] if one.get("summary") not in ("Busy", "Out of office", "Focus, may be booked")
    ]


def busy(google: Running, who: str = TOM) -> list[str]:
    """Starts of busy times in the window, in UTC."""
    answer = client(google, "calendar", who).freebusy().query(body={**WINDOW, "items": [{"id": who}]}).execute()
    return [one["start"] for one in answer["calendars"][who]["busy"]]


def starts(rows: list[dict[str, Any]]) -> list[str]:
    return [one["start"].get("dateTime", one["start"].get("date")) for one in rows]


# --- recurrence


def test_a_weekly_meeting_stays_at_its_hour_when_the_clocks_change(google: Running) -> None:
    events(google).insert(calendarId="primary", body=standup("RRULE:FREQ=WEEKLY;COUNT=3")).execute()
    assert busy(google) == ["2031-03-24T09:00:00Z", "2031-03-31T08:00:00Z", "2031-04-07T08:00:00Z"]
    assert starts(listed(google, orderBy="startTime")) == [
        "2031-03-24T10:00:00+01:00", "2031-03-31T10:00:00+02:00", "2031-04-07T10:00:00+02:00",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        (("RRULE:FREQ=DAILY;COUNT=3",), ["24", "25", "26"]),
        (("RRULE:FREQ=DAILY;INTERVAL=2;UNTIL=20310328T100000Z",), ["24", "26", "28"]),
        (("RRULE:FREQ=DAILY;UNTIL=20310325",), ["24", "25"]),
        (("RRULE:FREQ=DAILY;UNTIL=20310326T085959Z",), ["24", "25"]),
        (("RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4",), ["24", "26", "31", "02"]),
        (("RRULE:COUNT=2;FREQ=MONTHLY;BYDAY=4MO",), ["24"]),
        (("RRULE:FREQ=DAILY;COUNT=3", "EXDATE;TZID=Europe/Berlin:20310325T100000"), ["24", "26"]),
        (("RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20310325T090000Z"), ["24", "26"]),
        (("RDATE;TZID=Europe/Berlin:20310327T100000",), ["24", "27"]),
    ],
)  # fmt: skip
def test_a_recurrence_is_expanded_as_it_says(google: Running, lines: tuple[str, ...], days: list[str]) -> None:
    events(google).insert(calendarId="primary", body=standup(*lines)).execute()
    assert [start[8:10] for start in starts(listed(google))] == days
    assert len(busy(google)) == len(days)


def test_days_off_recur_in_the_calendars_own_zone(google: Running) -> None:
    body = {"summary": "Off", "start": {"date": "2031-03-28"}, "end": {"date": "2031-03-29"},
            "recurrence": ["RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE;VALUE=DATE:20310404"]}  # fmt: skip
    events(google).insert(calendarId="primary", body=body).execute()
    assert starts(listed(google)) == ["2031-03-28", "2031-04-11"]
    assert busy(google) == ["2031-03-27T23:00:00Z", "2031-04-10T22:00:00Z"]


@pytest.mark.parametrize(
    "lines",
    [
        ["RRULE:FREQ=HOURLY"], ["RRULE:FREQ=DAILY;INTERVAL=0"], ["RRULE:FREQ=DAILY;COUNT=-1"], ["RRULE:FREQ=SOMETIMES"],
        ["RRULE:FREQ=DAILY;BYDAY=XX"], ["FREQ=DAILY"], ["RRULE:FREQ=DAILY;UNTIL=soon"], ["EXDATE:tomorrow"],
        ["RRULE:FREQ=DAILY;FREQ=WEEKLY"], ["RRULE:FREQ=DAILY;BYSECOND=1"], [7], "RRULE:FREQ=DAILY",
    ],
)  # fmt: skip
def test_a_recurrence_that_cannot_be_followed_is_400_and_not_kept(google: Running, lines: Any) -> None:
    body = {**standup(), "recurrence": lines}
    assert ask(google, "POST", "/calendar/v3/calendars/primary/events", json.dumps(body).encode(), who=TOM)[0] == 400
    assert listed(google) == []


def test_a_recurring_time_without_a_zone_is_400(google: Running) -> None:
    body: dict[str, Any] = {"recurrence": ["RRULE:FREQ=DAILY"]}
    body |= {edge: {"dateTime": f"2031-03-24T1{hour}:00:00Z"} for hour, edge in enumerate(("start", "end"))}
    assert status(lambda: events(google).insert(calendarId="primary", body=body).execute()) == 400


RULES = st.builds(
    lambda freq, every, more: f"RRULE:FREQ={freq};INTERVAL={every}{more}",
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    st.integers(1, 5),
    st.sampled_from(["", ";COUNT=7", ";BYDAY=TU,TH", ";UNTIL=20340101T000000Z", ";BYMONTHDAY=31"]),
)


@settings(max_examples=60, deadline=None)
@given(RULES, st.integers(0, 900), st.integers(1, 400))
def test_a_window_holds_just_those_occurrences_that_touch_it(rule: str, offset: int, length: int) -> None:
    event = {**standup(rule), "id": "abcde"}
    start = datetime(2031, 1, 1, tzinfo=UTC) + timedelta(days=offset)
    end = start + timedelta(days=length)
    every = list(occurrences(event, ZONE, EVER[0], datetime(2036, 1, 1, tzinfo=UTC)))
    assert list(occurrences(event, ZONE, start, end)) == [at for at in every if at.ends > start and at.begins < end]
    assert all(at.begins.astimezone(ZONE).hour == 10 and at.ends - at.begins == timedelta(hours=1) for at in every)
    assert len({at.event_id for at in every}) == len(every)


@HOSTILE
@given(st.text("RULEFQ=DAIYWK;:0123TZ,-", max_size=30), st.sampled_from(["", "RRULE:FREQ=DAILY;", "EXDATE:", "RDATE:"]))
def test_no_recurrence_ends_without_an_answer(google: Running, text: str, before: str) -> None:
    body = json.dumps(standup(before + text)).encode()
    assert ask(google, "POST", "/calendar/v3/calendars/primary/events", body, who=TOM)[0] in (200, 400)


# --- one occurrence by itself


@pytest.fixture
def series(google: Running) -> str:
    body = standup("RRULE:FREQ=DAILY;COUNT=4", id="standup0")
    return str(events(google).insert(calendarId="primary", body=body).execute()["id"])


def test_an_occurrence_is_read_changed_and_cancelled_by_itself(google: Running, series: str) -> None:
    calendar = events(google)
    rows = calendar.instances(calendarId="primary", eventId=series).execute()["items"]
    assert [one["id"] for one in rows] == [f"{series}_203103{day}T090000Z" for day in (24, 25, 26, 27)]
    assert all(one["recurringEventId"] == series and "recurrence" not in one for one in rows)
    _, moved, gone, _ = (one["id"] for one in rows)
    later = {
        edge: {"dateTime": f"2031-03-25T{hour}:00:00", "timeZone": BERLIN}
        for edge, hour in (("start", 15), ("end", 16))
    }
    calendar.patch(calendarId="primary", eventId=moved, body={**later, "summary": "Moved"}).execute()
    calendar.delete(calendarId="primary", eventId=gone).execute()
    assert busy(google) == ["2031-03-24T09:00:00Z", "2031-03-25T14:00:00Z", "2031-03-27T09:00:00Z"]
    read = calendar.get(calendarId="primary", eventId=moved).execute()
    assert (read["summary"], read["originalStartTime"]["dateTime"]) == ("Moved", "2031-03-25T10:00:00+01:00")
    assert calendar.get(calendarId="primary", eventId=gone).execute()["status"] == "cancelled"
    assert status(lambda: calendar.get(calendarId="primary", eventId=f"{series}_20310401T090000Z").execute()) == 404
    assert status(lambda: calendar.delete(calendarId="primary", eventId=gone).execute()) == 410
    unexpanded = {one["id"]: one["status"] for one in listed(google, singleEvents=False)}
    assert unexpanded == {series: "confirmed", moved: "confirmed", gone: "cancelled"}


def test_a_deleted_series_is_gone_with_all_of_it(google: Running, series: str) -> None:
    calendar = events(google)
    calendar.patch(calendarId="primary", eventId=f"{series}_20310325T090000Z", body={"summary": "Moved"}).execute()
    calendar.delete(calendarId="primary", eventId=series).execute()
    assert listed(google) == listed(google, singleEvents=False) == []
    assert [one["id"] for one in listed(google, singleEvents=False, showDeleted=True)] == [series]
    assert busy(google) == []
    assert status(lambda: calendar.insert(calendarId="primary", body=standup(id=series)).execute()) == 409


def test_an_order_by_start_needs_single_events(google: Running, series: str) -> None:
    assert status(lambda: listed(google, singleEvents=False, orderBy="startTime")) == 400
    assert starts(listed(google, orderBy="startTime")) == sorted(starts(listed(google)))


def test_events_are_found_by_words_and_uid(google: Running, series: str) -> None:
    assert len(listed(google, q="standup")) == len(listed(google, iCalUID=f"{series}@google.com")) == 4
    assert listed(google, q="stand") == listed(google, iCalUID="other@google.com") == []


def test_an_update_replaces_and_a_patch_adds_and_takes_away(google: Running) -> None:
    calendar, body = events(google), standup(description="Daily", location="Berlin")
    del body["recurrence"]
    made = calendar.insert(calendarId="primary", body=body).execute()
    patched = calendar.patch(
        calendarId="primary", eventId=made["id"], body={"location": None, "summary": "New"}
    ).execute()
    assert (patched["summary"], patched["description"], "location" in patched) == ("New", "Daily", False)
    updated = calendar.update(calendarId="primary", eventId=made["id"], body={**body, "description": None}).execute()
    assert (updated["summary"], updated["location"], "description" in updated) == ("Standup", "Berlin", False)
    assert updated["sequence"] == 2
    assert updated["iCalUID"] == made["iCalUID"] == f"{made['id']}@google.com"
    assert misfits(described("calendar")["schemas"], {"$ref": "Event"}, updated, "Event") == []


# --- guests


@pytest.fixture
def invitation(google: Running) -> str:
    body = {**standup(), "attendees": [{"email": GRACE}, {"email": "eve@cold.example"}]}
    del body["recurrence"]
    return str(events(google).insert(calendarId="primary", body=body).execute()["id"])


def test_an_invitation_makes_a_guest_busy_until_they_decline(google: Running, invitation: str) -> None:
    (row,) = listed(google, GRACE)
    assert (row["id"], row["organizer"]["email"]) == (invitation, TOM)
    assert [one.get("self", False) for one in row["attendees"]] == [True, False]
    for answer, taken in (("tentative", True), ("declined", False), ("accepted", True)):
        attendees = {"attendees": [{"email": GRACE, "responseStatus": answer}]}
        events(google, GRACE).patch(calendarId="primary", eventId=invitation, body=attendees).execute()
        assert bool(busy(google, GRACE)) is taken
    assert busy(google) == busy(google, GRACE)
    assert listed(google, ANA) == []
    (mine,) = listed(google)
    assert [one.get("responseStatus") for one in mine["attendees"]] == ["accepted", None]


def test_a_guest_changes_nothing_but_their_answer(google: Running, invitation: str) -> None:
    calendar = events(google, GRACE)
    bodies: tuple[dict[str, Any], ...] = (
        {"summary": "Mine"},
        {"attendees": [{"email": "eve@cold.example", "responseStatus": "declined"}]},
    )
    for body in bodies:
        assert status(calendar.patch(calendarId="primary", eventId=invitation, body=body).execute) == 403
    calendar.delete(calendarId="primary", eventId=invitation).execute()
    assert (busy(google, GRACE), len(busy(google))) == ([], 1)


@pytest.mark.parametrize(
    ("more", "taken"),
    [
        ({"attendees": [{"email": TOM, "responseStatus": "declined"}]}, False),
        ({"attendees": [{"email": TOM, "responseStatus": "needsAction"}]}, True),
        ({"transparency": "transparent"}, False),
        ({"eventType": "workingLocation"}, False),
        ({"eventType": "focusTime"}, True),
        ({"status": "tentative"}, True),
    ],
)
def test_what_an_event_is_decides_whether_its_time_is_taken(google: Running, more: Any, taken: bool) -> None:
    body = standup("RRULE:FREQ=DAILY;COUNT=2", **more)
    events(google).insert(calendarId="primary", body=body).execute()
    assert bool(busy(google)) is taken


@pytest.mark.parametrize(
    "guests", [[{"email": "nobody"}], [{}], ["a@b.example"], [{"email": TOM, "responseStatus": "maybe"}]]
)
def test_a_guest_that_is_none_is_400(google: Running, guests: Any) -> None:
    body = json.dumps({**standup(), "attendees": guests}).encode()
    assert ask(google, "POST", "/calendar/v3/calendars/primary/events", body, who=TOM)[0] == 400


def test_a_calendar_tells_its_zone(google: Running) -> None:
    tell(google, "seed", {"calendar_shares": [{"calendar": TOM, "with": HOME_DOMAIN, "role": "reader"}]})
    code, answer = ask(google, "GET", f"/calendar/v3/calendars/{quote(TOM)}")
    assert (code, answer["timeZone"]) == (200, BERLIN)
    assert misfits(described("calendar")["schemas"], {"$ref": "Calendar"}, answer, "Calendar") == []
    assert ask(google, "GET", f"/calendar/v3/calendars/{quote(GRACE)}")[0] == 404
