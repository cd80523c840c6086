"""`make run` as a user meets it: ready line, a form through, Ctrl-C, kill -9, what dies, what is full, what is taken."""

from __future__ import annotations

import json
import os
import re
import resource
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar

import pytest

from infra.local import dynamo

ROOT = Path(__file__).parent.parent.parent
pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.skipif(dynamo.binary() is None, reason="without dynoxide nothing survives a restart"),
]


class Service:
    """The local run as a process of its own, in a folder of its own."""

    started: ClassVar[list[Service]] = []

    def __init__(self, folder: Path, limit: Callable[[], None] | None = None, **env: str) -> None:
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
            preexec_fn=limit,
        )
        self.started.append(self)
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
        if self in self.started:
            self.started.remove(self)
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

    def deliver(self, conversion_id: str) -> int:
        """A webhook by key; gives the status, 0 when the service is gone."""
        values = [
            {"name": "email", "value": f"{conversion_id}@newco.example"},
            {"name": "message", "value": "A demo, please?"},
        ]
        body = {"portalId": "4242", "formId": "demo-request", "conversionId": conversion_id, "values": values}
        headers = {"X-Webhook-Key": "local-webhook-key", "Content-Type": "application/json"}
        request = urllib.request.Request(f"{self.url}/webhooks/hubspot/workflow", json.dumps(body).encode(), headers)
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            error.close()
            return error.code
        except OSError:
            return 0

    def told(self, words: str) -> str:
        """The next line at the terminal with these words."""
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.append(line.strip())
            if words in line:
                return line.strip()
        pytest.fail(f"never told {words!r}: {self.lines}")

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
    while Service.started:  # what a failed test left behind
        Service.started.pop().stop(signal.SIGKILL)
    until = time.monotonic() + 10
    while (left := _processes(tmp_path)) and time.monotonic() < until:
        time.sleep(0.1)
    assert not left, "every process ends with its run, even when that was killed"


def _processes(folder: Path) -> dict[int, str]:
    """Command lines of the processes that work in a folder; none where the system keeps no /proc."""
    lines = {}
    for one in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if (one / "cwd").readlink() == folder:
                lines[int(one.name)] = (one / "cmdline").read_bytes().decode("utf-8", "replace").replace("\0", " ")
    return lines


def _process(folder: Path, part: str) -> int:
    return next(pid for pid, line in _processes(folder).items() if part in line)


def test_a_form_goes_through_and_ctrl_c_stops_cleanly(folder: Path) -> None:
    service = Service(folder)
    service.submit("ada@newco.example")
    (run,) = service.ended(1)
    assert run["status"] == "done"
    shown = service.get(f"/api/runs/{run['run_id']}")
    assert [step["status"] for step in shown["steps"]].count("done") >= 5
    assert service.get(f"/api/audit/verify?run_id={run['run_id']}")["intact"]
    assert service.get("/health")["status"] == "up"
    assert service.stop(signal.SIGINT) == 0


def test_state_survives_a_kill_and_the_next_run_takes_up_what_was_in_hand(folder: Path) -> None:
    first = Service(folder, RUN_LEASE_S="2", CALL_LIMIT_S="12")
    first.submit("ada@newco.example")
    first.ended(1)
    assert [first.deliver(f"lead{number}") for number in range(6)] == [202] * 6
    time.sleep(0.6)
    first.stop(signal.SIGKILL)
    second = Service(folder, RUN_LEASE_S="2", CALL_LIMIT_S="12")
    assert "ada@newco.example" in {run["email"] for run in second.get("/api/runs")["runs"]}
    ended = second.ended(7)
    assert {run["status"] for run in ended} <= {"done", "degraded"}
    assert second.stop(signal.SIGTERM) == 0


def test_a_second_run_on_the_same_folder_is_refused_by_name(folder: Path) -> None:
    service = Service(folder)
    code, error = failed(folder, PORT=str(dynamo.free_port()))
    assert code == 1
    assert (
        error
        == f"error: .local/ is in use by the run at {service.url} (process {service.process.pid}). Stop that first."
    )
    service.stop(signal.SIGKILL)
    assert Service(folder).stop(signal.SIGTERM) == 0, "a run that was killed leaves no lock"


def test_each_lead_is_one_line_without_addresses_or_names_where_output_is_kept(folder: Path) -> None:
    service = Service(folder, LOG_LEVEL="INFO")
    assert service.lines[-1] == f"ready {service.url}"
    service.submit("ada@newco.example")
    line = service.told("/runs/")
    assert re.fullmatch(
        r"\d\d:\d\d:\d\d  newco\.example · demo-request · [A-Z]\w+ [A-Z]\w+ · draft ready.* · [\d.]+ s · http://\S+/runs/\w+",
        line,
    )
    (run,) = service.ended(1)
    assert line.endswith(f"{service.url}/runs/{run['run_id']}")
    log = (folder / ".local" / "log.jsonl").read_text()
    assert "ada@" not in log
    assert {json.loads(one)["event"] for one in log.splitlines()} >= {"webhook.queued", "run.ended"}
    service.stop(signal.SIGTERM)


def test_webhooks_answered_202_survive_a_kill_of_everything(folder: Path) -> None:
    first = Service(folder, RUN_LEASE_S="2", CALL_LIMIT_S="12")
    accepted: list[str] = []

    def deliver(thread: int) -> None:
        for number in range(1_000):
            if (status := first.deliver(f"{thread}-{number}")) != 202:
                assert status == 0, status
                return
            accepted.append(f"{thread}-{number}")

    threads = [threading.Thread(target=deliver, args=(thread,)) for thread in range(4)]
    for thread in threads:
        thread.start()
    until = time.monotonic() + 30
    while len(accepted) < 40 and time.monotonic() < until:
        time.sleep(0.01)
    for pid in _processes(folder):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    for thread in threads:
        thread.join()
    first.stop(signal.SIGKILL)
    with sqlite3.connect(folder / ".local" / "queue.db") as queue:
        waiting = {
            json.loads(body)["payload"]["conversionId"] for (body,) in queue.execute("SELECT body FROM messages")
        }
    second = Service(folder, RUN_LEASE_S="2", CALL_LIMIT_S="12", SCHEDULES="off")
    begun = {run["email"].split("@")[0] for run in second.get("/api/runs?limit=200")["runs"]}
    assert len(accepted) >= 40
    assert set(accepted) <= waiting | begun
    second.stop(signal.SIGTERM)


@pytest.mark.parametrize("part", ["dynoxide", "infra.local.worker", "infra.local.web"])
def test_a_part_that_dies_is_started_again_and_leads_go_on(folder: Path, part: str) -> None:
    service = Service(folder, RUN_LEASE_S="2")
    os.kill(_process(folder, "--db-path" if part == "dynoxide" else part), signal.SIGKILL)
    assert "was started again" in service.told("error: the ")
    assert service.deliver("after") == 202
    (run,) = service.ended(1)
    assert run["status"] in ("done", "degraded")
    assert service.stop(signal.SIGTERM) == 0


def test_a_run_ends_loudly_when_what_died_cannot_be_replaced(folder: Path) -> None:
    service = Service(folder)
    os.kill(_process(folder, "infra.local.outside"), signal.SIGKILL)
    assert "cannot be started again" in service.told("error: the emulated outside ended (killed by SIGKILL)")
    assert service.process.wait(timeout=30) == 1
    service.stop(signal.SIGTERM)


def test_a_full_disk_is_seen_at_the_terminal_and_answered_503(folder: Path) -> None:
    size = 1024 * 1024
    service = Service(folder, limit=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)), LOG_LEVEL="ERROR")
    statuses = Counter(service.deliver(f"{number}-{'x' * 50_000}") for number in range(40))
    assert set(statuses) == {202, 503}, statuses
    assert "Webhooks are answered with 503" in service.told("error: The queue cannot be written")
    with sqlite3.connect(folder / ".local" / "queue.db") as queue:
        assert queue.execute("SELECT COUNT(*) FROM messages").fetchone()[0] <= statuses[202]
    service.stop(signal.SIGTERM)


def failed(folder: Path, **env: str) -> tuple[int, str]:
    """Exit code and last words of a run that does not start."""
    ran = subprocess.run(
        [sys.executable, "-m", "infra.local", "run"],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT), **env}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return ran.returncode, ran.stderr.strip()


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("PORT", "abc", "PORT is not a port number from 0 to 65535: 'abc'."),
        ("PORT", "70000", "PORT is not a port number from 0 to 65535: '70000'."),
        ("GOOGLE_EMULATOR_PORT", "-1", "GOOGLE_EMULATOR_PORT is not a port number from 0 to 65535: '-1'."),
        ("PATH", "", "There is no embedded DynamoDB here."),
    ],
)
def test_what_keeps_a_run_from_starting_is_one_plain_sentence(folder: Path, name: str, value: str, words: str) -> None:
    without_moto = folder / "moto.py"
    if name == "PATH":
        pytest.importorskip("moto")
        without_moto = folder / "sitecustomize.py"
        without_moto.write_text(
            "import importlib.util as u\nf = u.find_spec\nu.find_spec = lambda n, *a: None if n == 'moto' else f(n, *a)\n"
        )
    code, error = failed(folder, **{name: value, "PYTHONPATH": f"{ROOT}:{folder}"})
    assert code == 1
    assert error.startswith(f"error: {words}")
    assert "\n" not in error


def test_local_keys_are_worth_nothing_beside_a_configured_one(folder: Path) -> None:
    service = Service(folder, HUBSPOT_CLIENT_SECRET="my-own-secret")
    assert service.deliver("by-the-local-key") == 401
    service.submit("ada@newco.example")
    (run,) = service.ended(1)
    assert run["email"] == "ada@newco.example", "the emulated HubSpot signs with the configured secret"
    service.stop(signal.SIGTERM)
    other = Service(folder, HUBSPOT_WEBHOOK_KEY="my-own-key")
    assert other.deliver("by-the-local-key") == 401
    other.submit("bob@newco.example")
    assert {run["email"] for run in other.ended(2)} == {"ada@newco.example", "bob@newco.example"}
    other.stop(signal.SIGTERM)


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
    assert ran.stderr.strip() == f"error: Port {port} is taken. Choose another: PORT={int(port) + 1}"


def test_a_deployed_stage_shows_nothing_but_webhooks_and_health(folder: Path) -> None:
    service = Service(folder, CONSOLE_OPEN="false")
    from chalicelib.console.routes import ROUTES

    for route in ROUTES:
        if route.role == "viewer":
            address = service.url + re.sub(r"\{\w+\}", "x", route.path)
            data = b"{}" if route.method == "POST" else None
            asked = urllib.request.Request(address, data, {"Content-Type": "application/json"}, method=route.method)
            with pytest.raises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(asked, timeout=10)
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
