"""Answers to an exact time: it is free, alone; or it is not, and why, with the nearest; or the date is asked back. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from chalicelib.domain.findings import Slot, SlotsFound, WhyNot
from chalicelib.domain.reading import FaultyDate, MeetingWish
from chalicelib.meetings import fit
from chalicelib.meetings.candidates import Candidate, Desk, candidate_at, free_on, possible, taken
from chalicelib.meetings.spread import FEWEST
from chalicelib.meetings.workdays import works

Offer = Callable[[MeetingWish], SlotsFound]
NEAR_DAYS = 7
"""Days after the proposed one on which the nearest time is looked for."""
MOST_ANSWERS = 3
APART = timedelta(minutes=60)


def answer_to_proposal(desk: Desk, wish: MeetingWish, offer: Offer) -> SlotsFound:
    """The first proposed time that can be had, alone; else their second choice; else the nearest."""
    proposed = [candidate_at(desk, proposal.start.replace(tzinfo=ZoneInfo(desk.zone))) for proposal in wish.exact]
    free = next((candidate for candidate in proposed if possible(desk, candidate)), None)
    if free:
        slot = _slot(desk, free)
        return SlotsFound(slots=(slot,), outcome="proposal_free", proposal=slot)
    why = _why_not(desk, proposed[0])
    refused = SlotsFound(outcome="proposal_taken", proposal=_slot(desk, proposed[0]), why_not=why)
    second = _second(wish, offer)
    if second:
        return refused.model_copy(update={"slots": second, "second_choice": True})
    return _nearest(desk, wish, proposed[0], refused)


def answer_to_faulty(desk: Desk, wish: MeetingWish, offer: Offer) -> SlotsFound:
    """A date that cannot be meant: the days that may be meant, at their time where it is free, and their second choice."""
    fault = wish.faulty[0]
    slots = [slot for day in fault.candidates for slot in _on_the_day(desk, wish, fault, day, offer)]
    for other in wish.or_else:
        slots += [slot for slot in _offered(other, offer) if slot not in slots]
    slots = sorted(slots[:MOST_ANSWERS], key=lambda slot: slot.start)
    return SlotsFound(slots=tuple(slots), outcome="ask_back", faulty=fault)


def _on_the_day(desk: Desk, wish: MeetingWish, fault: FaultyDate, day: date, offer: Offer) -> Sequence[Slot]:
    if fault.at:
        candidate = candidate_at(desk, datetime.combine(day, fault.at, ZoneInfo(desk.zone)))
        return (_slot(desk, candidate),) if possible(desk, candidate) else ()
    only = MeetingWish(first=day, last=day, between=wish.between, not_between=wish.not_between, minutes=wish.minutes)
    return _offered(only, offer)[:1]


def _second(wish: MeetingWish, offer: Offer) -> tuple[Slot, ...]:
    return next((slots for other in wish.or_else if (slots := _offered(other, offer))), ())


def _offered(wish: MeetingWish, offer: Offer) -> tuple[Slot, ...]:
    """Slots that keep a wish; none where it has to give."""
    found = offer(wish.model_copy(update={"exact": (), "faulty": ()}) if not wish.exact else _point(wish))
    return (
        tuple(slot for slot in found.slots if slot.keeps_wish) if found.outcome in {"kept", "open", "relaxed"} else ()
    )


def _point(wish: MeetingWish) -> MeetingWish:
    """An exact time as a wish for just that time."""
    start = wish.exact[0].start
    end = start + timedelta(minutes=wish.minutes or 30)
    return MeetingWish(
        first=start.date(), last=start.date(), between=((start.time(), end.time()),), minutes=wish.minutes
    )


def _nearest(desk: Desk, wish: MeetingWish, proposed: Candidate, refused: SlotsFound) -> SlotsFound:
    """On the same day before and after it; where that day has fewer than two, also on the days next to it."""
    day = proposed.here.date()
    near: list[Candidate] = []
    for on in (day, *(day + timedelta(days=n) for n in range(1, NEAR_DAYS + 1))):
        free = [one for one in free_on(desk, on) if _acceptable(one, desk, wish, on == day)]
        free.sort(key=lambda one: (abs(_clock(one) - _clock(proposed)), one.start))
        for one in free:
            if len(near) < FEWEST and all(abs(one.start - other.start) >= APART for other in near):
                near.append(one)
        if len(near) >= FEWEST:
            break
    slots = tuple(_slot(desk, one, keeps_wish=False) for one in sorted(near, key=lambda one: one.start))
    same_day = all(one.there.date() == proposed.there.date() for one in near)
    return refused.model_copy(
        update={
            "slots": slots if len(slots) >= FEWEST else (),
            "relaxed": ("hours",) if same_day else ("hours", "days"),
        }
    )


def _acceptable(one: Candidate, desk: Desk, wish: MeetingWish, same_day: bool) -> bool:
    workday = same_day or fit.is_workday(one.there.date(), desk.country, wish)
    return fit.within(one, fit.DAYTIME) and not fit.ruled_out(one, wish) and workday


def _clock(candidate: Candidate) -> int:
    return fit.minutes(candidate.there.time())


def _why_not(desk: Desk, proposed: Candidate) -> WhyNot:
    if proposed.start <= desk.now:
        return "past"
    if proposed.start < desk.earliest:
        return "too_soon"
    if not works(proposed.here.date(), desk.rep):
        return "day_off"
    return "taken" if taken(desk, proposed) else "outside_hours"


def _slot(desk: Desk, candidate: Candidate, *, keeps_wish: bool = True) -> Slot:
    end = candidate.start + desk.length
    return Slot(
        start=candidate.start, end=end, rep_timezone=desk.rep.timezone, lead_timezone=desk.zone, keeps_wish=keeps_wish
    )
