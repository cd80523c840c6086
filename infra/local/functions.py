"""The app's Lambda functions as they are called here: imported once, invoked with the events AWS would send."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

from chalice.app import Chalice
from chalice.local import LambdaContext

from chalicelib import wiring
from chalicelib.store.tables import bind, create
from chalicelib.world import World

MEMORY_MB, LIMIT_MS = 1024, 120_000


def load() -> Chalice:
    """The app itself, as Lambda imports it."""
    app: Chalice = importlib.import_module("app").app
    return app


def invoke(name: str, event: dict[str, Any]) -> None:
    """Call a function by its name, e.g. `sweep`."""
    handler = getattr(importlib.import_module("app"), name)
    handler(_scheduled(event), LambdaContext(name, MEMORY_MB, LIMIT_MS))


def queue_handler() -> Callable[[dict[str, Any]], None]:
    """The function behind the leads queue."""
    handler = importlib.import_module("app").run_pipeline

    def handle(event: dict[str, Any]) -> None:
        handler(event, LambdaContext("run_pipeline", MEMORY_MB, LIMIT_MS))

    return handle


def create_tables(world: World) -> None:
    """The tables, where they are missing; on AWS the template makes them."""
    given = world.settings
    create(bind(given.state_table, given.audit_table, endpoint=given.dynamodb_endpoint, region=wiring.region()))


def _scheduled(event: dict[str, Any]) -> dict[str, Any]:
    base = {"version": "0", "account": "0", "region": "local", "detail": {}, "detail-type": "Scheduled Event"}
    return {**base, "source": "aws.events", "time": "", "id": "", "resources": [], **event}
