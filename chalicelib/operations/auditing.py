"""The audit trail: whether a stream is what was written, and the sweep's anchors for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from chalicelib import observe
from chalicelib.domain.audit import Block, Head, is_signed, problem, unsealed
from chalicelib.domain.ids import started_at
from chalicelib.domain.run import FINISHED, RunView
from chalicelib.errors import AskAPerson, FixInput
from chalicelib.operations.record import STREAM
from chalicelib.store.anchors import ANCHORS, HOUR, LATE, WAIT, Covered, heads_in, hour_in, hour_of, stream_of
from chalicelib.world import World

AT_ONCE = 100
"""Runs in one block of anchors: what one BatchGet reads."""
HOURS_A_ROUND = 24


@dataclass(frozen=True)
class Verified:
    """What came of a check. `problem` is empty when nothing is wrong. `signed`: no part is of an unsigned release."""

    stream: str
    problem: str
    events: int
    signed: bool

    @property
    def intact(self) -> bool:
        """Whether the trail is what was written."""
        return not self.problem


def verify(world: World, stream: str) -> Verified:
    """Check a run's trail, or a stream of our own, against its signatures and all that was noted of it elsewhere.

    Raises FixInput when there is no such run and no such stream, RetryLater when the store does not answer.
    """
    blocks = world.audit.blocks(stream)
    try:
        view = world.runs.view(stream)
    except AskAPerson as error:
        return _verified(stream, blocks, error.what)
    return verify_run(world, view, blocks) if view else _verify_without_run(world, stream, blocks)


def verify_run(world: World, view: RunView, blocks: tuple[Block, ...]) -> Verified:
    """The same of a run that was read already."""
    anchored, fault = _anchored(world, view)
    fault = problem(blocks, world.audit.keys, (*view.audit_heads, *anchored)) or fault
    if not fault and view.run.status in FINISHED and unsealed(blocks):
        fault = "the run ended, but its seal is missing"
    if not fault and view.audit_heads and not is_signed(blocks[-1:]):
        fault = "the trail is not signed, though it was when the run was recorded"
    return _verified(view.run.run_id, blocks, fault)


def anchor(world: World) -> None:
    """Anchor the runs of every hour that is due. Safe to run twice and at once: what is noted twice does no harm."""
    until = hour_of(world.clock() - WAIT)
    covered = world.anchors.covered()
    if covered is None:  # what was before is an earlier release's, or nothing
        world.anchors.cover(Covered(until, until))
        return
    for _ in range(HOURS_A_ROUND):
        if covered.until >= until:
            return
        _anchor_hour(world, covered.until)
        covered = Covered(covered.since, covered.until + HOUR)
        world.anchors.cover(covered)


def _anchor_hour(world: World, hour: datetime) -> None:
    now, count = world.clock(), 0
    linked = {name: head for name in (stream_of(hour - HOUR), STREAM) if (head := world.anchors.head_of(name))}
    world.anchors.add(hour, linked, now, "how far the hour before and the operators' stream had come")
    ended = world.runs.ended_between(hour, hour + HOUR)
    while ids := tuple(islice(ended, AT_ONCE)):
        heads = world.runs.audit_heads(ids)
        world.anchors.add(hour, heads, now, f"runs that began from {hour:%d %b %H:%M} UTC on")
        count += len(heads)
    newest = world.anchors.head_of(stream_of(hour))
    # Beyond both tables: whoever rolls back all of it does not reach the log.
    observe.event("audit.anchored", stream=stream_of(hour), head=str(newest), runs=count)


def _anchored(world: World, view: RunView) -> tuple[tuple[Head, ...], str]:
    """The heads of a run that its hour's anchors name, and what is wrong with these."""
    hour, covered = hour_of(started_at(view.run.run_id)), world.anchors.covered()
    if covered is None or world.clock() < hour + HOUR + LATE:
        return (), ""
    blocks, fault = _checked_anchors(world, hour)
    heads = tuple(heads_in(blocks, view.run.run_id)) if not fault else ()
    named = covered.since <= hour < covered.until and view.audit_heads and view.run.status in FINISHED
    if not fault and named and not heads:
        fault = f"the anchors of {hour:%d %b %H:%M} UTC do not name this run"
    return heads, fault


def _checked_anchors(world: World, hour: datetime) -> tuple[tuple[Block, ...], str]:
    """An hour's anchors, held against the link with which the next hour begins."""
    blocks, stream = world.anchors.blocks(hour), stream_of(hour)
    fault = problem(blocks, world.audit.keys, heads_in(world.anchors.blocks(hour + HOUR), stream))
    return blocks, f"the anchors of {hour:%d %b %H:%M} UTC: {fault}" if fault else ""


def _verify_without_run(world: World, stream: str, blocks: tuple[Block, ...]) -> Verified:
    """A stream of our own, or the trail of a run whose record is gone."""
    hour, ours = _anchored_in(world, stream)
    heads = tuple(heads_in(world.anchors.blocks(hour), stream)) if hour else ()
    if not (blocks or heads or ours):
        raise FixInput("There is no such run.", code="not_found")
    fault = problem(blocks, world.audit.keys, heads)
    return _verified(stream, blocks, fault if fault or ours else "the run's own record is missing")


def _anchored_in(world: World, stream: str) -> tuple[datetime | None, bool]:
    """(The hour whose anchors name a stream, or None; whether the stream is one of our own)."""
    covered = world.anchors.covered()
    if stream == STREAM:
        return (covered.until - HOUR if covered else None), True
    try:
        if stream.startswith(ANCHORS):
            return hour_in(stream) + HOUR, True
        return hour_of(started_at(stream)), False
    except ValueError:
        return None, False


def _verified(stream: str, blocks: tuple[Block, ...], fault: str) -> Verified:
    return Verified(stream, fault, sum(len(block.events) for block in blocks), is_signed(blocks))
