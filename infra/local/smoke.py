"""Sends one submission through and prints the 13 steps as they happen, with what each found.

It starts a service of its own, in memory and in a folder of its own. With real credentials set that service talks to
the real systems, still under DRAFT_ONLY.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from chalicelib.errors import FixInput
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
    """0 when a draft was made, else 1. Raises FixInput when HubSpot does not take the form."""
    with (
        tempfile.TemporaryDirectory() as folder,
        service(0, _tell, folder=Path(folder), in_memory=True, schedules=False) as started,
    ):
        run = _followed(started.url, _submitted(started.emulators["HUBSPOT"]))
    if run is None:
        print("error: No run appeared within a minute.", file=sys.stderr)
        return 1
    print(f"run {run['run_id']} ended {run['status']} {run['reason']}".rstrip())
    if run["draft"]:
        print(f"\nSubject: {run['draft']['subject']}\n\n{run['draft']['body']}")
    return 0 if run["status"] in ("done", "degraded") else 1


def _tell(line: str) -> None:
    """What the service has to say beside the steps: errors."""
    if "error" in line:
        print(line, file=sys.stderr, flush=True)


def _submitted(hubspot_url: str) -> str:
    """The submission's key. SMOKE_EMAIL and SMOKE_MESSAGE replace the lead's own."""
    given = {"email": os.environ.get("SMOKE_EMAIL", ""), "message": os.environ.get("SMOKE_MESSAGE", "")}
    lead = {**LEAD, **{name: value for name, value in given.items() if value}}
    try:
        return submission_key(str(PORTAL_ID), FORM_ID, submit(lead, hubspot_url))
    except urllib.error.HTTPError as error:
        raise FixInput(
            f"The emulated HubSpot refuses the form: {_reason(error)}. Check SMOKE_EMAIL and SMOKE_MESSAGE."
        ) from error


def _reason(error: urllib.error.HTTPError) -> str:
    try:
        answer = json.load(error)
        return "; ".join(str(one["message"]) for one in answer["errors"]) or str(answer["message"])
    except (ValueError, KeyError, TypeError):
        return str(error)


def _followed(url: str, key: str) -> dict[str, Any] | None:
    until, shown = time.monotonic() + PATIENCE_S, set[str]()
    run: dict[str, Any] | None = None
    while time.monotonic() < until:
        runs = _get(f"{url}/api/runs?submission_key={key}")["runs"]
        if runs:
            run = _get(f"{url}/api/runs/{runs[0]['run_id']}")
            _print_new(run, shown)
            if run["status"] in ENDED:
                break
        time.sleep(0.1)
    return run


def _print_new(run: dict[str, Any], shown: set[str]) -> None:
    for number, step in enumerate(run["steps"], start=1):
        if step["finished_at"] and step["name"] not in shown:
            shown.add(step["name"])
            print(f"{number:>2} {step['name']:<16} {step['status']:<9} {step['note']}", flush=True)


def _get(url: str) -> Any:
    with urllib.request.urlopen(url, timeout=10) as answer:
        return json.load(answer)
