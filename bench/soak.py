"""`make soak`: submissions delivered 1 to 3 times while workers are killed and every service fails at random.

Prints what was lost, doubled or stuck; 1 when anything was.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import random
import re
import sys
import threading
import time
import urllib.request
from collections import Counter
from typing import Any

from bench.leads import Stage, ended, get_json, lead, send, surroundings, worker_process
from chalicelib import wiring
from chalicelib.domain.ids import part_of
from chalicelib.domain.run import RunView
from chalicelib.intake.sweep import sweep
from chalicelib.operations.auditing import verify

WORKERS, THREADS = 2, 4
OTHERS = ("tasks", "notes")
"""What each run leaves in HubSpot beside its draft, once the gate is open."""
FAULTS: tuple[dict[str, Any], ...] = (
    {"kind": "status", "status": 503},
    {"kind": "status", "status": 429},
    {"kind": "drop"},
    {"kind": "commit_then_drop"},
    {"kind": "delay", "seconds": 0.4},
)
PATIENCE_S = 180.0
TELL_EVERY_S = 60.0
LOAD, MOST_WAITING = 50, 200
REF = re.compile(r"Sales Agent ref: (\w{16})")


def main() -> int:
    """Run it; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.soak", description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=10_000, help="submissions")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    parser.add_argument("--kill-every", type=float, default=5.0, help="seconds between kills, on average")
    parser.add_argument(
        "--live", action="store_true", help="with DRAFT_ONLY off: tasks, notes and labels are written too"
    )
    given = parser.parse_args()
    rng = random.Random(given.seed)
    os.environ.setdefault("LOG_LEVEL", "CRITICAL")
    logging.basicConfig(level="CRITICAL")  # the faults are ours: what they do to the sweep is no news
    leads = [lead(n) for n in range(given.count)]
    deliveries = [one for one in leads for _ in range(rng.randint(1, 3))]
    rng.shuffle(deliveries)
    env = {
        "RUN_LEASE_S": "5",
        "MAX_DELIVERIES": "50",
        "VISIBILITY_S": "6",
        "CALL_LIMIT_S": "15",
        "DRAFT_ONLY": str(not given.live).lower(),
    }
    print(f"seed {given.seed}", flush=True)
    with surroundings(model=False, delays=False, **env) as made:
        kills = _weather(made, deliveries, given.count, given.kill_every, rng)
        return _verdict(made, given.count, len(deliveries), kills, live=given.live)


def _weather(made: Stage, deliveries: list[dict[str, Any]], count: int, kill_every_s: float, rng: random.Random) -> int:
    """Deliver everything, killing and failing as it goes; then fair weather until all is done. Gives the kills."""
    workers = [worker_process(THREADS) for _ in range(WORKERS)]
    # Sending takes as long as working does: the weather is bad from the first delivery on.
    threading.Thread(target=_send, args=(made, deliveries), daemon=True).start()
    # A worker that is killed whenever it has just begun gets nowhere; that would say nothing about the product.
    kills, most_kills, quiet_since = 0, max(6, count // 40), None
    told = time.monotonic()
    while quiet_since is None or time.monotonic() - quiet_since < PATIENCE_S:
        time.sleep(rng.uniform(0.4 * kill_every_s, 1.6 * kill_every_s))
        open_runs = count - _done()
        if time.monotonic() - told > TELL_EVERY_S:
            told = time.monotonic()
            print(f"{count - open_runs:,} of {count:,} done, {kills} kills", flush=True)
        if open_runs > count * 0.02 and quiet_since is None and kills < most_kills:
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


def _send(made: Stage, deliveries: list[dict[str, Any]]) -> None:
    """Deliver no faster than is worked, so that kills and faults fall between deliveries too."""
    for start in range(0, len(deliveries), LOAD):
        while made.queue.waiting() > MOST_WAITING:
            time.sleep(0.2)
        send(deliveries[start : start + LOAD], 0.0)


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


def _verdict(made: Stage, count: int, deliveries: int, kills: int, *, live: bool) -> int:
    views = ended(count, 5)
    state = get_json(f"{made.outside['GOOGLE']}/_emulator/state")
    drafts = Counter(
        draft["headers"].get("X-Sales-Agent-Run") for box in state["mailboxes"].values() for draft in box["drafts"]
    )
    world = wiring.world()
    broken = [view for view in views if not verify(world, view.run.run_id).intact]
    told = {
        "lost": count - len(views),
        "without a draft": sum(drafts[view.run.run_id] == 0 for view in views if view.run.status != "merged"),
        "doubled": sum(many - 1 for many in drafts.values()),
        **_beside(made, views, live),
        "stuck": len(world.runs.stuck(world.clock())),
        "broken audit chains": len(broken),
    }
    statuses = Counter(view.run.status for view in views)
    print(f"{count} submissions, {deliveries} deliveries, {kills} kills: {dict(statuses)}")
    print(", ".join(f"{number} {name}" for name, number in told.items()))
    for view in views:
        if view.run.status == "parked":
            print(f"parked after {view.run.deliveries} passages: {view.run.reason}")
    return 1 if any(told.values()) else 0


def _beside(made: Stage, views: list[RunView], live: bool) -> dict[str, int]:
    """Tasks and notes too many or too few: one of each a drafted run while the gate is open, else none at all."""
    hubspot = get_json(f"{made.outside['HUBSPOT']}/_emulator/state")
    wanted = {part_of(view.run.run_id) for view in views if view.run.status in ("done", "degraded")} if live else set()
    wrong = {}
    for kind in OTHERS:
        found = Counter(ref for one in hubspot[kind] for ref in set(REF.findall(str(one))))
        wrong[f"{kind} too many"] = sum((found - Counter(wanted)).values())
        wrong[f"{kind} missing"] = len(wanted - set(found))
    return wrong


if __name__ == "__main__":
    sys.exit(main())
