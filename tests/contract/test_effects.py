"""Every write there is, under every fault: asked once, told apart, and found again when the answer was lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from chalicelib.domain.action import (
    Action,
    ActionKind,
    CreateDraft,
    CreateNote,
    CreateTask,
    LabelThread,
    Payload,
    UpsertContact,
    action,
)
from chalicelib.domain.ids import DRAFT_HEADER
from chalicelib.errors import AgentError, AskAPerson, FixInput, OutcomeUnknown, RetryLater
from chalicelib.gate.effects import EFFECTS, Effects
from chalicelib.gate.effects.clients import Clients
from infra.emulators.http import Fault, Running, serve
from infra.emulators.hubspot import hubspot_emulator
from tests.contract.google_side import ANA, MARIA, google_at, tell
from tests.living import get, post

RUN_ID = "01kadc2n5r0000000000000000"
MARKER = "Sales Agent ref: 0000000000000000"
MESSAGE_ID = "<run.1@brightpath.example>"
MIME = (
    f"From: {ANA}\nTo: {MARIA}\nSubject: Hello\nMessage-ID: {MESSAGE_ID}\n{DRAFT_HEADER}: {MESSAGE_ID}\n\nHello Maria"
)
LABEL = "Agent drafted"
NEW = "new.person@newco.example"
ABOUT = {"email": MARIA, "contact_id": "501", "company_id": "9001", "owner_id": "101", "marker": MARKER}
DRAFT = CreateDraft(mailbox=ANA, to=MARIA, subject="Hello", mime=MIME, rfc_message_id=MESSAGE_ID, thread_id="")
WANTED: tuple[Payload, ...] = (
    DRAFT,
    LabelThread(mailbox=ANA, thread_id="", label=LABEL),
    UpsertContact(email=NEW, properties={"firstname": "Ada", "lifecyclestage": "lead"}),
    CreateTask(
        **ABOUT, due_at="2026-11-24T15:00:00+00:00", subject="Review", body_html=f"Look.<br>{MARKER}", priority="HIGH"
    ),
    CreateNote(**ABOUT, at="2026-11-20T15:00:00+00:00", body_html=f"Found.<br>{MARKER}"),
)
PAYLOADS = {payload.kind: payload for payload in WANTED}
WRITTEN = {
    ActionKind.CREATE_DRAFT: "/drafts$",
    ActionKind.LABEL_THREAD: "/modify$",
    ActionKind.UPSERT_CONTACT: "/contacts/batch/upsert$",
    ActionKind.CREATE_TASK: "/objects/tasks$",
    ActionKind.CREATE_NOTE: "/objects/notes$",
}
GMAIL = (ActionKind.CREATE_DRAFT, ActionKind.LABEL_THREAD)
KINDS = tuple(EFFECTS)


@dataclass
class Both:
    """The two systems that are written to, and our writing side."""

    hubspot: Running
    google: Running
    effects: Effects

    def of(self, kind: ActionKind) -> Running:
        """The system that a kind of action writes to."""
        return self.google if kind in GMAIL else self.hubspot

    def fail(self, kind: ActionKind, fault: Fault) -> None:
        """Fail the write itself, and nothing around it."""
        self.of(kind).emulator.faults.append(fault)

    def asked(self, kind: ActionKind) -> int:
        """How often the write was asked for."""
        ending = WRITTEN[kind].removesuffix("$")
        return sum(one["method"] == "POST" and one["path"].endswith(ending) for one in self.of(kind).emulator.calls)

    def done(self, kind: ActionKind) -> int:
        """How often it stands there now."""
        if kind in GMAIL:
            box = get(f"{self.google.url}/_emulator/state")["mailboxes"][ANA]
            if kind == ActionKind.CREATE_DRAFT:
                return sum(one["headers"].get(DRAFT_HEADER) == MESSAGE_ID for one in box["drafts"])
            return len({one["thread_id"] for one in box["messages"] if LABEL in one["labels"]})
        state = get(f"{self.hubspot.url}/_emulator/state")
        if kind == ActionKind.UPSERT_CONTACT:
            return sum(NEW in str(one) for one in state["contacts"])
        return sum(MARKER in str(one) for one in state["tasks" if kind == ActionKind.CREATE_TASK else "notes"])


@pytest.fixture(scope="module")
def hubspot_server() -> Iterator[Running]:
    running = serve(hubspot_emulator())
    yield running
    running.stop()


@pytest.fixture
def both(hubspot_server: Running, google: Running) -> Both:
    post(f"{hubspot_server.url}/_emulator/reset", {})
    effects = Effects(Clients(google_at(google), "token", hubspot_server.url))
    return Both(hubspot_server, google, effects)


def wanted(both: Both, kind: ActionKind) -> Action:
    payload = PAYLOADS[kind]
    if isinstance(payload, LabelThread):
        thread_id = get(f"{both.google.url}/_emulator/state")["mailboxes"][ANA]["messages"][0]["thread_id"]
        payload = payload.model_copy(update={"thread_id": thread_id})
    return action(RUN_ID, payload, "a test")


def test_every_kind_that_is_performed_is_tried_here() -> None:
    assert set(PAYLOADS) == set(EFFECTS) == set(WRITTEN)


@pytest.mark.parametrize("kind", KINDS)
def test_a_write_is_done_once_and_gives_its_ids(both: Both, kind: ActionKind) -> None:
    result = both.effects.perform(wanted(both, kind))
    assert result
    assert all(isinstance(one, str) and one for one in result.values())
    assert (both.asked(kind), both.done(kind)) == (1, 1)
    found = both.effects.look(wanted(both, kind))
    assert found is None or result.items() <= found.items(), "looking tells the same as doing"


@pytest.mark.parametrize("kind", KINDS)
def test_a_write_whose_answer_is_lost_was_sent_once_and_is_found(both: Both, kind: ActionKind) -> None:
    """httplib2 would send it again by itself, and so twice."""
    both.fail(kind, Fault(kind="commit_then_drop", path=WRITTEN[kind], times=1))
    with pytest.raises(OutcomeUnknown):
        both.effects.perform(wanted(both, kind))
    assert (both.asked(kind), both.done(kind)) == (1, 1)
    found = both.effects.look(wanted(both, kind))
    if found is None:  # it may be repeated without harm
        found = both.effects.perform(wanted(both, kind))
    assert both.done(kind) == 1
    assert all(found.values())


@pytest.mark.parametrize("kind", KINDS)
def test_a_write_that_never_arrived_is_not_found(both: Both, kind: ActionKind) -> None:
    both.fail(kind, Fault(kind="drop", path=WRITTEN[kind], times=1))
    with pytest.raises(OutcomeUnknown):
        both.effects.perform(wanted(both, kind))
    assert (both.asked(kind), both.done(kind)) == (1, 0)
    assert both.effects.look(wanted(both, kind)) is None
    both.effects.perform(wanted(both, kind))
    assert both.done(kind) == 1


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("status", "error"),
    [
        (429, RetryLater),
        (500, OutcomeUnknown),
        (503, OutcomeUnknown),
        (401, AskAPerson),
        (403, AskAPerson),
        (400, FixInput),
    ],
)
def test_a_refusal_says_whether_anything_may_have_been_written(
    both: Both, kind: ActionKind, status: int, error: type[AgentError]
) -> None:
    both.fail(kind, Fault(kind="status", status=status, path=WRITTEN[kind], times=None))
    with pytest.raises(AgentError) as told:
        both.effects.perform(wanted(both, kind))
    assert type(told.value) is error
    # Google's client signs in anew after a 401, twice, and asks again: nothing was written then.
    assert both.asked(kind) == (3 if status == 401 and kind in GMAIL else 1)
    assert both.done(kind) == 0
    both.of(kind).emulator.faults.clear()
    both.effects.perform(wanted(both, kind))
    assert both.done(kind) == 1


# --- a draft, whatever Gmail and people have done to it since


@pytest.fixture(params=[False, True], ids=["Message-ID replaced", "Message-ID kept"])
def drafted(request: pytest.FixtureRequest, both: Both) -> tuple[Both, dict[str, Any]]:
    """A draft among others of the same person's, made by a try whose answer was lost; and the draft as it is."""
    tell(both.google, "behave", {"keep_message_id": request.param})
    for number in range(3):
        other = MIME.replace("run.1@", f"other.{number}@")
        changed = {"mime": other, "rfc_message_id": f"<other.{number}@brightpath.example>"}
        both.effects.perform(action(RUN_ID, DRAFT.model_copy(update=changed), "another"))
    both.fail(ActionKind.CREATE_DRAFT, Fault(kind="commit_then_drop", path="/drafts$", times=1))
    with pytest.raises(OutcomeUnknown):
        both.effects.perform(wanted(both, ActionKind.CREATE_DRAFT))
    (draft,) = [one for one in drafts_of(both) if one["headers"][DRAFT_HEADER] == MESSAGE_ID]
    assert (draft["headers"]["Message-ID"] == MESSAGE_ID) is request.param
    return both, draft


def drafts_of(both: Both) -> list[dict[str, Any]]:
    return list(get(f"{both.google.url}/_emulator/state")["mailboxes"][ANA]["drafts"])


def looked(both: Both) -> dict[str, Any]:
    result = both.effects.look(wanted(both, ActionKind.CREATE_DRAFT))
    assert result is not None
    return result


def test_a_draft_is_found_with_the_ids_that_gmail_chose(drafted: tuple[Both, dict[str, Any]]) -> None:
    both, draft = drafted
    assert looked(both) == {
        "draft_id": draft["draft_id"], "message_id": draft["id"], "thread_id": draft["thread_id"],
        "rfc_message_id": draft["headers"]["Message-ID"],
    }  # fmt: skip


@pytest.mark.parametrize("change", [{"text": "Better words."}, {"subject": "Better subject"}])
def test_a_draft_that_a_person_edited_is_found_by_its_draft_id(
    drafted: tuple[Both, dict[str, Any]], change: dict[str, str]
) -> None:
    both, draft = drafted
    tell(both.google, "edit_draft", {"mailbox": ANA, "draft_id": draft["draft_id"], **change})
    result = looked(both)
    assert result["draft_id"] == draft["draft_id"]
    assert result["message_id"] != draft["id"]
    assert (result["thread_id"] != draft["thread_id"]) == ("subject" in change)


def test_a_draft_that_a_person_sent_is_not_made_again(drafted: tuple[Both, dict[str, Any]]) -> None:
    both, draft = drafted
    sent = tell(both.google, "send_draft", {"mailbox": ANA, "draft_id": draft["draft_id"]})["message"]
    result = looked(both)
    assert (result["draft_id"], result["message_id"], result["thread_id"]) == ("", sent["id"], draft["thread_id"])


def test_a_draft_in_a_thread_is_found_there_although_a_person_changed_who_gets_it(both: Both) -> None:
    box = get(f"{both.google.url}/_emulator/state")["mailboxes"][ANA]["messages"]
    last = next(one for one in box if one["headers"]["From"] == MARIA)
    subject, before = last["headers"]["Subject"], last["headers"]["Message-ID"]
    mime = MIME.replace("Subject: Hello", f"Subject: Re: {subject}\nIn-Reply-To: {before}\nReferences: {before}")
    answer = action(RUN_ID, DRAFT.model_copy(update={"mime": mime, "thread_id": last["thread_id"]}), "an answer")
    made = both.effects.perform(answer)
    assert made["thread_id"] == last["thread_id"]
    change = {"mailbox": ANA, "draft_id": made["draft_id"], "to": "her.colleague@volcancoffee.example"}
    tell(both.google, "edit_draft", change)
    result = both.effects.look(answer)
    assert result is not None
    assert result["draft_id"] == made["draft_id"]


def test_a_draft_that_a_person_threw_away_is_not_found(drafted: tuple[Both, dict[str, Any]]) -> None:
    both, draft = drafted
    tell(both.google, "delete_draft", {"mailbox": ANA, "draft_id": draft["draft_id"]})
    assert both.effects.look(wanted(both, ActionKind.CREATE_DRAFT)) is None
