"""Submissions as the first step sees them, read from a delivered body."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

from chalicelib.connectors.calendar import Calendar
from chalicelib.connectors.drive import Drive
from chalicelib.connectors.gmail import Gmail
from chalicelib.connectors.google import Google
from chalicelib.connectors.hubspot import HubSpot
from chalicelib.domain.outputs import Outputs
from chalicelib.domain.run import Run
from chalicelib.domain.submission import FormRule, Inquiry, Submission
from chalicelib.intake.payload import content_key, parse
from chalicelib.pipeline.context import Context, Result
from chalicelib.pipeline.steps import validate
from chalicelib.settings import Settings
from chalicelib.store.tables import State, bind
from chalicelib.world import Reads, Records

NOW = datetime(2026, 11, 18, 15, 0, tzinfo=UTC)
FORM = FormRule(portal_id="4242", form_id="demo-request")
NOWHERE = bind("unused", "unused", endpoint="http://127.0.0.1:9").state
"""A store that answers nobody: whoever asks it fails."""
USUAL = {
    "email": "ada@engines.example",
    "firstname": "Ada",
    "lastname": "Byron",
    "message": "Could you show us a demo?",
}


def submission(fields: dict[str, Any]) -> Submission:
    """What the receiver makes of these fields."""
    given = {name: value for name, value in (USUAL | fields).items() if value is not None}
    (received,) = parse({"portalId": 4242, "formId": "demo-request", "properties": given})
    key = content_key("4242", "demo-request", received.email, received.fields.get("message", ""))
    return Submission(
        submission_key=f"s_{key}", content_key=key, source="workflow", portal_id="4242", form_id="demo-request",
        email=received.email, fields=received.fields, cut=received.cut, received_at=NOW,
    )  # fmt: skip


READERS = ThreadPoolExecutor(3)


def context(
    one: Submission, *, run_id: str = "run-1", state: type[State] = NOWHERE, form: FormRule | None = FORM,
    now: datetime = NOW,
) -> Context:  # fmt: skip
    """A run before its first step; no system outside can be reached from it."""
    google = Google()
    reads = Reads(HubSpot("", "http://127.0.0.1:9"), Gmail(google), Calendar(google), Drive(google), None, READERS)
    return Context(
        run=Run(run_id=run_id, submission=one, status="running", started_at=now, lease_until=now + timedelta(minutes=2)),
        form=form, now=now, time_left_s=100.0, settings=Settings(), reads=reads,
        records=Records.of(state, lambda: now),
        outputs=Outputs(), steps={}, actions={},
    )  # fmt: skip


def judged(made: Context) -> tuple[Inquiry, Result]:
    """The step's verdict."""
    result = validate.run(made)
    assert isinstance(result.output, Inquiry)
    return result.output, result
