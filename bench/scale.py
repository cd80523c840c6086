"""`python -m bench.scale`: what happens at 1,000 leads a minute, and when 100,000 come at once; from measured operations.

First, some leads go through the real product, and every call is counted by where it went. Then, on paper: which partition
keys of the tables take how much, against DynamoDB's limits a key; and, simulated, how the queue drains under the limits of
HubSpot, Gmail and Lambda. Nothing outside is slowed down here: the limits are those that the services publish.
"""

from __future__ import annotations

import heapq
import os
import re
import statistics
import sys
from collections import Counter
from dataclasses import dataclass

from bench.leads import _seconds, ended, get_json, lead, send, stage

SAMPLE = 120
OWN = ("RUN", "PERSON", "SUPPRESSED", "CACHE", "many")
RUN_ID = re.compile("[0-9a-z]{26}")
WRITES_A_KEY, READS_A_KEY = 1000, 3000
"""Units a second that one partition key takes: DynamoDB's documented limit."""
WORKERS = 50
"""The worker's maximum concurrency, as `app.py` sets it."""
HUBSPOT_A_10S, SEARCHES_A_S, GMAIL_A_MINUTE = 190, 5, 6000
"""Calls of a private app; searches of an account; quota units of one mailbox."""
GMAIL_UNITS = ((r"/threads$", 10), (r"/threads/[^/]+$", 40), (r"/drafts$", 10), (r"", 5))


@dataclass(frozen=True)
class Measured:
    """One lead's needs, on average: seconds, calls by service, units by kind of key."""

    seconds: float
    hubspot: float
    searches: float
    gmail_units: float
    by_key: dict[tuple[str, str], float]


def main() -> int:
    """Print both tables."""
    os.environ.update(LOG_LEVEL="CRITICAL", AWS_ACCESS_KEY_ID="bench", AWS_SECRET_ACCESS_KEY="bench")
    os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")
    found = measure()
    print(f"one lead: {found.seconds:.2f} s, {found.hubspot:.1f} HubSpot calls ({found.searches:.2f} searches), "
          f"{found.gmail_units:.0f} Gmail units\n")  # fmt: skip
    print("units a second on one partition key at 1,000 leads a minute, and leads a minute at the key's limit")
    for (kind, key), units in sorted(found.by_key.items(), key=lambda one: -one[1]):
        limit = WRITES_A_KEY if kind == "write" else READS_A_KEY
        print(f"  {kind:5} {key:22} {units * 1000 / 60:9.1f}   limit at {limit / units * 60:12,.0f} leads a minute")
    print("\na burst of leads, all at once: minutes until the queue is empty, and what it waits for")
    for count, workers, reps in (
        (1_000, 50, 3),
        (10_000, 50, 3),
        (100_000, 50, 3),
        (100_000, 50, 30),
        (100_000, 500, 30),
    ):
        minutes, reason = drain(found, count, workers, reps)
        print(f"  {count:7,} leads, {workers:3} workers, {reps:2} reps: {minutes:8.1f} min, waits most for {reason}")
    return 0


def measure() -> Measured:
    """Send leads through the product and count. The composer writes; the model is not among the limits here."""
    with stage(threads=4, model=False, delays=True) as made:
        send([lead(n) for n in range(20)], 0.0)
        ended(20)
        made.meter.by_key.clear()
        services = ("HUBSPOT", "GOOGLE")
        before = {name: len(get_json(f"{made.outside[name]}/_emulator/calls")["calls"]) for name in services}
        send([lead(n + 20) for n in range(SAMPLE)], 0.1)
        views = ended(SAMPLE + 20)
        calls = {name: get_json(f"{made.outside[name]}/_emulator/calls")["calls"][before[name] :] for name in services}
        by_key = Counter(made.meter.by_key)
    hubspot = [one["path"] for one in calls["HUBSPOT"] if "/submissions/" not in one["path"]]
    gmail = [one["path"] for one in calls["GOOGLE"] if one["path"].startswith("/gmail/")]
    return Measured(
        seconds=statistics.mean(_seconds(view) for view in views),
        hubspot=len(hubspot) / SAMPLE,
        searches=sum(path.endswith("/search") for path in hubspot) / SAMPLE,
        gmail_units=sum(map(_units, gmail)) / SAMPLE,
        by_key=_shared_keys(by_key),
    )


def _shared_keys(by_key: Counter[tuple[str, str]]) -> dict[tuple[str, str], float]:
    """Units a lead on the keys that leads share. A key that a lead has for itself takes no more when more leads come."""
    return {
        (kind, key): units / SAMPLE
        for (kind, key), units in by_key.items()
        if re.split("[# ]", key)[0] not in OWN
        and not RUN_ID.fullmatch(key)
        and (kind, "by_status") != ("read", key[:9])
    }


def drain(found: Measured, count: int, workers: int, reps: int) -> tuple[float, str]:
    """(minutes until all are done, what they wait for): workers that take one lead after another, under three limits."""
    limits = {
        "HubSpot's calls": found.hubspot * 10 / HUBSPOT_A_10S,
        "HubSpot's searches": found.searches / SEARCHES_A_S,
        "a mailbox's Gmail units": found.gmail_units * 60 / GMAIL_A_MINUTE / reps,
    }
    free = [0.0] * workers
    next_at = dict.fromkeys(limits, 0.0)
    done = 0.0
    for _ in range(count):
        at = heapq.heappop(free)
        for name, every_s in limits.items():
            at = max(at, next_at[name])
            next_at[name] = at + every_s
        done = at + found.seconds
        heapq.heappush(free, done)
    slowest = max(limits, key=lambda name: limits[name])
    return done / 60, slowest if limits[slowest] > found.seconds / workers else "a free worker"


def _units(path: str) -> int:
    return next(units for pattern, units in GMAIL_UNITS if re.search(pattern, path))


if __name__ == "__main__":
    sys.exit(main())
