"""How they want to be answered."""

from __future__ import annotations

from collections.abc import Sequence

from chalicelib.text.cues import Hit

SAID: dict[str, str] = {
    "prefer.phone": "phone", "prefer.email": "email", "prefer.no_phone": "no phone", "prefer.no_meetings": "no meetings",
    "prefer.portal": "portal",
}  # fmt: skip


def preference(hits: Sequence[Hit]) -> str:
    """phone, email, portal, no phone, no meetings, joined by ", "; empty when they do not say."""
    labels = {hit.label for hit in hits}
    if "prefer.no_phone" in labels:
        labels.discard("prefer.phone")
    return ", ".join(said for label, said in SAID.items() if label in labels)
