"""The next step for a lead: one readable table of rules, the first that applies wins."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from chalicelib.domain.draft import NextStep, Plan
from chalicelib.drafting import scoring
from chalicelib.drafting.briefing import Findings
from chalicelib.text.intents import ASSET_PHRASES, STUDENT_PHRASES, URGENT_PHRASES, intent_of, says_any
from chalicelib.text.quoting import bare, questions
from chalicelib.text.roles import role_of

__all__ = ["asked", "plan", "role_of", "wants_asset"]

LOW_SCORE = 30
HOT_SCORE = 60
NO_ANSWER_WANTED = frozenset({"unsubscribe", "opted out"})
VERBS: dict[NextStep, str] = {
    "book": "book", "answer": "answer first", "send_asset": "send a file",
    "nurture": "leave the door open", "disqualify": "decline",
}  # fmt: skip
AFTER = {
    "demo": "a demo request", "pricing": "a pricing question", "question": "a question", "support": "a support request",
    "not_now": "a wish for later", "partnership": "a partnership offer", "job": "an application", "spam": "a sales pitch",
    "unsubscribe": "an unsubscribe request", "general": "a general message",
}  # fmt: skip


class Seen(NamedTuple):
    """What the rules look at."""

    findings: Findings
    intent: str
    score: int


class Rule(NamedTuple):
    """One row: when it applies, what follows, and why, for people."""

    name: str
    applies: Callable[[Seen], bool]
    next_step: NextStep
    reason: str


def plan(findings: Findings) -> Plan:
    """The one call to action for this lead, its reason, the score with its parts, and how urgent it is."""
    intent = intent_of(findings.inquiry.message)
    found = scoring.parts(findings, intent)
    seen = Seen(findings, intent, scoring.total(found))
    rule = next(rule for rule in RULES if rule.applies(seen))
    return Plan(
        next_step=rule.next_step,
        reason=rule.reason,
        intent=intent,
        urgency=_urgency(seen, rule.next_step),
        score=seen.score,
        parts=found,
        approach=_approach(seen, rule.next_step),
        wants_draft=rule.name not in NO_ANSWER_WANTED,
    )


def asked(message: str) -> tuple[str, ...]:
    """The direct questions of a message that need an answer of their own: not those for a meeting, a price, or later."""
    plain = (bare(one) for one in questions(message))
    return tuple(one for one in plain if one and intent_of(one) not in {"demo", "pricing", "not_now"})


def wants_asset(findings: Findings) -> bool:
    """Whether the message asks for something to read."""
    return says_any(findings.inquiry.message, ASSET_PHRASES)


def _we_owe(seen: Seen) -> bool:
    return bool(seen.findings.thread and seen.findings.thread.owes == "us")


def _far_from_buying(seen: Seen) -> bool:
    inquiry = seen.findings.inquiry
    student = says_any(f"{inquiry.message} {inquiry.title}", STUDENT_PHRASES) or "student" in inquiry.title.casefold()
    private = inquiry.free_mail or inquiry.disposable
    return student or (private and seen.score < LOW_SCORE and seen.intent not in {"demo", "pricing"})


RULES = (
    Rule("opted out", lambda s: bool(s.findings.contact and s.findings.contact.opted_out), "disqualify",
         "They opted out of our mail, so nobody writes to them before a person has looked."),
    Rule("unsubscribe", lambda s: s.intent == "unsubscribe", "disqualify", "They ask not to be written to."),
    Rule("application", lambda s: s.intent == "job", "disqualify", "They are looking for work, not for what we sell."),
    Rule("pitch", lambda s: s.intent == "spam", "disqualify", "They are selling something to us."),
    Rule("support", lambda s: s.intent == "support", "answer", "They need help with what they have."),
    Rule("we owe", _we_owe, "answer", "We owe them an answer in a thread that is open; that comes first."),
    Rule("later", lambda s: s.intent == "not_now", "nurture", "They say that now is not the time; the door stays open."),
    Rule("asked", lambda s: bool(asked(s.findings.inquiry.message)), "answer",
         "They asked a direct question; the answer comes before any offer."),
    Rule("hot", lambda s: s.intent in {"demo", "pricing"} and bool(s.findings.slots), "book",
         "They ask for a demo or a price, and there are times to offer."),
    Rule("file", lambda s: bool(s.findings.assets) and wants_asset(s.findings), "send_asset",
         "They ask for something to read, and there is a file that fits and that they may open."),
    Rule("early", _far_from_buying, "nurture",
         "A private address or a student, and little that speaks of buying now."),
    Rule("slots", lambda s: bool(s.findings.slots), "book",
         "A working session is the default, and there are times to offer."),
    Rule("link", lambda s: bool(s.findings.rep.voice.booking_link), "book",
         "A working session is the default; no slot is known, so they choose on the booking page."),
    Rule("ask", lambda _s: True, "book",
         "A working session is the default; no slot is known, so they are asked for times."),
)  # fmt: skip


def _urgency(seen: Seen, next_step: NextStep) -> Literal["high", "medium", "low"]:
    if next_step in {"disqualify", "nurture"}:
        return "low"
    hot = seen.intent in {"demo", "pricing"} and seen.score >= HOT_SCORE
    pressed = says_any(seen.findings.inquiry.message, URGENT_PHRASES)
    return "high" if hot or pressed or _we_owe(seen) else "medium"


def _approach(seen: Seen, next_step: NextStep) -> str:
    known = " in a known thread" if seen.findings.thread else ""
    return f"{VERBS[next_step]} after {AFTER[seen.intent]}{known}"
