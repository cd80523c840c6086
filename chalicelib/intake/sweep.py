"""The safety net: submissions that no webhook brought, and runs that nobody has in hand any more.

Safe to run twice and at once: what it finds goes onto the queue, and a submission has one run however often it comes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta

from chalicelib import observe
from chalicelib.connectors.hubspot import FormSubmission
from chalicelib.domain.submission import FormRule
from chalicelib.errors import AgentError
from chalicelib.intake.delivery import message, resume
from chalicelib.intake.payload import submission_key
from chalicelib.intake.waking import wake
from chalicelib.world import World

OVERLAP = timedelta(minutes=10)
"""Read again each time: HubSpot lists a submission a little after it was made."""

Enqueue = Callable[[Sequence[str]], None]


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
            new = _without_run(world, form, page)
            if new:
                observe.event("sweep.found", form_id=form.form_id, submissions=len(new))
                enqueue([message("poll", _payload(form, one), now) for one in reversed(new)])
    world.records.marks.mark_read(form, now)


def _pages_since(world: World, form: FormRule, since: datetime) -> Iterator[list[FormSubmission]]:
    after = ""
    while True:
        page = world.reads.hubspot.submissions(form.form_id, after=after)
        yield [one for one in page.submissions if one.submitted_at >= since]
        if not page.after or any(one.submitted_at < since for one in page.submissions):
            return
        after = page.after


def _without_run(world: World, form: FormRule, page: Sequence[FormSubmission]) -> list[FormSubmission]:
    keys = {submission_key(form.portal_id, form.form_id, one.conversion_id): one for one in page}
    known = world.runs.known(keys)
    return [one for key, one in keys.items() if key not in known]


def _payload(form: FormRule, one: FormSubmission) -> dict[str, object]:
    return {
        "portalId": form.portal_id,
        "formId": form.form_id,
        "conversionId": one.conversion_id,
        "submittedAt": int(one.submitted_at.timestamp() * 1000),
        "pageUrl": one.page_url,
        "values": [{"name": name, "value": value} for name, value in one.values],
    }
