"""Days and times: those of the slots, those they named themselves, and the truth about which is free."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from chalicelib.domain.findings import Slot
from chalicelib.domain.reading import MeetingWish
from chalicelib.drafting.checks_draft import Problem, Written
from chalicelib.text import spoken_time
from chalicelib.text.folding import folded

Clock = tuple[int, int]
Day = tuple[int, int]
NOT_FREE = re.compile(
    r"(?<!\w)(?:taken|not free|isn't free|not available|booked|busy|can't (?:do|make)|cannot|no longer free|gone|unfortunately|sorry|doesn't work|won't work"
    r"|vergeben|belegt|nicht (?:frei|mehr frei|verfugbar|moglich)|leider|ocupad\w*|no (?:esta|tengo|puedo|es posible)|lamentablemente|desgraciadamente|cogid\w*"
    r"|pris|prise|pas (?:libre|disponible)|malheureusement|occupe\w*|reservad\w*|nao (?:esta|tenho|posso|consigo)|infelizmente|tomad\w*)(?!\w)"
)


def times(written: Written) -> Iterator[Problem]:
    """A time of day is a slot's, the lead's own, or in an answer; on a named day only where it is free."""
    findings = written.findings
    proposal = findings.slots_found.proposal if findings.slots_found else None
    moments = moments_of([*findings.slots, *([proposal] if proposal else [])])
    slot_clocks = {clock for _, clock in moments}
    allowed = slot_clocks | _named_by_them(written) | set(spoken_time.clocks_in(written.known))
    for line in written.own.split("\n"):
        clocks, days = spoken_time.clocks_in(line), set(spoken_time.dates_in(line))
        yield from (Problem("time", f"{h}:{m:02} is no time of a slot.") for h, m in clocks if (h, m) not in allowed)
        if len(days) == 1:
            on = next(iter(days))
            wrong = [clock for clock in clocks if clock in slot_clocks and (on, clock) not in moments]
            yield from (Problem("time", f"{h}:{m:02} is not free on that day.") for h, m in wrong)
    yield from _taken(written)


def dates(written: Written) -> Iterator[Problem]:
    """A date is in the Brief, among the slots, or within what they wish."""
    known = set(spoken_time.dates_in(written.known)) | {day for day, _ in moments_of(written.findings.slots)}
    known |= {(day.month, day.day) for day in _days_wished(written.findings.inquiry.reading.wish)}
    for month, day in spoken_time.dates_in(written.own):
        if (month, day) not in known:
            yield Problem("date", f"{day} {spoken_time.MONTHS[(month - 1) % 12]} is not in the Brief.")
    if re.search(r"(?i)\btomorrow\b", written.own) and not re.search(r"(?i)\btomorrow\b", written.known):
        yield Problem("date", "`tomorrow` depends on when it is read; name the day.")


def moments_of(slots: Sequence[Slot]) -> set[tuple[Day, Clock]]:
    """((month, day), (hour, minute)) of every slot's start and end, in both zones."""
    instants = ((at, zone) for s in slots for at in (s.start, s.end) for zone in (s.lead_timezone, s.rep_timezone))
    there = [spoken_time.local(at, zone) for at, zone in instants]
    return {((at.month, at.day), (at.hour, at.minute)) for at in there}


def offers_a_slot(written: Written) -> bool:
    """Whether it names the time of a slot, or the free time that they proposed."""
    found = written.findings.slots_found
    free = [found.proposal] if found and found.proposal and found.outcome == "proposal_free" else []
    clocks = {clock for _, clock in moments_of([*written.findings.slots, *free])}
    return any(clock in clocks for clock in spoken_time.clocks_in(written.own))


def _taken(written: Written) -> Iterator[Problem]:
    """A time that they proposed and that is taken is never said to be fine."""
    found = written.findings.slots_found
    if not (found and found.proposal and found.outcome == "proposal_taken"):
        return
    theirs = {clock for _, clock in moments_of([found.proposal])} - {
        clock for _, clock in moments_of(written.findings.slots)
    }
    for line in re.split(r"\n|(?<=[.!?])\s", written.own):
        if theirs & set(spoken_time.clocks_in(line)) and not NOT_FREE.search(folded(line)):
            yield Problem("time", "The time that they proposed is taken; the draft must say so.")


def _named_by_them(written: Written) -> set[Clock]:
    """Times of day in their own message: their wish, a deadline, what happened when."""
    inquiry = written.findings.inquiry
    wish = inquiry.reading.wish
    spans = {(at.hour, at.minute) for span in (*wish.between, *wish.not_between) for at in span}
    exact = {(proposal.start.hour, proposal.start.minute) for proposal in wish.exact}
    return spans | exact | set(spoken_time.clocks_in(inquiry.message))


def _days_wished(wish: MeetingWish) -> Iterator[date]:
    yield from (day for day in (wish.first, wish.last, *wish.not_dates) if day)
    yield from (day for fault in wish.faulty for day in fault.candidates)
    for other in wish.or_else:
        yield from _days_wished(other)
    yield from (proposal.start.date() for proposal in wish.exact)
    yield from (day for faulty in wish.faulty for day in faulty.candidates)
    for other in wish.or_else:
        yield from _days_wished(other)
