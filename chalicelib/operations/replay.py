"""Parked and rejected runs go on: one from any step, or all of an outage at once, spread over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from chalicelib.domain.audit import Entry
from chalicelib.domain.run import Run, RunView, after
from chalicelib.errors import FixInput, RetryLater
from chalicelib.operations.record import record
from chalicelib.pipeline.steps.validate import SPAM
from chalicelib.pipeline.table import BY_NAME, STEPS, downstream
from chalicelib.store.audit import Trail
from chalicelib.world import World

PER_MINUTE = 20
"""Runs of a batch that the sweep takes up in one minute. Each makes about five calls to HubSpot, nearly at once, and the
smallest plan allows 100 in ten seconds: developers.hubspot.com, usage guidelines."""
PAGE = 100

Replayable = Literal["parked", "rejected"]


@dataclass(frozen=True)
class Replayed:
    """A run that goes on. `due_at`: from when the sweep takes it up."""

    run: Run
    from_step: str
    spam_overruled: bool
    due_at: datetime


@dataclass(frozen=True)
class Batch:
    """Which runs: all that ended so `since` then, with this error code (parked runs) and this in their reason."""

    status: Replayable
    since: datetime | None = None
    code: str = ""
    reason: str = ""


@dataclass(frozen=True)
class BatchReplayed:
    """How many runs match, and with which reasons; unless `dry_run`, how many of them go on and which cannot."""

    matching: int
    reasons: tuple[tuple[str, int], ...]
    dry_run: bool
    per_minute: int
    replayed: int = 0
    refused: tuple[tuple[str, str], ...] = ()
    """(run id, why it stays as it is)."""
    last_due_at: datetime | None = None


def replay(
    world: World, run_id: str, who: str, why: str, *, from_step: str = "", due_at: datetime | None = None
) -> Replayed:
    """Put a run back into the queue's hands, with the results of `from_step` and all after it made void.

    Without a step it starts where the run has to be redone: a rejected run is judged again, and when it was rejected as
    spam, `who` overrules that; a parked one looks again at what it could not look at. The next sweep takes it up.
    Raises FixInput when there is no such run or step, when the run is neither parked nor rejected, or when the replay
    would redo what was already written outside; RetryLater when the run changed meanwhile.
    """
    view = world.runs.view(run_id)
    if view is None:
        raise FixInput(
            "There is no such run.",
            todo="Check the id and the stage: `make runs` lists runs with their ids.",
            code="not_found",
        )
    after(view.run.status, "replay")  # what may not be replayed is refused before anything else is said
    step = from_step or where_to_start(view)
    if view.run.status == "rejected" and step != "validate":
        raise FixInput("A rejected run is judged again, from validate on.", todo="Leave FROM out.", code="no_such_step")
    void = _void(view, step)
    overruled = is_spam(view.run) and "validate" in void
    due = due_at or world.clock()
    run = view.run.replayed(void, due)
    if overruled:
        run = run.model_copy(update={"spam_overruled_by": who})
    if not world.runs.save(run):
        raise RetryLater("The run changed meanwhile.", todo="Look at it again.")
    detail = {"from_step": step, "spam_overruled": overruled, "before": _state(view.run), "after": _state(run)}
    entry = Entry(at=world.clock(), what="run.replayed", why=why, who=who, detail=detail)
    head = Trail(world.audit, run_id).append([entry])
    world.runs.save(run.noting(head))  # where a worker has taken it up meanwhile, that one notes the head
    world.anchors.add_late(run_id, head, world.clock())
    return Replayed(run, step, overruled, due)


def replay_all(
    world: World, batch: Batch, who: str, why: str, *, dry_run: bool, per_minute: int = PER_MINUTE
) -> BatchReplayed:
    """Replay every run of a batch, oldest first, so many a minute; what cannot be replayed stays and is named.

    Nobody has to wait for the end: the times are on the runs. Raises FixInput for a rate below 1.
    """
    if per_minute < 1:
        raise FixInput("PER_MINUTE must be at least 1.")
    runs = sorted(_matching(world, batch), key=lambda run: run.run_id)
    result = BatchReplayed(len(runs), _counted(run.reason for run in runs), dry_run, per_minute)
    if dry_run or not runs:
        return result
    start = world.clock()
    refused: list[tuple[str, str]] = []
    done = 0
    for run in runs:
        due = start + timedelta(minutes=done // per_minute)
        try:
            replay(world, run.run_id, who, why, due_at=due)
            done += 1
        except (FixInput, RetryLater) as error:
            refused.append((run.run_id, str(error)))
    last = start + timedelta(minutes=max(done - 1, 0) // per_minute) if done else None
    given = {"status": batch.status, "since": batch.since.isoformat() if batch.since else None, "code": batch.code}
    record(
        world, "runs.replayed", who, why, {**given, "matching": len(runs)}, {"replayed": done, "refused": len(refused)}
    )
    return BatchReplayed(len(runs), result.reasons, False, per_minute, done, tuple(refused), last)


def is_spam(run: Run) -> bool:
    """Whether the run was rejected as spam: the one verdict of step 1 that a person may overrule."""
    return run.status == "rejected" and run.reason.startswith(SPAM)


def where_to_start(view: RunView) -> str:
    """Where a replay starts by itself: at the first step that gave nothing to rest on, or could not look.

    A step that could not look is only done again where nothing after it was written outside yet.
    """
    if view.run.status == "rejected":
        return "validate"
    poor = _first(view, {"failed", "degraded"})
    return poor if not _already_written(view, downstream(poor)) else _first(view, {"failed"})


def _first(view: RunView, redone: set[str]) -> str:
    good = {step.name for step in view.steps if step.status not in redone}
    return next((step.name for step in STEPS if step.name not in good), STEPS[-1].name)


def _void(view: RunView, from_step: str) -> tuple[str, ...]:
    if from_step not in BY_NAME:
        raise FixInput(f"There is no step {from_step}.", todo=f"Use one of {', '.join(BY_NAME)}.", code="no_such_step")
    void = downstream(from_step)
    written = _already_written(view, void)
    if written:
        todo = "Replay from a step after it."
        raise FixInput(
            f"{written} has already written outside; it is not done again.", todo=todo, code="already_written"
        )
    return void


def _already_written(view: RunView, names: tuple[str, ...]) -> str:
    """The first of these steps that has written outside; empty: none has."""
    performed = {record.action.key for record in view.actions if record.state == "performed"}
    return next((step.name for step in view.steps if step.name in names and performed & set(step.action_keys)), "")


def _matching(world: World, batch: Batch) -> Iterator[Run]:
    cursor = ""
    while True:
        rows, cursor = world.runs.page(batch.status, cursor, PAGE)
        for row in rows:
            if batch.since and (row.finished_at or row.started_at) < batch.since:
                continue
            if batch.reason.casefold() not in row.reason.casefold():
                continue
            run = world.runs.get(row.run_id)
            if run and run.status == batch.status and (not batch.code or (run.error and run.error.code == batch.code)):
                yield run
        if not cursor:
            return


def _counted(reasons: Iterator[str]) -> tuple[tuple[str, int], ...]:
    return tuple(Counter(reasons).most_common(10))


def _state(run: Run) -> dict[str, str]:
    return {"status": run.status, "reason": run.reason}
