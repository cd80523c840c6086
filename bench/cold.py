"""Cold starts and the receiver's CPU, in fresh interpreters with compiled bytecode."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

from bench.figure import Figure

RUNS = 7
FLOOR = "import chalice.app, boto3; boto3.client('sqs', region_name='us-east-1')"
RECEIVER = "import app; from chalicelib import wiring; wiring.sqs()"
SDKS = (
    "import app, pynamodb.models, pydantic, hubspot, googleapiclient.discovery, openai, email_validator, holidays,"
    " phonenumbers, bs4; from openai import OpenAI; from hubspot import HubSpot;"
    " import hubspot.crm.contacts, hubspot.crm.companies, hubspot.crm.objects, hubspot.crm.owners"
)
FIRST_STEP = "import app, chalicelib.jobs.work; from chalicelib import wiring; wiring.world(); import chalicelib.pipeline.validate"
CPU = """
import hashlib, hmac, base64, json, time
from datetime import datetime, UTC
from chalicelib.inbound import receive, Credentials
known = Credentials(("secret",), (), "https://agent.example")
body = json.dumps({"vid": 7, "properties": {f"p{n}": {"value": "x" * 40} for n in range(60)} | {"email": {"value": "a@b.co"}},
  "form-submissions": [{"conversion-id": "c", "form-id": "f", "portal-id": 1, "timestamp": 1}]}).encode()
now = datetime.now(UTC)
signed = hashlib.sha256(b"secret" + b"POST" + b"https://agent.example/webhooks/hubspot/workflow" + body).hexdigest()
headers = {"X-HubSpot-Signature": signed, "X-HubSpot-Signature-Version": "v2"}
def once():
    answer = receive("workflow", "POST", "/webhooks/hubspot/workflow", headers, body, credentials=known, now=now, enqueue=lambda m: None)
    assert answer.status == 202
for _ in range(200): once()
start = time.process_time()
for _ in range(1000): once()
print((time.process_time() - start))
"""


def cold_starts() -> list[Figure]:
    """Receiver against its floor, worker against all SDKs; medians of alternating runs, so that noise meets both."""
    times: dict[str, list[float]] = {program: [] for program in (FLOOR, RECEIVER, SDKS, FIRST_STEP)}
    for program in times:
        _run(program)
    for _ in range(RUNS):
        for program, taken in times.items():
            taken.append(_run(program))
    median = {program: statistics.median(taken) for program, taken in times.items()}
    cpu_ms = float(subprocess.run([sys.executable, "-c", CPU], capture_output=True, text=True, check=True).stdout)
    return [
        Figure("receiver cold import / floor", median[RECEIVER] / median[FLOOR], 1.10, "x", f"median of {RUNS}"),
        Figure("worker to first step / all SDKs", median[FIRST_STEP] / median[SDKS], 0.60, "x", f"median of {RUNS}"),
        Figure("receiver CPU per webhook", cpu_ms, 1.5, "ms", "mean of 1,000 warm, signed, 60 properties"),
    ]


def _run(program: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    return time.perf_counter() - start
