"""Mail that leaves, arrives and is changed by hand in the emulated Gmail, as programs and people see it happen."""

from __future__ import annotations

import base64
import json
import re
from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import httplib2
import pytest

from infra import emulators
from infra.emulators.http import Running
from tests.contract.google_side import MARIA, tell
from tests.contract.test_google_emulator_api import ANA, TOM, client, mail, new_thread, status
from tests.contract.test_google_emulator_files_and_times import described, misfits
from tests.living import get, post

ALIAS = "sales@brightpath.example"
OURS = "<run-7@us.example>"


def users(google: Running, who: str = ANA) -> Any:
    return client(google, "gmail", who).users()


def headers_of(google: Running, message_id: str, who: str = ANA) -> dict[str, str]:
    message = users(google, who).messages().get(userId="me", id=message_id, format="metadata").execute()
    return {header["name"]: header["value"] for header in message["payload"]["headers"]}


def sent(google: Running) -> list[dict[str, str]]:
    return list(get(f"{google.url}/_emulator/sent")["sent"])


def decoded(raw: str) -> bytes:
    return base64.urlsafe_b64decode(raw + "=" * (-len(raw) % 4))


# --- what leaves


def test_what_left_is_told_oldest_first_with_the_bytes_that_the_recipient_got(google: Running) -> None:
    before = datetime.now(UTC)
    gmail = users(google)
    gmail.messages().send(userId="me", body=mail(to=f"Tom <{TOM}>", subject="One", Bcc="boss@us.example")).execute()
    draft = gmail.drafts().create(userId="me", body={"message": mail(to=MARIA, subject="Two")}).execute()
    assert len(sent(google)) == 1
    gmail.drafts().send(userId="me", body={"id": draft["id"]}).execute()
    one, two = sent(google)
    assert [(row["mailbox"], row["to"], row["subject"]) for row in (one, two)] == [
        (ANA, TOM, "One"),
        (ANA, MARIA, "Two"),
    ]
    assert before.timestamp() - 1 < datetime.fromisoformat(one["at"]).timestamp() < datetime.now(UTC).timestamp() + 1
    there = users(google, TOM).messages()
    (row,) = there.list(userId="me", q="subject:One").execute()["messages"]
    raw = there.get(userId="me", id=row["id"], format="raw").execute()["raw"]
    assert decoded(raw) == decoded(one["raw"])
    assert b"boss@us.example" not in decoded(raw)
    post(f"{google.url}/_emulator/reset", {})
    assert sent(google) == []


@pytest.mark.parametrize("how", ["send", "draft"])
@pytest.mark.parametrize("to", ["", "undisclosed"])
def test_mail_without_a_recipient_does_not_leave_and_its_draft_stays(google: Running, to: str, how: str) -> None:
    gmail = users(google)
    message = {"raw": base64.urlsafe_b64encode(f"From: {ANA}\r\nSubject: Hi\r\n\r\nHello".encode()).decode()}
    if to:
        message = mail(to=to)
        assert status(lambda: gmail.drafts().create(userId="me", body={"message": message}).execute()) == 400
    elif how == "draft":
        draft = gmail.drafts().create(userId="me", body={"message": message}).execute()
        assert status(lambda: gmail.drafts().send(userId="me", body={"id": draft["id"]}).execute()) == 400
        assert gmail.drafts().get(userId="me", id=draft["id"]).execute()["id"] == draft["id"]
    assert status(lambda: gmail.messages().send(userId="me", body=message).execute()) == 400
    assert sent(google) == []


@pytest.mark.parametrize(
    ("sender", "verified", "leaves_as"),
    [
        (f"Ana Maria <{ANA}>", True, f"Ana Maria <{ANA}>"),
        (f"Sales <{ALIAS}>", True, f"Sales <{ALIAS}>"),
        (f"Sales <{ALIAS}>", False, f"Sales <{ANA}>"),
        ("The boss <boss@bigcorp.example>", True, f"The boss <{ANA}>"),
        (f"{TOM}", True, ANA),
    ],
)
def test_mail_leaves_as_the_mailbox_or_one_of_its_verified_aliases(
    google: Running, sender: str, verified: bool, leaves_as: str
) -> None:
    tell(google, "seed", {"aliases": [{"mailbox": ANA, "email": ALIAS, "name": "Sales", "verified": verified}]})
    raw = f"From: {sender}\r\nTo: {TOM}\r\nSubject: Hi\r\n\r\nHello".encode()
    users(google).messages().send(userId="me", body={"raw": base64.urlsafe_b64encode(raw).decode()}).execute()
    (left,) = sent(google)
    assert message_from_bytes(decoded(left["raw"]), policy=policy.default)["From"] == leaves_as


def test_the_addresses_to_send_as_are_told_as_google_describes_them(google: Running) -> None:
    tell(
        google,
        "seed",
        {"aliases": [{"mailbox": ANA, "email": ALIAS, "name": "Sales", "signature": "<b>Brightpath</b>"}]},
    )
    settings = users(google).settings().sendAs()
    listed = settings.list(userId="me").execute()
    assert misfits(described("gmail")["schemas"], {"$ref": "ListSendAsResponse"}, listed, "L") == []
    own, alias = listed["sendAs"]
    assert (own["sendAsEmail"], own["isPrimary"], own["displayName"]) == (ANA, True, "Ana Morales")
    assert (alias["sendAsEmail"], alias["verificationStatus"]) == (ALIAS, "accepted")
    assert settings.get(userId="me", sendAsEmail=ALIAS).execute() == alias
    assert status(lambda: settings.get(userId="me", sendAsEmail=TOM).execute()) == 404


# --- Message-ID


@pytest.mark.parametrize("keep", [False, True])
@pytest.mark.parametrize("how", ["send", "draft", "send a draft"])
def test_gmail_keeps_or_replaces_the_message_id_of_a_program(google: Running, how: str, keep: bool) -> None:
    if keep:
        tell(google, "behave", {"keep_message_id": True})
    gmail, message = users(google), mail(to=TOM, Message_ID=OURS, X_Ours="7")
    if how == "send":
        made = gmail.messages().send(userId="me", body=message).execute()
    else:
        draft = gmail.drafts().create(userId="me", body={"message": message}).execute()
        made = draft["message"]
        if how == "send a draft":
            made = gmail.drafts().send(userId="me", body={"id": draft["id"]}).execute()
    headers = headers_of(google, made["id"])
    assert (headers["Message-ID"] == OURS, headers["X-Ours"]) == (keep, "7")
    assert headers["Message-ID"].endswith("@mail.gmail.com>") is not keep
    assert "X-Google-Original-Message-ID" not in headers
    found = gmail.messages().list(userId="me", q=f"rfc822msgid:{OURS}").execute()
    assert ("messages" in found) is keep


def test_a_reset_brings_back_the_usual_behavior(google: Running) -> None:
    assert tell(google, "behave", {"keep_message_id": True, "keep_own_headers": False})["keep_message_id"]
    post(f"{google.url}/_emulator/reset", {})
    assert tell(google, "behave", {}) == {"ok": True, "keep_message_id": False, "keep_own_headers": True}


# --- edits by hand


def drafted(google: Running, **headers: str) -> dict[str, Any]:
    thread_id, first = new_thread(google)
    message = mail(to=TOM, subject="Re: Cold brew", In_Reply_To=first["Message-ID"], **headers) | {
        "threadId": thread_id
    }
    made: dict[str, Any] = users(google).drafts().create(userId="me", body={"message": message}).execute()
    assert made["message"]["threadId"] == thread_id
    return made


@pytest.mark.parametrize(
    ("change", "thread_stays"),
    [({"text": "New words"}, True), ({"to": MARIA}, True), ({"subject": "New subject"}, False)],
)
def test_ids_move_under_a_persons_edit_but_for_the_drafts_own(
    google: Running, change: dict[str, str], thread_stays: bool
) -> None:
    made = drafted(google, X_Ours="7")
    edited = tell(google, "edit_draft", {"mailbox": ANA, "draft_id": made["id"], **change})
    read = users(google).drafts().get(userId="me", id=made["id"]).execute()
    assert read["message"]["id"] == edited["message"]["id"] != made["message"]["id"]
    assert (read["message"]["threadId"] == made["message"]["threadId"]) is thread_stays
    assert status(lambda: users(google).messages().get(userId="me", id=made["message"]["id"]).execute()) == 404
    headers = headers_of(google, read["message"]["id"])
    assert headers["X-Ours"] == "7"
    assert {"to": headers["To"], "subject": headers["Subject"]}.items() >= {
        name: value for name, value in change.items() if name != "text"
    }.items()
    assert ("New words" in read["message"]["snippet"]) is ("text" in change)


def test_an_edit_may_lose_a_programs_own_headers(google: Running) -> None:
    made = drafted(google, X_Ours="7")
    tell(google, "behave", {"keep_own_headers": False})
    edited = tell(google, "edit_draft", {"mailbox": ANA, "draft_id": made["id"], "text": "New"})
    assert "X-Ours" not in headers_of(google, edited["message"]["id"])


def test_a_person_sends_and_deletes_drafts_by_hand(google: Running) -> None:
    first, second = drafted(google), drafted(google)
    message = tell(google, "send_draft", {"mailbox": ANA, "draft_id": first["id"]})["message"]
    assert message["labelIds"] == ["SENT"]
    tell(google, "delete_draft", {"mailbox": ANA, "draft_id": second["id"]})
    for made in (first, second):
        assert status(users(google).drafts().get(userId="me", id=made["id"]).execute) == 404
    assert len(sent(google)) == 1


# --- what arrives


def arriving(subject: str = "Re: Cold brew", sender: str = "eve@cold.example", **headers: str) -> bytes:
    lines = [f"From: {sender}", f"To: {ANA}", f"Subject: {subject}", "Message-ID: <new@cold.example>"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", "Grüße aus Bremen", ""]).encode()


@pytest.mark.parametrize("form", ["text", "base64url", "base64"])
def test_a_message_from_outside_arrives_whole(google: Running, form: str) -> None:
    raw = arriving(X_Loop="1")
    given = {
        "text": raw.decode(),
        "base64url": base64.urlsafe_b64encode(raw).decode().rstrip("="),
        "base64": base64.b64encode(raw).decode(),
    }[form]
    before = users(google).getProfile(userId="me").execute()["historyId"]
    told = tell(google, "deliver", {"mailbox": ANA.upper(), "raw": given})
    message = users(google).messages().get(userId="me", id=told["id"], format="raw").execute()
    assert decoded(message["raw"]) == raw
    assert message["labelIds"] == ["CATEGORY_PERSONAL", "INBOX", "UNREAD"]
    (record,) = users(google).history().list(userId="me", startHistoryId=before).execute()["history"]
    assert record["messagesAdded"][0]["message"]["id"] == told["id"]


@pytest.mark.parametrize(
    "body", [{}, {"mailbox": ANA}, {"raw": "x"}, {"mailbox": "nobody", "raw": "x"}, {"mailbox": ANA, "raw": 7}]
)
def test_a_delivery_that_cannot_be_made_says_so(google: Running, body: Any) -> None:
    response, content = httplib2.Http(timeout=10).request(f"{google.url}/_emulator/deliver", "POST", json.dumps(body))
    assert (response.status, json.loads(content)["error"]["code"]) == (400, 400)


@pytest.mark.parametrize(
    ("mail_in", "joins"),
    [
        (arriving(In_Reply_To="{first}"), True),
        (arriving(References="<other@x.example> {first}"), True),
        (arriving("AW: WG: Cold brew", "colleague@cold.example", In_Reply_To="{first}"), True),
        (arriving("Other matters", In_Reply_To="{first}"), False),
        (arriving(References="<unknown@x.example>"), False),
        (arriving(), True),  # same subject and people, within a week, no reference at all
        (arriving(sender="stranger@else.example"), False),
    ],
)
def test_what_arrives_is_threaded_by_reference_subject_and_people(google: Running, mail_in: bytes, joins: bool) -> None:
    thread_id, first = new_thread(google)
    raw = mail_in.decode().replace("{first}", first["Message-ID"])
    assert (tell(google, "deliver", {"mailbox": ANA, "raw": raw})["threadId"] == thread_id) is joins


def test_an_answer_to_what_was_sent_names_the_id_that_gmail_gave_it(google: Running) -> None:
    made = users(google).messages().send(userId="me", body=mail(to=MARIA, subject="Offer", Message_ID=OURS)).execute()
    theirs = message_from_bytes(decoded(sent(google)[0]["raw"]))["Message-ID"]
    answer = arriving("Re: Offer", MARIA, In_Reply_To=theirs).decode()
    assert tell(google, "deliver", {"mailbox": ANA, "raw": answer})["threadId"] == made["threadId"]
    assert (
        tell(google, "deliver", {"mailbox": ANA, "raw": answer.replace(theirs, OURS)})["threadId"] != made["threadId"]
    )


README = Path(emulators.__file__).parent / "README.md"


def test_every_control_that_the_readme_names_is_there_and_no_other(google: Running) -> None:
    rows = [line.split("|")[1] for line in README.read_text("utf-8").splitlines() if line.startswith("| `")]
    asked = [re.findall(r"`(?:(GET|POST) )?(?:/_emulator)?/(\w+)`", row) for row in rows]
    named = {name for row in asked for _, name in row}
    emulator = google.emulator
    known = {*emulator.inspect, *emulator.controls, "calls", "seed", "reset", "faults", "delay"}
    assert named == known
