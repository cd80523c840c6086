"""The API of letting a parked or rejected run go on."""

from __future__ import annotations

from chalice.app import Response

from chalicelib.console.actions import WHO, json_body
from chalicelib.console.routes import Desk
from chalicelib.errors import FixInput
from chalicelib.operations.replay import replay as use_case


def replay(desk: Desk, run_id: str) -> Response:
    """`{"reason", "from_step"}`, both optional. Gives the run's status then, and from which step it goes on; 409 when it may not."""
    body = json_body(desk)
    reason, from_step = body.get("reason", ""), body.get("from_step", "")
    if not isinstance(reason, str) or not isinstance(from_step, str):
        raise FixInput("reason and from_step are text.")
    replayed = use_case(desk.world(), run_id, WHO, reason[:500] or "no reason given", from_step=from_step)
    return Response(
        {
            "run_id": run_id,
            "status": replayed.run.status,
            "from_step": replayed.from_step,
            "spam_overruled": replayed.spam_overruled,
            "due_at": replayed.due_at.isoformat(),
        }
    )
