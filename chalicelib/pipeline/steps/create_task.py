"""Step 12: a HubSpot task that asks the rep to review the draft, and a note of what was found."""

from __future__ import annotations

from datetime import UTC
from html import escape

from chalicelib.domain.action import ActionKind, CreateNote, CreateTask, action
from chalicelib.domain.draft import TaskPlanned
from chalicelib.domain.ids import part_of
from chalicelib.domain.run import STEP_TITLES
from chalicelib.meetings.workdays import business_days_after
from chalicelib.pipeline.context import Context, Result

DUE_IN_BUSINESS_DAYS = 2
PRIORITIES = {"high": "HIGH", "medium": "MEDIUM", "low": "LOW"}
"""HubSpot's words for how urgent the plan is: a complaint is urgent and no lead at all."""


def run(context: Context) -> Result:
    """Two Actions, both associated with the contact; each carries the run's marker, so that it is found again.

    A step that runs again intends the same bytes: what is held already is not held anew.
    """
    found, plan = context.contact_found, context.plan
    due = business_days_after(context.now, DUE_IN_BUSINESS_DAYS, found.rep).astimezone(UTC)
    shared = _shared(context)
    task = CreateTask(
        **shared,
        due_at=due.isoformat(),
        subject=_subject(context),
        body_html=_html([*_lines(context), shared["marker"]]),
        priority=PRIORITIES[plan.urgency],
    )
    note = CreateNote(
        **shared, at=context.run.started_at.isoformat(), body_html=_html([*_findings(context), shared["marker"]])
    )
    run_id = context.run.run_id
    actions = (
        action(run_id, task, "the rep reviews the draft"),
        action(run_id, note, "the contact's record tells what was found"),
    )
    output = TaskPlanned(due_at=due.isoformat(), owner_id=found.rep.owner_id)
    return Result(output, f"Review by {found.rep.name} due {due:%a %d %b %H:%M} UTC.", actions=actions)


def _shared(context: Context) -> dict[str, str]:
    found, company = context.contact_found, context.findings.company
    contact_id = found.contact.contact_id if found.contact else ""
    return {
        "email": context.inquiry.email,
        "contact_id": contact_id or context.result_of(ActionKind.UPSERT_CONTACT).get("contact_id", ""),
        "company_id": company.company_id if company else "",
        "owner_id": found.rep.owner_id,
        "marker": f"Sales Agent ref: {part_of(context.run.run_id)}",
    }


def _subject(context: Context) -> str:
    inquiry, plan = context.inquiry, context.plan
    name = " ".join(filter(None, (inquiry.first_name, inquiry.last_name))) or inquiry.email
    company = f" ({inquiry.company})" if inquiry.company else ""
    verb = "Check" if plan.next_step in {"disqualify", "no_mail"} else "Review reply to"
    return f"{verb} {name}{company}"


def _lines(context: Context) -> list[str]:
    plan, draft, created = context.plan, context.draft, context.outputs.draft_created
    drafted = bool(created and created.digest)
    return [
        f"Next step: {plan.next_step.replace('_', ' ')}, because {plan.reason}",
        f"Score {plan.score} of 100.",
        "The reply waits as a draft in Gmail." if drafted else "No reply was drafted.",
        *([f"Confidence {draft.confidence} of 100."] if drafted else []),
        *draft.warnings,
        f"Evidence: {context.settings.public_base_url}/runs/{context.run.run_id}",
    ]


def _findings(context: Context) -> list[str]:
    """What each step found, and what it could not look at."""
    return [
        "Form lead processed.",
        *(f"{STEP_TITLES.get(step.name, step.name)}: {step.note}" for step in context.steps.values() if step.note),
    ]


def _html(lines: list[str]) -> str:
    """Escaped: HubSpot renders what stands here."""
    return "<br>".join(escape(line) for line in lines)
