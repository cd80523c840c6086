"""Who takes a lead from sales, by what it is about. A customer in trouble is never overruled towards selling."""

from __future__ import annotations

from collections.abc import Sequence

from chalicelib.domain.reading import Desk, Purpose, SenderKind

DESKS: dict[Purpose, Desk] = {
    "erasure": "privacy", "unsubscribe": "privacy", "access_request": "privacy", "complaint": "support", "support": "support",
    "billing": "billing", "contract_change": "billing", "careers": "careers", "partnership": "partner", "vendor_pitch": "ignore",
    "misdirected": "ignore",
}  # fmt: skip


def desk(purposes: Sequence[Purpose], kind: SenderKind) -> Desk:
    """The desk of the most important purpose that has one; none means that sales keeps it."""
    desks = [DESKS[purpose] for purpose in purposes if purpose in DESKS]
    if not desks and kind == "job_seeker":
        return "careers"
    if set(desks) == {"support", "billing"} and "billing" in purposes and "support" not in purposes:
        return "billing"  # a complaint about an invoice
    return desks[0] if desks else "none"
