"""Whether offered times are free, and wishes kept or truly refused: generated cases, said in words, solved, and told.

Run `python -m evals.times` for the figures of 2,000 cases, with `-v` for each that fails. A case is a rep with a calendar, a lead
with a zone, and a message whose meaning is known because it was made from it. What the product makes of it is judged by a search
of every possible start that shares no code with the solver.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import holidays

from chalicelib.domain.findings import Interval, SlotsFound
from chalicelib.domain.lead import Rep
from chalicelib.meetings.solver import find_slots
from chalicelib.meetings.zones import ZoneGuess
from chalicelib.reading.wishes import read_wish
from chalicelib.text.spoken_time import Manner
from chalicelib.text.times_told import times_told
from evals import wishes
from evals.parts import Part

CASES, SEED = 2_000, 20261124
PLACES = (
    ("America/New_York", "US"), ("America/Los_Angeles", "US"), ("Europe/London", "GB"), ("Europe/Berlin", "DE"),
    ("America/Guatemala", "GT"), ("Asia/Riyadh", "SA"), ("Asia/Kolkata", "IN"), ("Australia/Sydney", "AU"),
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
HALF_HOUR = timedelta(minutes=30)
Hours = tuple[time, time]

SAMPLE = 200
"""Cases of `measure`: all 2,000 take minutes."""
ENOUGH_LABELS = 8
"""Of a field, for its figures to mean something."""


@dataclass(frozen=True)
class Meant:
    """What a message means: days (inclusive) and hours on the lead's clock, or one exact start."""

    first: date | None = None
    last: date | None = None
    weekdays: frozenset[int] = frozenset(range(7))
    hours: Hours | None = None
    never: Hours | None = None
    exact: datetime | None = None


@dataclass(frozen=True)
class Case:
    """A rep with a calendar, a lead, and what they write."""

    rep: Rep
    busy: tuple[Interval, ...]
    zone: str
    country: str
    now: datetime
    message: str
    meant: Meant


def cases(count: int = CASES, seed: int = SEED) -> Iterator[Case]:
    """The same cases for the same seed."""
    random = Random(seed)  # noqa: S311 cases, no secrets
    for _ in range(count):
        now = datetime(2026, 11, 24, random.randrange(24), 17, tzinfo=UTC) + timedelta(days=random.randrange(60))
        (ours, our_country), (theirs, their_country) = random.choice(PLACES), random.choice(PLACES)
        days = (6, 0, 1, 2, 3) if our_country == "SA" else (0, 1, 2, 3, 4)
        rep = Rep(email="rep@us.example", name="Robin Hale", timezone=ours, country=our_country, work_days=days)
        today = now.astimezone(ZoneInfo(theirs)).date()
        message, meant = _said(random, today, sunday_first=their_country == "SA")
        yield Case(rep, _calendar(random, now), theirs, their_country, now, message, meant)


def _calendar(random: Random, now: datetime) -> tuple[Interval, ...]:
    """Empty to nearly full, over ten weeks."""
    density = random.choice((0, 2, 4, 6, 9))
    spans = []
    for day in range(70):
        for _ in range(density):
            start = now.replace(hour=0, minute=0) + timedelta(days=day, minutes=15 * random.randrange(96))
            spans.append(Interval(start, start + timedelta(minutes=random.choice((30, 60, 90, 180)))))
    return tuple(spans)


def _said(random: Random, today: date, *, sunday_first: bool) -> tuple[str, Meant]:
    """A message and what it means."""
    makers = (_weekdays, _hours_alone, _exact, _exact, _no_wish, _never)
    picked = random.randrange(len(makers) + 1)
    return makers[picked](random, today) if picked < len(makers) else _window(random, today, sunday_first=sunday_first)


def _spoken(at: time) -> str:
    return f"{at.hour % 12 or 12}{f':{at:%M}' if at.minute else ''} {'am' if at.hour < 12 else 'pm'}"


def _some_hours(random: Random) -> tuple[str, Hours]:
    opens = random.randrange(9, 16)
    hours = time(opens), time(opens + random.choice((1, 2, 3)))
    pick = random.randrange(4)
    if pick == 0:
        return f"after {_spoken(hours[0])}", (hours[0], time(23, 59))
    if pick == 1:
        return f"before {_spoken(hours[1])}", (time(0), hours[1])
    return random.choice(("between {} and {}", "from {} to {}")).format(*map(_spoken, hours)), hours


def _window(random: Random, today: date, *, sunday_first: bool) -> tuple[str, Meant]:
    weeks = random.randrange(1, 6)
    monday = today + timedelta(days=7 * weeks - (today.weekday() + sunday_first) % 7)
    words = "next week" if weeks == 1 else f"in the week of {monday.day} {MONTHS[monday.month - 1]}"
    text, hours = _some_hours(random) if random.random() < 0.6 else ("", None)
    picked = sorted(random.sample(range(5), 2)) if random.random() < 0.5 else []
    named = f", {DAYS[picked[0]]} or {DAYS[picked[1]]}" if picked else ""
    meant = Meant(monday, monday + timedelta(days=4), frozenset(picked or range(7)), hours)
    return f"Could we talk {words}{named}{' ' + text if text else ''}?", meant


def _weekdays(random: Random, _today: date) -> tuple[str, Meant]:
    picked = sorted(random.sample(range(5), 2))
    text, hours = _some_hours(random)
    return f"{DAYS[picked[0]]}s or {DAYS[picked[1]]}s {text} would suit us for a demo.", Meant(
        weekdays=frozenset(picked), hours=hours
    )


def _hours_alone(random: Random, _today: date) -> tuple[str, Meant]:
    text, hours = _some_hours(random)
    return f"We would like a demo. Any day {text} is fine.", Meant(hours=hours)


def _never(random: Random, _today: date) -> tuple[str, Meant]:
    day = random.randrange(5)
    return (
        f"A call would be good. {DAYS[day]}s are out, and so is anything between 12 and 2.",
        Meant(weekdays=frozenset(range(7)) - {day}, never=(time(12), time(14))),
    )


def _no_wish(_random: Random, _today: date) -> tuple[str, Meant]:
    return "We need an answer for our board by Friday noon. Could you show us the product?", Meant()


def _exact(random: Random, today: date) -> tuple[str, Meant]:
    on = today + timedelta(days=random.randrange(1, 45))
    at = time(random.randrange(8, 18), random.choice((0, 0, 30)))
    start = datetime.combine(on, at)
    weekday = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[on.weekday()]
    return f"Could you do {weekday} {on.day} {MONTHS[on.month - 1]} at {_spoken(at)}?", Meant(exact=start)


def problems(case: Case) -> list[str]:
    """What is wrong with what the product makes of a case; empty when it is right."""
    today = case.now.astimezone(ZoneInfo(case.zone)).date()
    wish = read_wish(case.message, language="en", today=today, country=case.country)
    guess = ZoneGuess(case.zone, "known", certain=True, country=case.country)
    found = find_slots(case.rep, case.busy, guess, wish, case.now)
    told = times_told(found, wish, Manner("en", case.country), today)
    said = " ".join((*told.before, told.ask))
    return [*_not_free(case, found), *_not_kept(case, found, said), *_untrue(case, said)]


def _not_free(case: Case, found: SlotsFound) -> Iterator[str]:
    buffer = timedelta(minutes=case.rep.buffer_minutes)
    for slot in found.slots:
        if any(busy.start < slot.end + buffer and slot.start - buffer < busy.end for busy in case.busy):
            yield f"{slot.start} is not free"
        if slot.start.astimezone(ZoneInfo(case.rep.timezone)).weekday() not in case.rep.work_days:
            yield f"{slot.start} is no working day of the rep's"
    if len(found.slots) == 1 and not case.meant.exact:
        yield "one lone time is offered"


def _not_kept(case: Case, found: SlotsFound, said: str) -> Iterator[str]:
    """A time outside of the wish without a word; or an exact time that is free and not given."""
    if case.meant.exact:
        yield from _proposal(case, found, said)
        return
    for slot in found.slots:
        there = slot.start.astimezone(ZoneInfo(case.zone))
        if not keeps(case.meant, there, slot.end - slot.start) and "nearest" not in said:
            yield f"{there} breaks the wish without a word"
        if case.meant.never and _overlaps(case.meant.never, there, slot.end - slot.start):
            yield f"{there} is at an hour they ruled out"


def _proposal(case: Case, found: SlotsFound, said: str) -> Iterator[str]:
    if case.meant.exact is None:
        return
    start = case.meant.exact.replace(tzinfo=ZoneInfo(case.zone)).astimezone(UTC)
    if start in set(_free_starts(case, step=timedelta(minutes=15))):
        if [slot.start for slot in found.slots] != [start] or "works" not in said:
            yield "the proposed time is free and not the only one"
    elif "works" in said or not any(word in said for word in ("taken", "too soon", "outside", "not working", "passed")):
        yield f"the proposed time cannot be had, and that is not said: {said}"


def _untrue(case: Case, said: str) -> Iterator[str]:
    """A refusal where two times within the wish are free."""
    if case.meant.exact or not ("nothing is free" in said.lower() or "nothing free" in said or "Only " in said):
        return
    possible = [start for start in _free_starts(case) if _offerable(case, start)]
    if any(later - start >= HALF_HOUR for start in possible for later in possible):
        yield f"said: {said}; free within the wish: {possible[:3]}"


def keeps(meant: Meant, there: datetime, length: timedelta) -> bool:
    """Whether a meeting is what they mean."""
    on, ends = there.date(), (there + length).time()
    on_day = (
        (meant.first is None or meant.first <= on)
        and (meant.last is None or on <= meant.last)
        and on.weekday() in meant.weekdays
    )
    in_hours = meant.hours is None or (meant.hours[0] <= there.time() and ends <= meant.hours[1])
    return on_day and in_hours and not (meant.never and _overlaps(meant.never, there, length))


def _overlaps(hours: Hours, there: datetime, length: timedelta) -> bool:
    return there.time() < hours[1] and hours[0] < (there + length).time()


def _offerable(case: Case, start: datetime) -> bool:
    """Whether a free start is on a working day of theirs, by day, within three weeks, and what they mean."""
    there = start.astimezone(ZoneInfo(case.zone))
    weekend = {4, 5} if case.country == "SA" else {5, 6}
    ends = there + HALF_HOUR
    by_day = (
        time(8, 30) <= there.time()
        and ends.time() <= time(18)
        and ends.date() == there.date()
        and there.weekday() not in weekend
    )
    soon = case.meant.first is not None or start < case.now + timedelta(days=5)
    return (
        by_day
        and soon
        and there.date() not in _holidays(case.country, there.year)
        and keeps(case.meant, there, HALF_HOUR)
    )


def _free_starts(case: Case, step: timedelta = HALF_HOUR) -> Iterator[datetime]:
    """Every start within the rep's working days that is free with the buffer, over nine weeks."""
    zone, buffer = ZoneInfo(case.rep.timezone), timedelta(minutes=case.rep.buffer_minutes)
    today = case.now.astimezone(zone).date()
    for day in (today + timedelta(days=n) for n in range(63)):
        if day.weekday() not in case.rep.work_days or day in _holidays(case.rep.country, day.year):
            continue
        local, closes = datetime.combine(day, case.rep.work_start), datetime.combine(day, case.rep.work_end)
        while local + HALF_HOUR <= closes:
            start = local.replace(tzinfo=zone).astimezone(UTC)
            clear = not any(busy.start < start + HALF_HOUR + buffer and start - buffer < busy.end for busy in case.busy)
            if clear and start >= case.now + timedelta(hours=case.rep.notice_hours):
                yield start
            local += step


_KNOWN: dict[tuple[str, int], frozenset[date]] = {}


def _holidays(country: str, year: int) -> frozenset[date]:
    if (country, year) not in _KNOWN:
        _KNOWN[country, year] = frozenset(holidays.country_holidays(country, years=year))
    return _KNOWN[country, year]


def figures(count: int = CASES, seed: int = SEED) -> dict[str, float]:
    """How many cases there are, and the share that is right in everything."""
    wrong = sum(bool(problems(case)) for case in cases(count, seed))
    return {"cases": count, "right": round(1 - wrong / count, 4)}


def measure() -> Part:
    """A sample of the cases, and the wishes of the labeled messages' test part, for `python -m evals`."""
    named = {"generated cases right": figures(SAMPLE)["right"]}
    for field, of in wishes.figures("test").items():
        named |= {f"wish {field} {name}": of[name] for name in ("precision", "recall") if of["labels"] >= ENOUGH_LABELS}
    return Part(named)


def main() -> None:
    """Prints the figures."""
    print(json.dumps(figures()))
    if "-v" in sys.argv:
        for case in cases():
            for problem in problems(case):
                print(case.message, "|", case.now, case.rep.timezone, case.zone, "|", problem)


if __name__ == "__main__":
    main()
