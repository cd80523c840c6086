"""Webhooks to the local run while it works: how many a second, how fast, whether each 202 is on disk, how much memory.

The load comes from `wrk` (Debian package wrk): distinct submissions, each with the webhook key, over 8 connections. The
pipeline works on what came meanwhile. In the end the whole run is killed, and what it had acknowledged is looked for.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figure import Figure
from infra.local import dynamo
from infra.local.service import LOCAL_KEY

CONNECTIONS, SECONDS, WARM_UP_S = 8, 10, 2
READY_S = 60.0
ROOT = Path(__file__).resolve().parent.parent
SCRIPT = """
local threads = 0
function setup(thread) threads = threads + 1; thread:set("id", threads) end
local sent = 0
local headers = {["Content-Type"] = "application/json", ["X-Webhook-Key"] = "%(key)s"}
function request()
  sent = sent + 1
  local name = "%(run)s" .. id .. "x" .. sent
  local body = '{"portalId":"4242","formId":"demo-request","conversionId":"' .. name .. '","values":[' ..
    '{"name":"email","value":"' .. name .. '@quetzaltel.example"},{"name":"firstname","value":"Ada"},' ..
    '{"name":"lastname","value":"Byron"},{"name":"message","value":"Could you show us a demo next week?"},' ..
    '{"name":"consent","value":"yes"}]}'
  return wrk.format("POST", "/webhooks/hubspot/workflow", headers, body)
end
function done(summary, latency)
  io.write(string.format('\\nRESULT {"requests": %%d, "refused": %%d, "lost": %%d, "us": %%d, "p50_us": %%d, "p99_us": %%d}\\n',
    summary.requests, summary.errors.status, summary.errors.connect + summary.errors.read + summary.errors.write +
    summary.errors.timeout, summary.duration, latency:percentile(50), latency:percentile(99)))
end
"""


def webhooks() -> list[Figure]:
    """Nothing where wrk is not installed, which is said."""
    if not shutil.which("wrk"):
        print("skip webhooks of the local run: wrk is not installed (apt-get install wrk)", flush=True)
        return []
    with TemporaryDirectory() as folder, _running(Path(folder)) as (url, process):
        warm = _load(url, Path(folder), "w", WARM_UP_S)
        with _watched(process.pid) as memory:
            result = _load(url, Path(folder), "m", SECONDS)
        _kill(process)
        taken, waiting = _on_disk(Path(folder) / ".local" / "queue.db")
    acknowledged = sum(one["requests"] - one["refused"] for one in (warm, result))
    how = f"wrk, {CONNECTIONS} connections, {SECONDS} s; {taken - waiting:,} leads were worked on meanwhile"
    bad = result["refused"] + result["lost"]
    return [
        Figure("webhooks to the local run", result["requests"] / result["us"] * 1e6, 400, "a second", how, at_least=True),
        Figure("webhooks: p50", result["p50_us"] / 1000, 15, "ms", f"the same; p99 {result['p99_us'] / 1000:.0f} ms"),
        Figure("webhooks: refused or not answered", bad, 0, "", f"of {result['requests']:,}"),
        Figure("webhooks: a 202 that is not on disk", max(0, acknowledged - taken), 0, "",
               f"{acknowledged:,} were acknowledged; the run was killed, then counted"),
        Figure("memory of the local run", max(memory) / 1e6, 300, "MB", "all its processes, shared pages once; the most it took"),
    ]  # fmt: skip


@contextmanager
def _running(folder: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The local run as a person starts it, in a folder of its own, once it says that it is ready."""
    (folder / ".local").mkdir()
    (folder / ".local" / "bin").symlink_to((ROOT / dynamo.BINARY).parent)
    port = dynamo.free_port()
    env = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    env |= {"PYTHONPATH": str(ROOT), "PORT": str(port)}
    program = [sys.executable, "-m", "infra.local", "run"]
    process = subprocess.Popen(
        program,
        cwd=folder,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        _until_ready(process)
        yield f"http://127.0.0.1:{port}", process
    finally:
        if process.poll() is None:
            _kill(process)


def _kill(process: subprocess.Popen[str]) -> None:
    """All at once, as when the power fails."""
    for pid in _family(process.pid):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    process.wait()


def _until_ready(process: subprocess.Popen[str]) -> None:
    """Raises RuntimeError with what it said instead."""
    assert process.stdout
    said: list[str] = []
    patience = threading.Timer(READY_S, process.kill)
    patience.start()
    for line in process.stdout:
        said.append(line)
        if line.startswith("ready "):
            break
    else:
        raise RuntimeError(f"the local run did not start: {''.join(said)[-1000:]}")
    patience.cancel()
    threading.Thread(target=process.stdout.read, daemon=True).start()  # else it would wait for a reader


def _load(url: str, folder: Path, run: str, seconds: int) -> dict[str, float]:
    """Drive it for some seconds; what wrk says of it."""
    script = folder / f"{run}.lua"
    script.write_text(SCRIPT % {"key": LOCAL_KEY, "run": run})
    program = ["wrk", "-t", "2", "-c", str(CONNECTIONS), "-d", f"{seconds}s", "--latency", "-s", str(script), url]
    said = subprocess.run(program, capture_output=True, text=True, check=True, timeout=seconds + 60).stdout
    result: dict[str, float] = json.loads(said.rpartition("RESULT ")[2])
    return result


@contextmanager
def _watched(parent: int) -> Iterator[list[float]]:
    """The memory of a process and all that it started in bytes, twice a second."""
    taken: list[float] = [_memory(parent)]
    over = threading.Event()

    def watch() -> None:
        while not over.wait(0.5):
            taken.append(_memory(parent))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield taken
    finally:
        over.set()
        watcher.join()


def _memory(parent: int) -> float:
    """Bytes of a process and all that it started; pages that several share are counted once."""
    total = 0.0
    for pid in _family(parent):
        try:
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
            total += next(float(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")) * 1024
        except (OSError, StopIteration):  # it ended meanwhile
            continue
    return total


def _family(parent: int) -> list[int]:
    """A process, its children, and theirs."""
    children = defaultdict(list)
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            children[int(stat.read_text().rpartition(")")[2].split()[1])].append(int(stat.parent.name))
    family = [parent]
    for pid in family:
        family += children[pid]
    return family


def _on_disk(queue: Path) -> tuple[int, int]:
    """(Messages that were ever taken, messages that still wait), as the killed run left them."""
    time.sleep(0.2)
    with sqlite3.connect(queue) as file:
        (taken,) = file.execute("SELECT seq FROM sqlite_sequence WHERE name = 'messages'").fetchone()
        (waiting,) = file.execute("SELECT count(*) FROM messages").fetchone()
    return int(taken), int(waiting)
