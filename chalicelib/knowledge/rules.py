"""Whether an answer may be used today: internal, expired, contradictory, or usable. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from chalicelib.domain.knowledge import Answer, Usable

SOON = timedelta(days=30)
"""How long before its last day an answer is said to expire soon."""


def expired(answers: Sequence[Answer], today: date) -> tuple[Answer, ...]:
    """The answers whose last day of use is over."""
    return tuple(answer for answer in answers if answer.review_by < today)


def expiring(answers: Sequence[Answer], today: date) -> tuple[Answer, ...]:
    """The answers that may still be used, and not for much longer."""
    return tuple(answer for answer in answers if today <= answer.review_by < today + SOON)


def standings(answers: Sequence[Answer], today: date) -> Mapping[str, Usable]:
    """Each answer's standing by its id. `today` is on the rep's clock."""
    return {answer.answer_id: _alone(answer, today) for answer in answers}


def notices(answers: Sequence[Answer], standing: Mapping[str, Usable]) -> Iterator[str]:
    """A sentence for the reviewer about each of these answers that may not be used."""
    for answer in answers:
        match standing[answer.answer_id]:
            case "expired":
                yield f'"{answer.heading}" ({answer.file}) expired on {answer.review_by:%Y-%m-%d}; its owner is {answer.owner}.'
            case "contradictory":
                yield f'"{answer.heading}" ({answer.file}) and another answer contradict each other; its owner is {answer.owner}.'
            case "internal":
                yield f'"{answer.heading}" ({answer.file}) is for us alone; its owner is {answer.owner}.'


def _alone(answer: Answer, today: date) -> Usable:
    """In the order that counts: what is internal stays so, expired or not."""
    if answer.internal:
        return "internal"
    return "expired" if answer.review_by < today else "usable"
