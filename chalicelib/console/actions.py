"""The API of held actions: what is held, what releasing would do, and releasing.

A key contains slashes. It may be sent URL-encoded as one part of the path, or as it is, in three.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from urllib.parse import unquote

from chalice.app import Response

from chalicelib.console import api
from chalicelib.console.answers import problem
from chalicelib.console.routes import Desk
from chalicelib.domain.ids import started_at
from chalicelib.errors import FixInput, RetryLater
from chalicelib.operations import release as use_case
from chalicelib.operations.release import Outcome, Preview
from chalicelib.store.records import NEVER

WHO = "operator"
"""Until there is sign-in, whoever sits at the computer."""
VERDICTS = {"perform": "perform", "hold": "stay held", "refuse": "be refused"}


def held(desk: Desk) -> Response:
    """`{"actions": [...], "cursor": string or null}`: held actions, those that expire last first."""
    if desk.query.get("state", "held") != "held":
        raise FixInput("Only held actions are listed.", todo="Use state=held; a run shows all of its actions.")
    limit = min(api.limit_of(desk.query), use_case.MOST)
    previews, cursor = use_case.held(desk.world(), _cursor(desk.query), limit)
    return Response({"actions": [_previewed(desk, one) for one in previews], "cursor": cursor or None})


def _cursor(query: dict[str, str]) -> str:
    """The place from which the list goes on: when an action expires, and its key. Raises FixInput for anything else."""
    cursor = query.get("cursor", "")
    expires_at, _, key = cursor.partition("/")
    try:
        if cursor and expires_at != NEVER:
            datetime.fromisoformat(expires_at)
        if cursor:
            started_at(key.partition("/")[0])
    except (ValueError, OverflowError, OSError):
        todo = "Pass the cursor as the page before gave it, URL-encoded, or start without one."
        raise FixInput("There is no such page of the list.", todo=todo, code="bad_cursor") from None
    return cursor


def action(desk: Desk, key: str, kind: str = "", nth: str = "") -> Response:
    """One action, with what releasing it would do now."""
    (preview,) = use_case.preview(desk.world(), [_key(key, kind, nth)])
    return Response(_previewed(desk, preview))


def release(desk: Desk, key: str, kind: str = "", nth: str = "") -> Response:
    """Release one action; `{"reason", "digest"}` are optional. 409 when it is not performed, and why."""
    body = json_body(desk)
    (preview,) = use_case.preview(desk.world(), [_key(key, kind, nth)])
    if body.get("digest", preview.record.action.digest) != preview.record.action.digest:
        return problem(409, "changed", "The action has changed since you saw it.", "Look at it again.")
    (outcome,) = use_case.release(desk.world(), [preview], WHO, _reason(body))
    error = outcome.error
    if error is None:
        return Response(_outcome(desk, outcome))
    return problem(503 if isinstance(error, RetryLater) else 409, error.code, error.what, error.todo)


def release_many(desk: Desk) -> Response:
    """Release `{"keys": [...]}` or all of `{"run_id"}`; with `{"preview": true}` only say what would happen."""
    body, world = json_body(desk), desk.world()
    if isinstance(body.get("run_id"), str):
        previews = use_case.of_run(world, body["run_id"])
    elif isinstance(body.get("keys"), list) and all(isinstance(key, str) for key in body["keys"]):
        previews = use_case.preview(world, body["keys"])
    else:
        raise FixInput('The body names what to release: {"keys": [...]} or {"run_id": "..."}.')
    if body.get("preview"):
        return Response({"actions": [_previewed(desk, one) for one in previews]})
    outcomes = use_case.release(world, previews, WHO, _reason(body))
    return Response({"actions": [_outcome(desk, one) for one in outcomes]})


def _previewed(desk: Desk, preview: Preview) -> dict[str, Any]:
    would = {"would": VERDICTS[preview.decision.verdict], "reason": preview.decision.reason}
    return {**api.action_shown(preview.record, draft_only=desk.settings.draft_only), "if_released": would}


def _outcome(desk: Desk, outcome: Outcome) -> dict[str, Any]:
    action = (
        api.action_shown(outcome.record, draft_only=desk.settings.draft_only)
        if outcome.record
        else {"key": outcome.key}
    )
    return {**action, "outcome": outcome.state, "outcome_reason": outcome.reason}


def _key(key: str, kind: str, nth: str) -> str:
    return "/".join(unquote(part) for part in (key, kind, nth) if part)


def _reason(body: dict[str, Any]) -> str:
    return str(body.get("reason") or "no reason given")[:500]


def json_body(desk: Desk) -> dict[str, Any]:
    """The request's JSON object; empty when there is none. Raises FixInput for anything else."""
    try:
        body = json.loads(desk.request.raw_body or b"{}")
    except (ValueError, RecursionError):
        body = None
    if not isinstance(body, dict):
        raise FixInput("The body is not a JSON object.", todo='Send an object, e.g. {"reason": "..."}.')
    return body
