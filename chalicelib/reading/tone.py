"""The words that a tone rests on."""

from __future__ import annotations

from collections.abc import Sequence

from chalicelib.domain.reading import Tone
from chalicelib.text.cues import Hit


def words_of(tone: Tone, hits: Sequence[Hit]) -> str:
    """The strongest words of a message that speak for a tone; empty where it follows from the absence of others."""
    speaking = [hit for hit in hits if hit.label == f"tone.{tone}"]
    return max(speaking, key=lambda hit: hit.weight).words if speaking else ""
