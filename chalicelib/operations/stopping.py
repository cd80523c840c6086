"""The emergency stop: pressed and lifted by a person, with the reason, and read back before anybody is told."""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.errors import FixInput, RetryLater
from chalicelib.operations.record import changed, recording
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

    Raises FixInput without a reason, RetryLater when the store does not hold the stop afterwards, AskAPerson
    (`not_recorded`) when it is in force and the audit log could not be written.
    """
    if not reason.strip():
        raise FixInput("Say why.", todo='make stop WHY="..."')
    switches = world.ledger.switches
    before = switches.stopped()
    pressed = Stop(by=who, reason=reason.strip(), at=world.clock())
    with recording(
        world, "stop.started", who, pressed.reason, changed(_json(before), _json(pressed)), even_untold=True
    ):
        switches.stop(pressed)
        now = switches.stopped()
        if now is None:
            raise RetryLater("The stop is not in force.", todo="Press it again.", code="not_stopped")
    return ModeChange(before, now, world.settings.draft_only)


def resume(world: World, who: str, why: str) -> ModeChange:
    """Back to what was deployed. Raises RetryLater when the stop is still in force afterwards."""
    switches = world.ledger.switches
    before = switches.stopped()
    if before is None:
        return ModeChange(None, None, world.settings.draft_only)
    with recording(world, "stop.ended", who, why, changed(_json(before), None)):
        switches.resume()
        now = switches.stopped()
        if now is not None:
            what = f"A stop by {now.by} is in force: {now.reason}."
            raise RetryLater(what, todo="Lift it again.", code="still_stopped")
    return ModeChange(before, None, world.settings.draft_only)


def _json(stop: Stop | None) -> dict[str, str] | None:
    return stop.model_dump(mode="json") if stop else None
