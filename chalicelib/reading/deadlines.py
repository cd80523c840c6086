"""What is due when, in the message's own words."""

from __future__ import annotations

from collections.abc import Sequence

from chalicelib.domain.reading import Evidence
from chalicelib.reading.sentences import Message, Sentence
from chalicelib.text.cues import Hit
from chalicelib.text.folding import folded

MOST = 4
TODAY = frozenset(
    {
        "today",
        "tonight",
        "heute",
        "hoy",
        "hoje",
        "oggi",
        "vandaag",
        "idag",
        "aujourd",
        "dzis",
        "dnes",
        "morgen",
        "tomorrow",
    }
)
REACH = 40
"""Characters between the word that says "by" and the date."""


def deadlines(message: Message, skipped: Sequence[tuple[int, int]] = ()) -> tuple[Evidence, ...]:
    """The deadlines of a message; `skipped` are spans about when to meet."""
    made = []
    for sentence in message.sentences:
        hit = _due(message, sentence)
        if hit and not any(start < hit.end and hit.start < end for start, end in skipped):
            made.append(Evidence(value=sentence.text[:300], words=hit.words))
    return tuple(made[:MOST])


def _due(message: Message, sentence: Sentence) -> Hit | None:
    """The words of a date that something is due by."""
    days = [hit for hit in sentence.hits if hit.label == "when"]
    for hit in sentence.hits:
        if hit.label == "due" and hit.weight >= 4 and not days:
            return hit
        near = next(
            (day for day in days if 0 <= day.start - hit.end <= REACH or day.start <= hit.start < day.end), None
        )
        if hit.label == "due" and near:
            words = " ".join(message.read.text[hit.start : near.end].split())
            return Hit("due", 2, hit.start, near.end, words)
    return _today(message, sentence, days)


def _today(message: Message, sentence: Sentence, days: Sequence[Hit]) -> Hit | None:
    """What is wanted today, where it is no meeting that they wish for."""
    wanted = sentence.asks or sentence.has("request")
    meeting = sentence.has("call", "demo") and not message.of("complaint")
    return next((day for day in days if folded(day.words) in TODAY), None) if wanted and not meeting else None
