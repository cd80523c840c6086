"""Health: the state of each dependency, without secrets, for load balancers and people."""

from __future__ import annotations

from datetime import timedelta

from chalice.app import Response

from chalicelib.console.routes import Desk
from chalicelib.errors import RetryLater

STUCK_AFTER = timedelta(hours=2)


def health(desk: Desk) -> Response:
    """200 when our own store answers, else 503; the outside systems are told as configured or not."""
    given = desk.settings
    store = _store(desk)
    body = {
        "status": "failing" if store is None else "ok",
        "stage": given.stage,
        "draft_only": given.draft_only,
        "dependencies": {
            "store": "does not answer" if store is None else "ok",
            "hubspot": _configured(given.hubspot_access_token),
            "google": _configured(given.google_service_account_json or given.google_refresh_tokens_json),
            "model": _configured(given.openai_api_key, "not configured: the composer writes"),
        },
        "runs_without_progress": store,
    }
    return Response(body, status_code=503 if store is None else 200)


def _store(desk: Desk) -> int | None:
    """Runs in hand whose lease ran out two hours ago; None when the store does not answer."""
    world = desk.world()
    try:
        return len(world.runs.stuck(world.clock() - STUCK_AFTER))
    except RetryLater:
        return None


def _configured(value: str, otherwise: str = "not configured") -> str:
    return "configured" if value else otherwise
