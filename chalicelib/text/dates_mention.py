"""A day or a time of day that a message names, and what it is read against. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from chalicelib.domain.reading import FaultyDate

AFTER, FROM, BEFORE, UNTIL, BETWEEN, AROUND = range(1, 7)
Kind = Literal["day", "span", "weekday", "anchored", "clock", "hours", "part"]


@dataclass(frozen=True)
class Frame:
    """What the words are read against: the day on their calendar, how they write dates, and how their week begins."""

    today: date
    month_first: bool = False
    """12/3 is 3 December."""
    dotted_dates: bool = False
    """3.12 is 3 December, and no time."""
    sunday_first: bool = False
    """Their week runs from Sunday to Thursday."""
    next_is_coming: bool = False
    """"Next Friday" is the first Friday after today, and not the one of next week."""


@dataclass(frozen=True)
class Mention:
    """A day, days, or a time of day. `start` and `end` are token positions, the end exclusive.

    `day`: `first`. `span`: `first` to `last`, inclusive. `weekday`: `weekdays`, recurring. `anchored`: the first of `weekdays`
    after the day named before it, or `plus` days later. `clock`: `opens`. `hours`, `part`: `opens` to `closes`. `bound` is AFTER ...
    AROUND, or 0. `named`: a single weekday as it was named (Friday), beside its date in `first`.
    """

    kind: Kind
    start: int
    end: int
    first: date | None = None
    last: date | None = None
    weekdays: tuple[int, ...] = ()
    opens: time | None = None
    closes: time | None = None
    bound: int = 0
    fault: FaultyDate | None = None
    plus: int = 0
    named: bool = False

    @property
    def of_days(self) -> bool:
        """Whether it names days rather than a time of day."""
        return self.kind in {"day", "span", "weekday", "anchored"}
