"""The console's pages: the list of runs; a run with its timeline, its draft beside the evidence, its actions."""

from __future__ import annotations

from typing import Any

from chalice.app import Response

from chalicelib.console import api, render, timeline
from chalicelib.console.routes import Desk
from chalicelib.domain.action import ActionKind
from chalicelib.domain.run import FINISHED, STATUSES
from chalicelib.errors import FixInput
from chalicelib.gate.words import release_hint
from chalicelib.operations import auditing
from chalicelib.pipeline.table import BY_NAME, outputs_of

PAGE = 25


def runs(desk: Desk) -> Response:
    """The list of runs, newest first."""
    status = api.status_of(desk.query)
    rows, cursor = desk.world().runs.page(status, api.cursor_of(desk.query), PAGE)
    paged = bool(desk.query.get("cursor"))
    return render.html(
        "runs.html", rows=rows, cursor=cursor, status=status or "", statuses=STATUSES, paged=paged, desk=desk
    )


def run(desk: Desk, run_id: str) -> Response:
    """One run, whole."""
    return render.html("run.html", **_shown(desk, run_id))


def static(_desk: Desk, name: str) -> Response:
    """A stylesheet, script or icon. Raises FixInput for any other name."""
    found = render.static(name)
    if found is None:
        raise FixInput("There is no such file.", code="not_found")
    return found


def favicon(desk: Desk) -> Response:
    """The icon under the name that browsers ask for where no page names one."""
    return static(desk, "favicon.svg")


def _shown(desk: Desk, run_id: str) -> dict[str, Any]:
    view = api.found(desk, run_id)
    blocks = desk.world().audit.blocks(run_id)
    trail = auditing.verify_run(desk.world(), view, blocks)
    unfinished = {name: api.unfinished(name, view) for name in BY_NAME}
    outputs = outputs_of(view.steps)
    draft = outputs.draft
    return {
        "desk": desk,
        "view": view,
        "run": view.run,
        "ended": view.run.status in FINISHED,
        "bars": timeline.bars(view, unfinished),
        "seconds": timeline.seconds(view),
        "inquiry": outputs.inquiry,
        "contact": outputs.contact_found,
        "plan": outputs.plan,
        "draft": draft,
        "drafted": any(one.action.kind is ActionKind.CREATE_DRAFT and one.state == "performed" for one in view.actions),
        "evidence": draft.brief if draft else None,
        "cited": {source for claim in draft.claims for source in claim.sources} if draft else set(),
        "hints": {
            record.action.key: release_hint(record, draft_only=desk.settings.draft_only) for record in view.actions
        },
        "audit": [event for block in blocks for event in block.events],
        "trail": trail,
    }
