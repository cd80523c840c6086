"""Lifecycles are tables: what is not in them cannot happen."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain import action, run
from chalicelib.errors import FixInput
from chalicelib.gate.policy import POLICY, Approval, Mode, decide
from chalicelib.store.switches import Stop

ACTION_PAIRS = [(s, e) for s in get_args(action.State) for e in get_args(action.Event)]
RUN_PAIRS = [(s, e) for s in run.STATUSES for e in get_args(run.RunEvent)]


@pytest.mark.parametrize(("state", "event"), ACTION_PAIRS)
def test_an_action_changes_only_as_its_table_says(state: action.State, event: action.Event) -> None:
    move = action.LIFE[state, event]
    assert move.why
    if move.to is None:
        with pytest.raises(FixInput, match=move.why):
            action.after(state, event)
    else:
        assert action.after(state, event) == move.to


def test_the_table_of_an_actions_life_has_every_pair() -> None:
    assert set(action.LIFE) == set(ACTION_PAIRS)


@pytest.mark.parametrize(("status", "event"), RUN_PAIRS)
def test_a_run_changes_only_as_its_table_says(status: run.RunStatus, event: run.RunEvent) -> None:
    if (status, event) in run.LIFE:
        assert run.after(status, event) == run.LIFE[status, event]
    else:
        with pytest.raises(FixInput):
            run.after(status, event)


@given(st.lists(st.sampled_from(get_args(action.Event)), max_size=12))
def test_no_path_performs_an_action_that_was_not_claimed(events: list[action.Event]) -> None:
    state: action.State = "new"
    claimed = False
    for event in events:
        try:
            state = action.after(state, event)
        except FixInput:
            continue
        claimed = claimed or state == "claimed"
        assert state != "performed" or claimed


@pytest.mark.parametrize("kind", action.ActionKind)
def test_every_kind_of_action_is_decided_in_every_mode(kind: action.ActionKind) -> None:
    assert kind in POLICY
    assert decide(kind, "d", Mode(draft_only=True)).reason
    assert decide(kind, "d", Mode(draft_only=False)).reason


@pytest.mark.parametrize("kind", action.ActionKind)
def test_draft_only_performs_nothing_but_the_draft(kind: action.ActionKind) -> None:
    approval = Approval("d", "ana")
    performed = decide(kind, "d", Mode(draft_only=True), approval).verdict == "perform"
    assert performed == (kind is action.ActionKind.CREATE_DRAFT)


@pytest.mark.parametrize("kind", action.ActionKind)
@pytest.mark.parametrize("draft_only", [True, False])
def test_the_emergency_stop_holds_everything(kind: action.ActionKind, draft_only: bool) -> None:
    stop = Stop(by="ops", reason="wrong list", at=datetime(2026, 1, 1, tzinfo=UTC))
    assert decide(kind, "d", Mode(draft_only, stop), Approval("d", "ana")).verdict == "hold"


@pytest.mark.parametrize("kind", [action.ActionKind.SEND, action.ActionKind.CREATE_EVENT])
def test_a_send_needs_an_approval_of_exactly_these_bytes(kind: action.ActionKind) -> None:
    live = Mode(draft_only=False)
    assert decide(kind, "d", live).verdict == "hold"
    assert decide(kind, "d", live, Approval("other", "ana")).verdict == "refuse"
    assert decide(kind, "d", live, Approval("d", "ana")).verdict == "perform"
