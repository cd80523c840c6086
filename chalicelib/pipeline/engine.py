"""Runs what is ready side by side, records each result, resumes at the first step without one, and parks."""

from __future__ import annotations

import time
from concurrent.futures import FIRST_COMPLETED, Future, wait
from datetime import datetime, timedelta

from chalicelib import observe
from chalicelib.domain.audit import Entry
from chalicelib.domain.ids import run_id
from chalicelib.domain.run import FINISHED, Run, RunView
from chalicelib.domain.submission import Submission
from chalicelib.errors import AgentError
from chalicelib.pipeline import closing
from chalicelib.pipeline.passage import Attempted, Passage
from chalicelib.pipeline.reopening import reopened
from chalicelib.world import World

CONTENT_KEY_HOLDS = timedelta(days=4)
"""HubSpot retries a workflow webhook for three days: so long the same words of the same person are one submission."""
FLUSH_EVERY_S = 2.0
"""Results that come closer together than this are recorded in one write."""
RECORDED_BEFORE = frozenset({"create_draft"})
"""Before these run, all results so far are recorded. The draft is the first outside write that always happens: a
redelivery must find the same letter. What the later steps rest on is either that or actions."""
RECORDED_BEFORE_A_MODEL = RECORDED_BEFORE | {"write_draft"}
"""The model takes seconds, in which people look at the run."""

READ_BEFORE = "plan_next_step"
"""The first step that goes by the whole reading: what the model read is taken in before it."""


def begin(world: World, submission: Submission) -> Run:
    """Start the run of a submission, or go on with the one it has. Safe to repeat and to call at once.

    Raises RetryLater when this passage ended early and the queue should bring the run back.
    """
    submission = _rekeyed(world, submission)
    known = _run_of_same_content(world, submission)
    if known:
        return _redelivered(world, known, submission)
    now = world.clock()
    run = Run(
        run_id=run_id(submission.submission_key, now),
        submission=submission,
        status="running",
        started_at=now,
        lease_until=now + timedelta(seconds=world.settings.run_lease_s),
    )
    if not world.runs.start(run):
        return _redelivered(world, world.runs.of_submission(submission.submission_key) or run, submission)
    return _execute(world, RunView(run=run, steps=(), actions=()))


def go_on(world: World, run: Run) -> Run:
    """Resume a run at the first step without a result, unless it has ended or another worker holds it."""
    if run.status in FINISHED:
        return run
    taken = world.runs.take(run, world.clock(), world.settings.run_lease_s)
    view = world.runs.view(run.run_id) if taken else None
    if taken is None or view is None:
        return run
    return _execute(world, view.model_copy(update={"run": taken}))


def _redelivered(world: World, run: Run, submission: Submission) -> Run:
    """What a run waits for is not over because its submission came again: the sweep knows when it is."""
    if run.status == "rejected":
        run = reopened(world, run, submission)
    return run if run.status == "waiting" else go_on(world, run)


def _rekeyed(world: World, submission: Submission) -> Submission:
    """Without an id from HubSpot, the same words after four days are a new submission and need a key of their own."""
    if submission.conversion_id:
        return submission
    earlier = world.runs.of_submission(submission.submission_key)
    if earlier is None or submission.received_at - earlier.started_at <= CONTENT_KEY_HOLDS:
        return submission
    return submission.model_copy(
        update={"submission_key": f"{submission.submission_key}-{submission.received_at:%Y%m%d}"}
    )


def _run_of_same_content(world: World, submission: Submission) -> Run | None:
    """The run of the same submission: redelivered, or come before by a way that names no id where this one does."""
    holder = world.records.claims.holder(submission.email) if submission.email else None
    if holder is None or holder.content_key != submission.content_key:
        return None
    if submission.received_at - holder.started_at > CONTENT_KEY_HOLDS:
        return None
    other = world.runs.get(holder.run_id)
    if other is None or other.submission.submission_key == submission.submission_key:
        return other
    return None if other.submission.conversion_id and submission.conversion_id else other


def _execute(world: World, view: RunView) -> Run:
    with observe.correlated(view.run.run_id):
        passage = Passage.of(world, view)
        if world.reads.model is not None:
            world.pool.submit(world.reads.model.warm)  # its SDK takes half a second to import, once
        try:
            if view.run.counted_deliveries > world.settings.max_deliveries:
                return closing.never_ended(passage)
            _tell(passage)
            return _reconciled(passage) or _advance(passage)
        except AgentError:
            raise
        except Exception as bug:
            # The boundary of a run: a bug is recorded on it, then goes on up.
            closing.crashed(passage, bug)
            raise


def _tell(passage: Passage) -> None:
    """Tell of the passage; and of the first one where its worker died before it had told of anything."""
    run = passage.run
    if run.deliveries == 1 or not passage.trail.newest():
        passage.trail.append([_began(run, "run.started", run.started_at, 1)])
    if run.deliveries > 1:
        passage.trail.append([_began(run, "run.resumed", passage.world.clock(), run.deliveries)])


def _began(run: Run, what: str, at: datetime, passage: int) -> Entry:
    submission = run.submission
    detail = {"submission_key": submission.submission_key, "passage": passage}
    why = f"submission of form {submission.form_id} by {submission.source}"
    return Entry(at=at, what=what, why=why, detail=detail)


def _reconciled(passage: Passage) -> Run | None:
    """The run when it cannot go on, since what became of an earlier write could not be found out."""
    try:
        passage.reconcile()
    except AgentError as error:
        error_id = observe.failure("run.not_reconciled", code=error.code)
        return closing.stopped(passage, error, error_id, f"an earlier write is open: {error.what}")
    return None


def _advance(passage: Passage) -> Run:
    running: set[Future[Attempted]] = set()
    started = set(passage.steps)
    flushed_at = time.monotonic()
    recorded_before = RECORDED_BEFORE if passage.world.reads.model is None else RECORDED_BEFORE_A_MODEL
    while True:
        for step in passage.ready(started):
            if step.name in recorded_before:
                passage.flush()
            if step.name == READ_BEFORE:
                passage.take_reading()
            started.add(step.name)
            running.add(passage.world.pool.submit(passage.attempt, step))
        if not running:
            return closing.close(passage)
        done, running = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            passage.accept_result(future.result())
        # While the model reads, step 1 is not recorded: of two records of a step the first one counts.
        if time.monotonic() - flushed_at >= FLUSH_EVERY_S and passage.reading is None:
            passage.flush()
            flushed_at = time.monotonic()
