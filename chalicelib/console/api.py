"""The API: what the store has, as JSON. Reads only."""

from __future__ import annotations

from typing import Any

from chalice.app import Response

from chalicelib.console.routes import Desk
from chalicelib.console.timeline import Unfinished
from chalicelib.domain import ids
from chalicelib.domain.action import ActionRecord
from chalicelib.domain.draft import Draft
from chalicelib.domain.run import FINISHED, STATUSES, Run, RunRow, RunStatus, RunView, StepRecord
from chalicelib.errors import FixInput
from chalicelib.gate.words import release_hint
from chalicelib.operations import auditing
from chalicelib.pipeline.table import STEPS, outputs_of

MOST = 200


def runs(desk: Desk) -> Response:
    """`{"runs": [...], "cursor": string or null}`, newest first."""
    query = desk.query
    if query.get("submission_key"):
        run = desk.world().runs.of_submission(query["submission_key"])
        rows: tuple[RunRow, ...] = (overview(run),) if run else ()
        cursor = ""
    else:
        rows, cursor = desk.world().runs.page(status_of(query), cursor_of(query), limit_of(query))
    return Response({"runs": [row.model_dump(mode="json") for row in rows], "cursor": cursor or None})


def run(desk: Desk, run_id: str) -> Response:
    """One run with its steps in order, its draft, its actions, and what joined it."""
    return Response(shown(found(desk, run_id), draft_only=desk.settings.draft_only))


def steps(_desk: Desk) -> Response:
    """The step table."""
    names = ("name", "needs", "on_failure", "attempts", "sentence")
    return Response({"steps": [{name: getattr(step, name) for name in names} for step in STEPS]})


def audit(desk: Desk) -> Response:
    """A run's audit events, in order."""
    run_id = _run_id(desk)
    events = desk.world().audit.events(run_id)
    return Response({"run_id": run_id, "events": [event.model_dump(mode="json") for event in events]})


def verify(desk: Desk) -> Response:
    """`{"intact": bool, "problem": str, "events": int, "signed": bool}`, of a run or a stream of our own."""
    run_id = _run_id(desk)
    checked = auditing.verify(desk.world(), run_id)
    told = {"intact": checked.intact, "problem": checked.problem, "events": checked.events, "signed": checked.signed}
    return Response({"run_id": run_id, **told})


def found(desk: Desk, run_id: str) -> RunView:
    """A run with all that is recorded about it. Raises FixInput when there is none such."""
    view = desk.world().runs.view(run_id)
    if view is None:
        raise FixInput("There is no such run.", code="not_found")
    return view


def action_shown(record: ActionRecord, *, draft_only: bool) -> dict[str, Any]:
    """An action as the API shows it, with its payload, and how it can be released while it is held."""
    view = record.model_dump(mode="json", exclude={"action", "in_flight"})
    hint = release_hint(record, draft_only=draft_only)
    return {**record.action.model_dump(mode="json"), **view, "digest": record.action.digest, "how_to_release": hint}


def shown(view: RunView, *, draft_only: bool) -> dict[str, Any]:
    """A run as the API shows it: every step of the table, also those that have not begun."""
    records = {step.name: step for step in view.steps}
    outputs = outputs_of(view.steps)
    reading = outputs.inquiry.reading if outputs.inquiry else None
    return {
        **overview(view.run).model_dump(mode="json"),
        "merged_into": view.run.merged_into or None,
        "submission": view.run.submission.model_dump(mode="json"),
        "error": view.run.error.model_dump(mode="json") if view.run.error else None,
        "waiting": view.run.waiting.model_dump(mode="json")
        if view.run.status == "waiting" and view.run.waiting
        else None,
        "steps": [_step(step.name, records.get(step.name), view) for step in STEPS],
        "reading": reading.model_dump(mode="json") if reading else None,
        "plan": outputs.plan.model_dump(mode="json") if outputs.plan else None,
        "draft": _draft(view.run.run_id, outputs.draft),
        "actions": [action_shown(record, draft_only=draft_only) for record in view.actions],
        "joined": [one.model_dump(mode="json") for one in view.joined],
    }


def overview(run: Run) -> RunRow:
    """A run as a list shows it."""
    return RunRow(
        run_id=run.run_id,
        submission_key=run.submission.submission_key,
        email=run.submission.email,
        status=run.status,
        reason=run.reason,
        started_at=run.started_at,
        finished_at=run.finished_at,
    )


def _draft(run_id: str, draft: Draft | None) -> dict[str, Any] | None:
    """The draft with the Brief that it was written from, as both were at the time."""
    return {"draft_id": f"{run_id}-{draft.version}", **draft.model_dump(mode="json")} if draft else None


def _step(name: str, record: StepRecord | None, view: RunView) -> dict[str, Any]:
    if record is None:
        empty = dict.fromkeys(("started_at", "finished_at", "output", "error"))
        return {"name": name, "status": unfinished(name, view), "note": "", "attempts": 0, **empty}
    return record.model_dump(mode="json", exclude={"action_keys"})


def unfinished(name: str, view: RunView) -> Unfinished:
    """What a step without a record is doing: running when all it needs is there, skipped when the run has ended."""
    if view.run.status in FINISHED:
        return "skipped"
    done = {step.name for step in view.steps if step.status != "failed"}
    needs = next(step.needs for step in STEPS if step.name == name)
    return "running" if view.run.status == "running" and done.issuperset(needs) else "waiting"


def status_of(query: dict[str, str]) -> RunStatus | None:
    """The status asked for. Raises FixInput for one that does not exist."""
    wanted = query.get("status", "")
    for status in STATUSES:
        if wanted == status:
            return status
    if wanted:
        raise FixInput("There is no such status.", todo=f"Use one of {', '.join(STATUSES)}.")
    return None


def limit_of(query: dict[str, str]) -> int:
    """How many rows are asked for: 1 to 200, 50 when not said. Raises FixInput for anything else."""
    text = query.get("limit", "50")
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:6]) <= MOST:
        raise FixInput(f"limit is a whole number from 1 to {MOST}.")
    return int(text)


def cursor_of(query: dict[str, str]) -> str:
    """The place from which a list of runs goes on: a run's id, or empty. Raises FixInput for anything else."""
    cursor = query.get("cursor", "")
    try:
        if cursor:
            ids.started_at(cursor)
    except (ValueError, OverflowError, OSError):
        todo = "Pass the cursor as the page before gave it, or start without one."
        raise FixInput("There is no such page of the list.", todo=todo, code="bad_cursor") from None
    return cursor


def _run_id(desk: Desk) -> str:
    run_id = desk.query.get("run_id", "")
    if not run_id:
        raise FixInput("Name the run.", todo="Add ?run_id=...")
    return run_id
