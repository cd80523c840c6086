"""A rep's busy times through Google's own client: what is not known is never free, and only free/busy is asked."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs

import pytest

from chalicelib.connectors.calendar import Calendar
from chalicelib.connectors.google import Google
from chalicelib.domain.findings import Interval
from chalicelib.errors import AgentError, AskAPerson, RetryLater
from infra.emulators.google import google_emulator
from infra.emulators.google_world import ANA, GRACE, TOM
from infra.emulators.http import Fault, Running, serve
from infra.local.keys import service_account

NOW = datetime(2026, 11, 18, 15, 0, tzinfo=UTC)
WEEK = NOW + timedelta(days=7)
FREE_BUSY = "/calendar/v3/freeBusy"


@pytest.fixture(scope="module")
def served() -> Iterator[Running]:
    running = serve(google_emulator(clock=NOW.timestamp))
    yield running
    running.stop()


@pytest.fixture
def google(served: Running) -> Running:
    served.emulator.reset()
    return served


@pytest.fixture
def calendar(google: Running) -> Calendar:
    return Calendar(Google(service_account=service_account(google.url), base_url=google.url))


def seed(google: Running, **given: Any) -> None:
    google.emulator._seed(given)


def meeting(mailbox: str, start: str, end: str, **more: Any) -> dict[str, Any]:
    return {"calendar": mailbox, "event": {"start": {"dateTime": start}, "end": {"dateTime": end}, **more}}


def asked(google: Running) -> list[dict[str, Any]]:
    return [call for call in google.emulator.calls if call["path"] != "/token"]


def test_busy_times_are_aware_utc_and_within_the_window(calendar: Calendar) -> None:
    found = calendar.busy(ANA, NOW, WEEK)
    assert found
    for one in found:
        assert one.start.utcoffset() == one.end.utcoffset() == timedelta()
        assert NOW <= one.start < one.end <= WEEK


def test_a_meeting_is_busy_to_the_minute_and_its_end_is_free(calendar: Calendar, google: Running) -> None:
    start, end = datetime(2026, 12, 20, 16, 5, tzinfo=UTC), datetime(2026, 12, 20, 16, 50, tzinfo=UTC)
    seed(google, events=[meeting(ANA, "2026-12-20T10:05:00-06:00", "2026-12-20T10:50:00-06:00")])
    assert calendar.busy(ANA, start - timedelta(hours=2), end + timedelta(hours=2)) == (Interval(start, end),)
    assert calendar.busy(ANA, end, end + timedelta(hours=2)) == ()
    assert calendar.busy(ANA, start - timedelta(hours=2), start) == ()


def test_meetings_that_overlap_are_one_busy_time(calendar: Calendar, google: Running) -> None:
    seed(google, events=[
        meeting(ANA, "2026-12-20T10:00:00Z", "2026-12-20T11:00:00Z"),
        meeting(ANA, "2026-12-20T10:30:00Z", "2026-12-20T12:00:00Z"),
        meeting(ANA, "2026-12-20T12:00:00Z", "2026-12-20T12:30:00Z"),
        meeting(ANA, "2026-12-20T15:00:00Z", "2026-12-20T16:00:00Z", transparency="transparent"),
    ])  # fmt: skip
    day = datetime(2026, 12, 20, tzinfo=UTC)
    found = calendar.busy(ANA, day, day + timedelta(days=1))
    assert found == (Interval(day + timedelta(hours=10), day + timedelta(hours=12, minutes=30)),)


def test_an_empty_calendar_is_free_which_is_not_the_same_as_unknown(calendar: Calendar) -> None:
    far = NOW + timedelta(days=60)
    assert calendar.busy(TOM, far, far + timedelta(days=1)) == ()


@pytest.mark.parametrize("reason", ["internalError", "backendError", "rateLimitExceeded"])
def test_a_calendar_that_google_cannot_read_just_now_is_asked_again_later(
    calendar: Calendar, google: Running, reason: str
) -> None:
    seed(google, busy_errors={ANA: reason})
    with pytest.raises(RetryLater, match=reason):
        calendar.busy(ANA, NOW, WEEK)
    assert calendar.busy(GRACE, NOW, WEEK)


@pytest.mark.parametrize("reason", ["notFound", "groupTooBig", "tooManyCalendarsRequested", "somethingNew"])
def test_a_calendar_that_is_closed_to_us_is_a_person_s_matter(calendar: Calendar, google: Running, reason: str) -> None:
    seed(google, busy_errors={ANA: reason})
    with pytest.raises(AskAPerson, match=reason) as raised:
        calendar.busy(ANA, NOW, WEEK)
    assert raised.value.todo
    assert ANA not in str(raised.value)


def test_a_calendar_that_the_answer_does_not_mention_is_unknown(calendar: Calendar, google: Running) -> None:
    google.emulator.faults.append(Fault("status", path=FREE_BUSY, status=200, body={"calendars": {}}))
    with pytest.raises(AskAPerson):
        calendar.busy(ANA, NOW, WEEK)


def test_an_unknown_mailbox_is_a_person_s_matter(calendar: Calendar) -> None:
    with pytest.raises(AskAPerson):
        calendar.busy("nobody@brightpath.example", NOW, WEEK)


def google_says(reason: str) -> dict[str, Any]:
    return {"error": {"errors": [{"domain": "usageLimits", "reason": reason}], "message": reason}}


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault("status", path=FREE_BUSY, status=500), RetryLater),
        (Fault("status", path=FREE_BUSY, status=503), RetryLater),
        (Fault("status", path=FREE_BUSY, status=429), RetryLater),
        (Fault("status", path=FREE_BUSY, status=403, body=google_says("rateLimitExceeded")), RetryLater),
        (Fault("status", path=FREE_BUSY, status=403, body=google_says("forbidden")), AskAPerson),
        (Fault("status", path="/token", status=400, body={"error": "invalid_grant"}), AskAPerson),
        (Fault("status", path="/token", status=401, body={"error": "unauthorized_client"}), AskAPerson),
        (Fault("status", path="/token", status=502, body="<html>bad gateway</html>"), RetryLater),
        (Fault("status", path="/token", status=504, times=3), RetryLater),
        (Fault("status", path="/token", status=429, body={"error": "rate_limit_exceeded"}, times=3), RetryLater),
        (Fault("status", path="/token", status=503, times=3), RetryLater),
        (Fault("status", path="/token", status=200, body={}), RetryLater),
    ],
)  # fmt: skip
def test_a_failure_of_google_is_named_for_what_can_be_done(
    calendar: Calendar, google: Running, fault: Fault, error: type[AgentError]
) -> None:
    google.emulator.faults.append(fault)
    with pytest.raises(error) as raised:
        calendar.busy(ANA, NOW, WEEK)
    assert type(raised.value) is error
    if isinstance(raised.value, RetryLater) and fault.status != 429:
        assert raised.value.service == "Google Calendar"
    assert calendar.busy(ANA, NOW, WEEK), "the next question is answered again"


@pytest.mark.parametrize("path", [FREE_BUSY, "/token"])
def test_a_cut_line_is_worth_another_try(calendar: Calendar, google: Running, path: str) -> None:
    # Google's libraries try the connection again by themselves, so it has to stay cut.
    google.emulator.faults.append(Fault("drop", path=path, times=None))
    with pytest.raises(RetryLater):
        calendar.busy(ANA, NOW, WEEK)


def test_one_question_is_asked_with_no_right_to_read_what_a_meeting_is_about(
    calendar: Calendar, google: Running
) -> None:
    calendar.busy(ANA, NOW, WEEK)
    (call,) = asked(google)
    assert (call["method"], call["path"]) == ("POST", FREE_BUSY)
    assert call["body"]["items"] == [{"id": ANA}]
    assert datetime.fromisoformat(call["body"]["timeMin"]) == NOW
    assert datetime.fromisoformat(call["body"]["timeMax"]) == WEEK
    (sign_in,) = [call for call in google.emulator.calls if call["path"] == "/token"]
    claims = parse_qs(sign_in["body"])["assertion"][0].split(".")[1]
    told = json.loads(base64.urlsafe_b64decode(claims + "=="))
    assert (told["sub"], told["scope"]) == (ANA, "https://www.googleapis.com/auth/calendar.freebusy")


def test_a_window_in_any_zone_is_the_same_question(calendar: Calendar) -> None:
    here = timedelta(hours=-6)
    local = NOW.astimezone(tz=datetime.strptime("-0600", "%z").tzinfo)
    assert local.utcoffset() == here
    assert calendar.busy(ANA, local, WEEK) == calendar.busy(ANA, NOW, WEEK)


def test_one_connector_serves_many_threads_and_mixes_up_no_mailboxes(calendar: Calendar) -> None:
    alone = {mailbox: calendar.busy(mailbox, NOW, WEEK) for mailbox in (ANA, TOM, GRACE)}
    assert len(set(alone.values())) == 3
    with ThreadPoolExecutor(6) as pool:
        asked_for = [ANA, TOM, GRACE] * 8
        found = list(pool.map(lambda mailbox: calendar.busy(mailbox, NOW, WEEK), asked_for))
    assert found == [alone[mailbox] for mailbox in asked_for]


def test_without_a_credential_for_the_mailbox_it_says_so() -> None:
    with pytest.raises(AskAPerson, match="credential"):
        Calendar(Google()).busy(ANA, NOW, WEEK)
