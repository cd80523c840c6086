"""Real workers, killed by SIGKILL at random moments while every service fails now and then: nothing lost, nothing twice."""

from __future__ import annotations

import json
import secrets
import signal
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from chalicelib.intake.delivery import message
from infra.local import dynamo
from tests.living import Clock, only_run, outside, settings_for, submission_payload, world_for

ROOT = Path(__file__).parents[2]


@pytest.mark.timeout(300)
@pytest.mark.parametrize("mode", ["draft only", "live"])
def test_workers_killed_at_random_moments_lose_and_double_nothing(mode: str) -> None:
    if dynamo.binary() is None:
        pytest.skip("dynoxide is not installed here")
    seed = str(secrets.randbelow(1_000_000))
    program = [sys.executable, "-m", "bench.soak", "24", "--kill-every", "1.5", "--seed", seed]
    ran = subprocess.run(
        program + (["--live"] if mode == "live" else []), cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, f"{ran.stdout}{ran.stderr[-2000:]}"
    assert " 0 kills" not in ran.stdout, "no worker was killed, so nothing was tried"


DEADLY = """
import json, os, signal, sys
from dataclasses import replace
from chalicelib import wiring
from chalicelib.connectors.hubspot import HubSpot
from chalicelib.jobs import work
from chalicelib.settings import Settings

class Deadly(HubSpot):
    def contact_by_email(self, email):
        os.kill(os.getpid(), signal.SIGKILL)

world = wiring.build(Settings(**json.loads(sys.argv[1])))
work.handle(replace(world, reads=replace(world.reads, hubspot=Deadly("", ""))), sys.argv[2])
"""


def test_a_run_that_kills_its_worker_every_time_is_parked_and_says_so(store_endpoint: str) -> None:
    with outside() as out:
        settings = settings_for(out, store_endpoint, max_deliveries=2, run_lease_s=0.0)
        world = world_for(settings, Clock())
        text = message("poll", submission_payload("ada@quetzaltel.example"), world.clock())
        program = [sys.executable, "-c", DEADLY, json.dumps(asdict(settings)), text]
        ends = [subprocess.run(program, cwd=ROOT, check=False).returncode for _ in range(4)]
        assert ends == [-signal.SIGKILL, -signal.SIGKILL, 0, 0]
        view = only_run(world)
    assert view.run.status == "parked"
    assert "The worker died in passage 2, the last one" in view.run.reason
    assert view.run.error
    assert "replay the run" in view.run.error.todo
    assert [event.what for event in world.audit.events(view.run.run_id)][-1] == "run.sealed"
