"""The score of a lead, 0-100: a table of parts, each giving its points and the reason for them."""

from __future__ import annotations

from collections.abc import Callable

from chalicelib.domain.draft import ScorePart
from chalicelib.drafting.briefing import Findings
from chalicelib.text.roles import role_of, seniority_of

ROLE_POINTS = {"events": 15, "demand generation": 15, "marketing": 15, "sales": 10, "executive": 10}
INTENT_POINTS = {
    "demo": 20, "pricing": 18, "question": 12, "partnership": 5, "support": 4, "not_now": 3, "general": 6,
    "job": -50, "spam": -80, "unsubscribe": -80,
}  # fmt: skip
SIZES = ((1000, 15), (50, 12), (10, 8), (1, 3))
"""(employees at least, points)."""
RELATION = {"customer": 8, "opportunity": 8, "salesqualifiedlead": 6, "marketingqualifiedlead": 5, "evangelist": 5}

Part = Callable[[Findings, str], ScorePart]


def parts(findings: Findings, intent: str) -> tuple[ScorePart, ...]:
    """Every part that gives or takes points."""
    return tuple(part for part in (rule(findings, intent) for rule in PARTS) if part.points)


def total(found: tuple[ScorePart, ...]) -> int:
    """The score, kept within 0-100."""
    return max(0, min(100, sum(part.points for part in found)))


def _seniority(findings: Findings, _intent: str) -> ScorePart:
    points, reason = seniority_of(title(findings))
    return ScorePart(points=points, reason=reason)


def _function(findings: Findings, _intent: str) -> ScorePart:
    role = role_of(title(findings))
    return ScorePart(points=ROLE_POINTS.get(role, 4 if role else 0), reason=f"works in {role}")


def _size(findings: Findings, _intent: str) -> ScorePart:
    employees = (findings.company and findings.company.employees) or 0
    points = next((points for least, points in SIZES if employees >= least), 0)
    return ScorePart(points=points, reason=f"company of {employees}")


def _address(findings: Findings, _intent: str) -> ScorePart:
    inquiry = findings.inquiry
    if inquiry.disposable:
        return ScorePart(points=-25, reason="a throw-away address")
    if inquiry.free_mail or not inquiry.business_domain:
        return ScorePart(points=-5, reason="a private address")
    return ScorePart(points=10, reason="writes from a company's domain")


def _specificity(findings: Findings, _intent: str) -> ScorePart:
    words = len(findings.inquiry.message.split())
    points = 10 if words >= 30 else 6 if words >= 10 else 2 if words else 0
    return ScorePart(points=points, reason=f"a message of {words} words")


def _intent(_findings: Findings, intent: str) -> ScorePart:
    return ScorePart(points=INTENT_POINTS.get(intent, 0), reason=f"the message: {intent}")


def _relation(findings: Findings, _intent: str) -> ScorePart:
    stage = findings.contact.lifecycle_stage if findings.contact else ""
    return ScorePart(points=RELATION.get(stage, 0), reason=f"already {stage} in HubSpot")


def _correspondence(findings: Findings, _intent: str) -> ScorePart:
    return ScorePart(points=8 if findings.thread else 0, reason="we have written with them before")


def _reachable(findings: Findings, _intent: str) -> ScorePart:
    return ScorePart(points=4 if findings.slots else 0, reason="working hours overlap with the rep's")


PARTS: tuple[Part, ...] = (
    _seniority, _function, _size, _address, _specificity, _intent, _relation, _correspondence, _reachable,
)  # fmt: skip


def title(findings: Findings) -> str:
    """The job title: as the form says, else as HubSpot knows it."""
    return findings.inquiry.title or (findings.contact.title if findings.contact else "")
