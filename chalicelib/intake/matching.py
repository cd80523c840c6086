"""Which of a form's submissions is meant by a delivery that names none. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from chalicelib.intake.payload import ALIASES, normalised

RETRIED_FOR = timedelta(days=4)
"""HubSpot brings a workflow webhook back for three days."""
CLOSE = timedelta(minutes=2)
AHEAD = timedelta(minutes=1)
"""Clocks differ."""


class ListedSubmission(Protocol):
    """A submission as the forms API lists it."""

    @property
    def conversion_id(self) -> str:
        """HubSpot's id of the submission."""

    @property
    def submitted_at(self) -> datetime:
        """When it was made; UTC."""

    @property
    def values(self) -> tuple[tuple[str, str], ...]:
        """Names and values, repeated names kept."""

    @property
    def page_url(self) -> str:
        """The page that the form stood on."""


S = TypeVar("S", bound=ListedSubmission)


def matching_submission(
    listed: Iterable[S],
    *,
    email: str,
    message: str,
    received_at: datetime,
    submitted_at: datetime | None,
    within: timedelta = RETRIED_FOR,
) -> S | None:
    """The newest submission by this person that the delivery can mean; None when there is none.

    Not older than `within` before the delivery; of the same words when the delivery has words; within two minutes of
    the time that the delivery names, when it names one.
    """
    candidates = [
        submission
        for submission in listed
        if first_value(submission, "email").lower() == email.strip().lower()
        and received_at - within <= submission.submitted_at <= received_at + AHEAD
        and (not message.strip() or _folded(first_value(submission, "message")) in ("", _folded(message)))
        and (submitted_at is None or abs(submission.submitted_at - submitted_at) <= CLOSE)
    ]
    return max(candidates, key=lambda submission: submission.submitted_at, default=None)


def first_value(submission: ListedSubmission, field: str) -> str:
    """The first value of a field, under any of its names."""
    names = ALIASES[field]
    return next((text for name, text in submission.values if normalised(name) in names and text), "").strip()


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
