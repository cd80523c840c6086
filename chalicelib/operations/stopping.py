"""The emergency stop: pressed and lifted by a person, with the reason, and read back before anybody is told."""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.errors import FixInput, RetryLater
from chalicelib.operations.record import record
from chalicelib.store.switches import Stop
from chalicelib.world import World


@dataclass(frozen=True)
class ModeChange:
    """The stop before and now, each None where none is in force; `draft_only` is what was deployed."""

    before: Stop | None
    now: Stop | None
    draft_only: bool


def stop(world: World, reason: str, who: str) -> ModeChange:
    """Hold every outside write from now on, drafts included. Again: the newest reason counts.

    Raises FixInput without a reason, RetryLater when the store does not hold the stop afterwards.
    """
    if not reason.strip():
        raise FixInput("A reason is required.", todo='Command: WHY="..."; API: "reason".')
    switches = world.ledger.switches
    before = switches.stopped()
    pressed = Stop(by=who, reason=reason.strip(), at=world.clock())
    switches.stop(pressed)
    now = switches.stopped()
    if now is None:
        raise RetryLater("The stop is not in force.", todo="Press it again.", code="not_stopped")
    record(world, "stop.started", who, pressed.reason, _json(before), _json(now))
    return ModeChange(before, now, world.settings.draft_only)


def resume(world: World, who: str, why: str) -> ModeChange:
    """Back to what was deployed. Raises RetryLater when the stop is still in force afterwards."""
    switches = world.ledger.switches
    before = switches.stopped()
    if before is None:
        return ModeChange(None, None, world.settings.draft_only)
    switches.resume()
    now = switches.stopped()
    if now is not None:
        raise RetryLater(f"A stop by {now.by} is in force: {now.reason}.", todo="Lift it again.", code="still_stopped")
    record(world, "stop.ended", who, why, _json(before), None)
    return ModeChange(before, None, world.settings.draft_only)


def _json(stop: Stop | None) -> dict[str, str] | None:
    return stop.model_dump(mode="json") if stop else None
