"""Health: whether the product works, for load balancers and people; no secrets, no names, no call to another system."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from chalice.app import Response

from chalicelib.connectors import google, hubspot
from chalicelib.console.routes import Desk
from chalicelib.errors import RetryLater
from chalicelib.settings import Settings
from chalicelib.store.outages import Outage
from chalicelib.store.switches import Stop
from chalicelib.world import World

STUCK_AFTER = timedelta(hours=2)

Status = Literal["up", "degraded", "stopped", "down"]
"""up: all is well. degraded: leads are taken, and something needs a person. stopped: an emergency stop holds every outside
write; leads are taken. down: our own store does not answer."""


@dataclass(frozen=True)
class Seen:
    """What the store says: the stop in force, services that do not answer, runs that nobody moved for two hours."""

    stop: Stop | None
    outages: Sequence[Outage]
    stuck: int


def health(desk: Desk) -> Response:
    """503 when our own store does not answer, else 200 with the status in the body."""
    seen = _seen(desk.world())
    why = list(_faults(desk.settings, seen))
    body = {
        "status": _status(seen, why),
        "why": why,
        "stage": desk.settings.stage,
        "draft_only": desk.settings.draft_only,
        "stopped_since": seen.stop.at.isoformat() if seen and seen.stop else None,
        "dependencies": _dependencies(desk.settings, seen),
        "runs_without_progress": seen.stuck if seen else None,
    }
    return Response(body, status_code=200 if seen else 503)


def _seen(world: World) -> Seen | None:
    try:
        stuck = world.runs.stuck(world.clock() - STUCK_AFTER)
        return Seen(world.ledger.switches.stopped(), world.records.outages.all(), len(stuck))
    except RetryLater:
        return None


def _status(seen: Seen | None, why: list[str]) -> Status:
    if seen is None:
        return "down"
    if seen.stop:
        return "stopped"
    return "degraded" if why else "up"


def _faults(given: Settings, seen: Seen | None) -> Iterator[str]:
    """What needs a person, one sentence each."""
    if seen is None:
        yield "The store does not answer."
        return
    if seen.stop:
        yield "An emergency stop holds every outside write."
    for outage in seen.outages:
        yield f"{outage.service} does not answer since {outage.since.isoformat(timespec='minutes')}."
    if seen.stuck:
        yield f"{seen.stuck} runs have made no progress for two hours."
    if not given.hubspot_access_token:
        yield "HubSpot is not configured."
    if not _google(given):
        yield "Google is not configured."


def _dependencies(given: Settings, seen: Seen | None) -> dict[str, str]:
    away = {outage.service for outage in seen.outages} if seen else set()
    return {
        "store": "ok" if seen else "does not answer",
        "hubspot": _dependency(given.hubspot_access_token, hubspot.SERVICE in away),
        "google": _dependency(_google(given), bool(away & set(google.SERVICES.values()))),
        "model": _dependency(given.openai_api_key, False),
    }


def _dependency(credential: str, away: bool) -> str:
    """What is known without asking it."""
    if not credential:
        return "not configured"
    return "does not answer" if away else "configured"


def _google(given: Settings) -> str:
    return given.google_service_account_json or given.google_refresh_tokens_json
