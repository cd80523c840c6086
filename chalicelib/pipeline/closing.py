"""How a passage ends: finished, degraded, rejected, merged, parked, or handed back to the queue."""

from __future__ import annotations

from datetime import timedelta

from chalicelib import observe
from chalicelib.domain.audit import SEALED, Entry
from chalicelib.domain.draft import Plan
from chalicelib.domain.findings import Pattern
from chalicelib.domain.lead import CompanyFound
from chalicelib.domain.run import ErrorRecord, Joined, Run, RunEvent, after
from chalicelib.domain.submission import Inquiry
from chalicelib.errors import AgentError, RetryLater
from chalicelib.pipeline.passage import Passage
from chalicelib.pipeline.table import STEPS
from chalicelib.text.roles import role_of

RETRY_SOON = timedelta(seconds=30)
"""A run handed back is picked up by the sweep after this, should its message be lost."""


def close(passage: Passage) -> Run:
    """End the passage by what came of it. Raises RetryLater when the queue should bring the run back."""
    passage.flush()
    inquiry = passage.outputs.get(Inquiry)
    if passage.failed:
        return _stopped(passage)
    if isinstance(inquiry, Inquiry) and inquiry.verdict == "rejected":
        return _end(passage, "reject", reason=inquiry.reason)
    if isinstance(inquiry, Inquiry) and inquiry.verdict == "merged":
        _join(passage, inquiry)
        return _end(passage, "merge", reason=inquiry.reason, merged_into=inquiry.merged_into)
    if len(passage.steps) < len(STEPS):
        raise handed_back(passage, RetryLater("The worker's time ran out between two steps.", code="out_of_time"))
    _remember(passage)
    degraded = any(step.status == "degraded" for step in passage.steps.values())
    return _end(passage, "degrade" if degraded else "finish")


def crashed(passage: Passage) -> None:
    """Record that a bug ended the passage; called while it is being handled, which then goes on up."""
    error_id = observe.failure("run.crashed", run_id=passage.run.run_id)
    what = "The agent itself failed."
    todo = f"Look for {error_id} in the log, then replay the run."
    error = ErrorRecord(error_id=error_id, code="crashed", what=what, todo=todo)
    passage.flush()
    if passage.run.deliveries >= passage.world.settings.max_deliveries:
        _end(passage, "park", reason=what, error=error)
    else:
        _save(passage, "retry", error=error)


def _stopped(passage: Passage) -> Run:
    """A step failed for good in this passage: back to the queue when time may mend it, else parked."""
    assert passage.failed is not None
    error = passage.failed.error
    last = passage.run.deliveries >= passage.world.settings.max_deliveries
    if isinstance(passage.error, RetryLater) and not last:
        raise handed_back(passage, passage.error, error)
    return _end(passage, "park", reason=f"{passage.failed.name}: {passage.failed.note}", error=error)


def handed_back(passage: Passage, error: AgentError, record: ErrorRecord | None = None) -> RetryLater:
    """Give the run back to the queue; what is returned is to be raised, so that the queue brings it again."""
    _save(passage, "retry", error=record)
    return error if isinstance(error, RetryLater) else RetryLater(error.what, todo=error.todo, code=error.code)


def _end(passage: Passage, event: RunEvent, **update: object) -> Run:
    status = after(passage.run.status, event)
    _seal(passage, status, str(update.get("reason", "")))
    run = _save(passage, event, finished_at=passage.world.clock(), **update)
    seconds = (passage.world.clock() - run.started_at).total_seconds()
    observe.event("run.ended", status=status, seconds=round(seconds, 3), passages=run.deliveries)
    observe.measured(**{f"runs_{status}": 1, "run_seconds": seconds})
    return run


def _save(passage: Passage, event: RunEvent, **update: object) -> Run:
    run = passage.run
    changes = {"status": after(run.status, event), **update}
    if event == "retry":
        changes["lease_until"] = passage.world.clock() + RETRY_SOON
    passage.run = run.model_copy(update=changes)
    if not passage.world.runs.save(passage.run):
        raise RetryLater("Another worker has taken this run over.", code="fenced")
    return passage.run


def _seal(passage: Passage, status: str, reason: str) -> None:
    last = passage.trail.last()
    if last and last.what == SEALED:
        return
    detail = {"status": status, "steps": {step.name: step.status for step in passage.steps.values()}}
    why = reason or "the run ended"
    passage.trail.append([Entry(at=passage.world.clock(), what=SEALED, why=why, detail=detail)])


def _join(passage: Passage, inquiry: Inquiry) -> None:
    submission = passage.run.submission
    holder = passage.world.records.claims.holder(inquiry.email)
    joined = Joined(
        submission_key=submission.submission_key,
        received_at=submission.received_at,
        message=inquiry.message,
        same_message=bool(holder and holder.content_key == submission.content_key),
    )
    passage.world.runs.join(inquiry.merged_into, joined)


def _remember(passage: Passage) -> None:
    """Keep how this lead went, as an abstraction; nobody's words. What comes of it is filled in when it comes."""
    plan, inquiry = passage.outputs.get(Plan), passage.outputs.get(Inquiry)
    if not isinstance(plan, Plan) or not isinstance(inquiry, Inquiry):
        return
    found = passage.outputs.get(CompanyFound)
    company = found.company if isinstance(found, CompanyFound) else None
    passage.world.records.patterns.save(
        Pattern(
            run_id=passage.run.run_id,
            form_id=passage.run.submission.form_id,
            industry=company.industry if company else "",
            role=role_of(inquiry.title),
            intent=plan.intent,
            approach=plan.approach,
            at=passage.run.started_at,
        )
    )
