"""The emulated Google refuses what Google refuses, with its own errors; nothing that is sent ends without an answer."""

from __future__ import annotations

import base64
import http.client
import json
from contextlib import suppress
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from infra.emulators import google_fields
from infra.emulators.http import ApiError, Running
from infra.emulators.world import HOME_DOMAIN
from tests.contract.test_google_emulator_api import ANA, GRACE, TOM, client, mail, new_thread, status
from tests.contract.test_google_emulator_files_and_times import at, described, event, misfits
from tests.living import get, post

HOSTILE = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def ask(
    google: Running, method: str, path: str, body: bytes = b"", who: str = ANA, kind: str = "application/json"
) -> tuple[int, Any]:
    """Status and answer of a raw request; a connection that is closed without an answer raises."""
    connection = http.client.HTTPConnection(google.url.removeprefix("http://"), timeout=10)
    try:
        connection.request(method, path, body, {"Authorization": f"Bearer rep:{who}", "Content-Type": kind})
        answer = connection.getresponse()
        content = answer.read()
        return answer.status, json.loads(content) if content else None
    finally:
        connection.close()


def reason(answer: Any) -> str:
    """The reason of an error, whose shape is checked: `google-api-python-client` reads all of it."""
    error = answer["error"]
    assert set(error) == {"code", "message", "errors", "status"}
    assert error["status"] == error["status"].upper()
    (first,) = error["errors"]
    assert {"domain", "reason", "message"} <= set(first)
    return str(first["reason"])


# --- drafts


@pytest.mark.parametrize("raw", ["", "A", "!!!!", "\u00e9\u00e9", "A" * 5, 7, None, [], {}])
@pytest.mark.parametrize("how", ["create", "update"])
def test_a_draft_that_cannot_be_read_is_400_and_what_was_there_stays(google: Running, how: str, raw: Any) -> None:
    drafts = client(google, "gmail").users().drafts()
    made = drafts.create(userId="me", body={"message": mail(subject="First")}).execute()
    before = get(f"{google.url}/_emulator/state")
    method, path = {"create": ("POST", ""), "update": ("PUT", f"/{made['id']}")}[how]
    body = json.dumps({"message": {"raw": raw}}).encode()
    code, answer = ask(google, method, f"/gmail/v1/users/me/drafts{path}", body)
    assert (code, bool(reason(answer))) == (400, True)
    assert get(f"{google.url}/_emulator/state") == before
    assert drafts.get(userId="me", id=made["id"]).execute()["message"]["id"] == made["message"]["id"]


@pytest.mark.parametrize("body", [{}, {"message": {}}, {"message": 1}, {"message": mail() | {"threadId": "gone"}}])
def test_a_draft_is_changed_whole_or_not_at_all(google: Running, body: Any) -> None:
    drafts = client(google, "gmail").users().drafts()
    made = drafts.create(userId="me", body={"message": mail(subject="First")}).execute()
    assert status(lambda: drafts.update(userId="me", id=made["id"], body=body).execute()) in (400, 404)
    (kept,) = drafts.list(userId="me").execute()["drafts"]
    assert kept == {"id": made["id"], "message": {name: made["message"][name] for name in ("id", "threadId")}}


MIME = st.lists(
    st.sampled_from([
        b"From: ", b"To: ", b"Subject: ", b"Content-Type: text/html; charset=x-none", b"Content-Type: multipart/mixed",
        b"Content-Type: message/rfc822", b"Content-Transfer-Encoding: base64", b"Message-ID: <", b"=?utf-8?b?!?=", b"@",
        b"\r\n", b"\r\n\r\n", b"--x", b"\xff\x00", b"<a@b>", b"\"", b"boundary=x", b"; filename*=utf-8''%zz",
    ]) | st.binary(min_size=1, max_size=8),
    min_size=1, max_size=14,
)  # fmt: skip


@HOSTILE
@given(MIME)
def test_no_mail_however_broken_closes_the_mailbox(google: Running, parts: list[bytes]) -> None:
    raw = base64.urlsafe_b64encode(b"".join(parts)).decode()
    code, made = ask(google, "POST", "/gmail/v1/users/me/drafts", json.dumps({"message": {"raw": raw}}).encode())
    if code == 400:
        assert "header" in made["error"]["message"]  # to somebody who is no address
        return
    assert code == 200
    one = made["message"]["id"]
    for path in (f"messages/{one}", f"messages/{one}?format=raw", "threads?q=hello", "drafts"):
        assert ask(google, "GET", f"/gmail/v1/users/me/{path}")[0] == 200
    assert ask(google, "DELETE", f"/gmail/v1/users/me/drafts/{made['id']}")[0] == 204


# --- parameters and bodies

LISTS = (
    "/gmail/v1/users/me/threads?", "/gmail/v1/users/me/messages?", "/gmail/v1/users/me/drafts?",
    "/gmail/v1/users/me/history?startHistoryId=99999999999999999&", "/calendar/v3/calendars/primary/events?",
    "/drive/v3/files?", "/drive/v3/files/f-overview/permissions?",
)  # fmt: skip


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("value", ["x", "-1", "1.5", "1e3", " 1", "٣", "1_000", "9" * 5000, "0x10"])
@pytest.mark.parametrize("name", ["pageToken", "size"])
def test_a_page_that_cannot_be_is_400(google: Running, path: str, name: str, value: str) -> None:
    name = {"size": "pageSize" if "/drive/" in path else "maxResults"}.get(name, name)
    code, answer = ask(google, "GET", f"{path}{name}={quote(value)}")
    assert code == 400
    assert reason(answer) == ("invalidArgument" if "/gmail/" in path else "invalid")


@pytest.mark.parametrize("path", LISTS)
def test_a_page_after_the_last_is_empty(google: Running, path: str) -> None:
    code, answer = ask(google, "GET", f"{path}pageToken=100000")
    assert (code, "nextPageToken" in answer) == (200, False)
    assert not any(answer.get(name) for name in ("threads", "messages", "drafts", "history", "items", "files"))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)
NAMES = (
    "id", "raw", "message", "threadId", "name", "addLabelIds", "removeLabelIds", "timeMin", "timeMax", "items", "start",
    "end", "dateTime", "date", "timeZone", "recurrence", "attendees", "sequence", "organizer", "iCalUID", "conferenceData", "createRequest", "status", "type", "role", "emailAddress",
)  # fmt: skip
TIMES = st.sampled_from(
    ["2031-03-05", "2031-03-05T10:00:00Z", "0001-01-01", "9999-12-31T23:59:59-23:00", "Europe", "x"]
)
EDGES = st.dictionaries(st.sampled_from(["date", "dateTime", "timeZone"]), TIMES | JSON, max_size=3)
BODIES = JSON | st.dictionaries(st.sampled_from(NAMES), JSON | TIMES | EDGES | st.lists(EDGES, max_size=2), max_size=6)


@pytest.fixture
def writes(google: Running) -> list[tuple[str, str]]:
    """Every path that takes a body, filled with what exists."""
    gmail = client(google, "gmail").users()
    thread_id, _ = new_thread(google)
    draft = gmail.drafts().create(userId="me", body={"message": mail()}).execute()["id"]
    made = client(google, "calendar").events().insert(calendarId="primary", body=event(9, 10)).execute()["id"]
    label = gmail.labels().create(userId="me", body={"name": "Swept"}).execute()["id"]
    mailbox, calendar = "/gmail/v1/users/me", "/calendar/v3/calendars/primary/events"
    return [
        ("POST", f"{mailbox}/drafts"), ("PUT", f"{mailbox}/drafts/{draft}"), ("POST", f"{mailbox}/drafts/send"),
        ("POST", f"{mailbox}/messages/send"), ("POST", f"{mailbox}/messages/{thread_id}/modify"),
        ("POST", f"{mailbox}/threads/{thread_id}/modify"), ("POST", f"{mailbox}/labels"),
        ("POST", f"{mailbox}/messages/batchModify"), ("PATCH", f"{mailbox}/labels/{label}"),
        ("PUT", f"{mailbox}/labels/{label}"), ("POST", f"{mailbox}/watch"),
        ("POST", "/calendar/v3/freeBusy"), ("POST", calendar), ("POST", f"{calendar}?conferenceDataVersion=1"),
        ("PATCH", f"{calendar}/{made}"), ("PUT", f"{calendar}/{made}"), ("POST", "/drive/v3/files/f-overview/permissions"),
        ("PATCH", "/drive/v3/files/f-overview/permissions/anyoneWithLink"),
    ]  # fmt: skip


def test_every_path_that_takes_a_body_is_swept(google: Running, writes: list[tuple[str, str]]) -> None:
    swept = {(method, path.partition("?")[0]) for method, path in writes}
    for route in google.emulator._routes:
        bodyless = route.template.endswith(("/token", "/trash", "/untrash", "/stop"))
        if route.method in ("POST", "PUT", "PATCH") and not bodyless:
            assert any(one == route.method and route.pattern.match(path) for one, path in swept), route.template


@HOSTILE
@given(BODIES)
def test_no_body_ends_without_an_answer(google: Running, writes: list[tuple[str, str]], body: Any) -> None:
    for method, path in writes:
        code, answer = ask(google, method, path, json.dumps(body).encode())
        assert code in (200, 400, 404, 409)
        if code != 200:
            assert reason(answer)
    for path in ("/calendar/v3/calendars/primary/events", "/gmail/v1/users/me/threads", "/drive/v3/files"):
        assert ask(google, "GET", path)[0] == 200


@pytest.mark.parametrize("body", [b"{", b"\xff", b"nul", b"\x00", b"1", b"[]", b'"x"', b"null"])
def test_a_body_that_is_no_object_is_400(google: Running, writes: list[tuple[str, str]], body: bytes) -> None:
    for method, path in writes:
        code, answer = ask(google, method, path, body)
        assert code == 400
        assert reason(answer) in ("parseError", "invalid")


# --- calendars


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ({}, "required"),
        ({"timeMin": at(9)}, "required"),
        ({"timeMax": at(9)}, "required"),
        ({"timeMin": "", "timeMax": at(9)}, "required"),
        ({"timeMin": "soon", "timeMax": at(9)}, "badRequest"),
        ({"timeMin": "2031-03-05T09:00:00", "timeMax": at(10)}, "badRequest"),  # no offset
        ({"timeMin": "2031-03-05", "timeMax": at(10)}, "badRequest"),
        ({"timeMin": 5, "timeMax": at(10)}, "invalid"),
        ({"timeMin": at(10), "timeMax": at(10)}, "timeRangeEmpty"),
        ({"timeMin": at(10), "timeMax": at(9)}, "timeRangeEmpty"),
        ({"timeMin": at(9), "timeMax": at(10), "items": [ANA]}, "invalid"),
    ],
)
def test_free_busy_without_two_times_in_order_is_400(google: Running, body: Any, why: str) -> None:
    code, answer = ask(google, "POST", "/calendar/v3/freeBusy", json.dumps(body).encode())
    assert (code, reason(answer)) == (400, why)


def busy(google: Running, who: str, *calendars: str) -> Any:
    body = {"timeMin": at(0), "timeMax": at(24), "items": [{"id": one} for one in calendars]}
    answer = client(google, "calendar", who).freebusy().query(body=body).execute()
    assert misfits(described("calendar")["schemas"], {"$ref": "FreeBusyResponse"}, answer, "F") == []
    return answer["calendars"]


def share(google: Running, calendar: str, with_whom: str, role: str) -> None:
    given = {"calendar": calendar, "with": with_whom, "role": role}
    post(f"{google.url}/_emulator/seed", {"calendar_shares": [given]})


def test_nobody_sees_anothers_calendar_unless_it_is_shared(google: Running) -> None:
    reps = (ANA, TOM, GRACE)
    for who in reps:
        client(google, "calendar", who).events().insert(calendarId="primary", body=event(9, 10)).execute()
    for who in reps:
        found = busy(google, who, *reps)
        for one in reps:
            unknown = {"errors": [{"domain": "global", "reason": "notFound"}], "busy": []}
            assert (found[one] == unknown) is (one != who)
        assert len(found[who]["busy"]) == 1
    share(google, TOM, ANA, "freeBusyReader")
    assert [one for one in reps if busy(google, ANA, *reps)[one]["busy"]] == [ANA, TOM]
    assert [one for one in reps if busy(google, GRACE, *reps)[one]["busy"]] == [GRACE]
    google.emulator.reset()
    assert "errors" in busy(google, ANA, TOM)[TOM]


def test_a_calendar_may_be_shared_with_a_whole_domain(google: Running) -> None:
    share(google, GRACE, HOME_DOMAIN, "freeBusyReader")
    assert all("errors" not in busy(google, who, GRACE)[GRACE] for who in (ANA, TOM, GRACE))
    assert "errors" in busy(google, "eve@cold.example", GRACE)[GRACE]


ROLES = {
    # list and read, what it is about, write
    "": (404, None, 404),
    "freeBusyReader": (200, False, 403),
    "reader": (200, True, 403),
    "writer": (200, True, 200),
}


@pytest.mark.parametrize("role", ROLES)
def test_a_share_lets_one_do_no_more_than_it_says(google: Running, role: str) -> None:
    body = event(9, 10, id="secret1", summary="Salary talk")
    client(google, "calendar", TOM).events().insert(calendarId="primary", body=body).execute()
    if role:
        share(google, TOM, ANA, role)
    reading, about, writing = ROLES[role]
    path = f"/calendar/v3/calendars/{TOM}/events"
    for one in (path, f"{path}/secret1"):
        code, answer = ask(google, "GET", one)
        assert (code, "Salary talk" in json.dumps(answer)) == (reading, bool(about))
    for method, one in (("POST", path), ("PATCH", f"{path}/secret1")):
        assert ask(google, method, one, json.dumps(event(11, 12)).encode())[0] == writing
    assert ask(google, "DELETE", f"{path}/secret1")[0] == (204 if writing == 200 else writing)


def test_more_than_fifty_calendars_at_once_are_not_read(google: Running) -> None:
    found = busy(google, ANA, ANA, *(f"{number}@{HOME_DOMAIN}" for number in range(50)))
    assert {one["errors"][0]["reason"] for one in found.values()} == {"tooManyCalendarsRequested"}


@pytest.mark.parametrize(
    "edges",
    [
        {}, {"start": {}}, {"start": {"dateTime": "x"}}, {"start": {"date": "2031-02-30"}}, {"start": 5},
        {"start": {"dateTime": "2031-03-05T10:00:00", "timeZone": "Mars/Base"}}, {"start": {"date": 5}},
        {"start": {"dateTime": at(12)}},
    ],
)  # fmt: skip
def test_an_event_without_two_times_in_order_is_400_and_not_kept(google: Running, edges: Any) -> None:
    made = client(google, "calendar").events().insert(calendarId="primary", body=event(9, 10)).execute()
    before = get(f"{google.url}/_emulator/state")["events"]
    path = "/calendar/v3/calendars/primary/events"
    body = json.dumps({"end": {"dateTime": at(10)}, **edges}).encode()
    assert ask(google, "POST", path, body)[0] == 400
    if edges:
        assert ask(google, "PATCH", f"{path}/{made['id']}", body)[0] == 400
    assert get(f"{google.url}/_emulator/state")["events"] == before


@pytest.mark.parametrize("edge", ["timeMin", "timeMax"])
@pytest.mark.parametrize("value", ["x", "2031-03-05", "2031-03-05T10:00:00"])
def test_a_list_of_events_needs_times_with_an_offset(google: Running, edge: str, value: str) -> None:
    assert ask(google, "GET", f"/calendar/v3/calendars/primary/events?{edge}={value}")[0] == 400


# --- fields of Drive

FILE = {
    "id": "a", "name": "A", "parents": ["p"], "shortcutDetails": {"targetId": "t", "targetMimeType": "m"},
    "permissions": [{"id": "1", "type": "user", "role": "reader"}, {"id": "2", "type": "anyone", "role": "reader"}],
}  # fmt: skip
TYPES = [{"type": "user"}, {"type": "anyone"}]


@pytest.mark.parametrize(
    ("mask", "left"),
    [
        ("id", {"id": "a"}),
        ("id, name", {"id": "a", "name": "A"}),
        ("*", FILE),
        ("permissions(type)", {"permissions": TYPES}),
        ("permissions/type", {"permissions": TYPES}),
        ("id,permissions(type),name", {"id": "a", "name": "A", "permissions": TYPES}),
        ("permissions/type,permissions/id", {"permissions": [{"id": "1", "type": "user"}, {"id": "2", "type": "anyone"}]}),
        ("permissions(type),permissions", {"permissions": FILE["permissions"]}),
        ("permissions,permissions(type)", {"permissions": FILE["permissions"]}),
        ("permissions(*)", {"permissions": FILE["permissions"]}),
        ("shortcutDetails(targetId),parents", {"parents": ["p"], "shortcutDetails": {"targetId": "t"}}),
        ("trashed", {}),
    ],
)  # fmt: skip
def test_a_mask_leaves_what_it_names(mask: str, left: Any) -> None:
    assert google_fields.selected(FILE, google_fields.parse(mask, "File")) == left


@pytest.mark.parametrize("mask", ["", ",", "id,", "(id)", "id(", "permissions(type", "permissions()", "id)", "a b", "/id",
                                  "id/", "colour", "permissions/colour", "id/name", "permissions(" * 50])  # fmt: skip
def test_a_mask_that_google_could_not_follow_is_400(mask: str) -> None:
    with pytest.raises(ApiError) as refused:
        google_fields.parse(mask, "File")
    assert refused.value.response.status == 400
    assert reason(refused.value.response.body) == "invalidParameter"


@given(st.text("abid*,/() ", max_size=20))
def test_any_mask_is_followed_or_refused(mask: str) -> None:
    with suppress(ApiError):
        assert set(google_fields.selected(FILE, google_fields.parse(mask, "File"))) <= set(FILE)


def test_masks_hold_for_every_answer_of_drive(google: Running) -> None:
    files, permissions = client(google, "drive").files(), client(google, "drive").permissions()
    page = files.list(fields="nextPageToken,files(id,permissions(role),shortcutDetails/targetId)", pageSize=5).execute()
    assert set(page) == {"files", "nextPageToken"}
    assert all(set(one) <= {"id", "permissions", "shortcutDetails"} for one in page["files"])
    assert {name for one in page["files"] for grant in one["permissions"] for name in grant} == {"role"}
    assert set(files.list(pageSize=5).execute()) == {"kind", "incompleteSearch", "files", "nextPageToken"}
    body = {"type": "anyone", "role": "reader"}
    assert set(permissions.create(fileId="f-overview", body=body, fields="id").execute()) == {"id"}
    listed = permissions.list(fileId="f-overview", fields="permissions/type").execute()
    assert sorted(one["type"] for one in listed["permissions"]) == ["anyone", "domain", "user"]
    assert all(set(one) == {"type"} for one in listed["permissions"])
    assert set(permissions.list(fileId="f-overview").execute()["permissions"][0]) == {"id", "kind", "type", "role"}
    assert "content" not in files.get(fileId="f-overview", fields="*").execute()
    assert status(lambda: files.get(fileId="f-overview", fields="id,colour").execute()) == 400


@HOSTILE
@given(st.text("'()=<>! andorntcie\\", max_size=30))
def test_no_query_of_drive_ends_without_an_answer(google: Running, query: str) -> None:
    assert ask(google, "GET", f"/drive/v3/files?q={quote(query)}")[0] in (200, 400)


def test_a_query_that_is_endless_is_400(google: Running) -> None:
    assert ask(google, "GET", f"/drive/v3/files?q={'(' * 20_000}")[0] == 400


def test_a_search_that_is_endless_is_answered(google: Running) -> None:
    assert ask(google, "GET", f"/gmail/v1/users/me/threads?q={'(' * 20_000}")[0] in (200, 400)
