"""The next step for a lead: the row of the handling table that applies, the lead's score, and how urgent it is."""

from __future__ import annotations

from typing import Literal

from chalicelib.domain.draft import NextStep, Plan
from chalicelib.domain.knowledge import KnowledgeMatched
from chalicelib.domain.reading import Reading
from chalicelib.drafting import scoring
from chalicelib.drafting.briefing import Findings
from chalicelib.drafting.handling import Case, Handling, contact_of, handling_of, told

__all__ = ["plan", "wants_asset"]

HOT_SCORE = 60
URGENT = frozenset({"complaint", "support", "urgent", "tender"})
VERBS: dict[NextStep, str] = {
    "book": "book", "answer": "answer first", "send_asset": "send a file", "nurture": "leave the door open",
    "hand_over": "hand over", "disqualify": "decline", "no_mail": "write nothing",
}  # fmt: skip


def plan(findings: Findings, matched: KnowledgeMatched | None = None) -> Plan:
    """The one call to action for this lead, its reason, the score with its parts, and how urgent it is.

    `matched` is what the approved answers have for each ask; without it nothing is known of our own offer.
    """
    matched = matched or KnowledgeMatched()
    reading = findings.inquiry.reading
    case = Case(reading, findings, matched)
    row = handling_of(case)
    parts = scoring.parts(case, row)
    score = scoring.total(parts)
    contact = contact_of(row.desk, matched)
    return Plan(
        next_step=row.next_step,
        reason=row.reason,
        intent=case.main or "information",
        urgency=_urgency(case, row, score),
        score=score,
        parts=parts,
        approach=_approach(case, row),
        handling=row.name,
        times=row.times,
        desk=row.desk,
        contact=contact,
        tell=told(row, contact),
        matched=matched,
        wants_draft=row.next_step != "no_mail",
    )


def wants_asset(reading: Reading) -> bool:
    """Whether they ask for something to read."""
    return "file_request" in reading.purposes or any(ask.kind == "file" for ask in reading.asks)


def _urgency(case: Case, row: Handling, score: int) -> Literal["high", "medium", "low"]:
    if row.name in URGENT or case.reading.tone in {"urgent", "angry"}:
        return "high"
    if row.next_step in {"disqualify", "nurture", "no_mail"} or row.name in {"application", "free use"}:
        return "low"
    return "high" if case.we_owe or (case.has("demo", "pricing", "quote") and score >= HOT_SCORE) else "medium"


def _approach(case: Case, row: Handling) -> str:
    known = " in a known thread" if case.findings.thread else ""
    return f"{VERBS[row.next_step]} after {(case.main or 'a form without a message').replace('_', ' ')}{known}"
