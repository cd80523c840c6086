"""Prices that go by size: the part of an approved answer that fits the count they name."""

from __future__ import annotations

import re
from typing import NamedTuple

from chalicelib.drafting.letters.details import count_in, count_of
from chalicelib.drafting.letters.selection import sentences, upper_first

LONGEST = 2_000
FIGURE = "Figure chosen by their count"
"""How the note to the reviewer begins."""
_UP_TO = re.compile(r"(?i)(?:up to|bis zu|bis|hasta|até|jusqu'à|jusqu’à) (\d[\d.,]{0,9}) ([^\W\d_]{3,20})")
_MORE = re.compile(
    r"(?i)(?:more than|over|above|mehr als|über|más de|mais de|plus de) (\d[\d.,]{0,9}) ([^\W\d_]{3,20})"
)


class Figure(NamedTuple):
    """The clause that applies to a count of a unit."""

    size: int
    unit: str
    clause: str
    covered: bool
    """Whether a listed price covers the count; otherwise the clause says what larger counts get."""
    why: str


def unit_of(text: str) -> str:
    """What a price goes by, in the plural, as the answer counts it; empty where it does not say."""
    found = _UP_TO.search(text[:LONGEST])
    return found[2] if found else ""


def tiered(text: str) -> bool:
    """Whether an answer has more than one price by size."""
    unit = unit_of(text)
    return bool(unit) and sum(1 for clause in _clauses(text) if _first_of(unit, clause)) > 1


def figure(text: str, ask: str, body: str) -> Figure | None:
    """The clause for the count of the answer's unit that they name; None without such a count, or with one clause only."""
    unit = unit_of(text)
    count = (count_in(ask) or count_of(body, unit)) if unit else None
    tiers = [(_number(found[1]), clause) for clause in _clauses(text) if (found := _first_of(unit, clause))]
    if count is None or len(tiers) < 2:
        return None
    fitting = [tier for tier in tiers if tier[0] >= count]
    if fitting:
        most, clause = min(fitting)
        return Figure(count, unit, _sentence(clause), True, f"{count} {unit}: the price for up to {most} {unit}")
    more = next((clause for clause in _clauses(text) if _MORE.search(clause)), "")
    return (
        Figure(count, unit, _sentence(more), False, f"{count} {unit}: more than any listed price covers")
        if more
        else None
    )


def _first_of(unit: str, clause: str) -> re.Match[str] | None:
    return next((found for found in _UP_TO.finditer(clause) if found[2].casefold() == unit.casefold()), None)


def _clauses(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for sentence in sentences(text[:LONGEST]) for part in sentence.split(";"))


def _sentence(clause: str) -> str:
    return upper_first(clause if clause.endswith(".") else f"{clause}.")


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))
