"""The console's pages: the list of leads; a lead with its draft beside the evidence, what happened, and what was written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chalice.app import Response

from chalicelib.console import api, asks, render, timeline, wishes, words
from chalicelib.console.advice import advice
from chalicelib.console.routes import Desk
from chalicelib.domain.outline import outlined
from chalicelib.domain.reading import Reading
from chalicelib.domain.run import FINISHED, STATUSES, STEP_TITLES, Run, RunStatus, RunView
from chalicelib.errors import FixInput
from chalicelib.gate.words import release_hint
from chalicelib.operations import auditing
from chalicelib.pipeline.table import BY_NAME, STEPS, outputs_of

PAGE = 25
LONGEST_EXCERPT = 90
WORKING_S, WATCHED_S, ENDED_S = 1, 5, 15
"""How often a page asks for itself again: a run in hand, the list, a run that has ended."""


@dataclass(frozen=True)
class Row:
    """A lead as the list shows it."""

    run_id: str
    name: str
    company: str
    rep: str
    subject: str
    excerpt: str
    """How their message begins, where there is no draft's subject."""
    status: tuple[str, words.Tone]
    started_at: datetime


def runs(desk: Desk) -> Response:
    """The list of leads, newest first."""
    chosen, statuses = _chosen(desk.query.get("status", ""))
    runs = desk.world().runs
    rows, cursor = runs.page(statuses, api.cursor_of(desk.query), PAGE)
    by_id = {run.run_id: run for run in runs.get_many(row.run_id for row in rows)}
    return render.html(
        "runs.html",
        rows=[_row(by_id[row.run_id]) for row in rows if row.run_id in by_id],
        cursor=cursor,
        chosen=chosen,
        status=desk.query.get("status", ""),
        paged=bool(desk.query.get("cursor")),
        every=WATCHED_S,
        words=words,
        desk=desk,
    )


def run(desk: Desk, run_id: str) -> Response:
    """One lead, whole."""
    view = api.found(desk, run_id)
    outline = outlined(view.run.submission, outputs_of(view.steps), view.actions, view.run.status)
    view = view.model_copy(update={"run": view.run.model_copy(update={"outline": outline})})
    return render.html("run.html", **_lead(desk, view), **_draft(view), **_history(desk, view))


def static(_desk: Desk, name: str) -> Response:
    """A stylesheet, script or icon. Raises FixInput for any other name."""
    found = render.static(name)
    if found is None:
        raise FixInput("There is no such file.", code="not_found")
    return found


def favicon(desk: Desk) -> Response:
    """The icon under the name that browsers ask for where no page names one."""
    return static(desk, "favicon.svg")


def _chosen(name: str) -> tuple[words.Filter | None, tuple[RunStatus, ...] | None]:
    """The choice by its name or by a status of the API, and the statuses that it shows. Raises FixInput for any other."""
    if not name:
        return None, None
    for choice in words.FILTERS:
        if name == choice.name:
            return choice, choice.statuses
    for choice in words.FILTERS:
        for status in choice.statuses:
            if name == status:
                return choice, (status,)
    names = dict.fromkeys((*(choice.name for choice in words.FILTERS), *STATUSES))
    raise FixInput("There is no such status.", todo=f"Use one of {', '.join(names)}.")


def _row(run: Run) -> Row:
    outline, submission = run.outline, run.submission
    form_name = f"{submission.text('firstname')} {submission.text('lastname')}".strip()
    message = " ".join(submission.text("message")[:1000].split())
    return Row(
        run_id=run.run_id,
        name=outline.name or form_name or submission.email or "No name",
        company=outline.company or submission.text("company") or submission.email.partition("@")[2],
        rep=outline.rep,
        subject=outline.subject,
        excerpt=message if len(message) <= LONGEST_EXCERPT else f"{message[:LONGEST_EXCERPT]}\N{HORIZONTAL ELLIPSIS}",
        status=words.status_of(run),
        started_at=run.started_at,
    )


def _lead(desk: Desk, view: RunView) -> dict[str, Any]:
    """Who wrote, what became of it, what is to be done."""
    run, outputs = view.run, outputs_of(view.steps)
    ended = run.status in FINISHED
    return {
        "desk": desk,
        "view": view,
        "run": run,
        "ended": ended,
        "every": ENDED_S if ended else WORKING_S,
        "status": words.status_of(run),
        "advice": advice(view, desk.settings.stage),
        "steps_done": sum(step.status != "failed" for step in view.steps),
        "steps": len(STEPS),
        "inquiry": outputs.inquiry,
        "message": outputs.inquiry.message if outputs.inquiry else run.submission.text("message"),
        "company": outputs.company_found.company if outputs.company_found else None,
        "contact": outputs.contact_found,
        "words": words,
        "titles": STEP_TITLES,
    }


def _draft(view: RunView) -> dict[str, Any]:
    """The letter with what it rests on and answers, and what the message was understood to say."""
    outputs = outputs_of(view.steps)
    draft, plan = outputs.draft, outputs.plan
    reading = outputs.inquiry.reading if outputs.inquiry and outputs.inquiry.reading != Reading() else None
    return {
        "plan": plan,
        "draft": draft if draft and draft.body else None,
        "evidence": draft.brief if draft else None,
        "cited": {source for claim in draft.claims for source in claim.sources} if draft else set(),
        "reading": reading,
        "wish": wishes.lines(reading.wish) if reading else (),
        "asks": asks.rows(reading, plan, draft),
        "notices": plan.matched.notices if plan else (),
    }


def _history(desk: Desk, view: RunView) -> dict[str, Any]:
    """The steps in time, the writes, the audit trail."""
    blocks = desk.world().audit.blocks(view.run.run_id)
    draft_only = desk.settings.draft_only
    return {
        "bars": timeline.bars(view, {name: api.unfinished(name, view) for name in BY_NAME}),
        "seconds": timeline.seconds(view),
        "hints": {record.action.key: release_hint(record, draft_only=draft_only) for record in view.actions},
        "audit": [event for block in blocks for event in block.events],
        "trail": auditing.verify_run(desk.world(), view, blocks),
    }
