"""What our earlier leads say about this one: actual outcomes as counts, and as a rate only from ten leads on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from chalicelib.domain.findings import Pattern, PatternsFound

SHOWN = 3
ENOUGH_FOR_A_RATE = 10
OUTCOMES = {
    "meeting": "led to a meeting",
    "replied": "were answered",
    "none": "came to nothing",
    "sent": "were sent, no reply yet",
    "drafted": "were drafted, outcome unknown",
}


def recalled(patterns: Sequence[Pattern]) -> PatternsFound:
    """A summary in words of comparable runs, given closest first."""
    if not patterns:
        return PatternsFound()
    counts = Counter(pattern.outcome for pattern in patterns)
    told = [
        f"{_share(counts[outcome], len(patterns))} {words}" for outcome, words in OUTCOMES.items() if counts[outcome]
    ]
    summary = f"of {len(patterns)}, {', '.join(told)}"
    return PatternsFound(alike=len(patterns), patterns=tuple(patterns[:SHOWN]), summary=summary)


def _share(count: int, of: int) -> str:
    return f"{count} ({100 * count // of} %)" if of >= ENOUGH_FOR_A_RATE else str(count)
