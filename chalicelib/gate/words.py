"""Until when and by what means a held action can be released, in words; one place, so that every text says the same."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from chalicelib.domain.action import ActionRecord
from chalicelib.gate.ledger import PERFORMABLE


def held_note(records: Iterable[ActionRecord]) -> str:
    """What of a step's writes is held, and why, in a sentence for people; empty when nothing is."""
    reasons = dict.fromkeys(_held(record) for record in records if record.state == "held")
    return " ".join(reasons)


def _held(record: ActionRecord) -> str:
    until = f" until {record.expires_at:%d %b %Y %H:%M} UTC" if record.expires_at else ""
    return f"Held{until}: {record.reason}."


def release_hint(record: ActionRecord, *, draft_only: bool) -> str:
    """One or two sentences about a held action under what is deployed; empty when it is not held.

    Never promises what cannot be done: what no effect performs, and what only the end of a stop brings about.
    """
    if record.state != "held":
        return ""
    if record.held_by == "stop":
        return "Held by the emergency stop. Its run goes on by itself when the stop is lifted."
    until = f"Held until {record.expires_at:%d %b %Y %H:%M} UTC" if record.expires_at else "Held"
    if record.action.kind not in PERFORMABLE:
        return f"{until}. It cannot be released: no effect is registered for {record.action.kind}."
    key = record.action.key
    means = f"Release it with `make release KEY={key}` or POST /api/actions/{quote(key, safe='')}/release"
    return f"{until}. {means}{', once DRAFT_ONLY is off' if draft_only else ''}."
