"""Cold starts and the receiver's CPU, in fresh interpreters with compiled bytecode."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

from bench.figure import Figure
from infra.aws import build

RUNS = 4
FLOOR = "import chalice.app, boto3; boto3.client('sqs', region_name='us-east-1')"
RECEIVER = "import app; from chalicelib import wiring; wiring.sqs()"
SDKS = (
    "import app, pynamodb.models, pydantic, hubspot, googleapiclient.discovery, openai, email_validator, holidays,"
    " phonenumbers; from openai import OpenAI; from hubspot import HubSpot;"
    " import hubspot.crm.contacts, hubspot.crm.companies, hubspot.crm.objects, hubspot.crm.owners"
)
FIRST_STEP = "import app, chalicelib.jobs.work; from chalicelib import wiring; wiring.world(); import chalicelib.pipeline.steps.validate"
CPU = """
import hashlib, hmac, base64, json, time
from datetime import datetime, UTC
from chalicelib.intake.receive import receive
from chalicelib.intake.signature import Call, Credentials
known = Credentials(("secret",), (), "https://agent.example")
body = json.dumps({"vid": 7, "properties": {f"p{n}": {"value": "x" * 40} for n in range(60)} | {"email": {"value": "a@b.co"}},
  "form-submissions": [{"conversion-id": "c", "form-id": "f", "portal-id": 1, "timestamp": 1}]}).encode()
now = datetime.now(UTC)
signed = hashlib.sha256(b"secret" + b"POST" + b"https://agent.example/webhooks/hubspot/workflow" + body).hexdigest()
call = Call("POST", ("/webhooks/hubspot/workflow",), {"x-hubspot-signature": signed, "x-hubspot-signature-version": "v2"}, body)
def once():
    answer = receive("workflow", call, credentials=known, now=now, enqueue=lambda m: None)
    assert answer.status == 202
for _ in range(200): once()
start = time.process_time()
for _ in range(1000): once()
print((time.process_time() - start))
"""


def cold_starts() -> list[Figure]:
    """From the source tree, and the receiver's CPU."""
    cpu_ms = float(subprocess.run([sys.executable, "-c", CPU], capture_output=True, text=True, check=True).stdout)
    return [
        *_ratios("", [sys.executable], {}),
        Figure("receiver CPU per webhook", cpu_ms, 0.5, "ms", "mean of 1,000 warm, signed, 60 properties"),
    ]


@cache
def artefact() -> build.Package:
    """What ships, built once."""
    return build.package("prod", work=Path(".local/bench-package").resolve())


def artefact_starts() -> list[Figure]:
    """The same from the artefact that ships, with nothing else on the path, under the interpreter that it is for."""
    made = artefact()
    interpreter, _ = build.runtime_client(made)
    path = {"PATH": os.environ["PATH"], "PYTHONPATH": str(made.unpacked), "AWS_DEFAULT_REGION": "us-east-1"}
    return _ratios(f"artefact, Python {made.python}: ", [str(interpreter), "-S"], path)


def _ratios(of: str, interpreter: list[str], environment: dict[str, str]) -> list[Figure]:
    """Receiver against its floor, worker against all SDKs; the best of alternating runs: what else ran only adds."""
    times: dict[str, list[float]] = {program: [] for program in (FLOOR, RECEIVER, SDKS, FIRST_STEP)}
    for number in range(RUNS + 1):
        for program, taken in times.items():
            taken.append(_run([*interpreter, "-c", program], environment))
            if number == 0:
                taken.clear()  # the first finds cold files
    best = {program: min(taken) for program, taken in times.items()}

    def method(program: str) -> str:
        return f"best of {RUNS}; {best[program] * 1000:.0f} ms in all"

    return [
        Figure(f"{of}receiver cold import / floor", best[RECEIVER] / best[FLOOR], 1.05, "x", method(RECEIVER)),
        Figure(f"{of}worker to first step / all SDKs", best[FIRST_STEP] / best[SDKS], 0.55, "x", method(FIRST_STEP)),
    ]


def _run(program: list[str], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(program, check=True, capture_output=True, env=environment or None)
    return time.perf_counter() - start
