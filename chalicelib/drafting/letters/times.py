"""The times a letter offers, with the truth about them, and the one question that goes with them."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.domain.findings import SlotsFound
from chalicelib.drafting.letters.desk import Desk, Line, Paragraph
from chalicelib.text import spoken_time


def offered(desk: Desk, question: str, *opening: Line) -> Iterator[Paragraph]:
    """The question and the times below it; without times the booking page, else they are asked for theirs.

    `question` names the wording that asks which of several times suits; `opening` goes before it.
    """
    found, slots = desk.findings.slots_found or SlotsFound(), desk.findings.slots
    if not slots:
        yield (*opening, *_without_times(desk, found))
        return
    lines = [*opening, desk.line(question if len(slots) > 1 else "times_one")]
    lines += [Line(f"- {spoken_time.slot_line(slot)}", (f"S{n}",)) for n, slot in enumerate(slots, start=1)]
    zone = spoken_time.zone_name(found.lead_timezone or slots[0].lead_timezone, slots)
    key = "zone" if found.timezone_certain else "zone_guess"
    yield (*lines, desk.line(key, "S1", zone=zone))


def _without_times(desk: Desk, found: SlotsFound) -> Paragraph:
    link = desk.findings.rep.voice.booking_link
    if link:
        return (desk.line("booking", "V1", link=link),)
    return (desk.line("ask_times" if found.timezone_certain else "ask_times_zone"),)
