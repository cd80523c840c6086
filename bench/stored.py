"""Whether a page of runs and the look for stuck ones cost the same at 1,000 and at 100,000 stored runs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import boto3

from bench.figure import Figure
from bench.meter import Meter
from chalicelib.domain.ids import run_id
from chalicelib.store.runs import Runs
from chalicelib.store.tables import bind, create
from infra.local import dynamo

STATUSES = ("done", "done", "done", "degraded", "rejected", "merged", "parked")
FEW, MANY = 1_000, 100_000
BATCH = 25
"""DynamoDB's limit of a batch write."""


def growth() -> list[Figure]:
    """Read units of both questions, by the store's own account."""
    engine = dynamo.start(None)
    if engine is None:
        return []
    meter = Meter(engine.endpoint)
    create(bind("state", "audit", endpoint=engine.endpoint))
    tables = bind("state", "audit", endpoint=meter.url)
    units = []
    for start, stop in ((0, FEW), (FEW, MANY)):
        _fill(engine.endpoint, start, stop)
        meter.take()
        Runs(tables.state).page(None, "", 50)
        Runs(tables.state).stuck(datetime.now(UTC))
        units.append(meter.take()[1])
    meter.stop()
    engine.stop()
    worse = max(units) / min(units)
    return [Figure("list page + stuck look-up, 100,000 / 1,000 runs", worse, 1.05, "x", f"{units[1]} read units")]


def _fill(endpoint: str, start: int, stop: int) -> None:
    """Rows as the product stores them, by the plain client: a hundred thousand models would cost the machine a minute."""
    client = boto3.client("dynamodb", endpoint_url=endpoint)
    for first in range(start, stop, BATCH):
        rows = [{"PutRequest": {"Item": _row(number)}} for number in range(first, min(first + BATCH, stop))]
        left = client.batch_write_item(RequestItems={"state": rows})["UnprocessedItems"]
        assert not left, "the embedded store takes all that it is given"


def _row(number: int) -> dict[str, dict[str, str]]:
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=number)
    texts = {
        "pk": f"RUN#{number}", "sk": "RUN", "status": STATUSES[number % 7], "run_id": run_id(str(number), at),
        "email": "a@b.example", "submission_key": f"s_{number}", "started_at": at.isoformat(),
    }  # fmt: skip
    return {**{name: {"S": text} for name, text in texts.items()}, "lease_until": {"N": str(at.timestamp())}}
