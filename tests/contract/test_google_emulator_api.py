"""The emulated Google keeps its promises to the real client: Gmail, Calendar and Drive as programs use them."""

from __future__ import annotations

import base64
import email
import email.policy
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from typing import Any

import httplib2
import pytest
from google.auth.exceptions import RefreshError
from google.oauth2 import service_account
from google.oauth2.credentials import Credentials
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chalicelib.connectors.google import READ_SCOPES
from infra.emulators.http import Running
from infra.emulators.world import REPS
from infra.local import keys
from tests.living import get, post

ANA, TOM, GRACE = (rep.email for rep in REPS)
VERSIONS = {"gmail": "v1", "calendar": "v3", "drive": "v3"}
POLICY = email.policy.SMTP.clone(max_line_length=998)


def client(google: Running, api: str, who: str = ANA, credentials: Any = None) -> Any:
    """The real client of an API, acting as a mailbox."""
    endpoint = google.url if api == "gmail" else f"{google.url}/{api}/{VERSIONS[api]}/"
    credentials = credentials or Credentials(token=f"rep:{who}")
    return build(
        api,
        VERSIONS[api],
        credentials=credentials,
        static_discovery=True,
        client_options={"api_endpoint": endpoint},
    )


def mail(to: str = "x@y.example", subject: str = "Hi", text: str = "Hello\r\n", **headers: str) -> dict[str, str]:
    """A Gmail message resource made by the standard library."""
    made = EmailMessage(policy=POLICY)
    made["From"], made["To"], made["Subject"] = ANA, to, subject
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(text)
    return {"raw": base64.urlsafe_b64encode(made.as_bytes()).decode()}


def status(call: Callable[[], Any]) -> int:
    """The status that a call is refused with."""
    with pytest.raises(HttpError) as refused:
        call()
    return int(refused.value.status_code)


def new_thread(google: Running, subject: str = "Cold brew", **message: Any) -> tuple[str, dict[str, str]]:
    """A seeded thread in Ana's mailbox, of one message; gives its id and the message's headers."""
    one = {"from": "eve@cold.example", "to": ANA, "text": "Could you call?", "days_ago": 2, **message}
    post(f"{google.url}/_emulator/seed", {"threads": [{"mailbox": ANA, "subject": subject, "messages": [one]}]})
    last = get(f"{google.url}/_emulator/state")["mailboxes"][ANA]["messages"][-1]
    return last["thread_id"], last["headers"]


# --- signing in


def test_a_token_acts_as_its_own_mailbox_and_no_other(google: Running) -> None:
    for rep in (ANA, TOM, GRACE):
        assert client(google, "gmail", rep).users().getProfile(userId="me").execute()["emailAddress"] == rep
    assert status(lambda: client(google, "gmail", ANA).users().getProfile(userId=TOM).execute()) == 403


def test_a_service_account_acts_as_its_subject(google: Running) -> None:
    info = keys.service_account(google.url)
    signed = service_account.Credentials.from_service_account_info(
        info, scopes=[READ_SCOPES["gmail"][0]], subject=GRACE
    )
    profile = client(google, "gmail", credentials=signed).users().getProfile(userId="me").execute()
    assert profile["emailAddress"] == GRACE


@pytest.mark.parametrize("token", ["revoked", "", "refresh:"])
def test_a_revoked_refresh_token_is_an_invalid_grant(google: Running, token: str) -> None:
    known = {"token_uri": f"{google.url}/token", "client_id": "c", "client_secret": "s"}
    refreshed = Credentials(None, refresh_token=f"refresh:{TOM}", **known)
    assert client(google, "gmail", credentials=refreshed).users().getProfile(userId="me").execute()
    dead = Credentials(None, refresh_token=token or "none", **known)
    with pytest.raises(RefreshError, match="invalid_grant"):
        client(google, "gmail", credentials=dead).users().getProfile(userId="me").execute()


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer stranger"}, {"Authorization": "Bearer rep:"}])
@pytest.mark.parametrize("path", ["/gmail/v1/users/me/profile", "/drive/v3/files", "/calendar/v3/calendars/x/events"])
def test_no_or_an_unknown_token_is_401_with_googles_body(google: Running, path: str, headers: dict[str, str]) -> None:
    response, content = httplib2.Http(timeout=10).request(google.url + path, headers=headers)
    assert response.status == 401
    assert b'"code": 401' in content
    assert b'"reason": "authError"' in content


# --- Gmail


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=30)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")) | st.just("\n"), max_size=400)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=NAMES, text=TEXTS, more=st.lists(st.integers(10**8, 10**12), max_size=12))
def test_a_message_comes_back_byte_for_byte(google: Running, words: str, text: str, more: list[int]) -> None:
    references = " ".join(f"<{number}.aaaaaaaaaaaaaaaaaaaa@mail.example>" for number in more)
    sent = mail(subject=words, text=text, Message_ID="<one@us.example>", X_Word=words, References=references or "<a@b>")
    gmail = client(google, "gmail").users()
    post(f"{google.url}/_emulator/behave", {"keep_message_id": True})
    made = gmail.drafts().create(userId="me", body={"message": sent}).execute()["message"]["id"]
    raw = gmail.messages().get(userId="me", id=made, format="raw").execute()["raw"]
    assert _bytes(raw) == _bytes(sent["raw"])
    assert b"Message-ID: <one@us.example>" in _bytes(raw)
    payload = gmail.messages().get(userId="me", id=made).execute()["payload"]
    whole = email.message_from_bytes(_bytes(sent["raw"]), policy=email.policy.default)
    assert {one["name"]: one["value"] for one in payload["headers"]} == {name: str(v) for name, v in whole.items()}
    assert _bytes(payload["body"]["data"]).decode() == whole.get_content()
    assert "=" not in payload["body"]["data"]


def _bytes(data: str) -> bytes:
    return base64.urlsafe_b64decode(data + "=" * (-len(data) % 4))


def test_html_beside_text_is_a_tree_of_parts(google: Running) -> None:
    thread_id, _ = new_thread(google, text="plain words", html="<p>marked <b>words</b></p>")
    thread = client(google, "gmail").users().threads().get(userId="me", id=thread_id).execute()
    (message,) = thread["messages"]
    assert message["payload"]["mimeType"] == "multipart/alternative"
    kinds = [(part["mimeType"], _bytes(part["body"]["data"]).strip()) for part in message["payload"]["parts"]]
    assert kinds == [("text/plain", b"plain words"), ("text/html", b"<p>marked <b>words</b></p>")]
    assert abs(int(message["internalDate"]) / 1000 - (datetime.now(UTC) - timedelta(days=2)).timestamp()) < 3600


def test_a_draft_in_a_thread_that_is_none_is_404(google: Running) -> None:
    body = {"message": mail() | {"threadId": "19ffffffffffffff"}}
    drafts = client(google, "gmail").users().drafts()
    assert status(lambda: drafts.create(userId="me", body=body).execute()) == 404


@pytest.mark.parametrize("how", ["draft", "send"])
@pytest.mark.parametrize(
    ("subject", "refers", "fits"),
    [("Re: Cold brew", True, True), ("Re: Cold brew", False, False), ("Something else", True, False)],
)
def test_a_reply_joins_its_thread_only_by_headers_and_subject(
    google: Running, subject: str, refers: bool, fits: bool, how: str
) -> None:
    thread_id, headers = new_thread(google)
    named = {"In_Reply_To": headers["Message-ID"], "References": headers["Message-ID"]} if refers else {}
    message, gmail = mail(subject=subject, **named) | {"threadId": thread_id}, client(google, "gmail").users()
    if how == "draft":
        made = gmail.drafts().create(userId="me", body={"message": message}).execute()["message"]
    else:
        made = gmail.messages().send(userId="me", body=message).execute()
    assert (made["threadId"] == thread_id) is fits


def test_a_sent_draft_is_gone_and_arrives_at_an_emulated_colleague(google: Running) -> None:
    ana, tom = client(google, "gmail").users(), client(google, "gmail", TOM).users()
    made = ana.drafts().create(userId="me", body={"message": mail(to=TOM, subject="Zebra")}).execute()
    sent = ana.drafts().send(userId="me", body={"id": made["id"]}).execute()
    assert "SENT" in sent["labelIds"]
    assert sent["id"] != made["message"]["id"]
    assert status(lambda: ana.drafts().get(userId="me", id=made["id"]).execute()) == 404
    assert status(lambda: ana.drafts().send(userId="me", body={"id": made["id"]}).execute()) == 404
    (there,) = tom.messages().list(userId="me", q="subject:Zebra").execute()["messages"]
    assert {"INBOX", "UNREAD"} <= set(tom.messages().get(userId="me", id=there["id"]).execute()["labelIds"])


@pytest.mark.parametrize("names_the_thread", [True, False])
@pytest.mark.parametrize(("subject", "stays"), [("Re: Cold brew", True), ("Second", False)])
def test_a_changed_draft_keeps_its_id_and_its_thread_while_the_subject_fits(
    google: Running, subject: str, stays: bool, names_the_thread: bool
) -> None:
    thread_id, headers = new_thread(google)
    drafts = client(google, "gmail").users().drafts()
    first = mail(subject="Re: Cold brew", In_Reply_To=headers["Message-ID"]) | {"threadId": thread_id}
    made = drafts.create(userId="me", body={"message": first}).execute()
    body = {"message": mail(subject=subject, text="Anew\r\n", In_Reply_To=headers["Message-ID"])}
    body["message"] |= {"threadId": thread_id} if names_the_thread else {}
    changed = drafts.update(userId="me", id=made["id"], body=body).execute()
    assert changed["message"]["id"] != made["message"]["id"]
    message = drafts.get(userId="me", id=made["id"]).execute()["message"]
    assert (message["threadId"] == thread_id) is stays
    assert {"name": "Subject", "value": subject} in message["payload"]["headers"]
    drafts.delete(userId="me", id=made["id"]).execute()
    assert drafts.list(userId="me").execute().get("drafts", []) == []


@pytest.mark.parametrize("raw", ["", "A"])
def test_a_draft_without_a_readable_message_is_400(google: Running, raw: str) -> None:
    drafts = client(google, "gmail").users().drafts()
    assert status(lambda: drafts.create(userId="me", body={"message": {"raw": raw}}).execute()) == 400


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('from:"eve@cold.example"', True),
        ("from:cold.example", True),
        ("from:old.example", False),
        ("{from:nobody@x.example from:eve@cold.example}", True),
        ("from:nobody@x.example OR subject:brew", True),
        ("from:eve@cold.example -subject:brew", False),
        ("from:eve@cold.example (call OR write)", True),
        ("from:eve@cold.example newer_than:3d", True),
        ("from:eve@cold.example newer_than:1d", False),
        ("from:eve@cold.example older_than:1d in:inbox", True),
        ("from:eve@cold.example in:sent", False),
        (f"to:{ANA} subject:brew", True),
    ],
)
def test_a_search_finds_what_gmail_would(google: Running, query: str, found: bool) -> None:
    thread_id, _ = new_thread(google)
    threads = client(google, "gmail").users().threads().list(userId="me", q=query).execute().get("threads", [])
    assert (thread_id in [one["id"] for one in threads]) is found


def test_a_draft_is_found_by_its_message_id(google: Running) -> None:
    post(f"{google.url}/_emulator/behave", {"keep_message_id": True})
    drafts = client(google, "gmail").users().drafts()
    made = drafts.create(userId="me", body={"message": mail(Message_ID="<run-7@us.example>")}).execute()
    drafts.create(userId="me", body={"message": mail(Message_ID="<run-8@us.example>")}).execute()
    (found,) = drafts.list(userId="me", q="rfc822msgid:run-7@us.example").execute()["drafts"]
    assert found["id"] == made["id"]


def test_pages_hold_every_message_once(google: Running) -> None:
    messages = client(google, "gmail").users().messages()
    whole = [one["id"] for one in messages.list(userId="me").execute()["messages"]]
    asked, paged = messages.list(userId="me", maxResults=2), []
    while asked is not None:
        page = asked.execute()
        assert len(page["messages"]) <= 2
        paged += [one["id"] for one in page["messages"]]
        asked = messages.list_next(asked, page)
    assert paged == whole
    assert len(set(whole)) == len(whole) > 2


def test_a_label_is_made_once_and_put_on_a_thread(google: Running) -> None:
    thread_id, _ = new_thread(google)
    gmail = client(google, "gmail").users()
    label = gmail.labels().create(userId="me", body={"name": "Agent/Drafted"}).execute()
    assert status(lambda: gmail.labels().create(userId="me", body={"name": "Agent/Drafted"}).execute()) == 409
    gmail.threads().modify(userId="me", id=thread_id, body={"addLabelIds": [label["id"]]}).execute()
    (message,) = gmail.threads().get(userId="me", id=thread_id, format="minimal").execute()["messages"]
    assert label["id"] in message["labelIds"]
    body = {"addLabelIds": ["Label_none"]}
    assert status(lambda: gmail.threads().modify(userId="me", id=thread_id, body=body).execute()) == 400


def test_history_tells_what_came_since_and_is_404_when_stale(google: Running) -> None:
    gmail = client(google, "gmail").users()
    before = gmail.getProfile(userId="me").execute()["historyId"]
    thread_id, _ = new_thread(google)
    since = gmail.history().list(userId="me", startHistoryId=before).execute()["history"]
    assert [one["messagesAdded"][0]["message"]["threadId"] for one in since] == [thread_id]
    assert status(lambda: gmail.history().list(userId="me", startHistoryId="0").execute()) == 404


def test_fifty_drafts_at_once_are_fifty_drafts(google: Running) -> None:
    made: list[str] = []

    def create(number: int) -> None:
        body = {"message": mail(subject=f"Draft {number}")}
        made.append(client(google, "gmail").users().drafts().create(userId="me", body=body).execute()["id"])

    workers = [threading.Thread(target=create, args=(number,)) for number in range(50)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()
    drafts = get(f"{google.url}/_emulator/state")["mailboxes"][ANA]["drafts"]
    assert {one["draft_id"] for one in drafts} == set(made)
    assert len(made) == len(set(made)) == 50
    assert {one["headers"]["Subject"] for one in drafts} == {f"Draft {number}" for number in range(50)}
