"""The times of day of one proposal: ranges, bounds, and points. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import time

from chalicelib.text.dates_mention import AFTER, AROUND, BEFORE, FROM, UNTIL, Mention

Hours = tuple[time, time]
FIRST, LAST = time(0), time(23, 59)
A_POINT = 60
"""Minutes that a bare time of day gives to a meeting on a day that is open."""


def points_of(mentions: Sequence[Mention]) -> tuple[time, ...]:
    """The exact times of day."""
    return tuple(
        mention.opens for mention in mentions if mention.kind == "clock" and not mention.bound and mention.opens
    )


def region(mention: Mention) -> Hours:
    """From when to when a mention reaches."""
    opens, closes = mention.opens or FIRST, mention.closes
    if closes is not None:
        return {AFTER: (closes, LAST), FROM: (opens, LAST), BEFORE: (FIRST, opens), UNTIL: (FIRST, closes)}.get(
            mention.bound, (opens, closes)
        )
    around = (_moved(opens, -60), _moved(opens, 90))
    point = (opens, _moved(opens, A_POINT))
    return {
        AFTER: (opens, LAST),
        FROM: (opens, LAST),
        BEFORE: (FIRST, opens),
        UNTIL: (FIRST, opens),
        AROUND: around,
    }.get(mention.bound, point)


def hours_of(mentions: Sequence[Mention], *, exact: bool) -> tuple[Hours, ...]:
    """Ranges to choose from. Bounds narrow what is named beside them; points are left out where they are `exact` proposals."""
    bounds = [region(mention) for mention in mentions if _is_bound(mention)]
    points = [region(mention) for mention in mentions if mention.kind == "clock" and not _is_bound(mention)]
    ranges = [region(mention) for mention in mentions if mention.kind in {"hours", "part"} and not _is_bound(mention)]
    wide = [] if exact else points or ranges
    if not bounds:
        return _real(wide)
    narrow = (max(opens for opens, _ in bounds), min(closes for _, closes in bounds))
    if narrow[0] >= narrow[1]:
        return _real(bounds)
    return _real((max(opens, narrow[0]), min(closes, narrow[1])) for opens, closes in wide) or (narrow,)


def _real(hours: Iterable[Hours]) -> tuple[Hours, ...]:
    """Each once, without those that hold no time."""
    return tuple(dict.fromkeys(pair for pair in hours if pair[0] < pair[1]))


def _is_bound(mention: Mention) -> bool:
    return mention.bound in {AFTER, FROM, BEFORE, UNTIL}


def _moved(at: time, minutes: int) -> time:
    """Within the same day."""
    moved = min(max(at.hour * 60 + at.minute + minutes, 0), 23 * 60 + 59)
    return time(moved // 60, moved % 60)
