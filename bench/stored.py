"""Whether a page of runs and the look for stuck ones cost the same at 1,000 and at 100,000 stored runs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bench.figure import Figure
from bench.meter import Meter
from chalicelib.domain.ids import run_id
from chalicelib.store.runs import Runs
from chalicelib.store.tables import bind, create
from infra.local import dynamo

STATUSES = ("done", "done", "done", "degraded", "rejected", "merged", "parked")
FEW, MANY = 1_000, 100_000


def growth() -> list[Figure]:
    """Read units of both questions, by the store's own account."""
    engine = dynamo.start(None)
    if engine is None:
        return []
    meter = Meter(engine.endpoint)
    filling, tables = (bind("state", "audit", endpoint=url) for url in (engine.endpoint, meter.url))
    create(filling)
    units = []
    for start, stop in ((0, FEW), (FEW, MANY)):
        _fill(filling, start, stop)
        meter.take()
        Runs(tables.state).page(None, "", 50)
        Runs(tables.state).stuck(datetime.now(UTC))
        units.append(meter.take()[1])
    meter.stop()
    engine.stop()
    worse = max(units) / min(units)
    return [Figure("list page + stuck look-up, 100,000 / 1,000 runs", worse, 1.05, "x", f"{units[1]} read units")]


def _fill(tables: object, start: int, stop: int) -> None:
    state = tables.state  # type: ignore[attr-defined]
    began = datetime(2026, 1, 1, tzinfo=UTC)
    with state.batch_write() as batch:
        for number in range(start, stop):
            at = began + timedelta(seconds=number)
            batch.save(
                state(
                    f"RUN#{number}",
                    "RUN",
                    status=STATUSES[number % 7],
                    run_id=run_id(str(number), at),
                    email="a@b.example",
                    submission_key=f"s_{number}",
                    started_at=at.isoformat(),
                    lease_until=at.timestamp(),
                )
            )
