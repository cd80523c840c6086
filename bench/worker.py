"""A worker process: takes messages from the queue until standard input closes."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from chalicelib import wiring
from infra.local import functions
from infra.local.poller import Poller
from infra.local.queue import Queue


def main() -> None:
    """`python -m bench.worker THREADS`; prints `ready` when it takes messages."""
    threads = int(sys.argv[1])
    wiring.world(threads)
    functions.load()
    queue = Queue(Path(os.environ["QUEUE_FILE"]), visibility_s=float(os.environ["VISIBILITY_S"]))
    poller = Poller(queue, functions.queue_handler(), threads)
    print("ready", flush=True)
    sys.stdin.read()
    poller.stop()


if __name__ == "__main__":
    main()
