"""Each ask of a message with what the letter does about it, and the approved answer it rests on. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chalicelib.console.words import ASKS, Tone
from chalicelib.domain.draft import AskOutcome, Draft, Plan
from chalicelib.domain.knowledge import AskMatched
from chalicelib.domain.reading import Reading

DEFERRED = frozenset({"deferred", "expired", "internal", "contradictory", "withheld"})
UNDECIDED: tuple[str, Tone] = ("Not decided yet", "quiet")
UNTOLD: tuple[str, Tone] = ("See the draft", "quiet")
"""The letter is there, and does not say what it does with each ask."""


@dataclass(frozen=True)
class AskRow:
    """One ask for people. `words` are the message's own; `matched` has the answers and who owns the topic."""

    question: str
    words: str
    outcome: tuple[str, Tone]
    sources: tuple[str, ...] = ()
    """Facts of the Brief that the letter answers it with."""
    matched: AskMatched | None = None


def rows(reading: Reading | None, plan: Plan | None, draft: Draft | None) -> tuple[AskRow, ...]:
    """In the order of the message; asks that only the letter names come last."""
    matches, outcomes = plan.matched.asks if plan else (), draft.asks if draft else ()
    if matches or outcomes:
        return tuple(_decided(reading or Reading(), matches, outcomes))
    state = UNTOLD if draft and draft.body else UNDECIDED
    return tuple(AskRow(ask.text, ask.words, state) for ask in reading.asks) if reading else ()


def _decided(reading: Reading, matches: tuple[AskMatched, ...], outcomes: tuple[AskOutcome, ...]) -> Iterator[AskRow]:
    left = {_folded(outcome.question): outcome for outcome in outcomes}
    for match in matches:
        outcome = left.pop(_folded(match.question), None)
        words = reading.asks[match.ask].words if 0 <= match.ask < len(reading.asks) else ""
        yield AskRow(match.question, words, ASKS[_kind(match, outcome)], outcome.sources if outcome else (), match)
    for outcome in left.values():
        yield AskRow(outcome.question, "", ASKS[outcome.outcome], outcome.sources)


def _kind(match: AskMatched, outcome: AskOutcome | None) -> str:
    """The letter has the last word on whether; the knowledge says by whom, or why not."""
    if outcome is None:
        return match.status
    if outcome.outcome == "deferred":
        return match.status if match.status in DEFERRED else "unused" if match.answers else "deferred"
    return match.status if outcome.outcome == "answered" and match.status not in DEFERRED else outcome.outcome


def _folded(question: str) -> str:
    return " ".join(question.casefold().split()).rstrip("?.! ")
