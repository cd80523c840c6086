"""The days of one proposal: first, last, weekdays, and single dates. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import product

from chalicelib.domain.reading import MeetingWish, Proposal
from chalicelib.text.dates_days import week
from chalicelib.text.dates_mention import AFTER, AROUND, BEFORE, BETWEEN, FROM, UNTIL, Frame, Mention

AROUND_DAYS = timedelta(days=2)
ONE = timedelta(days=1)


@dataclass(frozen=True)
class Days:
    """Inclusive bounds, weekdays that recur, dates between that are not meant, and the single dates that are."""

    first: date | None = None
    last: date | None = None
    weekdays: tuple[int, ...] = ()
    not_dates: tuple[date, ...] = ()
    dates: tuple[date, ...] = ()

    def proposals(self, points: Sequence[time | None], words: Sequence[str]) -> tuple[Proposal, ...]:
        """Each single date at each clock time named beside it."""
        said = ", ".join(words)
        at = [(on, point) for on, point in product(self.dates, points) if point]
        return tuple(Proposal(start=datetime.combine(on, point), words=said) for on, point in at)


def days_of(mentions: Sequence[Mention], frame: Frame, before: Sequence[MeetingWish]) -> Days:
    """What the mentions of days in one proposal add up to. `before` are the proposals before it: the Friday after is after theirs."""
    mentions = [_anchored(mention, frame, before) for mention in mentions if not mention.fault]
    first, last = _bounds(mentions)
    singles = [mention for mention in mentions if mention.kind == "day" and not mention.bound]
    weekdays = {day for mention in mentions if mention.kind == "weekday" for day in mention.weekdays}
    if weekdays or first or last or (len(singles) > 1 and all(mention.weekdays for mention in singles)):
        weekdays |= {day for mention in singles for day in mention.weekdays}
        singles = [mention for mention in singles if not mention.weekdays]
    dates = tuple(sorted({mention.first for mention in singles if mention.first}))
    if not dates:
        recurring = any(mention.kind == "weekday" for mention in mentions)
        return Days(
            first, last, tuple(sorted(weekdays)), dates=() if recurring else _in_one_week(first, last, weekdays)
        )
    between = {dates[0] + ONE * n for n in range((dates[-1] - dates[0]).days)} - set(dates)
    return Days(dates[0], dates[-1], tuple(sorted(weekdays)), tuple(sorted(between)), dates)


def _in_one_week(first: date | None, last: date | None, weekdays: Collection[int]) -> tuple[date, ...]:
    """Next week Tuesday is one day; Tuesday in a longer window is one of several."""
    if first is None or last is None or (last - first).days > 6:
        return ()
    days = [first + ONE * n for n in range((last - first).days + 1)]
    return tuple(day for day in days if day.weekday() in weekdays)


def _bounds(mentions: Sequence[Mention]) -> tuple[date | None, date | None]:
    """The window that spans and bounded days leave: several spans are joined, bounds narrow it."""
    spans = [mention for mention in mentions if mention.kind == "span" and not mention.bound]
    first = min((mention.first for mention in spans if mention.first), default=None)
    last = max((mention.last for mention in spans if mention.last), default=None)
    bounded = [_bound(mention) for mention in mentions if mention.bound and mention.kind in {"day", "span"}]
    opens = [day for day, _ in bounded if day] + ([first] if first else [])
    closes = [day for _, day in bounded if day] + ([last] if last else [])
    return max(opens, default=None), min(closes, default=None)


def _bound(mention: Mention) -> tuple[date | None, date | None]:
    first, last = mention.first, mention.last or mention.first
    if first is None or last is None:
        return None, None
    around = mention.bound == AROUND and mention.kind == "day"
    return {
        AFTER: (last + ONE, None),
        FROM: (first, None),
        BEFORE: (None, first - ONE),
        UNTIL: (None, last),
        BETWEEN: (first, None),
        AROUND: (first - AROUND_DAYS, last + AROUND_DAYS) if around else (first, last),
    }[mention.bound]


def _anchored(mention: Mention, frame: Frame, before: Sequence[MeetingWish]) -> Mention:
    """The Friday after, the week after: counted from the last day named before, else from today."""
    if mention.kind != "anchored":
        return mention
    base = _base(before) or frame.today
    if mention.plus:
        first, last = week(base + timedelta(days=mention.plus), frame)
        return Mention("span", mention.start, mention.end, first=first, last=last)
    on = base + timedelta(days=(mention.weekdays[0] - base.weekday()) % 7 or 7)
    return Mention("day", mention.start, mention.end, first=on)


def _base(before: Sequence[MeetingWish]) -> date | None:
    for wish in reversed(before):
        named = [day for fault in wish.faulty for day in fault.candidates] + [wish.last or wish.first]
        days = [day for day in named if day]
        if days:
            return max(days)
    return None
