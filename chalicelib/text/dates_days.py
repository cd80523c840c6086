"""Days: 14 December, 12/3, Friday the 7th, tomorrow, next week, the second week of February, early March. Pure."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from chalicelib.text.dates_calendar import calendar_date
from chalicelib.text.dates_mention import AFTER, FROM, Frame, Mention
from chalicelib.text.dates_tokens import Token

THIS, NEXT, COMING, AFTER_NEXT = range(4)
EARLY, MID, LATE = 1, 2, 3
UNCLEAR_MONTHS = frozenset({3, 5})
"""March and may are verbs."""


def days_at(tokens: Sequence[Token], at: int, frame: Frame, bound: int) -> Mention | None:
    """The day or days that begin here; longer forms before shorter ones. `bound` is what stands before."""
    readers: tuple[Callable[[], Mention | None], ...] = (
        lambda: calendar_date(tokens, at, frame, bound),
        lambda: _week_of(tokens, at, frame),
        lambda: _phase(tokens, at, frame),
        lambda: _nth_week(tokens, at, frame),
        lambda: _which(tokens, at, frame),
        lambda: _weeks_ahead(tokens, at, frame),
        lambda: _weekday(tokens, at, frame),
        lambda: _named(tokens, at, frame, bound),
    )
    return next((mention for read in readers if (mention := read())), None)


def _kind(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].kind if 0 <= at < len(tokens) else "stop"


def _value(tokens: Sequence[Token], at: int) -> int:
    return tokens[at].value if at < len(tokens) else 0


def _past_fill(tokens: Sequence[Token], at: int) -> int:
    """The token after the small words; three of them at most."""
    return next((here for here in range(at, at + 3) if _kind(tokens, here) not in {"FILL", "IN"}), at + 3)


def week(on: date, frame: Frame) -> tuple[date, date]:
    """The five working days of the week that a day is in, on their calendar."""
    shift = 1 if frame.sunday_first else 0
    monday = on - timedelta(days=(on.weekday() + shift) % 7)
    return monday, monday + timedelta(days=4)


def month(year: int, number: int) -> tuple[date, date]:
    """A month's first and last day; `number` may lie beyond 12."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def named_month(number: int, frame: Frame, said_year: int = 0) -> tuple[date, date]:
    """The month of that name that is not over yet."""
    year = said_year or frame.today.year + (number < frame.today.month)
    return month(year, number)


def _span(start: int, end: int, days: tuple[date, date], frame: Frame) -> Mention:
    """Days from today on only."""
    return Mention("span", start, end, first=max(days[0], min(frame.today, days[1])), last=days[1])


def _week_of(tokens: Sequence[Token], at: int, frame: Frame) -> Mention | None:
    if (
        _kind(tokens, at) == "WEEK"
        and _kind(tokens, at + 1) in {"number", "NUMBER"}
        and 1 <= _value(tokens, at + 1) <= 53
    ):
        return _calendar_week(tokens, at, frame)
    if _kind(tokens, at) != "WEEKOF":
        return None
    inner = calendar_date(tokens, _past_fill(tokens, at + 1), frame, FROM)
    if inner is None or inner.first is None:
        return None
    on = inner.first + timedelta(days=1 if inner.first.weekday() == 6 and not frame.sunday_first else 0)
    return _span(at, inner.end, week(on, frame), frame)


def _calendar_week(tokens: Sequence[Token], at: int, frame: Frame) -> Mention | None:
    """Week 50, KW 50."""
    if tokens[at].value != 1:
        return None
    number, year = _value(tokens, at + 1), frame.today.year
    if number < frame.today.isocalendar().week:
        year += 1
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return _span(at, at + 2, week(monday, frame), frame)


def _phase(tokens: Sequence[Token], at: int, frame: Frame) -> Mention | None:
    """Early next week, mid-December, the end of the month."""
    if _kind(tokens, at) != "PHASE":
        return None
    inner = _which(tokens, _past_fill(tokens, at + 1), frame) or _period(tokens, _past_fill(tokens, at + 1), frame)
    if inner is None or inner.first is None or inner.last is None:
        return None
    if inner.kind != "span":
        return None
    of_week = any(token.kind == "WEEK" for token in tokens[at : inner.end])
    phase = tokens[at].value
    return _span(
        at, inner.end, _part_of_week(inner.last, phase, frame) if of_week else _part_of_month(inner.last, phase), frame
    )


def _part_of_month(last: date, phase: int) -> tuple[date, date]:
    opens, closes = {EARLY: (1, 10), MID: (10, 20), LATE: (21, last.day)}[phase]
    return last.replace(day=opens), last.replace(day=closes)


def _part_of_week(last: date, phase: int, frame: Frame) -> tuple[date, date]:
    first = week(last, frame)[0]
    opens, closes = {EARLY: (0, 1), MID: (1, 3), LATE: (3, 4)}[phase]
    return first + timedelta(days=opens), first + timedelta(days=closes)


def _period(tokens: Sequence[Token], at: int, frame: Frame) -> Mention | None:
    """A month by name, or the week or month that we are in."""
    kind = _kind(tokens, at)
    if kind == "MONTH":
        said = _value(tokens, at + 1) if _kind(tokens, at + 1) == "number" and _value(tokens, at + 1) > 2000 else 0
        return _span(at, at + (2 if said else 1), named_month(tokens[at].value, frame, said), frame)
    if kind == "MONTHS":
        return _span(at, at + 1, month(frame.today.year, frame.today.month), frame)
    return _span(at, at + 1, week(frame.today, frame), frame) if kind == "WEEK" else None


def _nth_week(tokens: Sequence[Token], at: int, frame: Frame) -> Mention | None:
    """The second week of February, the last week of next month."""
    if _kind(tokens, at) != "ORDINAL" and not (_kind(tokens, at) == "number" and tokens[at].ordinal):
        return None
    number, start = _value(tokens, at), at + 1
    if _kind(tokens, start) not in {"WEEK", "WEEKOF"} or not -1 <= number <= 5:
        return None
    start = _past_fill(tokens, start + 1)
    inner = _period(tokens, start, frame) or _which(tokens, start, frame)
    if inner is None or inner.last is None or inner.kind != "span":
        return None
    return _span(at, inner.end, _week_in(inner.last, number, frame), frame)


def _week_in(last: date, number: int, frame: Frame) -> tuple[date, date]:
    """The n-th week of a month that has a working day in it, within the month."""
    first = last.replace(day=1)
    opening = next(first + timedelta(days=n) for n in range(7) if (first + timedelta(days=n)).weekday() < 5)
    monday = week(last, frame)[0] if number < 0 else week(opening, frame)[0] + timedelta(days=7 * (number - 1))
    return max(monday, first), min(monday + timedelta(days=4), last)


def _which(tokens: Sequence[Token], at: int, frame: Frame) -> Mention | None:
    """This, next, the coming week, month or weekday; in Romance languages it may stand after."""
    if _kind(tokens, at) in {"NEXTWEEK", "NEXTMONTH"}:
        kind = "WEEK" if tokens[at].kind == "NEXTWEEK" else "MONTHS"
        return _span(at, at + 1, _period_ahead(kind, tokens[at].value, frame), frame)
    if _kind(tokens, at) != "WHICH":
        return _followed(tokens, at, frame)
    which, kind = tokens[at].value, _kind(tokens, at + 1)
    if kind in {"WEEK", "MONTHS"}:
        return _span(
            at, at + 2, _period_ahead(kind, 0 if which == THIS else 2 if which == AFTER_NEXT else 1, frame), frame
        )
    if kind == "WEEKDAY":
        return Mention("day", at, at + 2, first=_which_weekday(_value(tokens, at + 1), which, frame), named=True)
    if kind == "MONTH":
        return _period(tokens, at + 1, frame)
    return None


def _followed(tokens: Sequence[Token], at: int, frame: Frame) -> Mention | None:
    """Lundi prochain, el viernes que viene, mars prochain."""
    if (
        _kind(tokens, at) not in {"WEEKDAY", "MONTHS"}
        or _kind(tokens, at + 1) != "WHICH"
        or _kind(tokens, at + 2) in {"WEEK", "MONTHS", "WEEKDAY"}
    ):
        return None
    which = _value(tokens, at + 1)
    if tokens[at].kind == "WEEKDAY":
        return Mention(
            "day",
            at,
            at + 2,
            first=_which_weekday(tokens[at].value, which, frame),
            weekdays=(tokens[at].value,),
            named=True,
        )
    return _span(at, at + 2, _period_ahead("MONTHS", min(which, 1), frame), frame)


def _period_ahead(kind: str, ahead: int, frame: Frame) -> tuple[date, date]:
    today = frame.today
    return week(today + timedelta(days=7 * ahead), frame) if kind == "WEEK" else month(today.year, today.month + ahead)


def _which_weekday(weekday: int, which: int, frame: Frame) -> date:
    coming = frame.today + timedelta(days=(weekday - frame.today.weekday()) % 7 or 7)
    if which == AFTER_NEXT:
        return coming + timedelta(days=7)
    if which != NEXT or frame.next_is_coming:
        return coming
    return week(frame.today + timedelta(days=7), frame)[0] + timedelta(days=(weekday + frame.sunday_first) % 7)


def _weeks_ahead(tokens: Sequence[Token], at: int, frame: Frame) -> Mention | None:
    """In two weeks; the week after next; in the next three weeks."""
    if _kind(tokens, at) == "WEEKAFTER":
        return Mention("anchored", at, at + 1, plus=tokens[at].value)
    if _kind(tokens, at) != "IN":
        return None
    start = _past_fill(tokens, at + 1)
    near = _kind(tokens, start) == "WHICH"
    start += near
    if _kind(tokens, start) not in {"number", "NUMBER"} or not 1 <= _value(tokens, start) <= 12:
        return None
    return _ahead(tokens, at, start, near, frame)


def _ahead(tokens: Sequence[Token], at: int, start: int, near: bool, frame: Frame) -> Mention | None:
    number, kind, today = _value(tokens, start), _kind(tokens, start + 1), frame.today
    if kind == "WEEK":
        days = (today, today + timedelta(days=7 * number)) if near else week(today + timedelta(days=7 * number), frame)
        return _span(at, start + 2, days, frame)
    if kind == "MONTHS" and not near:
        return _span(at, start + 2, month(today.year, today.month + number), frame)
    return None


def _weekday(tokens: Sequence[Token], at: int, frame: Frame) -> Mention | None:
    """Friday (the coming one), Fridays, any Friday, Monday to Wednesday, the Friday after."""
    every = _kind(tokens, at) == "EVERY"
    start = at + every
    if _kind(tokens, start) not in {"WEEKDAY", "WEEKDAYS"}:
        return None
    number, end = _value(tokens, start), start + 1
    if _kind(tokens, end) in {"TO", "dash"} and _kind(tokens, end + 1) in {"WEEKDAY", "WEEKDAYS"}:
        last = _value(tokens, end + 1)
        return Mention(
            "weekday", at, end + 2, weekdays=tuple(n % 7 for n in range(number, number + (last - number) % 7 + 1))
        )
    if every or tokens[start].kind == "WEEKDAYS":
        return Mention("weekday", at, end, weekdays=(number,))
    if _anchored(tokens, at, end):
        return Mention("anchored", at, end + 1, weekdays=(number,))
    return Mention("day", at, end, first=_which_weekday(number, COMING, frame), weekdays=(number,), named=True)


def _anchored(tokens: Sequence[Token], at: int, end: int) -> bool:
    """The Friday after, with no day following."""
    after = (_kind(tokens, end) == "BOUND" and _value(tokens, end) == AFTER) or _kind(tokens, end) == "AFTERTHAT"
    follows = _kind(tokens, end + 1)
    return (
        after and follows in {"stop", "pause", "word", "FITS", "OUT", "OR", "AND"} and _kind(tokens, at - 1) == "FILL"
    )


def _feast(number: int, frame: Frame) -> date:
    """The next day of that month and day, as 1225."""
    on = date(frame.today.year, number // 100, number % 100)
    return on if on >= frame.today else on.replace(year=on.year + 1)


def _named(tokens: Sequence[Token], at: int, frame: Frame, bound: int) -> Mention | None:
    """Tomorrow; December, where it is clear that the month is meant."""
    kind = _kind(tokens, at)
    if kind == "DAY":
        return Mention("day", at, at + 1, first=frame.today + timedelta(days=tokens[at].value))
    if kind == "FEAST":
        return Mention("day", at, at + 1, first=_feast(tokens[at].value, frame))
    if kind == "YEAR":
        january = date(frame.today.year + 1, 1, 2)
        return _span(at, at + 1, (january, january + timedelta(days=29)), frame)
    if kind != "MONTH":
        return None
    led = bool(bound) or _kind(tokens, at - 1) in {"IN", "OR", "EVERY"}
    clear = tokens[at].value not in UNCLEAR_MONTHS and _kind(tokens, at - 1) in {"FILL", "stop", "pause", "AND"}
    return _period(tokens, at, frame) if led or clear else None
