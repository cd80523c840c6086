"""Ids that sort by time and never collide."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256

DRAFT_HEADER = "X-Sales-Agent-Draft"
"""The header by which a draft is known as ours. It repeats the Message-ID that we chose: Gmail may replace that."""
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: sorts as the bits do


def run_id(submission_key: str, started_at: datetime) -> str:
    """Id of the one run of a submission: 26 characters, a ULID's layout.

    48 bits of milliseconds make it sort by time; 80 bits of the key's digest make it unique however many start in one
    millisecond, and let the run be found by its submission alone (see `run_part`).
    """
    return _base32(int(started_at.timestamp() * 1000), 10) + run_part(submission_key)


def started_at(run_id: str) -> datetime:
    """When the run of an id began, in UTC. Raises ValueError for what is no run id."""
    if len(run_id) != 26 or not set(run_id) <= set(ALPHABET):
        raise ValueError("This is no run id.")
    number = 0
    for char in run_id[:10]:
        number = number * 32 + ALPHABET.index(char)
    return datetime.fromtimestamp(number / 1000, UTC)


def first_id(at: datetime) -> str:
    """What every id of a run that began at or after a moment is at least."""
    return _base32(int(at.timestamp() * 1000), 10)


def run_part(submission_key: str) -> str:
    """The 16 characters of a run id that depend on the submission only."""
    return _base32(int.from_bytes(sha256(submission_key.encode()).digest()[:10], "big"), 16)


def part_of(run_id: str) -> str:
    """The submission's part of a run id."""
    return run_id[-16:]


def _base32(number: int, length: int) -> str:
    digits = []
    for _ in range(length):
        number, digit = divmod(number, 32)
        digits.append(ALPHABET[digit])
    return "".join(reversed(digits))
