"""The letters that hand over: to support, billing, privacy, bids, press, partners, or the hiring team."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from chalicelib.drafting.letters import details
from chalicelib.drafting.letters.asks import Reply, only_answered, paragraphs
from chalicelib.drafting.letters.desk import Desk, Line, Paragraph
from chalicelib.drafting.letters.selection import lower_first
from chalicelib.drafting.letters.stating import flipped
from chalicelib.drafting.letters.times import manner
from chalicelib.drafting.safety import harmless
from chalicelib.text import quoting, spoken_time

MOST_DATES = 2
LEAP_YEAR = 2028
LONGEST_DEADLINE = 120
"""Characters of a date of theirs, with its words, that a letter repeats."""


def complaint(desk: Desk, replies: tuple[Reply, ...]) -> Iterator[Paragraph]:
    trouble = details.trouble(desk.reading.body) if desk.language == "en" else ""
    trouble = trouble if harmless(trouble) else ""
    yield (desk.line("sorry_trouble", "F5", trouble=trouble) if trouble else desk.line("sorry_plain"),)
    yield tuple(_owner(desk, "support"))
    yield from paragraphs(desk, only_answered(replies))


def _senior(desk: Desk) -> bool:
    return any(word in desk.reading.body.casefold().split() for word in ("senior", "manager", "head", "director"))


def support(desk: Desk, replies: tuple[Reply, ...]) -> Iterator[Paragraph]:
    yield (desk.line("sorry_support"), *_owner(desk, "support"))
    yield from paragraphs(desk, only_answered(replies))


def _owner(desk: Desk, key: str) -> Iterator[Line]:
    who, reach, fact = desk.who(key)
    by_phone = (
        "phone" in desk.reading.contact_preference.replace("no phone", "") or desk.reading.wish.channel == "phone"
    )
    calls = by_phone and bool(desk.findings.inquiry.phone)
    key = "call_today_senior" if calls and _senior(desk) else "call_today" if calls else "write_today"
    yield desk.line(key, *fact, who=who)
    if reach and not _reach_is_said(desk):
        yield desk.line("reach", *fact, reach=reach)


def _reach_is_said(desk: Desk) -> bool:
    """Whether an approved answer that the letter gives names the contact's address already."""
    contact = desk.plan.contact
    texts = [desk.wording(answer) for ask in desk.plan.matched.asks for answer in ask.answers]
    return contact is not None and bool(contact.email) and any(contact.email in text for text in texts)


def billing(desk: Desk, replies: tuple[Reply, ...]) -> Iterator[Paragraph]:
    who, reach, fact = desk.who("billing")
    number = details.reference(desk.reading.body)
    what = desk.say("billing_ref", reference=number) if number else desk.say("billing_plain")
    yield from paragraphs(desk, only_answered(replies))
    named = f"{who} ({reach})" if reach else who
    yield (desk.line("billing", *fact, *desk.known("F5"), what=what, who=named), *deadline_line(desk))


def tender(desk: Desk, _replies: tuple[Reply, ...]) -> Iterator[Paragraph]:
    who, reach, fact = desk.who("bids")
    number = details.reference(desk.reading.body) or desk.say("tender_plain")
    dates = "; ".join(deadline for deadline in deadlines(desk))
    key = "tender" if dates else "tender_no_dates"
    yield (desk.line(key, "F5", reference=number, deadlines=dates),)
    if reach:
        yield (desk.line("tender_contact", *fact, who=who, reach=reach),)
    else:
        yield (desk.line("tender_unknown", who=who),)


def careers(desk: Desk, _replies: tuple[Reply, ...]) -> Iterator[Paragraph]:
    yield (_desk_line(desk, "careers"), desk.line("careers_close"))


def press(desk: Desk, _replies: tuple[Reply, ...]) -> Iterator[Paragraph]:
    yield (_desk_line(desk, "press"),)
    if desk.plan.contact:
        yield (desk.line("press_forward"),)


def partners(desk: Desk, replies: tuple[Reply, ...]) -> Iterator[Paragraph]:
    answers = tuple(paragraphs(desk, only_answered(replies)))
    yield from answers or ((desk.line("partners_thanks"),),)
    if answers and _reach_is_said(desk):
        yield (desk.line("passed_on", who=desk.who("partners")[0]),)
    else:
        yield (_desk_line(desk, "partners"),)


def erasure(desk: Desk, _replies: tuple[Reply, ...]) -> Iterator[Paragraph]:
    yield (_privacy(desk, "erasure"),)


def access(desk: Desk, replies: tuple[Reply, ...]) -> Iterator[Paragraph]:
    answers = tuple(paragraphs(desk, only_answered(replies)))
    yield from answers or ((desk.line("access_sorry"),),)
    yield (_privacy(desk, "access"),)


def _privacy(desk: Desk, key: str) -> Line:
    who, reach, fact = desk.who("privacy")
    return desk.line(key, *fact, who=f"{who} ({reach})" if reach and not _reach_is_said(desk) else who)


def _desk_line(desk: Desk, key: str) -> Line:
    who, reach, fact = desk.who(key)
    return desk.line(key, *fact, who=who, reach=reach) if reach else desk.line(f"{key}_unknown", who=who)


def deadlines(desk: Desk) -> tuple[str, ...]:
    """Their dates in their own words, as far as an English letter can repeat them."""
    if desk.language != desk.reading.language or "names" in desk.spared:
        return ()
    values = (quoting.one_line(deadline.value).rstrip(" .!") for deadline in desk.reading.deadlines)
    sound = (value for value in values if value and len(value) <= LONGEST_DEADLINE and harmless(value))
    return tuple(lower_first(flipped(value)) if desk.language == "en" else value for value in sound)


def deadline_line(desk: Desk) -> Iterator[Line]:
    """Their dates, and only those: repeating the sentence around one would read as an echo."""
    days = dict.fromkeys(day for deadline in desk.reading.deadlines for day in spoken_time.dates_in(deadline.value))
    if days and len(days) <= MOST_DATES:
        told = (spoken_time.day(on, beside=on, manner=manner(desk)) for day in days if (on := _of_any_year(*day)))
        if text := desk.joined(told):
            yield desk.line("deadline", "F5", deadline=text)


def _of_any_year(month: int, day: int) -> date | None:
    with suppress(ValueError):
        return date(LEAP_YEAR, month, day)
    return None
