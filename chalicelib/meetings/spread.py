"""Two or three times that are a choice: on different days, at different hours, lunch avoided. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import time, timedelta

from chalicelib.meetings.candidates import Candidate

FEWEST, MOST = 2, 3
GAPS = (timedelta(hours=2), timedelta(hours=1), timedelta(minutes=30))
"""How far apart two times stand, at best and where there is no room."""
NOON = time(12)
A_DAY, A_PART, LUNCH, AN_HOUR = 1000, 100, 60, 10
"""What it costs a time that another on the same day, or in the same half of the day, or at the same hour is chosen."""


def spread(
    taken: Sequence[Candidate], free: Sequence[Candidate], wanted: int, cost: Callable[[Candidate], int]
) -> list[Candidate]:
    """Up to `wanted` times with those that are `taken` already, the cheapest first."""
    chosen: list[Candidate] = []
    for gap in GAPS:
        while len(taken) + len(chosen) < (wanted if gap == GAPS[0] else FEWEST):
            apart = [
                one
                for one in free
                if all(abs(one.start - other.start) >= max(gap, one.length) for other in (*taken, *chosen))
            ]
            if not apart:
                break
            chosen.append(min(apart, key=lambda one: (cost(one) + _crowding(one, (*taken, *chosen)), one.start)))
    return chosen


def _crowding(one: Candidate, chosen: Sequence[Candidate]) -> int:
    """How little a time adds to those chosen: noon is lunch, and three times at the same hour are hardly a choice."""
    same_day = sum(one.here.date() == other.here.date() for other in chosen)
    same_part = sum((one.there.time() < NOON) == (other.there.time() < NOON) for other in chosen)
    same_hour = sum(one.there.hour == other.there.hour for other in chosen)
    lunch = NOON.hour in (one.here.hour, one.there.hour)
    return A_DAY * same_day + A_PART * same_part + LUNCH * lunch + AN_HOUR * same_hour
