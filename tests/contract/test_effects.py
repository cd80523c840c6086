"""Every write there is, under every fault: asked once, told apart, and found again when the answer was lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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
from chalicelib.errors import AgentError, AskAPerson, FixInput, OutcomeUnknown, RetryLater
from chalicelib.gate.effects import EFFECTS, Effects
from chalicelib.gate.effects.clients import Clients
from infra.emulators.http import Fault, Running, serve
from infra.emulators.hubspot import hubspot_emulator
from tests.contract.google_side import ANA, MARIA, google_at
from tests.living import get, post

RUN_ID = "01kadc2n5r0000000000000000"
MARKER = "Sales Agent ref: 0000000000000000"
MESSAGE_ID = "<run.1@brightpath.example>"
MIME = f"From: {ANA}\nTo: {MARIA}\nSubject: Hello\nMessage-ID: {MESSAGE_ID}\n\nHello María".replace("í", "i")
LABEL = "Agent drafted"
NEW = "new.person@newco.example"
ABOUT = {"email": MARIA, "contact_id": "501", "company_id": "9001", "owner_id": "101", "marker": MARKER}
WANTED: tuple[Payload, ...] = (
    CreateDraft(mailbox=ANA, to=MARIA, subject="Hello", mime=MIME, rfc_message_id=MESSAGE_ID, thread_id=""),
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
                return sum(one["headers"].get("Message-ID") == MESSAGE_ID for one in box["drafts"])
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
    assert found in (None, result), "looking tells the same as doing"


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
