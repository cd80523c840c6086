"""The score of a lead, 0-100: a table of parts, each with the most it can give. A part that does not apply does not count.

Only leads that sales may sell to are scored. What belongs to another desk, or to nobody, has no score as a lead: 0, and why.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from chalicelib.domain.draft import ScorePart
from chalicelib.drafting.briefing import Findings
from chalicelib.drafting.handling import Case, Handling
from chalicelib.text.roles import role_of, seniority_of

UNSCORED = {"hand_over", "disqualify", "no_mail"}
UNSCORED_ROWS = {"tender"}
ROLE_POINTS = {"events": 10, "demand generation": 10, "marketing": 10, "sales": 8, "executive": 10}
PURPOSE_POINTS = {
    "quote": 40, "demo": 38, "call": 36, "pricing": 32, "referral": 36, "security_review": 30, "question": 26,
    "follow_up": 26, "file_request": 18, "information": 14, "not_now": 6, "free_use": 1,
}  # fmt: skip
MOST_FOR_PURPOSE = 40
SIZES = ((1000, 12), (200, 10), (50, 8), (10, 5), (1, 2))
"""(employees at least, points)."""
STAGES = {
    "opportunity": 10, "salesqualifiedlead": 9, "customer": 8, "evangelist": 8, "marketingqualifiedlead": 6, "lead": 4,
    "subscriber": 2,
}  # fmt: skip
CAPS = {"later": 35, "free use": 10, "stranger": 10}
"""By row of the handling table: the most that such a lead can have."""


class Weighed(NamedTuple):
    """What one part gives, of how much, and why."""

    points: int
    most: int
    reason: str


Part = Callable[[Case], Weighed | None]
"""None where the part does not apply: nothing is known, so nothing counts."""


def parts(case: Case, row: Handling) -> tuple[ScorePart, ...]:
    """Every part that gives or takes points; they add up to the score."""
    if row.next_step in UNSCORED or row.name in UNSCORED_ROWS:
        return (ScorePart(points=0, reason=f"not scored as a lead: {row.name}"),)
    weighed = [part for part in (rule(case) for rule in PARTS) if part]
    most = sum(part.most for part in weighed)
    scored = [ScorePart(points=round(100 * part.points / most), reason=part.reason) for part in weighed if part.points]
    over = max(0, sum(part.points for part in scored) - CAPS.get(row.name, 100))
    return (*scored, *([ScorePart(points=-over, reason=f"no more for this kind of lead: {row.name}")] if over else []))


def total(found: tuple[ScorePart, ...]) -> int:
    """The score, kept within 0-100."""
    return max(0, min(100, sum(part.points for part in found)))


def _purpose(case: Case) -> Weighed:
    points = max((PURPOSE_POINTS.get(purpose, 0) for purpose in case.reading.purposes), default=8)
    return Weighed(points, MOST_FOR_PURPOSE, f"the message: {(case.main or 'nothing in it').replace('_', ' ')}")


def _seniority(case: Case) -> Weighed | None:
    role = title(case.findings)
    points, reason = seniority_of(role)
    return Weighed(points * 3 // 4, 15, reason) if role else None


def _function(case: Case) -> Weighed | None:
    role = role_of(title(case.findings))
    return Weighed(ROLE_POINTS.get(role, 5), 10, f"works in {role}") if role else None


def _size(case: Case) -> Weighed | None:
    employees = (case.findings.company and case.findings.company.employees) or 0
    points = next((points for least, points in SIZES if employees >= least), 0)
    return Weighed(points, 12, f"company of {employees}") if employees else None


def _address(case: Case) -> Weighed:
    inquiry = case.findings.inquiry
    if inquiry.disposable:
        return Weighed(-25, 10, "a throw-away address")
    if inquiry.free_mail or not inquiry.business_domain:
        return Weighed(0, 10, "a private address")
    return Weighed(10, 10, "writes from a company's domain")


def _specifics(case: Case) -> Weighed:
    """How much they tell: what they ask, when, with whom, and figures of their own."""
    reading = case.reading
    told = (len(reading.asks) >= 1, len(reading.asks) >= 2, reading.wish.about_time, bool(reading.deadlines))
    figures = any(char.isdigit() for char in reading.body)
    points = 3 * sum(told) + 3 * figures + 3 * (len(reading.body.split()) >= 20)
    return Weighed(
        min(points, 15),
        15,
        f"tells {'much' if points >= 9 else 'something' if points else 'little'} about what they need",
    )


def _deadline(case: Case) -> Weighed | None:
    return Weighed(8, 8, "has a date of their own to meet") if case.reading.deadlines else None


def _stage(case: Case) -> Weighed | None:
    stage = case.findings.contact.lifecycle_stage if case.findings.contact else ""
    return Weighed(STAGES[stage], 10, f"already {stage} in HubSpot") if stage in STAGES else None


def _correspondence(case: Case) -> Weighed | None:
    return Weighed(8, 8, "we have written with them before") if case.findings.thread else None


PARTS: tuple[Part, ...] = (
    _purpose, _seniority, _function, _size, _address, _specifics, _deadline, _stage, _correspondence,
)  # fmt: skip


def title(findings: Findings) -> str:
    """The job title: as the form says, else as HubSpot knows it."""
    return findings.inquiry.title or (findings.contact.title if findings.contact else "")
