"""What somebody is to us, as far as the message says."""

from __future__ import annotations

from collections.abc import Sequence

from chalicelib.domain.reading import Purpose, SenderKind
from chalicelib.text.cues import Hit

BY_PURPOSE: dict[Purpose, SenderKind] = {
    "careers": "job_seeker", "press": "press", "vendor_pitch": "vendor", "partnership": "partner", "competitor_research": "competitor",
    "support": "customer", "billing": "customer", "contract_change": "customer", "complaint": "customer",
    "access_request": "private_person", "misdirected": "private_person",
}  # fmt: skip
LEAST = 4


def sender(purposes: Sequence[Purpose], hits: Sequence[Hit], *, private_address: bool) -> tuple[SenderKind, str]:
    """The kind of sender, and the words it rests on."""
    weights = {
        kind: sum(hit.weight for hit in hits if hit.label == f"kind.{kind}")
        for kind in ("student", "customer", "private_person")
    }
    words = {hit.label.removeprefix("kind."): hit.words for hit in reversed(hits)}
    first = next((BY_PURPOSE[purpose] for purpose in purposes if purpose in BY_PURPOSE), None)
    if "free_use" in purposes or (first in (None, "private_person") and weights["student"] >= LEAST):
        return ("student", words["student"]) if weights["student"] >= 2 else (first or "prospect", "")
    if first:
        return first, words.get(first, "")
    if "erasure" in purposes and private_address:
        return "private_person", ""
    if weights["private_person"] >= LEAST and private_address:
        return "private_person", words["private_person"]
    if weights["customer"] >= LEAST:
        return "customer", words["customer"]
    return "prospect", ""
