"""The suppression list over the API: look up, suppress, lift."""

from __future__ import annotations

from typing import Any

from chalice.app import Response

from chalicelib.console.actions import WHO, json_body
from chalicelib.console.routes import Desk
from chalicelib.contacts.records import Suppression
from chalicelib.errors import FixInput
from chalicelib.operations import suppressions


def look_up(desk: Desk) -> Response:
    """`{"suppressed": bool, "reason", "since"}` for `address` or `domain`, with what covers it and its history."""
    query = desk.query
    seen = suppressions.look_up(desk.world(), address=query.get("address", ""), domain=query.get("domain", ""))
    return Response({**_shown(seen.covering), "history": _history(seen.history)})


def suppress(desk: Desk) -> Response:
    """Suppress an address or a domain: `{"address" or "domain", "reason"}`."""
    return Response(_shown(suppressions.suppress(desk.world(), who=WHO, **_asked(desk))))


def lift(desk: Desk) -> Response:
    """Lift the suppression of an address or a domain: `{"address" or "domain", "reason"}`."""
    lifted = suppressions.lift(desk.world(), who=WHO, **_asked(desk))
    return Response({**_shown(None), "history": _history(lifted)})


def _asked(desk: Desk) -> dict[str, str]:
    body = json_body(desk)
    given = {name: body.get(name, "") for name in ("address", "domain", "reason")}
    if not all(isinstance(value, str) for value in given.values()):
        raise FixInput("address, domain and reason are text.")
    return {"address": given["address"], "domain": given["domain"], "why": given["reason"]}


def _shown(found: Suppression | None) -> dict[str, Any]:
    if found is None:
        return {"suppressed": False, "reason": None, "since": None, "covers": None}
    since = found.since.isoformat() if found.since else None
    return {"suppressed": found.active, "reason": found.reason, "since": since, "covers": found.covers}


def _history(found: Suppression | None) -> list[dict[str, Any]]:
    return [change.model_dump(mode="json") for change in found.changes] if found else []
