"""The safety net: submissions that no webhook brought, and runs that nobody has in hand any more.

Safe to run twice and at once: what it finds goes onto the queue, and a submission has one run however often it comes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from chalicelib import observe
from chalicelib.connectors.hubspot import FormSubmission
from chalicelib.domain.run import Run, why_judged_again
from chalicelib.domain.submission import FormRule
from chalicelib.errors import AgentError
from chalicelib.intake import submissions
from chalicelib.intake.delivery import Enqueue, Polled, polled, resume
from chalicelib.intake.payload import submission_key
from chalicelib.intake.waking import wake
from chalicelib.world import World

OVERLAP = timedelta(minutes=10)
"""Read again each time: HubSpot lists a submission a little after it was made."""


def sweep(world: World, enqueue: Enqueue) -> None:
    """One round. A form that cannot be read does not keep the others or the stuck runs from being looked at."""
    stuck = world.runs.stuck(world.clock())
    if stuck:
        observe.event("sweep.stuck", runs=len(stuck))
        enqueue([resume(run_id) for run_id in stuck])
    wake(world, enqueue)
    for form in world.records.team.forms():
        try:
            _poll(world, form, enqueue)
        except AgentError as error:
            observe.failure("sweep.form_failed", form_id=form.form_id, code=error.code)


def _poll(world: World, form: FormRule, enqueue: Enqueue) -> None:
    """Enqueue a form's submissions that have no run yet. The first sweep only sets the mark: no lead of long ago is
    written to because the agent was switched on. The mark moves when all was read: a round that is cut off loses
    nothing, and the next one gets further, as what was enqueued is known by then."""
    now = world.clock()
    mark = world.records.marks.read_until(form)
    if mark is not None:
        for page in _pages_since(world, form, mark - OVERLAP):
            new = _wanted(world, [_polled(form, submission, now) for submission in page])
            if new:
                observe.event("sweep.found", form_id=form.form_id, submissions=len(new))
                enqueue([polled(submission) for submission in reversed(new)])
    world.records.marks.mark_read(form, now)


def _pages_since(world: World, form: FormRule, since: datetime) -> Iterator[list[FormSubmission]]:
    after = ""
    while True:
        page = world.reads.hubspot.submissions(form.form_id, after=after)
        yield [submission for submission in page.submissions if submission.submitted_at >= since]
        if not page.after or any(submission.submitted_at < since for submission in page.submissions):
            return
        after = page.after


def _wanted(world: World, page: Sequence[Polled]) -> list[Polled]:
    """Those without a run, and those whose run was rejected for want of what HubSpot lists."""
    by_key = {submission_key(entry.portal_id, entry.form_id, entry.conversion_id): entry for entry in page}
    runs = world.runs.known(by_key)
    return [entry for key, entry in by_key.items() if key not in runs or _adds(runs[key], entry)]


def _adds(run: Run, polled_submission: Polled) -> bool:
    return bool(why_judged_again(run, submissions.of_polled(polled_submission), admitted=True))


def _polled(form: FormRule, submission: FormSubmission, now: datetime) -> Polled:
    return Polled(
        form.portal_id,
        form.form_id,
        submission.conversion_id,
        submission.submitted_at,
        submission.values,
        submission.page_url,
        now,
    )
