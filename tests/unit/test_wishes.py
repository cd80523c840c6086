"""When a prospect would like to meet: what plain phrases say is understood, and ordinary sentences are no wish."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.meetings.wishes import Wishes, wishes

TODAY = date(2026, 11, 18)
"""A Wednesday."""
MON, TUE, WED, THU, FRI = range(5)


def days(*wanted: int) -> dict[str, Any]:
    return {"weekdays": frozenset(wanted)}


def window(first: date | None, last: date | None) -> dict[str, Any]:
    return {"not_before": first, "not_after": last}


SAID: list[tuple[str, dict[str, Any]]] = [
    ("Could we talk next week?", window(date(2026, 11, 23), date(2026, 11, 27))),
    ("Any time this week is fine", window(TODAY, date(2026, 11, 20))),
    ("Tomorrow would be best", window(date(2026, 11, 19), date(2026, 11, 19))),
    ("We are back after the 12th", window(date(2026, 12, 13), None)),
    ("after the 20th please", window(date(2026, 11, 21), None)),
    ("some day after 12 May", window(date(2027, 5, 13), None)),
    ("from December 3 on", window(date(2026, 12, 3), None)),
    ("from the 3rd of December", window(date(2026, 12, 3), None)),
    ("not before Monday", window(date(2026, 11, 23), None)),
    ("starting Monday", window(date(2026, 11, 23), None)),
    ("after Monday", window(date(2026, 11, 24), None)),
    ("before Friday, please", window(None, date(2026, 11, 19))),
    ("by Friday", window(None, date(2026, 11, 20))),
    ("no later than Friday", window(None, date(2026, 11, 20))),
    ("until November 30th", window(None, date(2026, 11, 30))),
    ("from December 3 until December 10", window(date(2026, 12, 3), date(2026, 12, 10))),
    ("on Tuesday or Thursday", days(TUE, THU)),
    ("Tuesdays, Thursdays and Fridays", days(TUE, THU, FRI)),
    ("FRIDAYS suit me", days(FRI)),
    ("any time but Monday", days(TUE, WED, THU, FRI)),
    ("not on Mondays or Fridays", days(TUE, WED, THU)),
    ("mornings suit us", {"parts": frozenset({"morning"})}),
    ("in the afternoon", {"parts": frozenset({"afternoon"})}),
    ("not in the mornings", {"parts": frozenset({"afternoon"})}),
    ("morning or afternoon, both are fine", {}),
    ("la próxima semana, por la mañana", {**window(date(2026, 11, 23), date(2026, 11, 27)), "parts": {"morning"}}),
    ("LA PROXIMA SEMANA por las tardes", {**window(date(2026, 11, 23), date(2026, 11, 27)), "parts": {"afternoon"}}),
    ("nächste Woche, vormittags", {**window(date(2026, 11, 23), date(2026, 11, 27)), "parts": {"morning"}}),
    ("nächste Woche nachmittags", {**window(date(2026, 11, 23), date(2026, 11, 27)), "parts": {"afternoon"}}),
]  # fmt: skip
NOTHING_SAID = [
    "",
    "We would like to see a demo for the marketing team.",
    "We run 40 customer events a year and cannot tell what they bring.",
    "Our team of 12 works from Hamburg; the budget was decided in 2026.",
    "Our price list is from 2019 and we sell to 300 shops.",
    "I may come back to you. We march on.",
    "The sunset cruise was a success, mornington crescent too.",
]


@pytest.mark.parametrize(("message", "expected"), SAID, ids=[message for message, _ in SAID])
def test_a_plain_phrase_is_understood(message: str, expected: dict[str, Any]) -> None:
    found = wishes(message, TODAY)
    nothing: dict[str, Any] = {"not_before": None, "not_after": None, "weekdays": frozenset(), "parts": frozenset()}
    assert {name: getattr(found, name) for name in nothing} == nothing | expected
    assert found.any == bool(expected)


@pytest.mark.parametrize("message", NOTHING_SAID)
def test_an_ordinary_sentence_is_no_wish(message: str) -> None:
    assert wishes(message, TODAY) == Wishes()


@pytest.mark.parametrize("ahead", range(366))
def test_a_date_is_the_next_such_one_on_every_day_of_a_year(ahead: int) -> None:
    today = TODAY + timedelta(days=ahead)
    for month, day in (("January", 31), ("May", 12), ("December", 3)):
        found = wishes(f"from {day} {month}", today).not_before
        assert found is not None
        assert today <= found <= today + timedelta(days=366)
        assert (found.day, f"{found:%B}") == (day, month)
    found = wishes("from the 31st", today).not_before
    assert found is not None
    assert found.day == 31
    assert today <= found <= today + timedelta(days=62)


@pytest.mark.parametrize("ahead", range(14))
def test_a_weekday_is_the_next_one_and_never_today(ahead: int) -> None:
    today = TODAY + timedelta(days=ahead)
    for number, name in enumerate(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")):
        found = wishes(f"not before {name}", today).not_before
        assert found is not None
        assert found.weekday() == number
        assert today < found <= today + timedelta(days=7)


@pytest.mark.parametrize("today", [TODAY + timedelta(days=n) for n in range(21)])
def test_next_week_is_monday_to_friday_after_this_one(today: date) -> None:
    found = wishes("next week", today)
    assert found.not_before
    assert found.not_after
    assert (found.not_before.weekday(), found.not_after.weekday()) == (MON, FRI)
    assert 1 <= (found.not_before - today).days <= 7


WORDS = st.sampled_from(
    ["not", "before", "after", "from", "by", "until", "on", "but", "the", "12th", "3", "May", "Monday", "Tuesdays",
     "next week", "mornings", "31", "February", "29", ",", "or", "and", "tomorrow", "99", "0"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)), st.dates(date(2000, 1, 1), date(2900, 1, 1)))
def test_no_message_breaks_it_and_every_wish_has_a_text(message: str, today: date) -> None:
    found = wishes(message, today)
    assert found.any == bool(found.not_before or found.not_after or found.weekdays or found.parts)
    assert found.not_before is None or found.not_before >= today
    assert found.weekdays <= set(range(7))
    assert len(found.parts) < 2
