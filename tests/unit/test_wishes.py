"""When a prospect would like to meet: what plain phrases say is understood, and ordinary sentences are no wish."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.reading import FaultyDate, MeetingWish, Proposal
from chalicelib.reading.wishes import read_wish

TODAY = date(2026, 11, 18)
"""A Wednesday."""
MON, TUE, WED, THU, FRI, SAT, SUN = range(7)


def wish(message: str, today: date = TODAY, language: str = "en", country: str = "") -> MeetingWish:
    return read_wish(message, language=language, today=today, country=country)


def on(month: int, day: int) -> date:
    return date(2026 if month > 10 else 2027, month, day)


def window(first: date | None, last: date | None) -> dict[str, Any]:
    return {"first": first, "last": last}


def hours(*ranges: tuple[float, float]) -> dict[str, Any]:
    return {"between": tuple((clock(opens), clock(closes)) for opens, closes in ranges)}


def clock(at: float) -> time:
    return time(23, 59) if at == 24 else time(int(at), round(at % 1 * 60))


def exactly(*starts: tuple[int, int, float]) -> dict[str, Any]:
    days = [on(month, day) for month, day, _ in starts]
    at = tuple(datetime.combine(day, clock(hour)) for day, (_, _, hour) in zip(days, starts, strict=True))
    return {"exact": at, "first": min(days), "last": max(days)}


NEXT_WEEK = window(on(11, 23), on(11, 27))
SAID: list[tuple[str, dict[str, Any]]] = [
    ("Could we talk next week?", NEXT_WEEK),
    ("Any time this week is fine", window(TODAY, on(11, 20))),
    ("Tomorrow would be best", window(on(11, 19), on(11, 19))),
    ("We are back after the 12th", window(on(12, 13), None)),
    ("after the 20th please", window(on(11, 21), None)),
    ("some day after 12 May", window(on(5, 13), None)),
    ("from December 3 on", window(on(12, 3), None)),
    ("from the 3rd of December", window(on(12, 3), None)),
    ("not before Monday", window(on(11, 23), None)),
    ("starting Monday", window(on(11, 23), None)),
    ("after Monday", window(on(11, 24), None)),
    ("before Friday, please", window(None, on(11, 19))),
    ("until November 30th", window(None, on(11, 30))),
    ("from December 3 until December 10", window(on(12, 3), on(12, 10))),
    ("from 3 to 10 December", window(on(12, 3), on(12, 10))),
    ("Could we meet on 14, 15 or 16 December?", window(on(12, 14), on(12, 16))),
    ("on Tuesday or Thursday", {"weekdays": (TUE, THU)}),
    ("Tuesdays, Thursdays and Fridays", {"weekdays": (TUE, THU, FRI)}),
    ("FRIDAYS suit me", {"weekdays": (FRI,)}),
    ("Monday to Wednesday works", {"weekdays": (MON, TUE, WED)}),
    ("any time but Monday", {"not_weekdays": (MON,)}),
    ("not on Mondays or Fridays", {"not_weekdays": (MON, FRI)}),
    ("Mondays don't work for us", {"not_weekdays": (MON,)}),
    ("this coming Friday", window(on(11, 20), on(11, 20))),
    ("next Friday", window(on(11, 27), on(11, 27))),
    ("mornings suit us", hours((8, 12))),
    ("in the afternoon", hours((12, 18))),
    ("not in the mornings", {"not_between": ((time(8), time(12)),)}),
    ("late morning would be best", hours((10, 12))),
    ("first thing, please", hours((8, 10))),
    ("after 4.45 pm", hours((16.75, 24))),
    ("2 to 5", hours((14, 17))),
    ("any day after 3 pm is fine", hours((15, 24))),
    ("between 12 and 2 suits me", hours((12, 14))),
    ("before 11 if possible", hours((0, 11))),
    ("9-11 am works", hours((9, 11))),
    ("between 11 and 1 pm works", hours((11, 13))),
    ("a call between 12 and 2 is out", {"not_between": ((time(12), time(14)),)}),
    ("Fridays are out, and so is anything between 12 and 2.", {"not_weekdays": (FRI,), "not_between": ((time(12), time(14)),)}),
    ("Next week, Wednesday or Thursday between 2 and 4 pm would suit us.", {**NEXT_WEEK, "weekdays": (WED, THU), **hours((14, 16))}),
    ("Late morning works, Tuesdays or Thursdays.", {"weekdays": (TUE, THU), **hours((10, 12))}),
    ("A walkthrough in the week commencing 7 December, Thursday or Friday?", {**window(on(12, 7), on(12, 11)), "weekdays": (THU, FRI)}),
    ("Could we talk in the week of 14 December?", window(on(12, 14), on(12, 18))),
    ("Could we talk around the middle of December?", window(on(12, 10), on(12, 20))),
    ("early January works best", window(on(1, 1), on(1, 10))),
    ("late January works best", window(on(1, 21), on(1, 31))),
    ("How about the second week of February?", window(on(2, 8), on(2, 12))),
    ("late next week would be good", window(on(11, 26), on(11, 27))),
    ("I'm travelling until the 1st of December", window(on(12, 2), None)),
    ("Could we meet tomorrow at nine, our time?", exactly((11, 19, 9))),
    ("Are you free on Monday, November 30 at 3:30 pm?", exactly((11, 30, 15.5))),
    ("Could you do Monday 30 November at 9:30?", exactly((11, 30, 9.5))),
    ("How about Friday at half past two?", exactly((11, 20, 14.5))),
    ("We open at noon and then I'm on the shop floor, so it would have to be earlier in the day.", hours((0, 12))),
]  # fmt: skip
NOTHING_SAID = [
    "",
    "We would like to see a demo for the marketing team.",
    "We run 40 customer events a year and cannot tell what they bring.",
    "Our team of 12 works from Hamburg; the budget was decided in 2026.",
    "Our price list is from 2019 and we sell to 300 shops.",
    "I may come back to you. We march on.",
    "The sunset cruise was a success, mornington crescent too.",
    "I need an answer by Friday noon.",
    "Please send us your quote by Friday.",
    "I have to answer them by tomorrow noon.",
    "Our event is on 12 March and about 300 guests are coming.",
    "Tenders close at noon on 1 December.",
    "My page closes on Thursday at 5 pm London time.",
    "We host eight trade mornings a year, 60 to 150 guests each.",
    "I'd love to talk about our author evenings.",
    "Our shops open at 9 and close at 8.",
    "Check-in went down on Tuesday with 200 people in line.",
    "My number is 555 0142, extension 12. A ticket costs $4.45 or 12/3 of that.",
    "My worry is a queue at the door at eight in the morning.",
    "Is support there 24/7?",
]
FIELDS = (
    "first",
    "last",
    "weekdays",
    "not_weekdays",
    "not_dates",
    "between",
    "not_between",
    "exact",
    "faulty",
    "or_else",
)


@pytest.mark.parametrize(("message", "expected"), SAID, ids=[message for message, _ in SAID])
def test_a_plain_phrase_is_understood(message: str, expected: dict[str, Any]) -> None:
    read = wish(message)
    values = {name: getattr(read, name) for name in FIELDS} | {
        "exact": tuple(proposal.start for proposal in read.exact)
    }
    assert {name: value for name, value in values.items() if value} == {n: v for n, v in expected.items() if v}
    assert all(words in message for words in read.words)


@pytest.mark.parametrize("message", NOTHING_SAID)
def test_an_ordinary_sentence_is_no_wish(message: str) -> None:
    read = wish(message)
    assert not read.about_time, read
    assert read.words == ()


def test_a_date_on_another_weekday_is_asked_back_and_the_second_choice_is_kept() -> None:
    read = wish(
        "Please put us down for Friday 7 December at 1 pm. If you have nothing then, the Friday after is fine as well."
    )
    assert read.exact == ()
    assert read.faulty == (
        FaultyDate(words="Friday 7 December", fault="wrong_weekday", candidates=(on(12, 7), on(12, 11)), at=time(13)),
    )
    (other,) = read.or_else
    assert [proposal.start for proposal in other.exact] == [datetime(2026, 12, 18, 13)]  # noqa: DTZ001


def test_a_date_that_no_calendar_has_is_asked_back_with_the_days_beside_it() -> None:
    (fault,) = wish("31 November at 3 pm works for me").faulty
    assert (fault.fault, fault.candidates, fault.at) == ("no_such_date", (on(11, 30), on(12, 1)), time(15))


def test_two_days_with_their_own_times_are_two_proposals() -> None:
    read = wish("Tuesday at 10 or Thursday at 2 would work")
    assert read.exact == (Proposal(start=datetime(2026, 11, 24, 10), words=read.exact[0].words),)  # noqa: DTZ001
    assert read.or_else[0].exact[0].start == datetime(2026, 11, 19, 14)  # noqa: DTZ001


@pytest.mark.parametrize("ahead", range(0, 366, 11))
def test_a_date_is_the_next_such_one_on_every_day_of_a_year(ahead: int) -> None:
    today = TODAY + timedelta(days=ahead)
    for month, day in (("January", 31), ("May", 12), ("December", 3)):
        read = wish(f"from {day} {month}", today)
        if read.faulty:
            assert read.faulty[0].fault == "past"
            continue
        assert read.first is not None
        assert today <= read.first <= today + timedelta(days=366)
        assert (read.first.day, f"{read.first:%B}") == (day, month)
    read = wish("from the 31st", today)
    assert read.first is not None
    assert read.first.day == 31
    assert today <= read.first <= today + timedelta(days=62)


@pytest.mark.parametrize("ahead", range(14))
def test_a_weekday_is_the_next_one_and_never_today(ahead: int) -> None:
    today = TODAY + timedelta(days=ahead)
    for number, name in enumerate(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")):
        read = wish(f"not before {name}", today).first
        assert read is not None
        assert read.weekday() == number
        assert today < read <= today + timedelta(days=7)


@pytest.mark.parametrize("today", [TODAY + timedelta(days=n) for n in range(21)])
def test_next_week_is_monday_to_friday_after_this_one(today: date) -> None:
    read = wish("next week please", today)
    assert read.first
    assert read.last
    assert (read.first.weekday(), read.last.weekday()) == (MON, FRI)
    assert 1 <= (read.first - today).days <= 7


def test_where_the_weekend_is_friday_and_saturday_next_week_begins_on_sunday() -> None:
    read = wish("next week please", country="Saudi Arabia")
    assert (read.first, read.last) == (on(11, 22), on(11, 26))


WORDS = st.sampled_from(
    ["not", "before", "after", "from", "by", "until", "on", "but", "the", "12th", "3", "May", "Monday", "Tuesdays", "at", "between",
     "next week", "mornings", "31", "February", "29", ",", "or", "and", "tomorrow", "99", "0", "4.45", "12/3", "noon", "half past",
     "week of", "second week of", "early", "otherwise", "works", "out", "-", ".", "(", "3 pm", "2026-02-30", "30.2.", "earlier in the day"]
)  # fmt: skip


@given(
    st.one_of(st.text(), st.lists(WORDS).map(" ".join)),
    st.dates(date(2000, 1, 1), date(2900, 1, 1)),
    st.sampled_from(["en", "de", "es", "fr", "pt", "it", "nl", "sv", "da", "nb", "pl", "ja"]),
)
def test_no_message_breaks_it_and_every_wish_has_words(message: str, today: date, language: str) -> None:
    read = wish(message, today, language)
    assert not read.about_time or read.words
    assert set(read.weekdays) <= set(range(7))
    assert all(opens < closes for opens, closes in (*read.between, *read.not_between))
