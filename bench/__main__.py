"""`make bench`: the figures of the design with goal and verdict, as a table, and as JSON in `.local/bench.json`."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench import DELAYS_S, ratio
from bench.cold import artefact, artefact_starts, cold_starts
from bench.figure import Figure
from bench.leads import arriving, burst
from bench.stored import growth
from bench.webhooks import webhooks

RESULT = Path(".local/bench.json")


def arriving_and_more() -> list[Figure]:
    """The leads come one a second and leave most of the machine idle. Meanwhile, one after the other: what is counted in
    units and in CPU time and not by the clock, and the build of the artefact."""
    with ThreadPoolExecutor(1) as aside:
        compared, counted, _built = aside.submit(ratio.aside), aside.submit(growth), aside.submit(artefact)
        return [*arriving(), *compared.result(), *counted.result()]


PARTS: tuple[Callable[[], list[Figure]], ...] = (
    cold_starts, webhooks, burst, arriving_and_more, artefact_starts,
)  # fmt: skip


def main() -> int:
    """Print every figure; 1 when one misses its goal."""
    os.environ.update(LOG_LEVEL="CRITICAL", AWS_ACCESS_KEY_ID="bench", AWS_SECRET_ACCESS_KEY="bench")
    os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    figures: list[Figure] = []
    print(f"delays: {', '.join(f'{name} {seconds} s' for name, seconds in DELAYS_S.items())}\n")
    start = time.monotonic()
    for part in PARTS:
        for figure in part():
            figures.append(figure)
            print(figure.line(), flush=True)
    print(f"\n{sum(figure.met for figure in figures)} of {len(figures)} goals met, in {time.monotonic() - start:.0f} s")
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps([figure.__dict__ for figure in figures], indent=1))
    return 0 if all(figure.met for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
