"""The times a letter offers, with the truth about them, and the one question that goes with them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chalicelib.domain.findings import SlotsFound
from chalicelib.drafting.letters.desk import Desk, Line, Paragraph
from chalicelib.text import spoken_time
from chalicelib.text.places import country_code
from chalicelib.text.spoken_time import Manner
from chalicelib.text.times_told import Times, times_told

ABOUT_THEIR_TIME = frozenset({"proposal_free", "proposal_taken", "ask_back", "beyond"})
"""Outcomes that answer a time or a date of theirs: the letter says so before anything else."""


def answers_a_time(desk: Desk) -> bool:
    """Whether they named a time or a date that the letter has to answer."""
    found = desk.findings.slots_found
    return found is not None and found.outcome in ABOUT_THEIR_TIME


def offered(desk: Desk, *opening: Line) -> Iterator[Paragraph]:
    """The times and the question that goes with them, after `opening`.

    Where the calendar could not be read, or nothing is free, the booking page, else they are asked for theirs.
    """
    found, link = desk.findings.slots_found, desk.findings.rep.voice.booking_link
    if found is None or (not found.slots and link and not found.proposal):
        yield (*opening, desk.line("booking", "V1", link=link) if link else desk.line("ask_times_zone"))
        return
    shown = found.model_copy(update={"slots": found.slots[: desk.findings.rep.voice.slot_count]})
    told = times_told(shown, desk.reading.wish, manner(desk), _today(desk, found), familiar=desk.familiar)
    yield tuple(_lines(desk, shown, told, opening))


def _lines(desk: Desk, found: SlotsFound, told: Times, opening: tuple[Line, ...]) -> Iterator[Line]:
    slots = desk.known(*(f"S{n}" for n in range(1, len(found.slots) + 1)))
    about = slots or desk.known("F5", "F7", "S0")
    yield from opening
    if told.slots and not told.before and told.ask:
        yield Line(told.ask)
    yield from (Line(text, about) for text in told.before)
    yield from (Line(f"- {text}", desk.known(f"S{n}")) for n, text in enumerate(told.slots, start=1))
    if told.zone:
        yield Line(told.zone, slots)
    if told.ask and (told.before or not told.slots):
        yield Line(told.ask)


def manner(desk: Desk) -> Manner:
    company = desk.findings.company
    country = desk.findings.inquiry.country or (company.country if company else "")
    code = country_code(country) or (
        spoken_time.manner_of(desk.findings.slots[0]).country if desk.findings.slots else ""
    )
    return Manner(desk.language, code)


def _today(desk: Desk, found: SlotsFound) -> date:
    zone = found.lead_timezone or desk.findings.rep.timezone
    return spoken_time.local(desk.findings.submission.received_at, zone).date()
