"""Slots that are free and keep the wish; or the nearest, with what had to give. Pure.

What is asked for comes first, then what they named as a second choice. Then hours give, then days, and both; what they ruled
out never does. What gave is told in the result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from chalicelib.domain.findings import Interval, Relaxed, Slot, SlotsFound
from chalicelib.domain.lead import Rep
from chalicelib.domain.reading import MeetingWish
from chalicelib.meetings import fit
from chalicelib.meetings.candidates import FINE_STEP, STEP, Candidate, Desk, free_on, midnight
from chalicelib.meetings.proposals import answer_to_faulty, answer_to_proposal
from chalicelib.meetings.spread import FEWEST, MOST, spread
from chalicelib.meetings.workdays import works
from chalicelib.meetings.zones import ZoneGuess

FURTHEST = timedelta(days=180)
"""How far ahead a calendar is asked; it says little of what lies further."""
LONGEST_READ = timedelta(days=62)
"""What one question to the calendar may span."""
SOON, LATER, WISHED = 3, 5, 15
"""Working days of the rep's that are looked at: without a wish, where those are full, and for a wish without days."""
BEFORE_WINDOW, AFTER_WINDOW = timedelta(days=4), timedelta(days=14)
"""How far around the days that they wish for the nearest free time is looked for."""
SHORTEST, LONGEST = 10, 120
"""Minutes of a meeting that a wish may ask for."""


@dataclass(frozen=True)
class Round:
    """What to try: hours on the lead's clock, whether wished days and hours are kept, days ahead, what that gives up."""

    hours: fit.Hours
    keeps_days: bool = True
    keeps_hours: bool = True
    ahead: int = WISHED
    relaxed: tuple[Relaxed, ...] = ()
    off_hours: bool = False
    step: timedelta = STEP


def search_window(rep: Rep, wish: MeetingWish, now: datetime) -> Interval:
    """The window of the calendar that must be read to propose slots: the days that may be offered, and a day on each side."""
    first, last = _days_read(rep, wish, now)
    start, end = midnight(first - timedelta(days=1), rep.timezone), midnight(last + timedelta(days=2), rep.timezone)
    return Interval(max(now, start).astimezone(UTC), end.astimezone(UTC))


def find_slots(rep: Rep, busy: Sequence[Interval], guess: ZoneGuess, wish: MeetingWish, now: datetime) -> SlotsFound:
    """The answer to a proposed time, or two or three slots that keep the wish, or the nearest and what had to give."""
    minutes = wish.minutes if wish.minutes and SHORTEST <= wish.minutes <= LONGEST else rep.slot_minutes
    desk = Desk(rep, busy, guess.timezone, guess.country, timedelta(minutes=minutes), now)
    reaches = _today(rep, now) + FURTHEST
    if _beyond(wish, reaches):
        found = SlotsFound(
            outcome="beyond",
            reaches=reaches,
            reason="the days they ask for lie further ahead than the calendar reaches",
        )
    elif wish.exact:
        found = answer_to_proposal(desk, wish, lambda other: offered(desk, other))
    elif wish.faulty:
        found = answer_to_faulty(desk, wish, lambda other: offered(desk, other))
    else:
        found = offered(desk, wish)
    return _told(found, guess, wish)


def offered(desk: Desk, wish: MeetingWish) -> SlotsFound:
    """Slots for a wish without an exact time: kept, by the second choice, or relaxed."""
    chosen: list[Candidate] = []
    gave: tuple[Relaxed, ...] = ()
    off_hours = False
    for attempt in _rounds(wish):
        if attempt.relaxed and not chosen and (second := _second_choice(desk, wish)):
            return second
        fresh = spread(chosen, list(_candidates(desk, wish, attempt)), _wanted(desk), _cost(wish, attempt))
        if fresh and attempt.relaxed:
            gave = attempt.relaxed
        off_hours |= bool(fresh) and attempt.off_hours
        chosen += fresh
        if len(chosen) >= FEWEST or (chosen and _narrow(wish, desk)):
            break
    return _found(desk, wish, chosen, gave, off_hours=off_hours)


def _second_choice(desk: Desk, wish: MeetingWish) -> SlotsFound | None:
    for other in wish.or_else:
        found = answer_to_proposal(desk, other, lambda it: offered(desk, it)) if other.exact else offered(desk, other)
        if found.slots and found.outcome in {"kept", "proposal_free"}:
            return found.model_copy(update={"second_choice": True, "outcome": "kept"})
    return None


def _rounds(wish: MeetingWish) -> Iterator[Round]:
    """Strictest first."""
    if not wish.about_time:
        yield from (Round(fit.USUAL, ahead=SOON), Round(fit.USUAL, ahead=LATER), Round(fit.DAYTIME, ahead=LATER))
        yield Round(fit.ODD, ahead=LATER, off_hours=True)
        return
    for_hours = (fit.DAYTIME, fit.ASKED) if wish.between else (fit.USUAL, fit.DAYTIME)
    yield from (Round(hours, ahead=ahead) for hours in for_hours for ahead in (LATER, WISHED))
    yield from (Round(hours, step=FINE_STEP) for hours in for_hours[:1] if wish.between)
    usual = (fit.USUAL, fit.DAYTIME)
    if wish.between:
        yield from (Round(hours, keeps_hours=False, relaxed=("hours",)) for hours in usual)
    days: Relaxed = "days" if wish.first or wish.last else "weekdays"
    if wish.first or wish.last or wish.weekdays:
        yield from (Round(hours, keeps_days=False, relaxed=(days,)) for hours in for_hours)
        if wish.between:
            yield from (Round(hours, keeps_days=False, keeps_hours=False, relaxed=("hours", days)) for hours in usual)
    yield Round(fit.ODD, keeps_hours=False, relaxed=("hours",), off_hours=True)
    yield Round(fit.ODD, keeps_days=False, keeps_hours=False, relaxed=("hours", days), off_hours=True)


def _candidates(desk: Desk, wish: MeetingWish, attempt: Round) -> Iterator[Candidate]:
    for day in _days(desk, wish, attempt):
        for candidate in free_on(desk, day, attempt.step):
            if _suits(candidate, desk, wish, attempt):
                yield candidate


def _suits(candidate: Candidate, desk: Desk, wish: MeetingWish, attempt: Round) -> bool:
    if not fit.within(candidate, attempt.hours) or fit.ruled_out(candidate, wish):
        return False
    if attempt.keeps_days and not fit.on_wished_day(candidate, wish):
        return False
    if attempt.keeps_hours and not fit.in_wished_hours(candidate, wish):
        return False
    return fit.is_workday(candidate.there.date(), desk.country, wish)


def _days(desk: Desk, wish: MeetingWish, attempt: Round) -> list[date]:
    """The rep's working days that a round looks at, within what was read of the calendar."""
    first, last = _days_read(desk.rep, wish, desk.now)
    today = _today(desk.rep, desk.now)
    opens = (
        first
        if wish.first and wish.first <= today and wish.last == wish.first
        else max(first, today + timedelta(days=1))
    )
    if attempt.keeps_days and wish.first:
        opens = max(opens, wish.first - timedelta(days=1))
    days = [opens + timedelta(days=n) for n in range((last - opens).days + 1)]
    working = [day for day in days if works(day, desk.rep)]
    return working if wish.first or wish.last else working[: attempt.ahead]


def _days_read(rep: Rep, wish: MeetingWish, now: datetime) -> tuple[date, date]:
    """The first and last day, on the rep's calendar, that may matter to a wish."""
    today = _today(rep, now)
    named = sorted(_named_days(wish))
    if not named:
        return today, today + timedelta(days=28)
    first = max(today, min(named[0] - BEFORE_WINDOW, today + FURTHEST))
    first = today if wish.first is None and not wish.exact and not wish.faulty else first
    last = max(named[-1], first) + AFTER_WINDOW
    return first, max(first, min(last, first + LONGEST_READ, today + FURTHEST))


def _named_days(wish: MeetingWish) -> Iterator[date]:
    yield from filter(None, (wish.first, wish.last))
    yield from (proposal.start.date() for proposal in wish.exact)
    yield from (day for fault in wish.faulty for day in fault.candidates)
    for other in wish.or_else:
        yield from _named_days(other)


def _beyond(wish: MeetingWish, reaches: date) -> bool:
    days = list(_named_days(wish))
    return bool(days) and min(days) > reaches


def _narrow(wish: MeetingWish, desk: Desk) -> bool:
    """Whether there is room for hardly one meeting in what they ask for, so that one is an answer."""
    if wish.first is None or wish.first != wish.last or len(wish.between) != 1:
        return False
    opens, closes = wish.between[0]
    return fit.minutes(closes) - fit.minutes(opens) < 2 * desk.length.total_seconds() // 60


def _wanted(desk: Desk) -> int:
    return min(max(desk.rep.voice.slot_count, FEWEST), MOST)


def _cost(wish: MeetingWish, attempt: Round) -> Callable[[Candidate], int]:
    """How far a candidate is off in a round that relaxes; nothing where it keeps the wish."""
    if not attempt.relaxed:
        return lambda _candidate: 0
    return lambda candidate: 3 * fit.minutes_off(candidate, wish.between) + 500 * fit.days_off(candidate, wish)


def _today(rep: Rep, now: datetime) -> date:
    return now.astimezone(ZoneInfo(rep.timezone)).date()


def keeps(candidate: Candidate, wish: MeetingWish) -> bool:
    """Whether a time is just what they wish for."""
    return (
        fit.on_wished_day(candidate, wish)
        and fit.in_wished_hours(candidate, wish)
        and not fit.ruled_out(candidate, wish)
    )


def _found(
    desk: Desk, wish: MeetingWish, chosen: Sequence[Candidate], gave: tuple[Relaxed, ...], *, off_hours: bool
) -> SlotsFound:
    if len(chosen) < FEWEST and not (chosen and _narrow(wish, desk)):
        what = (
            "nothing is free near the times they asked for"
            if wish.about_time
            else "nothing is free in the next few days"
        )
        return SlotsFound(outcome="none", reason=what)
    slots = tuple(slot_of(desk, one, keeps_wish=keeps(one, wish)) for one in sorted(chosen, key=lambda one: one.start))
    outcome = "open" if not wish.about_time else "relaxed" if gave else "kept"
    reason = f"what they asked for is not free enough: {' and '.join(gave)} had to give" if gave else ""
    reason = reason or ("early or late on their clock" if off_hours else "")
    return SlotsFound(slots=slots, outcome=outcome, relaxed=gave, off_hours=off_hours, reason=reason)


def slot_of(desk: Desk, candidate: Candidate, *, keeps_wish: bool = True) -> Slot:
    """A candidate as it is offered."""
    end = candidate.start + desk.length
    return Slot(
        start=candidate.start, end=end, rep_timezone=desk.rep.timezone, lead_timezone=desk.zone, keeps_wish=keeps_wish
    )


def _told(found: SlotsFound, guess: ZoneGuess, wish: MeetingWish) -> SlotsFound:
    """The result with whose clock it is on and what was wished for."""
    window = (found.slots[0].start.date(), found.slots[-1].start.date()) if found.slots else None
    return found.model_copy(
        update={
            "lead_timezone": guess.timezone, "timezone_reason": guess.reason, "timezone_certain": guess.certain,
            "wishes": wish.words, "window": window,
        }
    )  # fmt: skip
