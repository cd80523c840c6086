"""What begins to happen when DRAFT_ONLY is turned off, in words; made from the gate's own tables."""

from __future__ import annotations

from chalicelib.gate.ledger import PERFORMABLE
from chalicelib.gate.policy import POLICY


def will_begin() -> list[str]:
    """What is held now and would then be done: only what a registered effect performs."""
    return [
        sentence + (", once a person has approved exactly it" if POLICY[kind][1] == "approval" else "")
        for kind, sentence in PERFORMABLE.items()
        if POLICY[kind][0] == "hold" and POLICY[kind][1] != "hold"
    ]
