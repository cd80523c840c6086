"""`make run` as a user meets it: one process, ready line, a form through, Ctrl-C, kill -9, a taken port."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from infra.local import dynamo

ROOT = Path(__file__).parent.parent.parent
pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.skipif(dynamo.binary() is None, reason="without dynoxide nothing survives a restart"),
]


class Service:
    """The local run as a process of its own, in a folder of its own."""

    def __init__(self, folder: Path, **env: str) -> None:
        (folder / ".local" / "bin").mkdir(parents=True, exist_ok=True)
        link = folder / dynamo.BINARY
        if not link.exists():
            link.symlink_to(Path(str(dynamo.binary())))
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("AWS_", "HUBSPOT", "GOOGLE_", "OPENAI"))}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "infra.local", "run"],
            cwd=folder,
            env={**clean, "PYTHONPATH": str(ROOT), "LOG_LEVEL": "CRITICAL", "PORT": str(dynamo.free_port()), **env},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.lines: list[str] = []
        self.url = self._until("ready ")
        self.hubspot = next(line.split()[-1] for line in self.lines if line.startswith("hubspot emulator"))

    def _until(self, word: str) -> str:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.append(line.strip())
            if line.startswith(word):
                return line.split()[-1]
        pytest.fail(f"never said {word!r}: {self.lines} {self.process.stderr.read() if self.process.stderr else ''}")

    def stop(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        code = self.process.wait(timeout=30)
        for stream in (self.process.stdout, self.process.stderr):
            if stream:
                stream.close()
        return code

    def get(self, path: str) -> Any:
        with urllib.request.urlopen(self.url + path, timeout=10) as answer:
            return json.load(answer)

    def submit(self, email: str) -> None:
        body = {"fields": [{"name": "email", "value": email}, {"name": "message", "value": "A demo, please?"}]}
        url = f"{self.hubspot}/submissions/v3/integration/submit/4242/demo-request"
        urllib.request.urlopen(urllib.request.Request(url, json.dumps(body).encode()), timeout=10).close()

    def ended(self, count: int) -> list[dict[str, Any]]:
        until = time.monotonic() + 150  # two rounds of the sweep, and some: a run that was handed back waits for one
        while time.monotonic() < until:
            runs: list[dict[str, Any]] = self.get("/api/runs")["runs"]
            if len([run for run in runs if run["finished_at"]]) >= count:
                return runs
            time.sleep(0.2)
        pytest.fail(f"no {count} runs ended: {runs}")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path
    until = time.monotonic() + 10
    while (left := _processes(tmp_path)) and time.monotonic() < until:
        time.sleep(0.1)
    assert not left, "the store ends with its run, even when that was killed"


def _processes(folder: Path) -> list[str]:
    """Command lines that name a folder; none where the system keeps no /proc."""
    lines = []
    for one in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            lines.append(one.read_bytes().decode("utf-8", "replace"))
    return [line for line in lines if str(folder) in line]


def test_a_form_goes_through_and_ctrl_c_stops_cleanly(folder: Path) -> None:
    service = Service(folder)
    service.submit("ada@newco.example")
    (run,) = service.ended(1)
    assert run["status"] == "done"
    shown = service.get(f"/api/runs/{run['run_id']}")
    assert [step["status"] for step in shown["steps"]].count("done") >= 5
    assert service.get(f"/api/audit/verify?run_id={run['run_id']}")["intact"]
    assert service.get("/health")["status"] == "ok"
    assert service.stop(signal.SIGINT) == 0


def test_state_survives_a_kill_and_the_next_run_takes_up_what_was_in_hand(folder: Path) -> None:
    first = Service(folder, RUN_LEASE_S="2", CALL_LIMIT_S="12")
    first.submit("ada@newco.example")
    first.ended(1)
    for number in range(6):
        first.submit(f"lead{number}@newco{number}.example")
    time.sleep(0.6)
    first.stop(signal.SIGKILL)
    second = Service(folder, RUN_LEASE_S="2", CALL_LIMIT_S="12")
    runs = second.get("/api/runs")["runs"]
    assert "ada@newco.example" in {run["email"] for run in runs}
    ended = second.ended(len(runs))
    assert {run["status"] for run in ended} <= {"done", "degraded"}
    assert second.stop(signal.SIGTERM) == 0


def test_a_taken_port_is_said_plainly(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ran = subprocess.run(
            [sys.executable, "-m", "infra.local", "run"],
            cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT), "PORT": port}, capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert ran.returncode == 1
    assert ran.stderr.strip() == f"error: Port {port} is taken."


def test_a_deployed_stage_shows_nothing_but_webhooks_and_health(folder: Path) -> None:
    service = Service(folder, CONSOLE_OPEN="false")
    from chalicelib.console.routes import ROUTES

    for route in ROUTES:
        if route.role == "viewer":
            with pytest.raises(urllib.error.HTTPError) as refused:
                service.get(re.sub(r"\{\w+\}", "x", route.path))
            assert refused.value.code == 403
            refused.value.close()
    assert service.get("/health")["draft_only"]
    service.stop(signal.SIGTERM)


def test_another_host_name_does_not_open_the_console(folder: Path) -> None:
    service = Service(folder)
    for path in ("/api/runs", "/runs"):
        request = urllib.request.Request(service.url + path, headers={"Host": "evil.example"})
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(request, timeout=10)
        assert refused.value.code == 403
        refused.value.close()
    service.stop(signal.SIGTERM)
