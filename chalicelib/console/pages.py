"""The console's pages: the list of runs; a run with its timeline, its draft beside the evidence, its actions."""

from __future__ import annotations

from typing import Any, TypeVar

from chalice.app import Response
from pydantic import BaseModel

from chalicelib.console import api, render, timeline
from chalicelib.console.routes import Desk
from chalicelib.domain.draft import Draft, Plan
from chalicelib.domain.findings import AssetsFound, Brief, Conversation, PatternsFound, SlotsFound
from chalicelib.domain.lead import CompanyFound, ContactFound
from chalicelib.domain.run import FINISHED, STATUSES, RunView
from chalicelib.domain.submission import Inquiry
from chalicelib.drafting.briefing import brief
from chalicelib.errors import FixInput
from chalicelib.pipeline.table import BY_NAME

T = TypeVar("T", bound=BaseModel)
PAGE = 25
GIVES = {step.gives: name for name, step in BY_NAME.items()}


def runs(desk: Desk) -> Response:
    """The list of runs, newest first."""
    status = api.status_of(desk.query)
    rows, cursor = desk.world().runs.page(status, desk.query.get("cursor", ""), PAGE)
    paged = bool(desk.query.get("cursor"))
    return render.html(
        "runs.html", rows=rows, cursor=cursor, status=status or "", statuses=STATUSES, paged=paged, desk=desk
    )


def run(desk: Desk, run_id: str) -> Response:
    """One run, whole."""
    return render.html("run.html", **_shown(desk, run_id))


def live(desk: Desk, run_id: str) -> Response:
    """The part of a run's page that changes while it runs; the page's script asks for it."""
    return render.html("run_body.html", **_shown(desk, run_id))


def static(_desk: Desk, name: str) -> Response:
    """A stylesheet or script. Raises FixInput for any other name."""
    found = render.static(name)
    if found is None:
        raise FixInput("There is no such file.", code="not_found")
    return found


def _shown(desk: Desk, run_id: str) -> dict[str, Any]:
    view = api.found(desk, run_id)
    fault, events = api.chain_fault(desk, view)
    unfinished = {name: api.unfinished(name, view) for name in BY_NAME}
    draft = output(view, Draft)
    return {
        "desk": desk,
        "view": view,
        "run": view.run,
        "ended": view.run.status in FINISHED,
        "bars": timeline.bars(view, unfinished),
        "seconds": timeline.seconds(view),
        "inquiry": output(view, Inquiry),
        "contact": output(view, ContactFound),
        "plan": output(view, Plan),
        "draft": draft,
        "evidence": _evidence(view),
        "cited": {source for claim in draft.claims for source in claim.sources} if draft else set(),
        "audit": desk.world().audit.events(run_id),
        "audit_fault": fault,
        "audit_events": events,
    }


def _evidence(view: RunView) -> Brief | None:
    inquiry = output(view, Inquiry)
    if inquiry is None or inquiry.verdict != "accepted":
        return None
    return brief(
        view.run.submission,
        inquiry,
        output(view, ContactFound),
        output(view, CompanyFound),
        output(view, Conversation),
        output(view, PatternsFound),
        output(view, AssetsFound),
        output(view, SlotsFound),
        {step.name: step for step in view.steps},
    )


def output(view: RunView, kind: type[T]) -> T | None:
    """What the step that gives `kind` gave in this run; None when it gave nothing."""
    record = next((step for step in view.steps if step.name == GIVES[kind]), None)
    return kind.model_validate(record.output) if record and record.output is not None else None
