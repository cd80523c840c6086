"""A worker that dies while the emergency stop is in force, or when its run goes on after it: the lead is not lost.

After the stop is lifted and time has passed, there is exactly one draft, and an audit trail that tells each write once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import count
from types import SimpleNamespace
from typing import Literal

import pytest

from chalicelib import wiring
from chalicelib.domain.audit import unsealed
from chalicelib.intake.delivery import message
from chalicelib.intake.payload import submission_key
from chalicelib.jobs.upkeep import every_minute
from chalicelib.operations import auditing
from chalicelib.store.switches import Stop
from tests.faults.cable import Cable, Line, Side
from tests.faults.test_crash_at_every_point import deliver, through
from tests.living import Clock, Outside, outside, settings_for, submission_payload, with_clock, world_for

Dies = Literal["during the stop", "after the stop"]


@pytest.fixture(scope="module")
def out() -> Iterator[Outside]:
    with outside() as made:
        yield made


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The store's client does not wait before it tries again: nobody sees for how long the dead wait."""
    monkeypatch.setattr("botocore.endpoint.time", SimpleNamespace(sleep=lambda _seconds: None))


class Product:
    """One product and many leads, each with a stop around it and a worker that dies at some crossing."""

    def __init__(self, out: Outside, store: str, draft_only: bool) -> None:
        out.reset()
        self.out, self.clock = out, Clock()
        self.settings = settings_for(out, store, draft_only=draft_only, run_lease_s=60.0)
        self.healthy = world_for(self.settings, self.clock)

    def stop(self) -> None:
        self.healthy.ledger.switches.stop(Stop(by="ops", reason="wrong list", at=self.clock()))

    def messages(self) -> list[str]:
        found: list[str] = []
        self.clock.advance(minutes=2)
        every_minute(self.healthy, found.extend)
        return found

    def dying(self, texts: list[str], cable: Cable) -> None:
        """Deliver to a worker at the far end of the cable."""
        world = with_clock(wiring.build(through(cable.line, self.settings)), self.clock)
        for text in texts:
            deliver(world, text)
        world.pool.shutdown(wait=True)
        cable.close()

    def live_through(self, name: str, cable: Cable, dies: Dies) -> None:
        text = message("poll", submission_payload(f"{name}@quetzaltel.example", conversion_id=name), self.clock())
        self.stop()
        if dies == "during the stop":
            self.dying([text], cable)
            for _ in range(2):
                for resumed in [text, *self.messages()]:
                    deliver(self.healthy, resumed)
            self.healthy.ledger.switches.resume()
        else:
            deliver(self.healthy, text)
            self.healthy.ledger.switches.resume()
            self.dying(self.messages(), cable)
        for _ in range(3):
            for resumed in self.messages():
                deliver(self.healthy, resumed)

    def check(self, name: str) -> None:
        run = self.healthy.runs.of_submission(submission_key("4242", "demo-request", name))
        assert run
        view = self.healthy.runs.view(run.run_id)
        assert view
        assert view.run.status in ("done", "degraded"), (view.run.status, view.run.reason)
        hubspot, google = self.out.state()
        drafts = [d for box in google["mailboxes"].values() for d in box["drafts"] if run.run_id in str(d["headers"])]
        assert len(drafts) == 1
        tasks = [task for task in hubspot["tasks"] if run.run_id[-16:] in str(task)]
        assert len(tasks) == (0 if self.settings.draft_only else 1)
        events = self.healthy.audit.events(run.run_id)
        assert auditing.verify(self.healthy, run.run_id).problem == ""
        assert not unsealed(self.healthy.audit.blocks(run.run_id))
        told = Counter(event.detail["key"] for event in events if event.what == "action.performed")
        assert told == Counter(record.action.key for record in view.actions if record.state == "performed")
        assert not any(record.held_by_stop or record.in_flight for record in view.actions)


@pytest.mark.timeout(900)
@pytest.mark.parametrize("side", ["before", "after"])
@pytest.mark.parametrize("dies", ["during the stop", "after the stop"])
@pytest.mark.parametrize("draft_only", [True, False])
def test_a_crash_at_any_crossing_around_a_stop_loses_no_lead(
    out: Outside, store_endpoint: str, line: Line, side: Side, dies: Dies, draft_only: bool
) -> None:
    product = Product(out, store_endpoint, draft_only)
    product.live_through("warm", Cable(line, 10_000, side), dies)
    for at in count(1):
        cable = Cable(line, at, side)
        product.live_through(f"s{at}", cable, dies)
        try:
            product.check(f"s{at}")
        except AssertionError as error:
            raise AssertionError(f"{side} crossing {at} ({cable.crossings[at - 1 :][:1]}): {error}") from error
        if not cable.cut:
            break
    assert at > 8, "the sweep ended before it had met every crossing"
