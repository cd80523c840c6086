"""A linear classifier over `features`, with weights that `python -m evals.train` makes from the labeled messages.

It weighs what the cues and words of a message speak for, where that beats the rules: see `judgment`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

WEIGHTS = Path(__file__).with_name("weights.json")
SCALE = 100
"""Weights are kept as whole hundredths."""
Head = dict[str, dict[str, int]]
"""Feature -> label -> weight."""


@cache
def heads() -> dict[str, Head]:
    """The weights by head: sender_kind, tone."""
    loaded: dict[str, Head] = json.loads(WEIGHTS.read_text("utf-8"))
    return loaded


def scores(head: str, features: Mapping[str, float]) -> dict[str, float]:
    """What each label of a head comes to; labels that nothing speaks for are missing."""
    weights, sums = heads()[head], dict[str, float]()
    for name, value in features.items():
        for label, weight in weights.get(name, {}).items():
            sums[label] = sums.get(label, 0.0) + value * weight / SCALE
    return sums


def likeliest(head: str, features: Mapping[str, float]) -> str:
    """The likeliest label of a head."""
    sums = scores(head, features)
    return max(sums, key=lambda label: (sums[label], label))
