"""A wish for a time in one or two plain sentences, as the reader would put it to a colleague. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

from chalicelib.domain.reading import MeetingWish

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CHANNELS = {"phone": "by phone", "video": "by video", "in_person": "in person"}
FAULTS = {"no_such_date": "there is no such date", "wrong_weekday": "the weekday does not fit the date", "past": "it is in the past"}  # fmt: skip


def lines(wish: MeetingWish) -> tuple[str, ...]:
    """Every part of the wish, one line each; empty when they said nothing about meeting."""
    own = tuple(line for line in _lines(wish) if line)
    return own + tuple(f"Otherwise: {line[:1].lower()}{line[1:]}" for other in wish.or_else for line in lines(other))


def _lines(wish: MeetingWish) -> Iterator[str]:
    if wish.no_meeting:
        yield "They do not want a meeting"
    for proposal in wish.exact:
        yield f"They propose {proposal.start:%a %d %b %Y, %H:%M} (their clock)"
    yield _range(wish.first, wish.last)
    yield _named("On", wish.weekdays)
    yield _named("Not on", wish.not_weekdays)
    yield f"Not on {', '.join(map(_day, wish.not_dates))}" if wish.not_dates else ""
    yield f"Between {' or '.join(map(_hours, wish.between))} (their clock)" if wish.between else ""
    yield f"Not between {' or '.join(map(_hours, wish.not_between))} (their clock)" if wish.not_between else ""
    for faulty in wish.faulty:
        yield f"\N{LEFT DOUBLE QUOTATION MARK}{faulty.words}\N{RIGHT DOUBLE QUOTATION MARK}: {FAULTS[faulty.fault]}"
    yield from _how(wish)


def _how(wish: MeetingWish) -> Iterator[str]:
    people = f"{wish.people} people" if wish.people else ""
    yield ", ".join(filter(None, (f"{wish.minutes} minutes" if wish.minutes else "", people, CHANNELS.get(wish.channel, ""))))  # fmt: skip
    yield wish.people_note
    yield f"With {', '.join(wish.companions)}" if wish.companions else ""
    yield f"Their time zone: {wish.zone}" if wish.zone else ""


def _range(first: date | None, last: date | None) -> str:
    if first and last:
        return f"On {_day(first)}" if first == last else f"From {_day(first)} to {_day(last)}"
    return f"From {_day(first)} on" if first else f"By {_day(last)}" if last else ""


def _named(word: str, weekdays: tuple[int, ...]) -> str:
    return f"{word} {', '.join(DAYS[day] for day in weekdays)}" if weekdays else ""


def _day(day: date) -> str:
    return f"{day:%a %d %b %Y}"


def _hours(span: tuple[time, time]) -> str:
    return f"{span[0]:%H:%M} and {span[1]:%H:%M}"
