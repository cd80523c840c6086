"""One passage of a run through the steps: what is known so far, which step is ready, one step's attempts."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime

from pydantic import BaseModel

from chalicelib import observe
from chalicelib.domain.action import ActionRecord
from chalicelib.domain.outputs import Outputs
from chalicelib.domain.run import ErrorRecord, Joined, Run, RunView, StepRecord, StepStatus
from chalicelib.errors import AgentError, RetryLater
from chalicelib.gate.shelf import Shelf
from chalicelib.gate.words import held_note
from chalicelib.pipeline import model_reading
from chalicelib.pipeline.context import Context, Result
from chalicelib.pipeline.table import STEPS, Step, outputs_of
from chalicelib.store.audit import Trail
from chalicelib.store.tables import State
from chalicelib.world import World

READS = "validate"
"""The step that gives the reading."""


@dataclass(frozen=True)
class Attempted:
    """What came of a step: its record and output, what became of its actions, and the error if it failed."""

    record: StepRecord
    output: BaseModel | None = None
    actions: tuple[ActionRecord, ...] = ()
    error: AgentError | None = None


@dataclass
class Passage:
    """A run in a worker's hands. Only the engine's own thread changes it; steps read it from theirs.

    `attempt` runs in a thread of the pool and changes nothing: what it returns is accepted by the engine.
    """

    world: World
    run: Run
    trail: Trail
    shelf: Shelf
    steps: dict[str, StepRecord]
    outputs: Outputs
    actions: dict[str, ActionRecord]
    joined: tuple[Joined, ...] = ()
    began: float = field(default_factory=time.monotonic)
    unrecorded: list[StepRecord] = field(default_factory=list)
    beside: list[State] = field(default_factory=list)
    """Items that are written with the next record of steps."""
    written: int = 0
    held_records: int = 0
    reading: Future[model_reading.Read] | None = None
    """What the model reads, while it does."""
    failed: StepRecord | None = None
    error: AgentError | None = None
    """Why `failed` failed."""

    @classmethod
    def of(cls, world: World, view: RunView) -> Passage:
        """The passage of a run with what earlier passages left: results count, failures are tried again."""
        results = {step.name: step for step in view.steps if step.status != "failed"}
        fresh = view.run.deliveries == 1
        return cls(
            world,
            view.run,
            Trail(world.audit, view.run.run_id, fresh=fresh, gather=True),
            Shelf(fresh),
            results,
            outputs_of(results.values()),
            {record.action.key: record for record in view.actions},
            view.joined,
        )

    @property
    def time_left_s(self) -> float:
        """Seconds until the worker's own limit."""
        return self.world.settings.worker_limit_s - (time.monotonic() - self.began)

    @property
    def has_ended(self) -> bool:
        """Whether no further step is to be started: one failed, the run is refused, the stop holds a write, or time ran out."""
        over = self.failed is not None or self.outputs.refused or self.time_left_s <= 0
        return over or bool(self.held_by_stop)

    @property
    def intended(self) -> frozenset[str]:
        """Keys of the actions that the steps' results intend."""
        return frozenset(key for step in self.steps.values() for key in step.action_keys)

    @property
    def held_by_stop(self) -> tuple[ActionRecord, ...]:
        """What the run intends and the emergency stop holds: the run goes on when the stop is lifted."""
        intended = self.intended
        return tuple(record for key, record in self.actions.items() if key in intended and record.held_by_stop)

    @property
    def unintended(self) -> tuple[ActionRecord, ...]:
        """What is still held of results that were made void, and that the run does not intend any more."""
        intended = self.intended
        return tuple(r for key, r in self.actions.items() if key not in intended and r.state == "held")

    def reconcile(self) -> None:
        """Hand the gate again what an earlier passage handed it without recording the step; before anything else.

        The gate finds out what became of it and leaves the audit event that may be missing. Otherwise a step that now
        finds its own work done (the contact is there) would leave its action open for ever. What is held was not begun:
        its step intends it again, or it is withdrawn in the end. Raises what the gate raises.
        """
        intended, ledger = self.intended, self.world.ledger
        for record in [record for key, record in self.actions.items() if key not in intended]:
            if record.state == "held":
                ledger.confirm(record, self.trail)
            elif record.state not in ("expired", "withdrawn"):
                self.actions[record.action.key] = ledger.submit(record.action, self.trail, self.shelf)

    def ready(self, started: set[str]) -> tuple[Step, ...]:
        """Steps that can start now: not started yet, and all that they need is there."""
        if self.has_ended:
            return ()
        return tuple(s for s in STEPS if s.name not in started and all(need in self.steps for need in s.needs))

    def accept_result(self, attempted: Attempted) -> None:
        """Take in what a step gave; it counts as a result unless it failed."""
        record = attempted.record
        self.unrecorded.append(record)
        self.actions.update({submitted.action.key: submitted for submitted in attempted.actions})
        if record.status == "failed":
            self.failed, self.error = record, attempted.error
            return
        self.steps[record.name] = record
        if attempted.output is not None:
            self.outputs = self.outputs.including(attempted.output)
        if record.name == READS:
            self._begin_reading()

    def _begin_reading(self) -> None:
        inquiry = self.outputs.inquiry
        if inquiry and not self.outputs.refused:
            self.reading = model_reading.begin(self.world, inquiry.reading, self.time_left_s)

    def take_reading(self) -> None:
        """Put the model's reading in the place of the rules'; before the plan, which is the first to need it."""
        inquiry, ahead, self.reading = self.outputs.inquiry, self.reading, None
        if ahead is None or inquiry is None:
            return
        read = model_reading.taken(ahead, inquiry.reading)
        inquiry = inquiry.model_copy(update={"reading": read.reading})
        self.outputs = self.outputs.including(inquiry)
        step = self.steps[READS]
        output = inquiry.model_dump(mode="json", exclude_defaults=True)
        step = step.model_copy(update={"output": output, "note": f"{step.note} {read.note}"})
        self.steps[READS] = step
        self.unrecorded = [step if other.name == READS else other for other in self.unrecorded]
        if step not in self.unrecorded:
            self.unrecorded.append(step)

    def flush(self) -> None:
        """Record what is not recorded yet: the events of the steps' actions, what is held of these, then the steps.

        In this order: once a step is recorded, nobody asks any more whether its actions and their events are there. Steps
        without actions leave the trail's events to wait, the start's among them: a passage after a crash tells of it
        (`engine`).
        """
        held = self.shelf.unrecorded()
        head = self.trail.flush() if held or any(step.action_keys for step in self.unrecorded) else None
        if held:
            self.world.runs.record_held(self.run, self.held_records, held)
            self.shelf.recorded(held)
            self.held_records += 1
        if self.unrecorded:
            self.world.runs.record(self.run, self.written, self.unrecorded, head, self.beside)
            self.unrecorded, self.beside, self.written = [], [], self.written + 1

    def attempt(self, step: Step) -> Attempted:
        """Run one step, its attempts and its actions, and say how it went. Runs in a thread of the pool."""
        with observe.correlated(self.run.run_id):
            started_at = self.world.clock()
            for number in range(1, step.attempts + 1):
                try:
                    return self._done(step, started_at, number)
                except AgentError as error:
                    pause = self._pause(step, number, error)
                    if pause is None:
                        return self._failed(step, started_at, number, error)
                    self.world.sleep(pause)
            raise AssertionError("a step has at least one attempt")

    def _done(self, step: Step, started_at: datetime, attempts: int) -> Attempted:
        if step.calls and self.world.records.outages.open(step.calls):
            raise RetryLater(
                f"{step.calls} does not answer; it was not asked again.", code="outage", service=step.calls
            )
        result = step.run(self._context())
        submitted = tuple(self.world.ledger.submit(action, self.trail, self.shelf) for action in result.actions)
        record = StepRecord(
            name=step.name,
            status=_status(result, submitted),
            note=" ".join(filter(None, (result.note, held_note(submitted)))),
            started_at=started_at,
            finished_at=self.world.clock(),
            attempts=attempts,
            output=result.output.model_dump(mode="json", exclude_defaults=True),
            action_keys=tuple(action.key for action in result.actions),
        )
        observe.event("step.done", step=step.name, status=record.status, attempts=attempts)
        return Attempted(record, result.output, submitted)

    def _context(self) -> Context:
        world, submission = self.world, self.run.submission
        return Context(
            run=self.run,
            form=world.records.team.form(submission.portal_id, submission.form_id),
            now=world.clock(),
            time_left_s=self.time_left_s,
            settings=world.settings,
            reads=world.reads,
            records=world.records,
            outputs=self.outputs,
            steps=self.steps,
            actions=self.actions,
            joined=self.joined,
        )

    def _pause(self, step: Step, number: int, error: AgentError) -> float | None:
        """Seconds until the next attempt; None when there is none in this passage.

        Doubling, with jitter between a half and one and a half; the other side's own wish counts when longer.
        """
        if not isinstance(error, RetryLater) or number == step.attempts:
            return None
        if error.service and self.world.records.outages.open(error.service):
            return None
        backoff: float = self.world.settings.backoff_s * 2 ** (number - 1) * (0.5 + self.world.chance())
        pause = max(backoff, error.after_s or 0.0)
        return pause if pause < self.time_left_s else None

    def _failed(self, step: Step, started_at: datetime, attempts: int, error: AgentError) -> Attempted:
        error_id = observe.failure("step.failed", step=step.name, code=error.code, attempts=attempts)
        degraded = step.on_failure == "degrade"
        record = StepRecord(
            name=step.name,
            status="degraded" if degraded else "failed",
            note=f"Could not look: {error.what}" if degraded else error.what,
            started_at=started_at,
            finished_at=self.world.clock(),
            attempts=attempts,
            error=ErrorRecord(error_id=error_id, code=error.code, what=error.what, todo=error.todo),
        )
        return Attempted(record, error=error)


def _status(result: Result, submitted: Sequence[ActionRecord]) -> StepStatus:
    if submitted and all(record.state == "held" for record in submitted):
        return "held"
    return result.status
