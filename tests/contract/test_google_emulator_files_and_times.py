"""The emulated Calendar and Drive keep their promises, and all three answer as Google's discovery documents say."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from infra.emulators.google_description import description, methods
from infra.emulators.google_world import OPEN_RESOURCES, SALES_LIBRARY
from infra.emulators.http import Running
from tests.contract.test_google_emulator_api import ANA, GRACE, TOM, VERSIONS, client, mail, status
from tests.living import get, post

DAY = datetime(2031, 3, 5, tzinfo=UTC)
FAR = "calendar of nobody"


def at(hour: float) -> str:
    return (DAY + timedelta(hours=hour)).isoformat()


def event(start: float, end: float, **more: Any) -> dict[str, Any]:
    return {"start": {"dateTime": at(start)}, "end": {"dateTime": at(end)}, **more}


def busy(google: Running, start: float, end: float, who: str = ANA) -> Any:
    body = {"timeMin": at(start), "timeMax": at(end), "items": [{"id": who}]}
    return client(google, "calendar").freebusy().query(body=body).execute()["calendars"][who]


def hours(found: Any) -> list[tuple[float, float]]:
    given = ([datetime.fromisoformat(one[edge]) for edge in ("start", "end")] for one in found["busy"])
    return [tuple((edge - DAY).total_seconds() / 3600 for edge in pair) for pair in given]  # type: ignore[misc]


# --- Calendar


def test_busy_times_are_merged_and_cut_to_the_window(google: Running) -> None:
    events = client(google, "calendar").events()
    for start, end in ((9, 10), (9.5, 11), (11, 11.5), (13, 14), (20, 23)):
        events.insert(calendarId="primary", body=event(start, end)).execute()
    assert hours(busy(google, 9.75, 21)) == [(9.75, 11.5), (13, 14), (20, 21)]
    assert hours(busy(google, 14, 20)) == []


@pytest.mark.parametrize(
    ("more", "taken"),
    [({"transparency": "transparent"}, False), ({"eventType": "outOfOffice"}, True), ({"status": "tentative"}, True)],
)
def test_what_is_marked_free_is_not_busy_and_out_of_office_is(google: Running, more: Any, taken: bool) -> None:
    client(google, "calendar").events().insert(calendarId="primary", body=event(9, 10, **more)).execute()
    assert bool(busy(google, 8, 12)["busy"]) is taken


def test_a_whole_day_is_busy_in_the_calendars_own_zone(google: Running) -> None:
    body = {"start": {"date": "2031-03-05"}, "end": {"date": "2031-03-06"}}
    client(google, "calendar").events().insert(calendarId="primary", body=body).execute()
    assert hours(busy(google, -24, 72)) == [(6, 30)]  # Guatemala is at UTC-6 all year


def test_a_time_in_a_named_zone_is_busy_at_that_zones_hour(google: Running) -> None:
    edges = ({"dateTime": f"2031-07-01T{hour}:00:00", "timeZone": "Europe/Berlin"} for hour in (10, 11))
    body = dict(zip(("start", "end"), edges, strict=True))
    client(google, "calendar").events().insert(calendarId="primary", body=body).execute()
    summer = (datetime(2031, 7, 1, 8, tzinfo=UTC) - DAY).total_seconds() / 3600
    assert hours(busy(google, summer - 5, summer + 5)) == [(summer, summer + 1)]


def test_a_calendar_that_cannot_be_read_is_never_answered_as_free(google: Running) -> None:
    assert busy(google, 9, 10, FAR)["errors"][0]["reason"] == "notFound"
    post(f"{google.url}/_emulator/seed", {"busy_errors": {TOM: "internalError"}})
    assert busy(google, 9, 10, TOM)["errors"][0]["reason"] == "internalError"


def test_an_empty_window_is_400(google: Running) -> None:
    assert status(lambda: busy(google, 10, 10)) == 400


def test_an_event_with_an_id_of_our_own_is_made_once(google: Running) -> None:
    events = client(google, "calendar").events()
    body = event(9, 10, id="0123abcdv", summary="Demo")
    assert events.insert(calendarId="primary", body=body).execute()["id"] == "0123abcdv"
    assert status(lambda: events.insert(calendarId="primary", body=body).execute()) == 409
    bad = event(9, 10, id="NotBase32Hex!")
    assert status(lambda: events.insert(calendarId="primary", body=bad).execute()) == 400
    events.delete(calendarId="primary", eventId="0123abcdv").execute()
    assert hours(busy(google, 8, 12)) == []
    assert status(lambda: events.insert(calendarId="primary", body=body).execute()) == 409


def test_a_conference_is_pending_first_and_there_when_read_again(google: Running) -> None:
    events = client(google, "calendar").events()
    asked = {"createRequest": {"requestId": "r1", "conferenceSolutionKey": {"type": "hangoutsMeet"}}}
    body = event(9, 10, conferenceData=asked)
    made = events.insert(calendarId="primary", body=body, conferenceDataVersion=1).execute()
    assert made["conferenceData"]["createRequest"]["status"]["statusCode"] == "pending"
    read = events.get(calendarId="primary", eventId=made["id"]).execute()
    assert read["conferenceData"]["createRequest"]["status"]["statusCode"] == "success"
    plain = events.insert(calendarId="primary", body=body).execute()
    assert "conferenceData" not in plain


def test_events_are_listed_by_window_and_type(google: Running) -> None:
    events = client(google, "calendar").events()
    for start, kind in ((15, "default"), (9, "outOfOffice"), (11, "default")):
        events.insert(calendarId="primary", body=event(start, start + 1, eventType=kind, summary=f"{start}")).execute()
    window = {"calendarId": "primary", "timeMin": at(8), "timeMax": at(15), "singleEvents": True}
    ordered = events.list(**window, orderBy="startTime").execute()["items"]
    assert [one["summary"] for one in ordered] == ["9", "11"]  # timeMax is exclusive
    away = events.list(**window, eventTypes=["outOfOffice"]).execute()["items"]
    assert [one["summary"] for one in away] == ["9"]
    events.patch(calendarId="primary", eventId=away[0]["id"], body={"summary": "Away"}).execute()
    read = events.get(calendarId="primary", eventId=away[0]["id"]).execute()
    assert (read["summary"], read["eventType"]) == ("Away", "outOfOffice")


def test_every_rep_has_busy_and_free_time_and_a_day_off_in_the_next_three_weeks(google: Running) -> None:
    for rep in (ANA, TOM, GRACE):
        calendar = client(google, "calendar", rep)
        now = datetime.now(UTC)
        body = {"timeMin": now.isoformat(), "timeMax": (now + timedelta(days=21)).isoformat(), "items": [{"id": rep}]}
        spans = calendar.freebusy().query(body=body).execute()["calendars"][rep]["busy"]
        assert len(spans) > 10
        away = calendar.events().list(calendarId="primary", eventTypes=["outOfOffice"]).execute()["items"]
        assert len(away) == 1


# --- Drive


def listed(google: Running, query: str, **more: Any) -> set[str]:
    files = client(google, "drive").files().list(q=query, **more).execute()["files"]
    return {one["name"] for one in files}


@pytest.fixture
def tree(google: Running) -> None:
    """Four files under one folder."""
    rows: list[dict[str, Any]] = [
        {"id": "a", "name": "Roadshow plan", "modifiedTime": "2031-01-02T00:00:00.000Z", "content": "six stops"},
        {"id": "b", "name": "O'Neil \\ Sons", "modifiedTime": "2031-03-01T00:00:00.000Z", "mimeType": "text/plain"},
        {"id": "c", "name": "Preroadshow", "modifiedTime": "2031-02-01T00:00:00.000Z"},
        {"id": "d", "name": "Old", "modifiedTime": "2030-01-01T00:00:00.000Z", "trashed": True},
    ]
    post(f"{google.url}/_emulator/seed", {"files": [{**row, "parents": ["top"]} for row in rows]})


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("'top' in parents and trashed=false", {"Roadshow plan", "O'Neil \\ Sons", "Preroadshow"}),
        ("'top' in parents and trashed=true", {"Old"}),
        ("'top' in parents and name contains 'road'", {"Roadshow plan"}),
        ("'top' in parents and fullText contains 'six stops'", {"Roadshow plan"}),
        ("name = 'O\\'Neil \\\\ Sons'", {"O'Neil \\ Sons"}),
        ("'top' in parents and modifiedTime > '2031-01-15T00:00:00'", {"O'Neil \\ Sons", "Preroadshow"}),
        ("'top' in parents and mimeType != 'application/pdf'", {"O'Neil \\ Sons"}),
        ("'top' in parents and (name = 'Old' or mimeType = 'text/plain')", {"Old", "O'Neil \\ Sons"}),
        ("'top' in parents and not (name = 'Old' or name contains 'pre')", {"Roadshow plan", "O'Neil \\ Sons"}),
    ],
)
@pytest.mark.usefixtures("tree")
def test_a_query_finds_what_it_says(google: Running, query: str, names: set[str]) -> None:
    assert listed(google, query, supportsAllDrives=True, includeItemsFromAllDrives=True) == names


@pytest.mark.parametrize(
    "query", ["name = 'O'Neil'", "name contains", "(trashed=false", "colour = 'red'", "name ? 'a'"]
)
def test_a_malformed_query_is_400(google: Running, query: str) -> None:
    assert status(lambda: listed(google, query)) == 400


def test_pages_hold_every_file_once_and_only_the_asked_fields(google: Running) -> None:
    files, paged = client(google, "drive").files(), []
    query = {"q": f"'{OPEN_RESOURCES}' in parents", "pageSize": 2, "fields": "nextPageToken,files(id,parents)"}
    asked = files.list(**query)
    while asked is not None:
        page = asked.execute()
        assert set(page["files"][0]) == {"id", "parents"}
        paged += [one["id"] for one in page["files"]]
        asked = files.list_next(asked, page)
    assert len(paged) == len(set(paged)) == len(listed(google, f"'{OPEN_RESOURCES}' in parents")) > 2


def test_a_file_tells_its_usual_fields_or_the_asked_ones(google: Running) -> None:
    files = client(google, "drive").files()
    assert set(files.get(fileId="f-overview").execute()) == {"kind", "id", "name", "mimeType"}
    read = files.get(fileId="f-shortcut", fields="id,parents,webViewLink,shortcutDetails,permissions").execute()
    assert read["shortcutDetails"]["targetId"] == "f-proposal-linde"
    assert set(read) == {"id", "parents", "webViewLink", "shortcutDetails", "permissions"}
    assert status(lambda: files.get(fileId="none").execute()) == 404


def test_text_is_downloaded_and_exported(google: Running) -> None:
    kind = "application/vnd.google-apps.document"
    rows = [{"id": "t", "mimeType": "text/plain", "content": "größe"}, {"id": "g", "mimeType": kind, "content": "doc"}]
    post(f"{google.url}/_emulator/seed", {"files": rows})
    files = client(google, "drive").files()
    assert files.get_media(fileId="t").execute().decode() == "größe"
    assert files.export(fileId="g", mimeType="text/plain").execute() == b"doc"


def test_a_share_is_seen_by_who_reads_the_permissions(google: Running) -> None:
    permissions = client(google, "drive").permissions()
    body = {"type": "user", "role": "reader", "emailAddress": "eve@cold.example"}
    made = permissions.create(fileId="f-proposal-linde", body=body, sendNotificationEmail=False, fields="id").execute()
    read = permissions.get(fileId="f-proposal-linde", permissionId=made["id"], fields="emailAddress").execute()
    assert read["emailAddress"] == "eve@cold.example"
    ids = [one["id"] for one in permissions.list(fileId="f-proposal-linde").execute()["permissions"]]
    assert made["id"] in ids
    assert status(lambda: permissions.create(fileId="f-proposal-linde", body={}).execute()) == 400


def test_the_library_has_open_closed_private_and_trashed_files(google: Running) -> None:
    files = get(f"{google.url}/_emulator/state")["files"]
    kinds = {one["type"] for file in files.values() for one in file["permissions"]}
    assert kinds == {"anyone", "domain", "user"}
    assert [name for name, file in files.items() if file["trashed"]] == ["f-trashed"]
    below = {name for name, file in files.items() if SALES_LIBRARY in file["parents"]}
    assert {files[name]["name"] for name in below} >= {"Closed clients", "Proposals 2025"}


# --- what Google's own descriptions say

Ask = Callable[[Any], Any]
ANSWERS: tuple[tuple[str, str, Ask], ...] = (
    ("gmail", "Profile", lambda c: c.users().getProfile(userId="me")),
    ("gmail", "ListThreadsResponse", lambda c: c.users().threads().list(userId="me", maxResults=2)),
    ("gmail", "ListMessagesResponse", lambda c: c.users().messages().list(userId="me", maxResults=2)),
    ("gmail", "ListLabelsResponse", lambda c: c.users().labels().list(userId="me")),
    ("gmail", "Label", lambda c: c.users().labels().create(userId="me", body={"name": "One"})),
    ("gmail", "Draft", lambda c: c.users().drafts().create(userId="me", body={"message": mail()})),
    ("gmail", "Message", lambda c: c.users().messages().send(userId="me", body=mail())),
    ("calendar", "Calendar events", lambda c: c.events().list(calendarId="primary")),
    ("calendar", "Event", lambda c: c.events().insert(calendarId="primary", body=event(9, 10))),
    ("drive", "FileList", lambda c: c.files().list(fields="*")),
    ("drive", "File", lambda c: c.files().get(fileId="f-shortcut", fields="*")),
    ("drive", "PermissionList", lambda c: c.permissions().list(fileId="f-overview")),
)  # fmt: skip
NAMED = {"Calendar events": "Events"}
TYPES: dict[str, Any] = {
    "string": str,
    "integer": int,
    "boolean": bool,
    "number": (int, float),
    "array": list,
    "object": dict,
}


def described(api: str) -> Any:
    """Google's description of an API, from the installed client."""
    return description(f"{api}.{VERSIONS[api]}")


def misfits(schemas: Any, schema: Any, value: Any, where: str) -> list[str]:
    """Where an answer differs from its schema: unknown fields and wrong types."""
    schema = schemas[schema["$ref"]] if "$ref" in schema else schema
    kind = schema.get("type", "any")
    if kind != "any" and (not isinstance(value, TYPES[kind]) or (kind == "integer" and isinstance(value, bool))):
        return [f"{where} is no {kind}"]
    if kind == "array":
        return [bad for one in value for bad in misfits(schemas, schema["items"], one, f"{where}[]")]
    if kind != "object":
        return []
    known, free = schema.get("properties", {}), schema.get("additionalProperties")
    found = []
    for name, inner in value.items():
        if name not in known and not free:
            found.append(f"{where}.{name} is unknown")
        else:
            found += misfits(schemas, known.get(name, free), inner, f"{where}.{name}")
    return found


@pytest.mark.parametrize(("api", "schema", "ask"), ANSWERS, ids=[f"{api} {name}" for api, name, _ in ANSWERS])
def test_an_answer_has_the_fields_and_types_that_google_describes(
    google: Running, api: str, schema: str, ask: Ask
) -> None:
    schemas = described(api)["schemas"]
    answer = ask(client(google, api)).execute()
    assert answer
    assert misfits(schemas, {"$ref": NAMED.get(schema, schema)}, answer, schema) == []


def test_the_check_against_googles_description_can_fail() -> None:
    schemas = described("gmail")["schemas"]
    wrong = {"id": 1, "messages": [{"id": "m", "colour": "red"}]}
    assert misfits(schemas, {"$ref": "Thread"}, wrong, "T") == ["T.id is no string", "T.messages[].colour is unknown"]


def test_a_whole_thread_is_as_google_describes_it(google: Running) -> None:
    threads, schemas = client(google, "gmail").users().threads(), described("gmail")["schemas"]
    for row in threads.list(userId="me").execute()["threads"]:
        for how in ("full", "metadata", "minimal"):
            thread = threads.get(userId="me", id=row["id"], format=how).execute()
            assert misfits(schemas, {"$ref": "Thread"}, thread, "Thread") == []


def test_every_path_is_one_of_googles(google: Running) -> None:
    known = {(one.verb, shape(one.path)) for api, version in VERSIONS.items() for one in methods(f"{api}.{version}")}
    ours = {(route.method, shape(route.template)) for route in google.emulator._routes}
    assert len(ours) > 20
    assert ours - {("POST", "/token"), ("GET", "/oauth2/v1/certs")} <= known


def shape(path: str) -> str:
    """A path with ``*`` for each parameter."""
    return re.sub(r"{[^}]+}", "*", path)
