"""How a passage ends: finished, degraded, rejected, merged, parked, waiting, or handed back to the queue."""

from __future__ import annotations

from datetime import timedelta

from chalicelib import observe
from chalicelib.domain.action import ActionKind
from chalicelib.domain.audit import SEALED, Entry
from chalicelib.domain.findings import Pattern
from chalicelib.domain.outline import outlined
from chalicelib.domain.run import THE_STOP, ErrorRecord, Joined, Run, RunEvent, Waiting, after
from chalicelib.domain.submission import Inquiry
from chalicelib.errors import AgentError, RetryLater
from chalicelib.pipeline.passage import Passage
from chalicelib.pipeline.table import STEPS, downstream
from chalicelib.store.tables import State
from chalicelib.text.roles import role_of

RETRY_SOON = timedelta(seconds=30)
"""A run handed back is picked up by the sweep after this, should its message be lost."""
LONGEST_WAIT = timedelta(days=3)
"""A run waits so long for a service; then a person should know."""
AS_LONG_AS_THE_STOP = timedelta(days=3650)
"""Only a person ends a stop."""


def close(passage: Passage) -> Run:
    """End the passage by what came of it. Raises RetryLater when the queue should bring the run back."""
    if passage.failed and passage.error:
        error_id = passage.failed.error.error_id if passage.failed.error else ""
        return stopped(passage, passage.error, error_id, f"{passage.failed.name}: {passage.failed.note}")
    if passage.outputs.refused and passage.outputs.inquiry:
        return _refused(passage, passage.outputs.inquiry)
    if passage.held_by_stop:
        return _wait_for_the_stop(passage)
    if len(passage.steps) < len(STEPS):
        late = RetryLater("The worker's time ran out between two steps.", code="out_of_time")
        return stopped(passage, late, observe.failure("run.out_of_time"), late.what)
    passage.beside.extend(_pattern(passage))
    degraded = any(step.status == "degraded" for step in passage.steps.values())
    return _end(passage, "degrade" if degraded else "finish")


def _refused(passage: Passage, inquiry: Inquiry) -> Run:
    if inquiry.verdict == "rejected":
        return _end(passage, "reject", reason=inquiry.reason, rejection=inquiry.rejection)
    _join(passage, inquiry)
    return _end(passage, "merge", reason=inquiry.reason, merged_into=inquiry.merged_into)


def crashed(passage: Passage, bug: Exception) -> None:
    """Record that a bug ended the passage; called while it is being handled, which then goes on up."""
    error_id = observe.failure("run.crashed", run_id=passage.run.run_id)
    what = f"A bug of the agent ended the run at {observe.place(bug)}: {observe.described(bug)}."
    todo = f"Look for {error_id} in the log, mend the bug, then replay the run."
    error = ErrorRecord(error_id=error_id, code="crashed", what=what, todo=todo)
    if _is_last(passage):
        _end(passage, "park", reason=what, error=error)
    else:
        _save(passage, "retry", error=error)


def never_ended(passage: Passage) -> Run:
    """Park a run whose last passage never ended: a run that kills its worker is not begun for ever."""
    passages = passage.run.counted_deliveries - 1
    error_id = observe.failure("run.never_ended", passages=passages)
    done = ", ".join(passage.steps) or "none"
    what = f"The worker died in passage {passages}, the last one: out of memory, out of time, or a crash. Recorded steps: {done}."
    todo = (
        "Look at the workers' memory and time-outs in the log when these passages ran, mend the cause, replay the run."
    )
    error = ErrorRecord(error_id=error_id, code="worker_died", what=what, todo=todo)
    return _end(passage, "park", reason=what, error=error)


def stopped(passage: Passage, error: AgentError, error_id: str, reason: str) -> Run:
    """The passage cannot go on: it waits for a service that is away, goes back to the queue, or is parked.

    Raises RetryLater when the queue should bring the run back.
    """
    todo = error.todo or f"Find {error_id} in the log; replay the run when the cause is gone."
    record = ErrorRecord(error_id=error_id, code=error.code, what=error.what, todo=todo)
    if isinstance(error, RetryLater) and error.service:
        return _waits_for_service(passage, error.service, record, reason)
    if isinstance(error, RetryLater) and not _is_last(passage):
        _save(passage, "retry", error=record)
        raise error
    return _end(passage, "park", reason=reason, error=record)


def wait(passage: Passage, cause: str, *, at_most: timedelta, why: str = "", **update: object) -> Run:
    """Let the run wait until `cause` is over: the sweep brings it back then, or after `at_most` in any case.

    It waits since it first waited for this; `why` is for people. The message is done with, so nothing counts against the
    run meanwhile.
    """
    now, before = passage.world.clock(), passage.run.waiting
    waiting = before if before and before.cause == cause else Waiting(cause=cause, since=now)
    reason = f"{waiting.sentence} ({why})" if why else waiting.sentence
    passage.trail.append([Entry(at=now, what="run.waiting", why=reason)])
    observe.event("run.waiting", cause=cause)
    until = waiting.since + at_most
    return _save(passage, "wait", waiting=waiting, reason=reason, lease_until=until, **update)


def _wait_for_the_stop(passage: Passage) -> Run:
    """A lead is not done while the emergency stop holds its draft. When the stop is lifted, the run reads everything anew,
    consent and suppression included, and writes another draft: what it knew may be days old by then. Once the draft is in
    Gmail, only the steps that the stop held are taken again. The passage does not count: it did not fail.
    """
    run, held = passage.run, passage.held_by_stop
    drafted = any(r.action.kind == ActionKind.CREATE_DRAFT and r.state == "performed" for r in passage.actions.values())
    keys = {record.action.key for record in held}
    first = next(
        step.name for step in STEPS if step.name in passage.steps and keys & set(passage.steps[step.name].action_keys)
    )
    void = downstream(first if drafted else STEPS[0].name)
    return wait(
        passage,
        THE_STOP,
        at_most=AS_LONG_AS_THE_STOP,
        why=held[0].reason,
        excused=run.excused + 1,
        replayed_from=(*run.replayed_from, (run.deliveries + 1, " ".join(void))),
    )


def _waits_for_service(passage: Passage, service: str, record: ErrorRecord, reason: str) -> Run:
    """A passage that an outage ended does not count, once the sweep has found that the service answers nobody.

    While it answers others, and only this run fails at it again and again, the run is parked like any other.
    """
    outage, run = passage.world.records.outages.report(service), passage.run
    if run.waiting and run.waiting.cause == service and passage.world.clock() - run.waiting.since >= LONGEST_WAIT:
        return _end(passage, "park", reason=f"{service} did not answer within {LONGEST_WAIT.days} days", error=record)
    if _is_last(passage) and not outage.confirmed:
        return _end(passage, "park", reason=reason, error=record)
    return wait(passage, service, at_most=LONGEST_WAIT, error=record, excused=run.excused + outage.confirmed)


def _is_last(passage: Passage) -> bool:
    return passage.run.counted_deliveries >= passage.world.settings.max_deliveries


def _end(passage: Passage, event: RunEvent, **update: object) -> Run:
    status = after(passage.run.status, event)
    if event != "park":  # what is parked may be replayed, and intends it still
        for record in passage.unintended:
            why = "its run ended without intending it any more"
            passage.world.ledger.withdraw(record, why, passage.trail)
    _seal(passage, status, str(update.get("reason", "")))
    run = _save(passage, event, **{"finished_at": passage.world.clock(), "error": None, **update})
    passage.world.anchors.add_late(run.run_id, passage.trail.flush(), passage.world.clock())
    seconds = (passage.world.clock() - run.started_at).total_seconds()
    observe.event("run.ended", status=status, seconds=round(seconds, 3), passages=run.deliveries)
    observe.measured(**{f"runs_{status}": 1, "run_seconds": seconds})
    return run


def _save(passage: Passage, event: RunEvent, **update: object) -> Run:
    passage.flush()
    run = passage.run.noting(passage.trail.flush())
    status = after(run.status, event)
    outline = outlined(run.submission, passage.outputs, passage.actions.values(), status)
    changes: dict[str, object] = {"status": status, "outline": outline, **update}
    if event == "retry":
        changes["lease_until"] = passage.world.clock() + RETRY_SOON
    passage.run = run.model_copy(update=changes)
    if not passage.world.runs.save(passage.run):
        raise RetryLater("Another worker has taken this run over.", code="fenced")
    return passage.run


def _seal(passage: Passage, status: str, reason: str) -> None:
    if passage.trail.newest() == SEALED:
        return
    steps: dict[str, list[str]] = {}
    for step in passage.steps.values():
        steps.setdefault(step.status, []).append(step.name)
    detail = {"status": status, "steps": {outcome: " ".join(names) for outcome, names in steps.items()}}
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


def _pattern(passage: Passage) -> list[State]:
    """How this lead went, as an abstraction; nobody's words. What comes of it is filled in when it comes."""
    plan, inquiry, company_found = passage.outputs.plan, passage.outputs.inquiry, passage.outputs.company_found
    if plan is None or inquiry is None:
        return []
    company = company_found.company if company_found else None
    pattern = Pattern(
        run_id=passage.run.run_id,
        form_id=passage.run.submission.form_id,
        industry=company.industry if company else "",
        role=role_of(inquiry.title),
        intent=plan.intent,
        approach=plan.approach,
        at=passage.run.started_at,
    )
    return [passage.world.records.patterns.item(pattern)]
