"""Days by their number: 14 December, Dec. 3rd, 12/3/2027, 3.12., Friday the 7th; with the weekday checked. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from chalicelib.domain.reading import DateFault, FaultyDate
from chalicelib.text.dates_mention import BETWEEN, Frame, Mention
from chalicelib.text.dates_tokens import Token

LONG_PAST = 45
"""A day without a year that lies fewer days back was meant, and is past; one further back is next year's."""
FEW = 5
"""Days in a list before their month: the 14th, 15th or 16th of December."""
_DIGITS = re.compile(r"\d{1,4}")
LEADS_DATE = frozenset(
    {"BOUND", "FILL", "AT", "IN", "WEEKDAY", "OR", "AND", "TO", "dash", "DAY", "pause", "stop", "WHICH", "FITS"}
)
NO_DATES = frozenset({"24/7", "9/11", "50/50", "7/24"})


class Read(NamedTuple):
    """Day, month (0: not said) and year (0: not said) as they stand, and where they end."""

    day: int
    month: int
    year: int
    end: int


def calendar_date(tokens: Sequence[Token], at: int, frame: Frame, bound: int) -> Mention | None:
    """A date, days from one to another, or the first of a list; with the weekday before it where there is one."""
    weekday, start = _weekday_before(tokens, at)
    ranged = None if weekday is not None else _days_of_month(tokens, start, bound, frame)
    if ranged:
        return ranged
    read = _read(tokens, start, frame, named=weekday is not None)
    if read is None:
        return None
    if weekday is None:
        weekday, end = _weekday_after(tokens, read.end)
        read = read._replace(end=end)
    return _mention(at, read, weekday, frame)


def _kind(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].kind if 0 <= at < len(tokens) else "stop"


def _value(tokens: Sequence[Token], at: int) -> int:
    return tokens[at].value if at < len(tokens) else 0


def _weekday_before(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    start = at + (_kind(tokens, at) == "WHICH")
    if _kind(tokens, start) != "WEEKDAY":
        return None, at
    weekday, start = tokens[start].value, start + 1
    while _kind(tokens, start) in {"FILL", "pause"} or (start < len(tokens) and tokens[start].text == "."):
        start += 1
        if start - at > 4:
            break
    return weekday, start


def _weekday_after(tokens: Sequence[Token], end: int) -> tuple[int | None, int]:
    """7 December (Friday)."""
    if end + 1 < len(tokens) and tokens[end].text == "(" and tokens[end + 1].kind == "WEEKDAY":
        return tokens[end + 1].value, end + 2
    return None, end


def _read(tokens: Sequence[Token], at: int, frame: Frame, *, named: bool) -> Read | None:
    readers: tuple[Callable[[], Read | None], ...] = (
        lambda: _in_figures(tokens, at, frame, named=named),
        lambda: _day_and_month(tokens, at),
        lambda: _month_and_day(tokens, at),
        lambda: _day_alone(tokens, at, named=named),
    )
    return next((read for each in readers if (read := each())), None)


def _in_figures(tokens: Sequence[Token], at: int, frame: Frame, *, named: bool) -> Read | None:
    kind = _kind(tokens, at)
    if kind not in {"iso", "date", "half", "dotted"}:
        return None
    numbers = [int(text) for text in _DIGITS.findall(tokens[at].text)]
    if kind == "iso":
        return _plausible(numbers[2], numbers[1], numbers[0], at + 1)
    share = tokens[at].text in NO_DATES or (at + 1 < len(tokens) and tokens[at + 1].text == "of")
    if kind == "half" and (share or not (named or _kind(tokens, at - 1) in LEADS_DATE)):
        return None
    if kind == "dotted" and not (frame.dotted_dates and (named or _kind(tokens, at - 1) in LEADS_DATE)):
        return None
    day, month = (
        (numbers[1], numbers[0]) if frame.month_first and "." not in tokens[at].text else (numbers[0], numbers[1])
    )
    day, month = (month, day) if month > 12 else (day, month)
    year = numbers[2] + (2000 if numbers[2] < 100 else 0) if len(numbers) > 2 else 0
    return _plausible(day, month, year, at + 1)


def _plausible(day: int, month: int, year: int, end: int) -> Read | None:
    return (
        Read(day, month, year, end)
        if 1 <= day <= 31 and 1 <= month <= 12 and (not year or 1900 < year < 2200)
        else None
    )


def _is_day(tokens: Sequence[Token], at: int) -> bool:
    return _kind(tokens, at) in {"number", "NUMBER", "ORDINAL"} and 1 <= _value(tokens, at) <= 31


def _day_and_month(tokens: Sequence[Token], at: int) -> Read | None:
    """14 December, the 14th of December 2026, 14. Dezember; the first of a list that ends in a month."""
    if not _is_day(tokens, at):
        return None
    here = _past_dots(tokens, at + 1)
    first_end = at + 1
    for _ in range(FEW):
        if _kind(tokens, here) == "MONTH":
            year, end = _year(tokens, here + 1)
            listed = _kind(tokens, at + 1) in {"pause", "OR", "AND"}
            return Read(tokens[at].value, tokens[here].value, year, first_end if listed else end)
        if _kind(tokens, here) not in {"pause", "OR", "AND"}:
            return None
        here = _past(tokens, here, {"pause", "OR", "AND", "FILL"})
        if not _is_day(tokens, here):
            return None
        here = _past_dots(tokens, here + 1)
    return None


def _past_dots(tokens: Sequence[Token], at: int) -> int:
    at += at < len(tokens) and tokens[at].text == "."
    return _past(tokens, at, {"FILL"})


def _past(tokens: Sequence[Token], at: int, kinds: Collection[str]) -> int:
    """The token after those of some kinds; three of them at most."""
    return next((here for here in range(at, at + 3) if _kind(tokens, here) not in kinds), at + 3)


def _year(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    here = at + (_kind(tokens, at) in {"pause", "FILL"})
    if _kind(tokens, here) == "number" and 2000 <= tokens[here].value <= 2100:
        return tokens[here].value, here + 1
    return 0, at


def _month_and_day(tokens: Sequence[Token], at: int) -> Read | None:
    """December 14th, Dec. 14, 2026."""
    if _kind(tokens, at) != "MONTH":
        return None
    here = _past_dots(tokens, at + 1)
    if _kind(tokens, here) != "number" or not _is_day(tokens, here):
        return None
    year, end = _year(tokens, here + 1)
    return Read(tokens[here].value, tokens[at].value, year, end)


def _day_alone(tokens: Sequence[Token], at: int, *, named: bool) -> Read | None:
    """The 7th; Friday 7; not the 3rd time."""
    if _kind(tokens, at) != "number" or not _is_day(tokens, at):
        return None
    led = _kind(tokens, at - 1) == "FILL" and tokens[at - 1].text in ARTICLES
    if not tokens[at].ordinal and _kind(tokens, at + 1) in {"OR", "TO", "dash"} and _kind(tokens, at + 2) == "number":
        return None
    clear = tokens[at].ordinal or tokens[at - 1].text in BARE_ARTICLES
    if not named and not (led and clear):
        return None
    if _kind(tokens, at + 1) in {
        "word",
        "AMPM",
        "WEEK",
        "TRAIL",
        "MONTHS",
        "MEET",
        "EVENT",
        "PART",
    } and not _fine_after(tokens, at + 1):
        return None
    return Read(tokens[at].value, 0, 0, at + 1)


ARTICLES = frozenset(["the", "on", "el", "le", "il", "o", "den", "de", "op", "am", "dia", "dnia", "giorno"])
BARE_ARTICLES = frozenset(["el", "le", "il", "am", "dia", "dnia", "den", "op", "giorno"])
"""After these a bare number is a day of the month."""
FINE_AFTER = frozenset(
    [
        "would",
        "works",
        "is",
        "if",
        "please",
        "suits",
        "in",
        "or",
        "and",
        "our",
        "my",
        "as",
        "could",
        "we",
        "i",
        "then",
        "onwards",
        "at",
        "um",
        "a",
        "as",
        "alle",
        "om",
        "kl",
        "o",
        "oder",
        "ou",
        "y",
        "e",
        "et",
        "si",
        "wenn",
    ]
)


def _fine_after(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].text in FINE_AFTER


def _days_of_month(tokens: Sequence[Token], at: int, bound: int, frame: Frame) -> Mention | None:
    """3 to 10 December, December 3-10, between 14 and 16 December."""
    first = _kind(tokens, at) == "MONTH"
    start = at + first
    if not _is_day(tokens, start) or _kind(tokens, start) == "NUMBER":
        return None
    here = _past_dots(tokens, start + 1)
    if not (
        _kind(tokens, here) in {"TO", "dash"}
        or _until(tokens, here)
        or (bound == BETWEEN and _kind(tokens, here) == "AND")
    ):
        return None
    last = _past(tokens, here + 1, {"FILL"})
    if not _is_day(tokens, last):
        return None
    after = _past_dots(tokens, last + 1)
    named = at if first else after
    if _kind(tokens, named) != "MONTH":
        return None
    return _span_of(
        tokens,
        at,
        (_value(tokens, start), _value(tokens, last), _value(tokens, named)),
        (last if first else after) + 1,
        frame,
    )


def _until(tokens: Sequence[Token], at: int) -> bool:
    return _kind(tokens, at) == "BOUND" and tokens[at].value == 4


def _span_of(tokens: Sequence[Token], at: int, days: tuple[int, int, int], end: int, frame: Frame) -> Mention | None:
    opens, closes, month = days
    year, end = _year(tokens, end)
    first = _resolved(Read(opens, month, year, end), frame)
    last = _date(first.year, month, closes) if first else None
    return Mention("span", at, end, first=first, last=last) if first and last and first <= last else None


def _mention(at: int, read: Read, weekday: int | None, frame: Frame) -> Mention:
    """The day, with what is wrong with it: there is no such date, it is another weekday, it is past."""
    on = _resolved(read, frame)
    if on is None:
        return Mention("day", at, read.end, fault=_fault("no_such_date", _beside(read, frame)))
    if weekday is not None and on.weekday() != weekday:
        same_week = on + timedelta(days=weekday - on.weekday())
        candidates = [day for day in sorted((on, same_week)) if day >= frame.today]
        return Mention("day", at, read.end, fault=_fault("wrong_weekday", candidates))
    if on < frame.today:
        return Mention("day", at, read.end, fault=_fault("past", ()))
    return Mention("day", at, read.end, first=on)


def _fault(fault: DateFault, candidates: Sequence[date]) -> FaultyDate:
    """Its words are for the caller to add, who has the message."""
    return FaultyDate(words="", fault=fault, candidates=tuple(candidates))


def _resolved(read: Read, frame: Frame) -> date | None:
    """The date that is meant, the next one where the year or month is not said; None where there is no such day."""
    today = frame.today
    if read.year:
        return _date(read.year, read.month, read.day)
    if read.month:
        this_year = _date(today.year, read.month, read.day)
        if this_year and (today - this_year).days < LONG_PAST:
            return this_year
        return _date(today.year + (read.month < today.month or this_year is not None), read.month, read.day)
    return _next_day(read.day, today)


def _next_day(day: int, today: date) -> date | None:
    """The next month's day of that number, within two months."""
    return next((on for n in range(62) if (on := today + timedelta(days=n)).day == day), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _beside(read: Read, frame: Frame) -> list[date]:
    """The last day of that month, and the one after it."""
    year = read.year or frame.today.year + (read.month < frame.today.month)
    last = next(on for day in range(read.day, 27, -1) if (on := _date(year, read.month, day)))
    return [day for day in (last, last + timedelta(days=1)) if day >= frame.today]
