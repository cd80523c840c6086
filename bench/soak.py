"""`make soak`: submissions delivered 1 to 3 times while workers are killed and every service fails at random.

`python -m bench.soak [COUNT] [SEED]`; 10,000 by default. Prints what was lost, doubled or stuck; 1 when anything was.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
import urllib.request
from collections import Counter
from typing import Any

from bench.leads import Stage, ended, get_json, lead, send, surroundings, worker_process
from chalicelib import wiring
from chalicelib.domain.audit import broken_at, unsealed
from chalicelib.jobs.sweep import sweep

WORKERS, THREADS = 2, 4
KILL_EVERY_S = (3.0, 8.0)
FAULTS: tuple[dict[str, Any], ...] = (
    {"kind": "status", "status": 503},
    {"kind": "status", "status": 429},
    {"kind": "drop"},
    {"kind": "commit_then_drop"},
    {"kind": "delay", "seconds": 0.4},
)
PATIENCE_S = 180.0


def main() -> int:
    """Run it; gives the exit code."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else time.time_ns())
    os.environ.setdefault("LOG_LEVEL", "CRITICAL")
    leads = [lead(n) for n in range(count)]
    deliveries = [one for one in leads for _ in range(rng.randint(1, 3))]
    rng.shuffle(deliveries)
    with surroundings(model=False, delays=False, RUN_LEASE_S="5", MAX_DELIVERIES="50", VISIBILITY_S="6") as made:
        kills = _weather(made, deliveries, count, rng)
        return _verdict(made, count, len(deliveries), kills)


def _weather(made: Stage, deliveries: list[dict[str, Any]], count: int, rng: random.Random) -> int:
    """Deliver everything, killing and failing as it goes; then fair weather until all is done. Gives the kills."""
    workers = [worker_process(THREADS) for _ in range(WORKERS)]
    send(deliveries, 0.0)
    kills, quiet_since = 0, None
    while quiet_since is None or time.monotonic() - quiet_since < PATIENCE_S:
        time.sleep(rng.uniform(*KILL_EVERY_S))
        open_runs = count - _done()
        if open_runs > count * 0.02 and quiet_since is None:
            _fail(made, rng)
            number = rng.randrange(WORKERS)
            workers[number].kill()
            workers[number].wait()
            workers[number] = worker_process(THREADS)
            kills += 1
        elif quiet_since is None:
            quiet_since = time.monotonic()
        sweep(wiring.world(), wiring.leads_queue())
        if open_runs <= 0:
            break
    for worker in workers:
        worker.kill()
        worker.wait()
    return kills


def _fail(made: Stage, rng: random.Random) -> None:
    url = made.outside[rng.choice(("HUBSPOT", "GOOGLE"))]
    fault = {**rng.choice(FAULTS), "times": rng.randint(1, 5)}
    request = urllib.request.Request(f"{url}/_emulator/faults", json.dumps(fault).encode())
    urllib.request.urlopen(request, timeout=30).close()


def _done() -> int:
    world = wiring.world()
    return sum(1 for status in ("done", "degraded", "parked", "rejected", "merged") for _ in _rows(world, status))


def _rows(world: Any, status: str) -> list[Any]:
    rows, cursor = [], ""
    while True:
        page, cursor = world.runs.page(status, cursor, 200)
        rows += page
        if not cursor:
            return rows


def _verdict(made: Stage, count: int, deliveries: int, kills: int) -> int:
    views = ended(count, 5)
    state = get_json(f"{made.outside['GOOGLE']}/_emulator/state")
    drafts = Counter(
        draft["headers"].get("X-Sales-Agent-Run") for box in state["mailboxes"].values() for draft in box["drafts"]
    )
    world = wiring.world()
    broken = [view for view in views if broken_at(e := world.audit.events(view.run.run_id)) or unsealed(e)]
    told = {
        "lost": count - len(views),
        "without a draft": sum(drafts[view.run.run_id] == 0 for view in views if view.run.status != "merged"),
        "doubled": sum(many - 1 for many in drafts.values()),
        "stuck": len(world.runs.stuck(world.clock())),
        "broken audit chains": len(broken),
    }
    statuses = Counter(view.run.status for view in views)
    print(f"{count} submissions, {deliveries} deliveries, {kills} kills: {dict(statuses)}")
    print(", ".join(f"{number} {name}" for name, number in told.items()))
    return 1 if any(told.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
