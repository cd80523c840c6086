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


class Listed(Protocol):
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


L = TypeVar("L", bound=Listed)


def meant(
    listed: Iterable[L],
    *,
    email: str,
    message: str,
    received_at: datetime,
    submitted_at: datetime | None,
    within: timedelta = RETRIED_FOR,
) -> L | None:
    """The newest submission by this person that the delivery can mean; None when there is none such.

    Not older than `within` before the delivery; of the same words when the delivery has words; within two minutes of
    the time that the delivery names, when it names one.
    """
    fitting = [
        one
        for one in listed
        if value(one, "email").lower() == email.strip().lower()
        and received_at - within <= one.submitted_at <= received_at + AHEAD
        and (not message.strip() or _folded(value(one, "message")) in ("", _folded(message)))
        and (submitted_at is None or abs(one.submitted_at - submitted_at) <= CLOSE)
    ]
    return max(fitting, key=lambda one: one.submitted_at, default=None)


def value(one: Listed, name: str) -> str:
    """The first value of a field, under any of its names."""
    names = ALIASES[name]
    return next((text for given, text in one.values if normalised(given) in names and text), "").strip()


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
