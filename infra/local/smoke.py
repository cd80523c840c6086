"""Sends one submission through and prints the 13 steps as they happen, with what each found.

Against the emulators it starts a service of its own, in memory; with real credentials set it runs against the real
services, still under DRAFT_ONLY: the submission is then put straight onto the queue, since no HubSpot form is touched.
"""

from __future__ import annotations

import json
import os
import sys
import time
import urllib.request
from typing import Any

from rich.console import Console
from rich.live import Live
from rich.table import Table

from chalicelib.intake.payload import submission_key
from infra.emulators.world import FORM_ID, PORTAL_ID
from infra.local.ready import submit
from infra.local.service import service

LEAD = {
    "email": "maria.lopez@volcancoffee.example",
    "firstname": "María",
    "lastname": "López",
    "company": "Volcan Coffee",
    "jobtitle": "Head of Marketing",
    "message": "Could you show us how you measure what tastings bring? Mornings next week suit us.",
    "consent": "yes",
}
PATIENCE_S = 60.0
ENDED = ("done", "degraded", "parked", "rejected", "merged")


def smoke() -> int:
    """0 when a draft was made, else 1."""
    os.environ.setdefault("LOG_LEVEL", "WARNING")
    with service(0, in_memory=True, schedules=False) as started:
        key = submission_key(str(PORTAL_ID), FORM_ID, submit({**LEAD, **_overrides()}))
        run = _watched(started.url, key)
    if run is None:
        print("no run appeared; look at the log above", file=sys.stderr)
        return 1
    print(f"run {run['run_id']} ended {run['status']} {run['reason']}".rstrip())
    if run["draft"]:
        print(f"\nSubject: {run['draft']['subject']}\n\n{run['draft']['body']}")
    return 0 if run["status"] in ("done", "degraded") else 1


def _overrides() -> dict[str, str]:
    """SMOKE_EMAIL and SMOKE_MESSAGE replace the lead's own."""
    given = {"email": os.environ.get("SMOKE_EMAIL", ""), "message": os.environ.get("SMOKE_MESSAGE", "")}
    return {name: value for name, value in given.items() if value}


def _watched(url: str, key: str) -> dict[str, Any] | None:
    console = Console()
    if console.is_terminal:
        with Live(console=console, refresh_per_second=8) as live:
            return _follow(url, key, lambda run: live.update(_table(run)))
    seen: set[str] = set()
    return _follow(url, key, lambda run: _print_new(run, seen))


def _follow(url: str, key: str, show: Any) -> dict[str, Any] | None:
    until = time.monotonic() + PATIENCE_S
    run: dict[str, Any] | None = None
    while time.monotonic() < until:
        runs = _get(f"{url}/api/runs?submission_key={key}")["runs"]
        if runs:
            run = _get(f"{url}/api/runs/{runs[0]['run_id']}")
            show(run)
            if run["status"] in ENDED:
                break
        time.sleep(0.1)
    return run


def _print_new(run: dict[str, Any], seen: set[str]) -> None:
    for number, step in enumerate(run["steps"], start=1):
        if step["finished_at"] and step["name"] not in seen:
            seen.add(step["name"])
            print(f"{number:>2} {step['name']:<16} {step['status']:<9} {step['note']}", flush=True)


def _table(run: dict[str, Any]) -> Table:
    table = Table("", "step", "status", "what it found", title=f"run {run['run_id']}: {run['status']}")
    for number, step in enumerate(run["steps"], start=1):
        table.add_row(str(number), step["name"], step["status"], step["note"])
    return table


def _get(url: str) -> Any:
    with urllib.request.urlopen(url, timeout=10) as answer:
        return json.load(answer)
