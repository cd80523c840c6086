"""A worker that dies at any point leaves, after redelivery, exactly one draft, one task, one note, one label."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from types import SimpleNamespace

import pytest

from chalicelib import wiring
from chalicelib.domain.ids import part_of
from chalicelib.errors import AgentError
from chalicelib.intake.delivery import message, resume
from chalicelib.intake.payload import submission_key
from chalicelib.jobs import work
from chalicelib.operations.auditing import verify
from chalicelib.settings import Settings
from chalicelib.world import World
from tests.faults.cable import Cable, Line, Side
from tests.living import Clock, Outside, outside, post, settings_for, submission_payload, with_clock, world_for


@pytest.fixture(scope="module")
def out() -> Iterator[Outside]:
    with outside() as made:
        yield made


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The store's client does not wait before it tries again: nobody sees for how long the dead wait."""
    monkeypatch.setattr("botocore.endpoint.time", SimpleNamespace(sleep=lambda _seconds: None))


def through(line: Line, settings: Settings) -> Settings:
    """The same settings with the store and the outside at the far end of a line."""
    google = line.to(settings.google_base_url)
    return replace(
        settings,
        dynamodb_endpoint=line.to(settings.dynamodb_endpoint),
        hubspot_base_url=line.to(settings.hubspot_base_url),
        google_base_url=google,
        google_service_account_json=settings.google_service_account_json.replace(settings.google_base_url, google),
    )


def deliver(world: World, text: str) -> None:
    """One delivery, as the queue makes it; a failure is what brings it back."""
    try:
        work.handle(world, text)
    except (AgentError, OSError):
        return


class Sweep:
    """One product and many leads: for each, a first worker that dies somewhere, and others that finish its work."""

    def __init__(self, out: Outside, store: str, draft_only: bool, keep_message_id: bool, line: Line) -> None:
        out.reset()
        post(f"{out.google.url}/_emulator/behave", {"keep_message_id": keep_message_id})
        self.out, self.draft_only, self.clock, self.line = out, draft_only, Clock(), line
        self.settings = settings_for(out, store, draft_only=draft_only, run_lease_s=60.0)
        self.healthy = world_for(self.settings, self.clock)

    def live_through(self, name: str, at: int, side: Side) -> Cable:
        """A submission whose first worker dies at a crossing; time passes; a healthy one finishes the work."""
        text = message("poll", submission_payload(f"{name}@quetzaltel.example", conversion_id=name), self.clock())
        cable = Cable(self.line, at, side)
        dying = with_clock(wiring.build(through(self.line, self.settings)), self.clock)
        deliver(dying, text)
        dying.pool.shutdown(wait=True)
        cable.close()
        for _ in range(3):
            self.clock.advance(minutes=2)
            deliver(self.healthy, text)
            for run_id in self.healthy.runs.stuck(self.clock()):
                deliver(self.healthy, resume(run_id))
        return cable

    def check(self, name: str) -> None:
        """Exactly one of each, nothing stuck, an intact and sealed audit trail that tells of each action once."""
        key = submission_key("4242", "demo-request", name)
        run = self.healthy.runs.of_submission(key)
        assert run
        view = self.healthy.runs.view(run.run_id)
        assert view
        assert view.run.status in ("done", "degraded"), (view.run.status, view.run.reason)
        hubspot, google = self.out.state()
        drafts = [d for box in google["mailboxes"].values() for d in box["drafts"] if run.run_id in str(d["headers"])]
        assert len(drafts) == 1
        expected = 0 if self.draft_only else 1
        assert len([task for task in hubspot["tasks"] if part_of(run.run_id) in str(task)]) == expected
        assert len([note for note in hubspot["notes"] if part_of(run.run_id) in str(note)]) == expected
        assert ("AGENT_DRAFTED_FORMLEAD" in str(drafts[0]["labels"])) == (not self.draft_only)
        events = self.healthy.audit.events(run.run_id)
        assert verify(self.healthy, run.run_id).problem == ""
        told = [event.detail["key"] for event in events if event.what in ("action.performed", "action.held")]
        assert sorted(told) == sorted({record.action.key for record in view.actions})


@pytest.mark.timeout(600)
@pytest.mark.parametrize("side", ["before", "after"])
@pytest.mark.parametrize(
    ("draft_only", "keep_message_id"),
    [(True, False), (False, False), (False, True)],
    ids=["drafts only, Message-ID replaced", "all writes, Message-ID replaced", "all writes, Message-ID kept"],
)
def test_a_crash_at_every_crossing_leaves_one_of_each(
    out: Outside, store_endpoint: str, line: Line, side: Side, draft_only: bool, keep_message_id: bool
) -> None:
    sweep = Sweep(out, store_endpoint, draft_only, keep_message_id, line)
    sweep.live_through("warm", 10_000, side)
    for at in count(1):
        cable = sweep.live_through(f"p{at}", at, side)
        try:
            sweep.check(f"p{at}")
        except AssertionError as error:
            raise AssertionError(f"{side} crossing {at} ({cable.crossings[at - 1]}): {error}") from error
        if not cable.cut:
            break
    assert at > 25, "the sweep ended before it had met every crossing"
