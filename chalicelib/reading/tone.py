"""The tone of a message: what moment a reply must fit."""

from __future__ import annotations

from collections.abc import Sequence

from chalicelib.domain.reading import Tone
from chalicelib.text.cues import Hit, Wordy

TONES: tuple[Tone, ...] = ("angry", "urgent", "annoyed", "sceptical", "formal", "casual", "friendly")
LEAST: dict[Tone, int] = {
    "angry": 6,
    "urgent": 4,
    "annoyed": 4,
    "sceptical": 4,
    "formal": 4,
    "casual": 4,
    "friendly": 2,
}
CURT = 7
"""Words of a message that has no more of them, and no courtesy."""
SHOUTED = 3
"""Words in capitals, of more than three letters, that are shouting."""


def tone(read: Wordy, hits: Sequence[Hit], troubled: bool) -> tuple[Tone, str]:
    """The tone, and the words it rests on. `troubled`: a customer who complains or cannot work."""
    weights = {kind: sum(hit.weight for hit in hits if hit.label == f"tone.{kind}") for kind in TONES}
    if _shouts(read):
        weights["angry"] += 4
    if troubled:
        weights["angry"] += 2
        weights["friendly"] -= 4
    for kind in TONES:
        if weights[kind] >= LEAST[kind]:
            return kind, next((hit.words for hit in hits if hit.label == f"tone.{kind}"), "")
    courteous = weights["friendly"] > 0 or weights["formal"] > 0
    return ("curt" if 0 < len(read.tokens) <= CURT and not courteous else "neutral"), ""


def _shouts(read: Wordy) -> bool:
    words = (read.text[token.start : token.end] for token in read.tokens)
    return sum(len(word) > 3 and word.isupper() and word.isalpha() for word in words) >= SHOUTED
