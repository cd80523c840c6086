"""A rejected run is judged again when the same submission arrives with more in it, or once its form is admitted.

There is one run a submission key, so a rejection would otherwise shut out what a poorer delivery lacked. Each reopening
adds to what is known of the submission, so there is an end to them.
"""

from __future__ import annotations

from chalicelib.domain.audit import Entry
from chalicelib.domain.run import Run, why_judged_again
from chalicelib.domain.submission import Submission
from chalicelib.pipeline.table import STEPS
from chalicelib.store.audit import Trail
from chalicelib.world import World


def reopened(world: World, run: Run, submission: Submission) -> Run:
    """The run as it now is: back in the queue's hands, its submission completed, where that may change the verdict.

    The event comes first: a crash between the two writes leaves it twice and never a change without one.
    """
    forms = {(form.portal_id, form.form_id) for form in world.records.team.forms()}
    admitted = (run.submission.portal_id, run.submission.form_id) in forms
    why = why_judged_again(run, submission, admitted=admitted)
    if not why:
        return run
    head = Trail(world.audit, run.run_id).append([Entry(at=world.clock(), what="run.replayed", why=why)])
    completed, _ = run.submission.completed_by(submission)
    queued = run.replayed([step.name for step in STEPS], world.clock()).model_copy(update={"submission": completed})
    queued = queued.noting(head)
    return queued if world.runs.save(queued) else run
