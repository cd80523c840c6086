"""The API of the mode: what is deployed, what is in force, and the emergency stop."""

from __future__ import annotations

from typing import Any

from chalice.app import Response

from chalicelib.console.actions import WHO, json_body
from chalicelib.console.routes import Desk
from chalicelib.errors import FixInput
from chalicelib.gate.policy import Mode
from chalicelib.operations import stopping


def mode(desk: Desk) -> Response:
    """`{"deployed", "in_force", "draft_only", "stop"}`; `stop` is null or who pressed it, when and why."""
    return Response(shown(desk.world().ledger.mode()))


def stop(desk: Desk) -> Response:
    """Press the emergency stop: `{"reason"}`. Gives the mode that is in force then."""
    reason = json_body(desk).get("reason", "")
    if not isinstance(reason, str) or not reason.strip():
        raise FixInput("The reason is missing.", todo='Send {"reason": "..."}.')
    stopping.stop(desk.world(), reason[:500], WHO)
    return mode(desk)


def resume(desk: Desk) -> Response:
    """Lift the stop; `{"reason"}` is optional. What waits for it goes on within a minute."""
    stopping.resume(desk.world(), WHO, str(json_body(desk).get("reason") or "")[:500])
    return mode(desk)


def shown(mode: Mode) -> dict[str, Any]:
    """The mode as the API shows it."""
    return {
        "deployed": Mode(mode.draft_only).in_force,
        "in_force": mode.in_force,
        "draft_only": mode.draft_only,
        "stop": mode.stop.model_dump(mode="json") if mode.stop else None,
    }
