"""Real workers, killed by SIGKILL at random moments while every service fails now and then: nothing lost, nothing twice."""

from __future__ import annotations

import secrets
import subprocess
import sys
from pathlib import Path

import pytest

from infra.local import dynamo

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
