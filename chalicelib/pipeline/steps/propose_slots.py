"""Step 8: slots that are really free, in both sides' working hours, as the message wished."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from chalicelib.domain.findings import SlotsFound
from chalicelib.meetings.solver import find_slots, search_window
from chalicelib.meetings.zones import zone_of
from chalicelib.pipeline.context import Context, Result


def run(context: Context) -> Result:
    """One call. A calendar that cannot be read raises: no slot is ever made up."""
    inquiry, found = context.inquiry, context.contact_found
    rep, contact = found.rep, found.contact
    wish = inquiry.reading.wish
    guess = zone_of(
        phone=inquiry.phone or (contact.phone if contact else ""),
        country=inquiry.country or (contact.country if contact else ""),
        rep_timezone=rep.timezone,
        named=wish.zone if wish.zone_source in {"named", "city"} else "",
        city=context.submission.text("city"),
        state=context.submission.text("state"),
        domain=inquiry.business_domain,
    )
    window = search_window(rep, wish, context.now)
    busy = context.reads.calendar.busy(rep.email, window.start, window.end)
    output = find_slots(rep, busy, guess, wish, context.now)
    return Result(output, _note(output), status="done" if output.slots else "nothing")


def _note(found: SlotsFound) -> str:
    certain = "" if found.timezone_certain else ", a guess"
    where = f"{found.lead_timezone} ({found.timezone_reason}{certain})"
    wished = f", as wished: {', '.join(found.wishes)}" if found.wishes else ""
    wished += f" ({found.outcome.replace('_', ' ')})" if found.outcome != "open" else ""
    if not found.slots:
        return f"No slots: {found.reason}; {where}{wished}."
    zone = ZoneInfo(found.lead_timezone)
    times = ", ".join(f"{slot.start.astimezone(zone):%a %d %b %H:%M}" for slot in found.slots)
    limits = f"; {found.reason}" if found.reason else ""
    return f"{times}; {where}{wished}{limits}."
