"""Why somebody writes: several purposes, the most important first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, get_args

from chalicelib.domain.reading import Purpose
from chalicelib.text.cues import Hit


class Reason(NamedTuple):
    """A purpose, how strongly it is said, and the words it rests on."""

    purpose: Purpose
    weight: float
    words: str
    at: int = 0
    """Where in the message they stand."""


ORDER: tuple[Purpose, ...] = (
    "erasure", "unsubscribe", "access_request", "complaint", "support", "billing", "contract_change", "careers", "press",
    "vendor_pitch", "misdirected", "free_use", "competitor_research", "partnership", "tender", "security_review", "not_now",
    "referral", "follow_up", "quote", "pricing", "question", "demo", "call", "file_request", "information",
)  # fmt: skip
"""Which purpose decides what is done, where several are said."""
ALONE: frozenset[Purpose] = frozenset(
    {"erasure", "unsubscribe", "access_request", "billing", "contract_change", "careers", "press", "vendor_pitch",
     "misdirected", "free_use", "competitor_research", "partnership", "tender"}
)  # fmt: skip
"""Beside these nothing that one sells by counts: who applies for a job does not ask for a demo."""
SELLING: frozenset[Purpose] = frozenset(
    {"quote", "pricing", "question", "demo", "call", "file_request", "information", "security_review", "not_now", "free_use",
     "follow_up", "referral"}
)  # fmt: skip
LEAST: Mapping[Purpose, float] = {
    "erasure": 2, "unsubscribe": 4, "access_request": 4, "complaint": 3, "support": 4, "billing": 4, "contract_change": 4, "careers": 4,
    "press": 4, "vendor_pitch": 5, "misdirected": 4, "free_use": 4, "competitor_research": 4, "partnership": 4, "tender": 4,
    "security_review": 4, "not_now": 2, "referral": 4, "follow_up": 4, "quote": 4, "pricing": 2, "question": 1, "demo": 2, "call": 2,
    "file_request": 2, "information": 2,
}  # fmt: skip
BUYING: frozenset[Purpose] = frozenset({"quote", "pricing", "question", "demo", "call", "file_request"})
"""Among these, what is said first comes first."""
GREATER: Mapping[Purpose, frozenset[Purpose]] = {"pricing": frozenset({"quote"}), "call": frozenset({"demo"})}
"""A purpose says nothing beside one that holds it: who wants a quotation asks for a price, a demo is held in a call."""
MOST = 3
MOST_WEIGHT = 12.0


def reasons(hits: Iterable[Hit]) -> dict[Purpose, Reason]:
    """How strongly each purpose is said; cues that overlap count once."""
    names = frozenset(get_args(Purpose))
    read: dict[Purpose, Reason] = {}
    ends: dict[str, int] = {}
    for hit in hits:
        if hit.label not in names or hit.start < ends.get(hit.label, 0):
            continue
        ends[hit.label] = hit.end
        purpose: Purpose = hit.label  # type: ignore[assignment]  # checked just above
        before = read.get(purpose, Reason(purpose, 0, hit.words, hit.start))
        read[purpose] = before._replace(weight=min(MOST_WEIGHT, before.weight + hit.weight))
    return read


def ranked(said: Mapping[Purpose, Reason]) -> tuple[Reason, ...]:
    """The purposes that are said strongly enough, most important first; at most three."""
    enough = [said[purpose] for purpose in ORDER if purpose in said and said[purpose].weight >= LEAST[purpose]]
    alone = [reason for reason in enough if reason.purpose in ALONE]
    if alone:
        strongest = max(alone, key=lambda reason: reason.weight)
        enough = [strongest, *(r for r in enough if r.purpose not in SELLING and r.purpose not in ALONE)]
    buying = sorted((reason for reason in enough if reason.purpose in BUYING), key=lambda reason: reason.at)
    others = [reason for reason in enough if reason.purpose not in BUYING and reason.purpose != "information"]
    return tuple(_without_lesser([*others, *buying, *(r for r in enough if r.purpose == "information")]))[:MOST]


def _without_lesser(reasons: Sequence[Reason]) -> Iterable[Reason]:
    """Information is what somebody wants who says nothing else; a price is asked for by who wants a quotation."""
    purposes = {reason.purpose for reason in reasons}
    for reason in reasons:
        if reason.purpose == "information" and purposes - {"information"}:
            continue
        if purposes & GREATER.get(reason.purpose, frozenset()):
            continue
        yield reason
