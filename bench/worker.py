"""A worker process: takes messages from the queue until standard input closes, then tells its CPU time."""

from __future__ import annotations

import json
import os
import resource
import sys
from pathlib import Path

from chalicelib import wiring
from infra.local import functions
from infra.local.poller import Poller
from infra.local.queue import Queue


def main() -> None:
    """`python -m bench.worker THREADS`; prints `ready`, then JSON with the CPU seconds it used since."""
    threads = int(sys.argv[1])
    wiring.world(threads)
    functions.load()
    queue = Queue(Path(os.environ["QUEUE_FILE"]), visibility_s=float(os.environ["VISIBILITY_S"]))
    before = _cpu()
    poller = Poller(queue, functions.queue_handler(), threads)
    print("ready", flush=True)
    sys.stdin.read()
    poller.stop()
    print(json.dumps({"cpu_s": _cpu() - before}), flush=True)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
