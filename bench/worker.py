"""A worker process: takes messages from the queue until standard input closes, then tells its CPU time."""

from __future__ import annotations

import json
import resource
import sys

from chalicelib import wiring
from infra.local import functions
from infra.local.queue import Poller


def main() -> None:
    """`python -m bench.worker THREADS`; prints `ready`, then JSON with the CPU seconds it used since."""
    threads = int(sys.argv[1])
    wiring.world(threads)
    functions.load()
    url = wiring.sqs().get_queue_url(QueueName=wiring.config().leads_queue)["QueueUrl"]
    before = _cpu()
    poller = Poller(wiring.sqs(), url, functions.queue_handler(), threads)
    print("ready", flush=True)
    sys.stdin.read()
    poller.stop()
    print(json.dumps({"cpu_s": _cpu() - before}), flush=True)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
