"""An operator's command that dies at any point of a release, and a sweep that dies at any point of an expiry.

Whatever died, the action is performed exactly once or still held, never stranded; and the audit trail tells it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from types import SimpleNamespace

import pytest

from chalicelib import wiring
from chalicelib.domain.action import ActionKind, ActionRecord
from chalicelib.errors import AgentError
from chalicelib.gate.ledger import HELD_FOR
from chalicelib.intake.delivery import message
from chalicelib.jobs import work
from chalicelib.jobs.upkeep import upkeep
from chalicelib.operations import auditing
from chalicelib.operations import release as operation
from chalicelib.world import World
from tests.faults.cable import Cable, Line, Side
from tests.faults.test_crash_at_every_point import through
from tests.living import Clock, Outside, outside, settings_for, submission_payload, with_clock, world_for

KINDS = (ActionKind.UPSERT_CONTACT, ActionKind.CREATE_TASK)


@pytest.fixture(scope="module")
def out() -> Iterator[Outside]:
    with outside() as made:
        yield made


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The store's client does not wait before it tries again: nobody sees for how long the dead wait."""
    monkeypatch.setattr("botocore.endpoint.time", SimpleNamespace(sleep=lambda _seconds: None))


class Held:
    """One product that held actions while DRAFT_ONLY was on, and what happens to them afterwards."""

    def __init__(self, out: Outside, store: str, *, draft_only: bool) -> None:
        out.reset()
        self.out, self.clock = out, Clock()
        before = world_for(settings_for(out, store), self.clock)
        out.draft_only.add(draft_only)
        self.settings = replace(before.settings, draft_only=draft_only)
        self.before, self.healthy = before, with_clock(wiring.build(self.settings), self.clock)

    def lead(self, name: str) -> str:
        """A new person's lead; gives the id of its run, whose writes are held."""
        email = f"{name}@quetzaltel.example"
        work.handle(self.before, message("poll", submission_payload(email, conversion_id=name), self.clock()))
        rows, _ = self.before.runs.page(None, "", 5)
        return next(row.run_id for row in rows if row.email == email)

    def dying(self, cable: Cable) -> World:
        return with_clock(wiring.build(through(cable.line, self.settings)), self.clock)

    def actions(self, run_id: str) -> dict[ActionKind, ActionRecord]:
        view = self.healthy.runs.view(run_id)
        assert view
        return {record.action.kind: record for record in view.actions}

    def told(self, run_id: str, what: str) -> Counter[str]:
        events = self.healthy.audit.events(run_id)
        assert auditing.verify(self.healthy, run_id).problem == ""
        return Counter(event.detail["key"] for event in events if event.what == what)

    def written(self, run_id: str) -> int:
        return sum(run_id[-16:] in str(task) for task in self.out.state()[0]["tasks"])


def release(world: World, keys: list[str]) -> None:
    try:
        operation.release(world, operation.preview(world, keys), "ana", "checked")
    except (AgentError, OSError):
        return


@pytest.mark.timeout(600)
@pytest.mark.parametrize("side", ["before", "after"])
@pytest.mark.parametrize("draft_only", [True, False])
def test_a_release_that_dies_anywhere_strands_nothing(
    out: Outside, store_endpoint: str, line: Line, side: Side, draft_only: bool
) -> None:
    held = Held(out, store_endpoint, draft_only=draft_only)
    for at in count(1):
        run_id = held.lead(f"r{at}")
        keys = [held.actions(run_id)[kind].action.key for kind in KINDS]
        cable = Cable(line, at, side)
        release(held.dying(cable), keys)
        cable.close()
        held.clock.advance(minutes=5)
        upkeep(held.healthy)
        try:
            check(held, run_id, keys, draft_only=draft_only)
        except AssertionError as error:
            raise AssertionError(f"{side} crossing {at} ({cable.crossings[at - 1 :][:1]}): {error}") from error
        if not cable.cut:
            break
    assert at > (3 if draft_only else 18), "the sweep ended before it had met every crossing"


def check(held: Held, run_id: str, keys: list[str], *, draft_only: bool) -> None:
    states = {held.actions(run_id)[kind].state for kind in KINDS}
    assert states <= {"performed", "held"}, states
    assert not any(record.in_flight for record in held.actions(run_id).values())
    assert held.written(run_id) == (held.actions(run_id)[ActionKind.CREATE_TASK].state == "performed")
    if draft_only:
        assert states == {"held"}
        return
    release(held.healthy, keys)  # what is still held can still be released, and what was performed is not again
    assert {held.actions(run_id)[kind].state for kind in KINDS} == {"performed"}
    assert held.written(run_id) == 1
    assert held.told(run_id, "action.performed") == Counter([*keys, f"{run_id}/{ActionKind.CREATE_DRAFT}/1"])
    assert held.told(run_id, "action.released") == Counter(keys)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("side", ["before", "after"])
def test_an_expiry_that_dies_anywhere_is_finished_and_told_once(
    out: Outside, store_endpoint: str, line: Line, side: Side
) -> None:
    held = Held(out, store_endpoint, draft_only=True)
    for at in count(1):
        run_id = held.lead(f"e{at}")
        held.clock.advance(seconds=HELD_FOR.total_seconds() + 60)
        cable = Cable(line, at, side)
        try:
            upkeep(held.dying(cable))
        except (AgentError, OSError):
            assert cable.cut
        cable.close()
        held.clock.advance(minutes=5)
        upkeep(held.healthy)
        expired = [one for one in held.actions(run_id).values() if one.action.kind is not ActionKind.CREATE_DRAFT]
        assert {(one.state, one.in_flight) for one in expired} == {("expired", False)}, f"{side} crossing {at}"
        assert held.told(run_id, "action.expired") == Counter(one.action.key for one in expired), (
            f"{side} crossing {at}"
        )
        if not cable.cut:
            break
    assert at > 10, "the sweep ended before it had met every crossing"
