"""A run: one passage of a submission through the steps, with a record of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Literal

from pydantic import BaseModel

from chalicelib.domain.action import ActionRecord
from chalicelib.domain.audit import Head
from chalicelib.domain.submission import Rejection, Submission
from chalicelib.errors import FixInput

RunStatus = Literal["queued", "running", "waiting", "done", "degraded", "parked", "rejected", "merged"]
STATUSES: tuple[RunStatus, ...] = (
    "queued", "running", "waiting", "done", "degraded", "parked", "rejected", "merged",
)  # fmt: skip
FINISHED = frozenset({"done", "degraded", "parked", "rejected", "merged"})

StepStatus = Literal["done", "nothing", "held", "degraded", "failed", "skipped"]
"""done: found or did it. nothing: looked, and there is nothing. held: its writes wait for a person.
degraded: could not look, the run went on. failed: stopped the run. skipped: the run ended before it."""

STEP_TITLES: Mapping[str, str] = {
    "validate": "Check the form",
    "resolve_contact": "Find the person in HubSpot",
    "resolve_company": "Find the company",
    "search_threads": "Search the mailbox",
    "read_threads": "Read earlier mail",
    "recall_patterns": "Compare with earlier leads",
    "hunt_assets": "Look for files to share",
    "propose_slots": "Find times to meet",
    "plan_next_step": "Decide the next step",
    "write_draft": "Write the draft",
    "create_draft": "Save the draft in Gmail",
    "create_task": "Create the review task",
    "record_audit": "Label the thread and close the record",
}
"""What people read for each step, by its name in the step table."""

RunEvent = Literal["take", "finish", "degrade", "park", "reject", "merge", "retry", "wait", "replay"]

LIFE: dict[tuple[RunStatus, RunEvent], RunStatus] = {
    ("queued", "take"): "running",
    ("running", "take"): "running",  # a lease ran out: another worker resumes it
    ("running", "finish"): "done",
    ("running", "degrade"): "degraded",
    ("running", "park"): "parked",
    ("running", "reject"): "rejected",
    ("running", "merge"): "merged",
    ("running", "retry"): "queued",  # this passage failed; the queue brings it back
    ("running", "wait"): "waiting",  # what it needs is away; the sweep brings it back when it answers
    ("waiting", "take"): "running",
    ("parked", "replay"): "queued",
    ("rejected", "replay"): "queued",  # its form was admitted since, or its submission came again with more in it
}


class ErrorRecord(BaseModel, frozen=True):
    """An error as people and the log see it; `error_id` is the same in both."""

    error_id: str
    code: str
    what: str
    todo: str = ""


class StepRecord(BaseModel, frozen=True):
    """What one step did. Times in UTC. `output` is the step's own record, by its `gives` in the step table."""

    name: str
    status: StepStatus
    note: str = ""
    """What it found, in one line for people."""
    started_at: datetime
    finished_at: datetime
    attempts: int = 1
    output: dict[str, Any] | None = None
    action_keys: tuple[str, ...] = ()
    error: ErrorRecord | None = None


class Joined(BaseModel, frozen=True):
    """A later submission of the same person that made no draft of its own; its message is not lost."""

    submission_key: str
    received_at: datetime
    message: str
    same_message: bool

    @property
    def sentence(self) -> str:
        """What the reviewer of the run's draft is told."""
        what = "the same message again" if self.same_message else f"another message: {self.message[:300] or '(empty)'}"
        return f"On {self.received_at.astimezone(UTC):%d %b %H:%M} UTC they sent {what}"


class Outline(BaseModel, frozen=True):
    """What a list shows of a run beside its submission, as its last passage left it. Empty where that is not known yet."""

    name: str = ""
    company: str = ""
    rep: str = ""
    subject: str = ""
    drafted: bool | None = None
    """Whether the run ended with a draft in Gmail; None before it ended, and in runs of early releases."""


class Waiting(BaseModel, frozen=True):
    """What a run waits for. It goes on by itself once that is over; until then no person is asked.

    `cause` is a noun phrase for people: a service's name, e.g. HubSpot, or what else has to end first.
    """

    cause: str
    since: datetime

    @property
    def sentence(self) -> str:
        """What a list shows, and by what the sweep tells apart what runs wait for; begins with `waits_for(cause)`."""
        return f"{waits_for(self.cause)} since {self.since.astimezone(UTC):%d %b %H:%M} UTC"


THE_STOP = "the emergency stop to be lifted"
"""The cause of a run whose writes the emergency stop holds."""


def waits_for(cause: str) -> str:
    """How the reason of every run that waits for this begins."""
    return f"waiting for {cause}"


class Run(BaseModel, frozen=True):
    """The run itself; its steps, actions and joined submissions are records beside it."""

    run_id: str
    submission: Submission
    status: RunStatus
    reason: str = ""
    """Why it was rejected, merged or parked."""
    rejection: Rejection = ""
    merged_into: str = ""
    started_at: datetime
    finished_at: datetime | None = None
    deliveries: int = 1
    """Passages begun; the fence of the lease."""
    excused: int = 0
    """Passages that do not count towards MAX_DELIVERIES: they ended because of an outage, not because of this run."""
    lease_until: datetime
    """Until when a worker has it; while the run waits, the moment at which waiting ends in any case."""
    waiting: Waiting | None = None
    """What it waits for, or last waited for; `status` says whether it still does."""
    replayed_from: tuple[tuple[int, str], ...] = ()
    """(passage, steps): what was made void in the passages before it, once that passage has begun."""
    spam_overruled_by: str = ""
    """Who said that this is no spam; step 1 then goes on despite the signs. Empty: nobody."""
    error: ErrorRecord | None = None
    outline: Outline = Outline()
    audit_heads: tuple[Head, ...] = ()
    """How far the audit trail had come each time that the run was recorded, the last few times."""

    def noting(self, head: Head | None) -> Run:
        """The run with one more head. Earlier ones stay: a trail that was cut and went on fits the newest only."""
        if head is None or head in self.audit_heads:
            return self
        return self.model_copy(update={"audit_heads": (*self.audit_heads, head)[-HEADS_KEPT:]})

    def replayed(self, void: Sequence[str], due_at: datetime) -> Run:
        """The run back in the queue's hands, the results of the steps in `void` made void, all its passages before it.

        From `due_at` (UTC) on the sweep takes it for a run that nobody has in hand. Raises FixInput where it may not be.
        """
        return self.model_copy(
            update={
                "status": after(self.status, "replay"),
                "replayed_from": (*self.replayed_from, (self.deliveries + 1, " ".join(void))),
                "lease_until": due_at,
                "excused": self.deliveries,
                "waiting": None,
                "finished_at": None,
                "reason": "",
                "rejection": "",
                "error": None,
            }
        )

    @property
    def counted_deliveries(self) -> int:
        """Passages that count towards MAX_DELIVERIES, this one included."""
        return self.deliveries - self.excused


HEADS_KEPT = 8


class RunView(BaseModel, frozen=True):
    """A run with everything recorded about it: what the API and the console show."""

    run: Run
    steps: tuple[StepRecord, ...]
    actions: tuple[ActionRecord, ...]
    joined: tuple[Joined, ...] = ()
    audit_heads: tuple[Head, ...] = ()
    """Every head of the audit trail that is noted in these records."""


class RunRow(BaseModel, frozen=True):
    """A run as a list shows it."""

    run_id: str
    submission_key: str
    email: str
    status: RunStatus
    reason: str = ""
    started_at: datetime
    finished_at: datetime | None = None


THE_PERSONS_WORD: frozenset[Rejection] = frozenset({"consent_refused", "opted_out", "suppressed"})
"""Rejections that no further field can change: the person does not want to be written to."""


def why_judged_again(run: Run, submission: Submission, *, admitted: bool) -> str:
    """Why another delivery of a run's submission gives a rejected run a second hearing; empty when it does not.

    `admitted`: whether its form is admitted by now.
    """
    if run.status != "rejected" or run.rejection in THE_PERSONS_WORD:
        return ""
    _, more = run.submission.completed_by(submission)
    if more:
        return f"the same submission came by {submission.source} with more in it: {', '.join(more[:10])}"
    return "its form has been admitted since" if admitted and run.rejection == "unknown_form" else ""


def after(status: RunStatus, event: RunEvent) -> RunStatus:
    """The status that follows. Raises FixInput for a pair that is not in the table, e.g. replaying a finished run."""
    try:
        return LIFE[status, event]
    except KeyError:
        raise FixInput(f"A run that is {status} cannot {event}.", code="illegal_transition") from None
