"""The worker's CPU a lead against the bare script that makes the same calls; and what a lead asks of the store."""

from __future__ import annotations

import base64
import email
import email.utils
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from bench.bare import Call
from bench.figure import Figure
from bench.leads import Stage, get_json, lead, send, surroundings, worker_process
from chalicelib.settings import read
from chalicelib.store.tables import bind, create
from infra.local import dynamo

WARM_UP, MEASURED = 20, 50
"""The first leads fill the caches of files and make the SDKs' clients, in both."""
SYSTEMS = {"HUBSPOT": "hubspot", "GOOGLE": "google", "OPENAI": "llm"}
NOT_THE_WORKERS = ("/token", "/submissions/")
PATIENCE_S = 120.0
TICKS = os.sysconf("SC_CLK_TCK")


def against_bare() -> list[Figure]:
    """One lead after the other through a worker of one thread, then the calls that it made through the bare script."""
    with surroundings(model=True, delays=False) as made:
        recording: list[tuple[str, Any]] = []
        made.meter.recorded = recording
        worker = worker_process(1)
        spent, leads = 0.0, []
        for number in range(WARM_UP + MEASURED):
            if number == WARM_UP:
                made.meter.take()
                spent = _cpu_s(worker.pid)
            send([lead(number)], 0.0)
            _until_done(made)
            leads.append(_calls(made, recording))
        spent = _cpu_s(worker.pid) - spent
        requests = sum(made.meter.calls.values())
        writes, reads, _scans = made.meter.take()
        assert worker.stdin
        worker.stdin.close()
        worker.wait()
        bare_s = _bare(made, leads)
    per_lead = f"mean of {MEASURED} leads with the model, one at a time"
    return [
        Figure("worker CPU per lead / bare script", spent / bare_s, 1.5, "x",
               f"{spent / MEASURED * 1000:.1f} ms against {bare_s / MEASURED * 1000:.1f} ms; the same calls and requests"),
        Figure("DynamoDB requests per lead", requests / MEASURED, 20, "requests", per_lead),
        Figure("DynamoDB write units, one lead at a time", writes / MEASURED, 25, "WRU", per_lead),
        Figure("DynamoDB read units, one lead at a time", reads / MEASURED, 15, "RRU", per_lead),
    ]  # fmt: skip


def _until_done(made: Stage) -> None:
    """Wait, without asking the store, until the worker has let go of the lead's message."""
    until = time.monotonic() + PATIENCE_S
    while made.queue.waiting():
        if time.monotonic() > until:
            raise TimeoutError("a lead did not come to an end")
        time.sleep(0.02)


def _calls(made: Stage, recording: list[tuple[str, Any]]) -> dict[str, Any]:
    """What the worker asked of anybody since the last time."""
    calls: list[Call] = [("dynamodb", operation, "", {}, asked) for operation, asked in recording]
    recording.clear()
    for name, system in SYSTEMS.items():
        logged = get_json(f"{made.outside[name]}/_emulator/calls")["calls"]
        seen = made.seen.get(name, 0)
        made.seen[name] = len(logged)
        calls += [
            (system, one["method"], one["path"], one["query"], one["body"])
            for one in logged[seen:]
            if not any(part in one["path"] for part in NOT_THE_WORKERS)
        ]
    return {"calls": calls, "mailbox": _mailbox(calls)}


def _mailbox(calls: list[Call]) -> str:
    """Whose lead it was: who is to send the draft."""
    for system, method, path, _query, body in calls:
        if system == "google" and method == "POST" and path.endswith("/drafts"):
            mail = email.message_from_bytes(base64.urlsafe_b64decode(body["message"]["raw"]))
            return email.utils.parseaddr(str(mail["From"]))[1]
    raise LookupError("a lead came to an end without a draft")


def _bare(made: Stage, leads: list[dict[str, Any]]) -> float:
    """CPU seconds of the bare script for the measured leads, on fresh tables."""
    engine = dynamo.start(None)
    assert engine, "the bench needs dynoxide"
    settings = read(dict(os.environ))
    create(bind(settings.state_table, settings.audit_table, endpoint=engine.endpoint))
    given = {
        **made.outside, "store": engine.endpoint, "account": os.environ["GOOGLE_SERVICE_ACCOUNT_JSON"],
        "warm_up": leads[:WARM_UP], "measured": leads[WARM_UP:],
    }  # fmt: skip
    try:
        done = subprocess.run(
            [sys.executable, "-m", "bench.bare"], input=json.dumps(given), capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(done.stderr[-2000:])
        return float(json.loads(done.stdout)["cpu_s"])
    finally:
        engine.stop()


def _cpu_s(pid: int) -> float:
    """CPU seconds that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def aside() -> list[Figure]:
    """The same in a process of its own: it counts CPU time, and wants nothing of this process's environment."""
    done = subprocess.run([sys.executable, "-m", "bench.ratio"], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return [Figure(**one) for one in json.loads(done.stdout)]


if __name__ == "__main__":
    print(json.dumps([figure.__dict__ for figure in against_bare()]))
