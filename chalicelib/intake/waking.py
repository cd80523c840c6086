"""Runs that wait go on by themselves: the sweep asks what is away whether it is back, and wakes them in small numbers.

So lifting the emergency stop is one write: whatever dies after it, the next sweep sees that there is no stop.
"""

from __future__ import annotations

from chalicelib import observe
from chalicelib.domain.run import THE_STOP
from chalicelib.errors import AgentError, RetryLater
from chalicelib.intake.delivery import Enqueue, resume
from chalicelib.store.outages import Outage
from chalicelib.world import World

WOKEN_AT_ONCE = 100
"""Runs a round, oldest first: a service that has just come back is not to be knocked over by all that waited for it."""


def wake(world: World, enqueue: Enqueue) -> None:
    """Ask every service that is away once (the half-open probe), look for the stop, and enqueue runs that need wait no longer."""
    away = [outage.service for outage in world.records.outages.all() if not _answers(world, outage)]
    stopped = [THE_STOP] if world.ledger.mode().stop else []
    woken = world.runs.waiting([*away, *stopped], WOKEN_AT_ONCE)
    if woken:
        observe.event("sweep.woken", runs=len(woken))
        enqueue([resume(run_id) for run_id in woken])


def _answers(world: World, outage: Outage) -> bool:
    """Whether a service is back; a refusal is an answer too: what it means is for the runs to find out."""
    mailbox = next((rep.email for rep in world.records.team.reps() if rep.active), "")
    try:
        world.reads.ping(outage.service, mailbox)
    except RetryLater as error:
        if error.service == outage.service:
            world.records.outages.still(outage)
            observe.failure("outage.goes_on", service=outage.service, code=error.code)
            observe.measured(outages=1)
            return False
    except AgentError as error:
        observe.failure("outage.probe_refused", service=outage.service, code=error.code)
    world.records.outages.close(outage.service)
    observe.event("outage.ended", service=outage.service)
    return True
