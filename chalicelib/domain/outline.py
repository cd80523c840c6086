"""A run in one line: who wrote, for which company, who answers, with what."""

from __future__ import annotations

from collections.abc import Iterable

from chalicelib.domain.action import ActionKind, ActionRecord
from chalicelib.domain.outputs import Outputs
from chalicelib.domain.run import Outline, RunStatus
from chalicelib.domain.submission import Submission

ENDED_WELL: frozenset[RunStatus] = frozenset({"done", "degraded"})


def outlined(submission: Submission, outputs: Outputs, actions: Iterable[ActionRecord], status: RunStatus) -> Outline:
    """The outline of a run by what its steps gave so far; a company in HubSpot goes before what the form says."""
    inquiry, draft, contact_found = outputs.inquiry, outputs.draft, outputs.contact_found
    company = outputs.company_found.company if outputs.company_found else None
    name = f"{inquiry.first_name} {inquiry.last_name}" if inquiry else _name(submission)
    return Outline(
        name=name.strip()[:200],
        company=((company.name if company else "") or (inquiry.company if inquiry else submission.text("company")))[
            :200
        ],
        rep=contact_found.rep.name if contact_found else "",
        subject=draft.subject[:200] if draft and draft.body else "",
        drafted=_drafted(actions) if status in ENDED_WELL else None,
    )


def _name(submission: Submission) -> str:
    return f"{submission.text('firstname')} {submission.text('lastname')}"


def _drafted(actions: Iterable[ActionRecord]) -> bool:
    return any(record.action.kind is ActionKind.CREATE_DRAFT and record.state == "performed" for record in actions)
