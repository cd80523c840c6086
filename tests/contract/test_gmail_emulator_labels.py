"""Labels of the emulated Gmail are changed, put on many messages at once, and deleted; answers are as wide as asked."""

from __future__ import annotations

import base64
from email.message import EmailMessage
from typing import Any

import pytest

from infra.emulators.http import Running
from tests.contract.google_side import tell
from tests.contract.test_google_emulator_api import ANA, TOM, client, mail, new_thread, status
from tests.contract.test_google_emulator_files_and_times import described, event, misfits

LOOKS = {
    "labelListVisibility": "labelShow",
    "messageListVisibility": "hide",
    "color": {"textColor": "#000000", "backgroundColor": "#ffffff"},
}


def users(google: Running, who: str = ANA) -> Any:
    return client(google, "gmail", who).users()


@pytest.fixture
def label(google: Running) -> str:
    made = users(google).labels().create(userId="me", body={"name": "Agent/Drafted", **LOOKS}).execute()
    assert made == {"id": made["id"], "name": "Agent/Drafted", "type": "user", **LOOKS}
    return str(made["id"])


def test_a_patch_changes_what_it_names_and_an_update_all(google: Running, label: str) -> None:
    labels = users(google).labels()
    patched = labels.patch(userId="me", id=label, body={"name": "Agent/Done"}).execute()
    assert (patched["name"], patched["messageListVisibility"]) == ("Agent/Done", "hide")
    updated = labels.update(userId="me", id=label, body={"name": "Agent/New"}).execute()
    assert updated == {"id": label, "name": "Agent/New", "type": "user"}
    assert misfits(described("gmail")["schemas"], {"$ref": "Label"}, updated, "Label") == []
    assert [one for one in labels.list(userId="me").execute()["labels"] if one["type"] == "user"] == [updated]


@pytest.mark.parametrize(
    ("label_id", "body", "code"),
    [
        ("own", {"name": "inbox"}, 409),
        ("own", {"name": "taken"}, 409),
        ("own", {"labelListVisibility": "sometimes"}, 400),
        ("own", {"color": {"shade": "red"}}, 400),
        ("INBOX", {"name": "Mine"}, 400),
        ("CATEGORY_SOCIAL", {"name": "Mine"}, 400),
        ("Label_none", {"name": "Mine"}, 404),
    ],
)
def test_a_label_that_may_not_be_changed_so_is_not(
    google: Running, label: str, label_id: str, body: Any, code: int
) -> None:
    labels = users(google).labels()
    labels.create(userId="me", body={"name": "Taken"}).execute()
    before = labels.list(userId="me").execute()
    wanted = {"own": label}.get(label_id, label_id)
    for change in (labels.patch, labels.update):
        assert status(change(userId="me", id=wanted, body=body).execute) == code
    assert labels.list(userId="me").execute() == before


def test_a_deleted_label_comes_off_all_messages(google: Running, label: str) -> None:
    gmail = users(google)
    thread_id, _ = new_thread(google)
    gmail.threads().modify(userId="me", id=thread_id, body={"addLabelIds": [label]}).execute()
    gmail.labels().delete(userId="me", id=label).execute()
    assert label not in gmail.messages().get(userId="me", id=thread_id).execute()["labelIds"]
    assert status(lambda: gmail.labels().get(userId="me", id=label).execute()) == 404
    assert status(lambda: gmail.labels().delete(userId="me", id="SENT").execute()) == 400
    gmail.labels().create(userId="me", body={"name": "Agent/Drafted"}).execute()


def test_many_messages_are_labelled_at_once_or_none(google: Running, label: str) -> None:
    gmail = users(google)
    ids = [new_thread(google, subject)[0] for subject in ("One", "Two", "Three")]
    since = gmail.getProfile(userId="me").execute()["historyId"]
    body = {"ids": [*ids, ids[0]], "addLabelIds": [label], "removeLabelIds": ["INBOX"]}
    gmail.messages().batchModify(userId="me", body=body).execute()
    for message_id in ids:
        labels = gmail.messages().get(userId="me", id=message_id).execute()["labelIds"]
        assert (label in labels, "INBOX" in labels) == (True, False)
    kinds = [set(record) & {"labelsAdded", "labelsRemoved"} for record in history(google, since)]
    assert kinds == [{"labelsAdded"}, {"labelsRemoved"}] * 3
    since = gmail.getProfile(userId="me").execute()["historyId"]
    bad: tuple[tuple[dict[str, Any], int], ...] = (
        ({"ids": [*ids, "none"], "addLabelIds": ["STARRED"]}, 404),
        ({"ids": ids, "addLabelIds": ["STARRED", "Label_none"]}, 400),
        ({"ids": [], "addLabelIds": ["STARRED"]}, 400),
        ({"ids": ["x"] * 1001, "addLabelIds": ["STARRED"]}, 400),
    )
    for body, code in bad:
        assert status(gmail.messages().batchModify(userId="me", body=body).execute) == code
    assert history(google, since) == []


def history(google: Running, since: str) -> list[Any]:
    return list(users(google).history().list(userId="me", startHistoryId=since).execute().get("history", []))


@pytest.mark.parametrize("what", ["messages", "threads"])
def test_what_is_thrown_away_can_be_brought_back(google: Running, what: str) -> None:
    thread_id, _ = new_thread(google)
    resource = getattr(users(google), what)()

    def listed(query: str) -> bool:
        rows = resource.list(userId="me", q=query).execute().get(what, [])
        return thread_id in [row["id"] for row in rows]

    resource.trash(userId="me", id=thread_id).execute()
    assert (listed("cold brew"), listed("in:trash cold brew"), listed("in:inbox")) == (False, True, False)
    resource.untrash(userId="me", id=thread_id).execute()
    assert (listed("cold brew"), listed("in:trash")) == (True, False)


def test_an_attachment_is_read_by_the_id_that_its_part_names(google: Running) -> None:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "eve@cold.example", ANA, "Papers"
    made.set_content("See below.")
    made.add_attachment(b"\x00\x01PDF", maintype="application", subtype="pdf", filename="offer.pdf")
    made.add_attachment("größe;1\n", subtype="csv", filename="table.csv", charset="iso-8859-1")
    told = tell(google, "deliver", {"mailbox": ANA, "raw": base64.urlsafe_b64encode(made.as_bytes()).decode()})
    messages = users(google).messages()
    parts = messages.get(userId="me", id=told["id"]).execute()["payload"]["parts"][1:]
    read = []
    for part in parts:
        asked = {"userId": "me", "messageId": told["id"], "id": part["body"]["attachmentId"]}
        body = messages.attachments().get(**asked).execute()
        assert misfits(described("gmail")["schemas"], {"$ref": "MessagePartBody"}, body, "Body") == []
        assert body["size"] == part["body"]["size"]
        read.append(base64.urlsafe_b64decode(body["data"] + "=" * (-len(body["data"]) % 4)))
    assert read == [b"\x00\x01PDF", "größe;1\n".encode()]
    assert status(lambda: messages.attachments().get(userId="me", messageId=told["id"], id="none").execute()) == 400


# --- partial answers


def test_any_answer_of_google_tells_only_what_is_asked_for(google: Running) -> None:
    gmail = users(google)
    thread_id, _ = new_thread(google)
    listed = gmail.threads().list(userId="me", maxResults=2, fields="threads/id,nextPageToken").execute()
    assert set(listed) == {"threads", "nextPageToken"}
    assert all(set(row) == {"id"} for row in listed["threads"])
    fields = "messages(id,payload/headers(name))"
    (message,) = gmail.threads().get(userId="me", id=thread_id, fields=fields).execute()["messages"]
    assert set(message) == {"id", "payload"}
    assert all(set(header) == {"name"} for header in message["payload"]["headers"])
    draft = gmail.drafts().create(userId="me", body={"message": mail()}, fields="id").execute()
    assert set(draft) == {"id"}
    events = client(google, "calendar").events()
    made = events.insert(calendarId="primary", body=event(9, 10), fields="id,start/dateTime").execute()
    assert (set(made), set(made["start"])) == ({"id", "start"}, {"dateTime"})
    body = {"timeMin": "2031-03-05T00:00:00Z", "timeMax": "2031-03-06T00:00:00Z", "items": [{"id": ANA}]}
    busy = client(google, "calendar").freebusy().query(body=body, fields="calendars").execute()
    assert set(busy) == {"calendars"}


def test_a_mask_that_names_nothing_known_is_400_and_nothing_is_done(google: Running) -> None:
    gmail = users(google)
    body = {"message": mail(subject="Never made")}
    assert status(lambda: gmail.drafts().create(userId="me", body=body, fields="id,colour").execute()) == 400
    assert "drafts" not in gmail.drafts().list(userId="me").execute()
    assert status(lambda: users(google, TOM).labels().list(userId="me", fields="labels(").execute()) == 400
