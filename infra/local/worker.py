"""The worker as a process of its own, queue and schedules: `python -m infra.local.worker`."""

from __future__ import annotations

import logging
import os
import sys
from contextlib import ExitStack
from pathlib import Path

from chalicelib import wiring
from chalicelib.world import World
from infra.local import functions, knowledge, leads, team
from infra.local.poller import Poller
from infra.local.process import serve
from infra.local.queue import Queue
from infra.local.schedule import Clock

THREADS = 4
YIELDS = 5
"""Niceness: whoever calls a webhook waits for the answer, and nobody waits for a run to that millisecond."""


def start(stack: ExitStack) -> dict[str, str]:
    """Make what is missing in the store, then work and keep the schedules."""
    os.nice(YIELDS)
    queue = Queue(Path(os.environ["QUEUE_FILE"]))
    stack.callback(queue.close)
    queue.recover()
    wiring.use_leads_queue(queue.send)
    world = wiring.world(THREADS)
    functions.create_tables(world)
    if not world.records.team.roster().forms:
        team.load_emulated(world.records.team)
        if not world.records.knowledge.newest().version:
            knowledge.load_example(world)
    app = functions.load()
    if names := os.environ.get("LEAD_NAMES"):
        logging.getLogger("sales_agent").addHandler(_lead_lines(world, names=names == "on"))
    stack.callback(Poller(queue, functions.queue_handler(), THREADS).stop)
    if os.environ.get("SCHEDULES", "on") == "on":
        stack.callback(Clock(app, functions.invoke).stop)
    return {}


def _lead_lines(world: World, *, names: bool) -> leads.Ended:
    base_url = f"http://127.0.0.1:{os.environ['PORT']}"
    return leads.Ended(world.runs.view, lambda view: print(leads.line(view, base_url, names=names), flush=True))


if __name__ == "__main__":
    sys.exit(serve(start))
