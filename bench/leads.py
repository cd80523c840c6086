"""Leads through the whole product: outside, store, receiver and worker in processes of their own."""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.figure import Figure
from bench.meter import Meter
from chalicelib import wiring
from chalicelib.domain.run import RunRow, RunView
from chalicelib.intake.delivery import message
from chalicelib.pipeline.table import STEPS
from infra.emulators.world import CONTACTS
from infra.local import dynamo, functions, keys, team
from infra.local.queue import VISIBILITY_S, Queue
from infra.local.service import LOCAL_KEY, LOCAL_SECRET

LEADS, BURST, EVERY_S = 200, 500, 1.0
WRITE_USD, READ_USD = 0.625e-6, 0.125e-6
LAMBDA_GB_S_USD, REQUEST_USD, SQS_USD, API_USD = 0.0000166667, 0.2e-6, 0.4e-6, 3.5e-6
WORKER_GB, RECEIVER_S = 1.0, 0.05
"""List prices of us-east-1; the receiver is counted at 50 ms and half a GB, the worker at a GB for a run's own time."""


@dataclass
class Stage:
    """A running stage of the bench."""

    outside: dict[str, str]
    meter: Meter
    queue: Queue
    seen: dict[str, int] = field(default_factory=dict)
    """How many calls of each emulator's log were looked at."""


@contextmanager
def surroundings(*, model: bool, delays: bool, **env: str) -> Iterator[Stage]:
    """All but the worker, on fresh tables; the environment is this process's own while it lasts."""
    engine = dynamo.start(None)
    assert engine, "the bench needs dynoxide"
    folder = TemporaryDirectory()
    visibility_s = env.get("VISIBILITY_S", str(VISIBILITY_S))
    env = {**env, "QUEUE_FILE": f"{folder.name}/queue.db", "VISIBILITY_S": visibility_s}
    queue = Queue(Path(env["QUEUE_FILE"]), visibility_s=float(visibility_s))
    base_url = f"http://127.0.0.1:{dynamo.free_port()}"
    program = [sys.executable, "-m", "bench.outside", base_url, "slow" if delays else "fast"]
    outside = subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert outside.stdin
    assert outside.stdout
    urls = json.loads(outside.stdout.readline())
    meter = Meter(engine.endpoint)
    os.environ.update(_environment(base_url, urls, meter.url, model) | env)
    wiring.forget()
    world = wiring.world()
    functions.create_tables(world)
    team.load_emulated(world.records.team)
    wiring.use_leads_queue(queue.send)
    meter.take()
    try:
        yield Stage(urls, meter, queue)
    finally:
        outside.stdin.close()
        outside.wait()
        meter.stop()
        engine.stop()
        queue.close()
        folder.cleanup()


@contextmanager
def stage(threads: int, *, model: bool, delays: bool = True) -> Iterator[Stage]:
    """Everything up, with one worker process."""
    with surroundings(model=model, delays=delays) as made:
        worker = worker_process(threads)
        try:
            yield made
        finally:
            assert worker.stdin
            worker.stdin.close()
            worker.wait()


def arriving() -> list[Figure]:
    """200 mixed leads, one a second, with the model: times, CPU, calls, units, cost."""
    with stage(threads=12, model=True) as made:
        begun = send([lead(n) for n in range(LEADS)], EVERY_S)
        views = ended(LEADS)
        writes, reads, scans = made.meter.take()
        calls = {
            name: get_json(f"{made.outside[name]}/_emulator/calls")["calls"] for name in ("HUBSPOT", "GOOGLE", "OPENAI")
        }
    took = sorted(_drafted(view, begun) for view in views)
    figures = [
        Figure("form to Gmail draft, p50", statistics.median(took), 5, "s", f"{len(took)} leads at 1 a second"),
        Figure("form to Gmail draft, p95", took[int(len(took) * 0.95) - 1], 8, "s", "the same"),
        Figure("run time / longest path of its delays", _overhead(views), 1.03, "x", "median, steps' own times"),
        *_calls(calls, views),
        Figure("DynamoDB write units per lead", writes / LEADS, 25, "WRU", "the store's own account, indexes included"),
        Figure("DynamoDB read units per lead", reads / LEADS, 15, "RRU", "the same"),
        Figure("Scans", scans, 0, "", "all calls"),
    ]
    run_s = statistics.mean(_seconds(view) for view in views)
    return [
        *figures,
        Figure("cost per 1,000 leads, model apart", _cost(writes, reads, run_s), 0.15, "USD", "list prices"),
    ]


def burst() -> list[Figure]:
    """500 submissions, each delivered 1 to 3 times, shuffled, 8 workers; the composer, no delays."""
    rng = random.Random(42)
    leads = [lead(n) for n in range(BURST)]
    deliveries = [lead for lead in leads for _ in range(rng.randint(1, 3))]
    rng.shuffle(deliveries)
    with stage(threads=8, model=False, delays=False) as made:
        start = time.perf_counter()
        send(deliveries, 0.0)
        views = ended(BURST)
        took = time.perf_counter() - start
        state = get_json(f"{made.outside['GOOGLE']}/_emulator/state")
    per_run = Counter(
        draft["headers"].get("X-Sales-Agent-Run") for box in state["mailboxes"].values() for draft in box["drafts"]
    )
    lost = BURST - len(per_run)
    doubled = sum(count - 1 for count in per_run.values())
    alone = sum(_seconds(view) for view in views)
    return [
        Figure("burst of 500: lost", lost, 0, "", f"{len(deliveries)} deliveries in {took:.1f} s"),
        Figure("burst of 500: doubled", doubled, 0, "", "drafts by run, in Gmail"),
        Figure("burst: time / the same runs one after another", took / alone, 1.0, "x", "8 workers, 2 cores"),
    ]


def _environment(base_url: str, urls: dict[str, str], store: str, model: bool) -> dict[str, str]:
    account = json.dumps(keys.service_account(urls["GOOGLE"]))
    return {
        "AWS_ACCESS_KEY_ID": "bench", "AWS_SECRET_ACCESS_KEY": "bench", "AWS_DEFAULT_REGION": "us-east-1",
        "AUDIT_KEYS": "bench-" * 8, "PUBLIC_BASE_URL": base_url, "HUBSPOT_CLIENT_SECRET": LOCAL_SECRET, "HUBSPOT_WEBHOOK_KEY": LOCAL_KEY,
        "HUBSPOT_ACCESS_TOKEN": "bench", "HUBSPOT_BASE_URL": urls["HUBSPOT"], "GOOGLE_SERVICE_ACCOUNT_JSON": account,
        "GOOGLE_BASE_URL": urls["GOOGLE"], "OPENAI_API_KEY": "bench" if model else "", "OPENAI_BASE_URL": f"{urls['OPENAI']}/v1",
        "DYNAMODB_ENDPOINT": store, "STAGE": "bench", "LOG_LEVEL": "CRITICAL",
    }  # fmt: skip


def worker_process(threads: int) -> subprocess.Popen[str]:
    """A worker, once it takes messages."""
    worker = subprocess.Popen(
        [sys.executable, "-m", "bench.worker", str(threads)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert worker.stdout
    assert worker.stdout.readline().strip() == "ready"
    return worker


def lead(number: int) -> dict[str, Any]:
    """Known people of the small world first, then new ones: at known companies, at unknown ones, at free mail."""
    domains = ("quetzaltel.example", f"newco{number}.example", "gmail.com", "harborhealth.example")
    known = number < len(CONTACTS)
    email = CONTACTS[number].email if known else f"lead{number}@{domains[number % 4]}"
    texts = ("Could you show us a demo next week?", "What does it cost for 40 guests?", "Please send me a case study.")
    values = {"email": email, "firstname": "Ada", "lastname": "Byron", "message": texts[number % 3], "consent": "yes"}
    return {
        "portalId": "4242",
        "formId": "demo-request",
        "conversionId": str(uuid.UUID(int=number + 1)),
        "values": [{"name": name, "value": value} for name, value in values.items()],
    }


def send(payloads: list[dict[str, Any]], every_s: float) -> dict[str, datetime]:
    """Put deliveries on the queue, as the receiver does; gives when each was first sent, by its conversion id."""
    enqueue = wiring.leads_queue()
    begun: dict[str, datetime] = {}
    start = time.monotonic()
    for number, payload in enumerate(payloads):
        time.sleep(max(0.0, start + number * every_s - time.monotonic()))
        begun.setdefault(payload["conversionId"], datetime.now(UTC))
        enqueue([message("workflow", payload, datetime.now(UTC))])
    return begun


def ended(count: int, patience_s: float = 240) -> list[RunView]:
    """Every run, once none is in hand any more."""
    runs = wiring.world().runs
    until = time.monotonic() + patience_s
    while time.monotonic() < until:
        done = [row for status in ("done", "degraded", "parked", "rejected", "merged") for row in _rows(status)]
        if len(done) >= count:
            break
        time.sleep(1)
    return [view for row in done if (view := runs.view(row.run_id))]


def _rows(status: Any) -> list[RunRow]:
    runs, cursor = wiring.world().runs, ""
    rows: list[RunRow] = []
    while True:
        page, cursor = runs.page(status, cursor, 200)
        rows += page
        if not cursor:
            return rows


def _drafted(view: RunView, begun: dict[str, datetime]) -> float:
    step = next(step for step in view.steps if step.name == "create_draft")
    return (step.finished_at - begun[view.run.submission.conversion_id]).total_seconds()


def _seconds(view: RunView) -> float:
    assert view.run.finished_at
    return (view.run.finished_at - view.run.started_at).total_seconds()


def _overhead(views: list[RunView]) -> float:
    """A run's time against the longest path through its steps' own times: what the engine itself adds."""
    ratios = []
    for view in views:
        took = {step.name: (step.finished_at - step.started_at).total_seconds() for step in view.steps}
        ends: dict[str, float] = {}
        for step in STEPS:
            ends[step.name] = max((ends[need] for need in step.needs), default=0.0) + took.get(step.name, 0.0)
        first, last = min(s.started_at for s in view.steps), max(s.finished_at for s in view.steps)
        ratios.append((last - first).total_seconds() / max(ends.values()))
    return statistics.median(ratios)


def _calls(calls: dict[str, list[Any]], views: list[RunView]) -> list[Figure]:
    every = [c for one in calls.values() for c in one if c["path"] != "/token" and "/submissions/v3/" not in c["path"]]
    return [
        Figure("calls outside per lead", len(every) / len(views), 8, "calls", "mean, warm caches but for the first")
    ]


def _cost(writes: float, reads: float, run_s: float) -> float:
    store = writes / LEADS * WRITE_USD + reads / LEADS * READ_USD
    compute = run_s * WORKER_GB * LAMBDA_GB_S_USD + RECEIVER_S * 0.5 * LAMBDA_GB_S_USD + 2 * REQUEST_USD
    return 1000 * (store + compute + 3 * SQS_USD + API_USD)


def get_json(url: str) -> Any:
    """JSON from a URL; all that an emulator holds after ten thousand leads takes a while."""
    import urllib.request

    with urllib.request.urlopen(url, timeout=600) as answer:
        return json.load(answer)
