"""The emulated Gmail finds by day, by label and by word what Gmail would, in mailboxes that look like people's own."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.connectors.gmail import Gmail
from infra.emulators.gmail_search import Searched, parse
from infra.emulators.http import Running
from tests.contract.google_side import google_at
from tests.contract.test_google_emulator_api import ANA, GRACE, TOM, client, mail, new_thread, status
from tests.living import get, post

REPS = (ANA, TOM, GRACE)
PACIFIC = ZoneInfo("America/Los_Angeles")
ROOT = Path(__file__).parents[2]


def users(google: Running, who: str = ANA) -> Any:
    return client(google, "gmail", who).users()


# --- by day


def sent_at(at: datetime) -> Searched:
    return Searched("eve@cold.example", ANA, "", "s", "b", frozenset({"INBOX"}), "<1@x>", at.timestamp(), False)


TIMES = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
WRITTEN = ("{0:%Y/%m/%d}", "{0:%Y-%m-%d}", "{0:%m/%d/%Y}", "{0.year}/{0.month}/{0.day}")


@given(
    TIMES, TIMES, st.sampled_from(WRITTEN), st.sampled_from(["after", "newer"]), st.sampled_from(["before", "older"])
)
@settings(max_examples=300, deadline=None)
def test_a_mail_is_on_one_side_of_a_day(at: datetime, day: datetime, written: str, since: str, until: str) -> None:
    text, one = written.format(day), sent_at(at)
    midnight = day.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=PACIFIC)
    assert parse(f"{since}:{text}", 0.0)(one) is (at >= midnight)
    assert parse(f"{until}:{text}", 0.0)(one) is (at < midnight)
    assert parse(f"-{since}:{text}", 0.0)(one) is (at < midnight)


@given(TIMES, st.integers(-2, 2))
def test_seconds_say_a_time_exactly(at: datetime, more: int) -> None:
    whole = at.replace(microsecond=0)
    edge = int(whole.timestamp()) + more
    if edge > 99_999:
        assert parse(f"after:{edge}", 0.0)(sent_at(whole)) is (more <= 0)
        assert parse(f"before:{edge}", 0.0)(sent_at(whole)) is (more > 0)


@pytest.mark.parametrize("word", ["soon", "2031/13/01", "2031/02/30", "0000/00/00", "99/99/9999", "1"])
def test_a_day_that_is_none_is_a_word_like_any_other(word: str) -> None:
    one = sent_at(datetime(2031, 3, 5, tzinfo=UTC))
    for field in ("after", "before"):
        assert not parse(f"{field}:{word}", 0.0)(one)


def test_mail_between_two_days_is_found_over_http(google: Running) -> None:
    for number in range(5):
        new_thread(google, f"Number {number}", days_ago=number * 10)
    now = datetime.now(UTC)
    since, until = (int((now - timedelta(days=days)).timestamp()) for days in (35, 15))
    query = f"subject:Number after:{since} before:{until}"
    found = users(google).messages().list(userId="me", q=query).execute()
    assert found["resultSizeEstimate"] == 2


# --- by label


def found(google: Running, what: str, **asked: Any) -> set[str]:
    rows = getattr(users(google), what)().list(userId="me", maxResults=500, **asked).execute()
    return {one["id"] for one in rows.get(what, [])}


@pytest.mark.parametrize("what", ["messages", "threads"])
def test_labels_narrow_a_list_and_all_of_them_must_fit(google: Running, what: str) -> None:
    gmail = users(google)
    label = gmail.labels().create(userId="me", body={"name": "Agent"}).execute()["id"]
    one, other = (new_thread(google, subject)[0] for subject in ("One", "Other"))
    for thread_id, add in ((one, [label]), (other, [label, "STARRED"])):
        gmail.threads().modify(userId="me", id=thread_id, body={"addLabelIds": add}).execute()
    assert found(google, what, labelIds=[label]) == {one, other}
    assert found(google, what, labelIds=[label, "STARRED"]) == {other}
    assert found(google, what, labelIds=[label, "SENT"]) == set()
    assert found(google, what, labelIds=[label], q="subject:One") == {one}
    assert {one, other} < found(google, what, labelIds=["INBOX"]) < found(google, what)


@pytest.mark.parametrize("what", ["messages", "threads"])
def test_a_list_by_an_unknown_label_is_400(google: Running, what: str) -> None:
    assert status(lambda: found(google, what, labelIds=["Label_none"])) == 400


@pytest.mark.parametrize("place", ["TRASH", "SPAM"])
def test_what_is_thrown_away_is_found_only_where_it_is_asked_for(google: Running, place: str) -> None:
    thread_id, _ = new_thread(google)
    users(google).threads().modify(userId="me", id=thread_id, body={"addLabelIds": [place]}).execute()
    asked: tuple[dict[str, Any], ...] = (
        {"labelIds": [place]}, {"includeSpamTrash": True}, {"q": "in:anywhere"}, {"q": f"in:{place.lower()}"},
    )  # fmt: skip
    assert all(thread_id in found(google, "threads", **one) for one in asked)
    assert not any(thread_id in found(google, "threads", **one) for one in ({}, {"q": "call"}, {"labelIds": ["INBOX"]}))


# --- what a mail says


def test_only_the_named_headers_are_told_with_metadata(google: Running) -> None:
    thread_id, headers = new_thread(google)
    asked = {"userId": "me", "id": thread_id, "format": "metadata", "metadataHeaders": ["subject", "Message-ID"]}
    payload = users(google).messages().get(**asked).execute()["payload"]
    assert {one["name"]: one["value"] for one in payload["headers"]} == {
        name: headers[name] for name in ("Subject", "Message-ID")
    }


@pytest.mark.parametrize(
    ("html", "shown", "unseen"),
    [
        ("<p>Plain <b>wor</b>ds &amp; more</p>", "plain words & more", "amp"),
        ("<style>.hidden{}</style><div>Shown</div>", "shown", "hidden"),
        ("<script>alert(1)</script><br>Caf&eacute;<br>con leche", "café con leche", "alert"),
        ("<html><body><p>Unclosed <i>tag", "unclosed tag", "body"),
    ],
)
def test_mail_of_html_alone_is_searched_by_what_a_reader_sees(
    google: Running, html: str, shown: str, unseen: str
) -> None:
    message = {"from": "eve@cold.example", "to": ANA, "html": html}
    post(f"{google.url}/_emulator/seed", {"threads": [{"mailbox": ANA, "subject": "Drawn", "messages": [message]}]})
    (thread_id,) = found(google, "threads", q="subject:Drawn")
    assert found(google, "threads", q=f'"{shown}"') == {thread_id}
    assert thread_id not in found(google, "threads", q=f'subject:Drawn "{unseen}"')
    (row,) = users(google).threads().list(userId="me", q="subject:Drawn").execute()["threads"]
    assert unescape(row["snippet"]).lower() == shown
    (read,) = Gmail(google_at(google)).thread(ANA, thread_id).messages
    assert (read.text, read.html.strip()) == ("", html)


# --- the seeded mailboxes


def read(google: Running, who: str) -> list[tuple[str, Any]]:
    """Every message of a mailbox as the product reads it, with its thread."""
    gmail = Gmail(google_at(google))
    return [
        (hit.thread_id, one)
        for hit in gmail.search(who, "", limit=500)
        for one in gmail.thread(who, hit.thread_id).messages
    ]


@pytest.mark.parametrize("who", REPS)
def test_a_mailbox_is_as_mixed_as_a_persons_own(google: Running, who: str) -> None:
    mails = [one for _, one in read(google, who)]
    now = datetime.now(UTC)
    senders = [one.headers["from"] for one in mails]
    assert len(mails) >= 18
    assert any(one.html and not one.text for one in mails)
    assert any("list-unsubscribe" in one.headers for one in mails)
    assert any(one.headers.get("auto-submitted") == "auto-replied" for one in mails)
    assert any(sender != who and sender.endswith("@brightpath.example") for sender in senders)
    assert any(one.sent_at < now - timedelta(days=300) for one in mails)
    assert sum(one.sent_at > now - timedelta(days=30) for one in mails) >= 4
    assert all(one.text.strip() or one.html.strip() for one in mails)


def test_a_conversation_in_spanish_goes_both_ways(google: Running) -> None:
    (hit,) = Gmail(google_at(google)).search(
        ANA, "subject:feria from:elena.castillo@cafetalelroble.example -automática"
    )
    thread = Gmail(google_at(google)).thread(ANA, hit.thread_id)
    assert len(thread.messages) == 5
    assert {one.headers["from"].partition(" <")[0] for one in thread.messages} == {ANA, "Elena Castillo"}
    assert all("¿" in one.text or "Sí" in one.text for one in thread.messages)


@pytest.mark.parametrize("who", REPS)
def test_every_answer_names_the_mail_that_it_answers(google: Running, who: str) -> None:
    threads: dict[str, list[Any]] = {}
    for thread_id, one in read(google, who):
        threads.setdefault(thread_id, []).append(one)
    ids = [one.headers["message-id"] for mails in threads.values() for one in mails]
    assert len(set(ids)) == len(ids)
    for mails in threads.values():
        assert "in-reply-to" not in mails[0].headers
        for before, one in pairwise(mails):
            assert one.headers["in-reply-to"] == before.headers["message-id"]


PROGRAM = """
from infra.emulators.google import google_emulator
state = google_emulator().inspect["state"]()
for box in state["mailboxes"].values():
    for one in box["messages"]:
        print(one["headers"]["Message-ID"])
"""


def test_seeded_message_ids_are_the_same_in_every_process(google: Running) -> None:
    boxes = get(f"{google.url}/_emulator/state")["mailboxes"].values()
    here = [one["headers"]["Message-ID"] for box in boxes for one in box["messages"]]
    ran = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, cwd=ROOT)
    assert ran.stdout.split() == here
    google.emulator.reset()
    again = get(f"{google.url}/_emulator/state")["mailboxes"].values()
    assert [one["headers"]["Message-ID"] for box in again for one in box["messages"]] == here


def test_the_same_mail_seeded_twice_is_two_mails(google: Running) -> None:
    (one, headers), (other, others) = new_thread(google), new_thread(google)
    assert one != other
    assert headers["Message-ID"] != others["Message-ID"]


def test_a_mail_sent_to_a_colleague_joins_the_thread_that_it_answers(google: Running) -> None:
    rows = users(google, TOM).messages().list(userId="me", q=f'from:{GRACE} subject:"Köln"').execute()["messages"]
    known = users(google, TOM).messages().get(userId="me", id=rows[-1]["id"]).execute()
    message_id = next(one["value"] for one in known["payload"]["headers"] if one["name"] == "Message-ID")
    answer = mail(to=TOM, subject="Re: Wer geht nach Köln?", In_Reply_To=message_id)
    users(google).messages().send(userId="me", body=answer).execute()
    (there,) = users(google, TOM).messages().list(userId="me", q=f"from:{ANA} subject:Köln").execute()["messages"]
    assert there["threadId"] == known["threadId"]
