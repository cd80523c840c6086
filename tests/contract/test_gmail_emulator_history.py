"""The emulated Gmail never tells the same id for two states: not in a mailbox, not after a reset, not after a restart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from infra.emulators.google import google_emulator
from infra.emulators.http import Running, serve
from tests.contract.test_google_emulator_api import ANA, TOM, client, mail, new_thread, status
from tests.contract.test_google_emulator_files_and_times import described, misfits


def users(google: Running, who: str = ANA) -> Any:
    return client(google, "gmail", who).users()


def seen(google: Running, thread_id: str) -> tuple[str, str, str]:
    """The history id of a thread: in the list, in the thread itself, and the mailbox's."""
    gmail = users(google)
    listed = {one["id"]: one["historyId"] for one in gmail.threads().list(userId="me").execute()["threads"]}
    return (
        listed[thread_id],
        gmail.threads().get(userId="me", id=thread_id, format="minimal").execute()["historyId"],
        gmail.getProfile(userId="me").execute()["historyId"],
    )


Change = Callable[[Any, str, list[str]], Any]
"""What is done to a thread, with the ids of its drafts."""
CHANGES: dict[str, Change] = {
    "star": lambda g, t, _: g.threads().modify(userId="me", id=t, body={"addLabelIds": ["STARRED"]}).execute(),
    "unstar": lambda g, t, _: g.threads().modify(userId="me", id=t, body={"removeLabelIds": ["STARRED"]}).execute(),
    "archive": lambda g, t, _: g.messages().modify(userId="me", id=t, body={"removeLabelIds": ["INBOX"]}).execute(),
    "unarchive": lambda g, t, _: g.messages().modify(userId="me", id=t, body={"addLabelIds": ["INBOX"]}).execute(),
    "answer": lambda g, t, _: g.messages().send(userId="me", body=answer(g, t)).execute(),
    "draft": lambda g, t, d: d.append(g.drafts().create(userId="me", body={"message": answer(g, t)}).execute()["id"]),
    "redraft": lambda g, t, d: [
        g.drafts().update(userId="me", id=draft_id, body={"message": answer(g, t)}).execute() for draft_id in d[:1]
    ],
    "discard": lambda g, _, d: [g.drafts().delete(userId="me", id=d.pop()).execute() for _ in d[:1]],
    "send draft": lambda g, _, d: [g.drafts().send(userId="me", body={"id": d.pop()}).execute() for _ in d[:1]],
}


def answer(gmail: Any, thread_id: str) -> dict[str, Any]:
    """An answer to a thread's first message, as Gmail wants it to keep it there."""
    first = gmail.threads().get(userId="me", id=thread_id, format="metadata").execute()["messages"][0]
    headers = {header["name"]: header["value"] for header in first["payload"]["headers"]}
    return mail(subject=f"Re: {headers['Subject']}", In_Reply_To=headers["Message-ID"]) | {"threadId": thread_id}


def content(google: Running, thread_id: str) -> Any:
    thread = users(google).threads().get(userId="me", id=thread_id).execute()
    return [(one["id"], one["labelIds"]) for one in thread["messages"]]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(sorted(CHANGES)), max_size=8))
def test_two_states_of_a_thread_never_have_the_same_history_id(google: Running, names: list[str]) -> None:
    thread_id, _ = new_thread(google)
    drafts: list[str] = []
    states = {seen(google, thread_id)[0]: content(google, thread_id)}
    for name in names:
        before = content(google, thread_id)
        CHANGES[name](users(google), thread_id, drafts)
        (listed, read, _mailbox), after = seen(google, thread_id), content(google, thread_id)
        assert listed == read
        assert (listed in states) is (after == before)
        assert states.setdefault(listed, after) == after
        assert int(listed) == max(int(one) for one in states)


@pytest.mark.parametrize("name", ["star", "archive", "answer", "draft"])
def test_a_change_is_newer_for_the_thread_and_the_mailbox_and_for_no_other_thread(google: Running, name: str) -> None:
    other, _ = new_thread(google, "Another")
    thread_id, _ = new_thread(google)
    before, untouched = seen(google, thread_id), seen(google, other)[0]
    CHANGES[name](users(google), thread_id, [])
    after = seen(google, thread_id)
    assert all(int(new) > int(old) for old, new in zip(before, after, strict=True))
    assert after[0] == after[1] == after[2]
    assert seen(google, other)[0] == untouched


def test_a_label_that_is_there_already_changes_nothing(google: Running) -> None:
    thread_id, _ = new_thread(google)
    before = seen(google, thread_id)
    for body in ({"addLabelIds": ["INBOX"]}, {"removeLabelIds": ["STARRED"]}, {}):
        users(google).threads().modify(userId="me", id=thread_id, body=body).execute()
    assert seen(google, thread_id) == before


def ids(google: Running) -> set[str]:
    """Every id that a mailbox gives away, some of them freshly made."""
    gmail = users(google)
    thread_id, _ = new_thread(google)
    label = gmail.labels().create(userId="me", body={"name": "Agent/Drafted"}).execute()
    draft = gmail.drafts().create(userId="me", body={"message": mail()}).execute()
    event = {edge: {"dateTime": "2031-03-05T10:00:00Z"} for edge in ("start", "end")}
    made = client(google, "calendar").events().insert(calendarId="primary", body=event).execute()
    found = {thread_id, label["id"], draft["id"], made["id"], gmail.getProfile(userId="me").execute()["historyId"]}
    for one in gmail.threads().list(userId="me", maxResults=500).execute()["threads"]:
        thread = gmail.threads().get(userId="me", id=one["id"], format="minimal").execute()
        found |= {one["id"], one["historyId"], *(m["id"] for m in thread["messages"])}
        found |= {m["historyId"] for m in thread["messages"]}
    return found


def test_no_id_comes_again_after_a_reset_or_a_restart(google: Running) -> None:
    before = ids(google)
    google.emulator.reset()
    after = ids(google)
    assert len(before) == len(after) > 50
    assert not before & after
    restarted = serve(google_emulator())
    try:
        assert not ids(restarted) & (before | after)
    finally:
        restarted.stop()


def test_history_from_before_a_reset_is_stale(google: Running) -> None:
    before = users(google).getProfile(userId="me").execute()["historyId"]
    google.emulator.reset()
    assert status(lambda: users(google).history().list(userId="me", startHistoryId=before).execute()) == 404


# --- what history tells


def told(google: Running, since: str, **asked: Any) -> list[tuple[str, str]]:
    """Kind and message of every record since then, each checked against Google's description."""
    answer = users(google).history().list(userId="me", startHistoryId=since, **asked).execute()
    assert misfits(described("gmail")["schemas"], {"$ref": "ListHistoryResponse"}, answer, "History") == []
    found = []
    for record in answer.get("history", []):
        (kind,) = set(record) - {"id", "messages"}
        (change,) = record[kind]
        assert record["messages"] == [{name: change["message"][name] for name in ("id", "threadId")}]
        found.append((kind, change["message"]["id"]))
    return found


@pytest.fixture
def story(google: Running) -> tuple[str, str, str]:
    """A mail comes, is starred and unstarred, a draft is made and thrown away. Where it begins, and both messages."""
    gmail = users(google)
    since = gmail.getProfile(userId="me").execute()["historyId"]
    thread_id, _ = new_thread(google)
    CHANGES["star"](gmail, thread_id, [])
    CHANGES["unstar"](gmail, thread_id, [])
    draft = gmail.drafts().create(userId="me", body={"message": answer(gmail, thread_id)}).execute()
    gmail.drafts().delete(userId="me", id=draft["id"]).execute()
    return since, thread_id, draft["message"]["id"]


@pytest.mark.parametrize(
    ("kinds", "names"),
    [
        (None, ["messagesAdded", "labelsAdded", "labelsRemoved", "messagesAdded", "messagesDeleted"]),
        (["messageAdded"], ["messagesAdded", "messagesAdded"]),
        (["messageDeleted"], ["messagesDeleted"]),
        (["labelAdded", "labelRemoved"], ["labelsAdded", "labelsRemoved"]),
    ],
)
def test_history_is_told_in_order_and_by_kind(
    google: Running, story: tuple[str, str, str], kinds: list[str] | None, names: list[str]
) -> None:
    assert [kind for kind, _ in told(google, story[0], historyTypes=kinds)] == names


@pytest.mark.parametrize(
    ("label", "count"), [("INBOX", 3), ("DRAFT", 2), ("STARRED", 2), ("SENT", 0)]
)  # fmt: skip
def test_history_of_a_label_is_of_the_messages_that_bear_it(
    google: Running, story: tuple[str, str, str], label: str, count: int
) -> None:
    since, first, draft = story
    found = told(google, since, labelId=label)
    assert len(found) == count
    assert {one for _, one in found} <= ({draft} if label == "DRAFT" else {first})


def test_pages_of_history_hold_every_record_once(google: Running, story: tuple[str, str, str]) -> None:
    history, found = users(google).history(), []
    asked = history.list(userId="me", startHistoryId=story[0], maxResults=2)
    while asked is not None:
        page = asked.execute()
        found += [one["id"] for one in page["history"]]
        asked = history.list_next(asked, page)
    assert len(found) == len(set(found)) == 5
    assert found == sorted(found, key=int)


@pytest.mark.parametrize("asked", [{"startHistoryId": "x"}, {"historyTypes": "colour"}, {"labelId": "Label_none"}])
def test_history_that_cannot_be_told_is_400(google: Running, asked: dict[str, Any]) -> None:
    known = {"startHistoryId": users(google).getProfile(userId="me").execute()["historyId"]}
    # The client itself refuses what the description forbids, so this goes around it.
    request = users(google).history().list(userId="me", **known)
    for name, value in asked.items():
        request.uri = request.uri.replace(f"{name}={known.get(name)}", "") + f"&{name}={value}"
    assert status(request.execute) == 400


# --- labels


def test_a_label_tells_how_much_mail_bears_it(google: Running) -> None:
    gmail = users(google)
    label = gmail.labels().create(userId="me", body={"name": "Agent/Drafted"}).execute()["id"]
    answered, _ = new_thread(google)
    CHANGES["answer"](gmail, answered, [])
    quiet, _ = new_thread(google, "Quiet")
    for thread_id, more in ((answered, []), (quiet, ["UNREAD"])):
        gmail.threads().modify(userId="me", id=thread_id, body={"addLabelIds": [label, *more]}).execute()
    told = gmail.labels().get(userId="me", id=label).execute()
    assert misfits(described("gmail")["schemas"], {"$ref": "Label"}, told, "Label") == []
    counts = {name: value for name, value in told.items() if name.endswith(("Total", "Unread"))}
    assert counts == {"messagesTotal": 3, "threadsTotal": 2, "messagesUnread": 1, "threadsUnread": 1}
    assert (told["name"], told["type"]) == ("Agent/Drafted", "user")


def test_every_listed_label_can_be_read_and_no_other(google: Running) -> None:
    labels = users(google).labels()
    labels.create(userId="me", body={"name": "One"}).execute()
    for one in labels.list(userId="me").execute()["labels"]:
        assert labels.get(userId="me", id=one["id"]).execute()["name"] == one["name"]
    assert status(lambda: labels.get(userId="me", id="Label_none").execute()) == 404
    theirs = users(google, TOM).labels().create(userId="me", body={"name": "Tom's"}).execute()["id"]
    assert status(lambda: labels.get(userId="me", id=theirs).execute()) == 404


@pytest.mark.parametrize("which", ["addLabelIds", "removeLabelIds"])
@pytest.mark.parametrize("bad", ["Label_none", "SENT", "DRAFT", ""])
def test_a_label_that_may_not_be_moved_moves_none(google: Running, which: str, bad: str) -> None:
    thread_id, _ = new_thread(google)
    before = seen(google, thread_id)
    body = {which: [bad], "addLabelIds": ["STARRED", *([bad] if which == "addLabelIds" else [])]}
    assert status(lambda: users(google).threads().modify(userId="me", id=thread_id, body=body).execute()) == 400
    assert seen(google, thread_id) == before
