"""When the prospect would like to meet, as far as the message says so plainly. Pure.

English, plus the most common phrases in Spanish and German. Whatever is not understood is ignored.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from chalicelib.text.spoken_time import DAYS, MONTHS

Part = Literal["morning", "afternoon"]

LONGEST = 20_000
"""Characters of a message that are read."""
MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS).lower()
WEEKDAYS = tuple(name.lower() for name in DAYS)
WEEKDAY = "|".join(WEEKDAYS)
DAY = rf"(?:(?P<weekday>{WEEKDAY})|(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: (?:of )?(?P<month>{MONTH}))?|(?P<month2>{MONTH}) (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)\b"

MORNING = re.compile(r"\b(?:mornings?|before noon|por las? ma[ñn]anas?|vormittags?)\b", re.I)
AFTERNOON = re.compile(r"\b(?:afternoons?|after lunch|por las? tardes?|nachmittags?)\b", re.I)
NOT_PART = re.compile(r"\b(?:not|no|never|except|but not)(?: in)?(?: the)? (mornings?|afternoons?)\b", re.I)
NEXT_WEEK = re.compile(r"\b(?:next week|la pr[oó]xima semana|la semana que viene|n[äa]chste[nr]? woche)\b", re.I)
THIS_WEEK = re.compile(r"\b(?:this week|esta semana|diese woche)\b", re.I)
TOMORROW = re.compile(r"\b(?:tomorrow|morgen fr[üu]h)\b", re.I)
NOT_BEFORE = re.compile(rf"\b(?:after|from|not before|starting(?: on| from)?|as of) {DAY}", re.I)
NOT_AFTER = re.compile(rf"\b(?:(?<!not )before|until|by|no later than) {DAY}", re.I)
ON_DAYS = re.compile(
    rf"\b(?P<but>but|except|not)? ?(?:on )?(?P<days>(?:{WEEKDAY})s?(?:(?:,| or| and|, or) (?:{WEEKDAY})s?)*)\b", re.I
)


@dataclass(frozen=True)
class Wishes:
    """What the message asks for. `not_after` is inclusive; empty sets mean no wish. `texts` name it for people."""

    not_before: date | None = None
    not_after: date | None = None
    weekdays: frozenset[int] = frozenset()
    parts: frozenset[Part] = frozenset()
    texts: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether there is a wish at all."""
        return bool(self.texts)


def wishes(message: str, today: date) -> Wishes:
    """The wishes in a message; an ambiguous date is the next one from `today` on."""
    message = message[:LONGEST]
    not_before, not_after, texts = _window(message, today)
    weekdays = _weekdays(message)
    parts = _parts(message)
    texts += [f"on {' or '.join(WEEKDAYS[day].title() for day in sorted(weekdays))}"] if weekdays else []
    texts += [f"{part}s" for part in sorted(parts)]
    return Wishes(not_before, not_after, weekdays, parts, tuple(texts))


Window = tuple[date | None, date | None, list[str]]
"""First and last day, both included, and the words that ask for them."""


def _window(message: str, today: date) -> Window:
    return _named_days(message, today) or _bounds(message, today)


def _named_days(message: str, today: date) -> Window | None:
    """Next week, this week, tomorrow; None when none of them is asked for."""
    monday, tomorrow = today - timedelta(days=today.weekday()), today + timedelta(days=1)
    named: tuple[tuple[re.Pattern[str], Window], ...] = (
        (NEXT_WEEK, (monday + timedelta(days=7), monday + timedelta(days=11), ["next week"])),
        (THIS_WEEK, (today, monday + timedelta(days=4), ["this week"])),
        (TOMORROW, (tomorrow, tomorrow, ["tomorrow"])),
    )
    return next((window for pattern, window in named if pattern.search(message)), None)


def _bounds(message: str, today: date) -> Window:
    """From, after, before, until a day."""
    after = NOT_BEFORE.search(message)
    first = _date(after, today) if after else None
    before = NOT_AFTER.search(message)
    last = _date(before, first or today) if before else None
    texts = [match[0].strip() for match, day in ((after, first), (before, last)) if match and day]
    return _first_included(after, first), _last_included(before, last), texts


def _first_included(after: re.Match[str] | None, first: date | None) -> date | None:
    inclusive = after and re.match(r"(?:from|not before|starting|as of)", after[0], re.I)
    return first if first is None or inclusive else first + timedelta(days=1)


def _last_included(before: re.Match[str] | None, last: date | None) -> date | None:
    exclusive = before and before[0].lower().startswith("before")
    return last - timedelta(days=1) if last and exclusive else last


def _date(found: re.Match[str], today: date) -> date | None:
    if found["weekday"]:
        ahead = (WEEKDAYS.index(found["weekday"].lower()) - today.weekday()) % 7 or 7
        return today + timedelta(days=ahead)
    day, month = int(found["day"] or found["day2"] or 0), found["month"] or found["month2"]
    if not month:
        return _next(today, lambda at: at.day == day, 62)
    number = next(n for n, name in enumerate(MONTHS, start=1) if name.lower().startswith(month.lower()[:3]))
    return _next(today, lambda at: (at.month, at.day) == (number, day), 366)


def _next(today: date, fits: Callable[[date], bool], within: int) -> date | None:
    return next((at for n in range(within) if fits(at := today + timedelta(days=n))), None)


def _weekdays(message: str) -> frozenset[int]:
    bounded = NOT_BEFORE.sub(" ", NOT_AFTER.sub(" ", message))
    wanted: set[int] = set()
    excluded: set[int] = set()
    for found in ON_DAYS.finditer(bounded):
        named = {day for day, name in enumerate(WEEKDAYS) if name in found["days"].lower()}
        (excluded if found["but"] else wanted).update(named)
    if excluded and not wanted:
        wanted = set(range(5))
    return frozenset(wanted - excluded)


def _parts(message: str) -> frozenset[Part]:
    refused = {found[1].lower().rstrip("s") for found in NOT_PART.finditer(message)}
    plain = NOT_PART.sub(" ", message)
    found: set[Part] = set()
    if MORNING.search(plain) or "afternoon" in refused:
        found.add("morning")
    if AFTERNOON.search(plain) or "morning" in refused:
        found.add("afternoon")
    return frozenset() if len(found) == 2 else frozenset(found)
