"""Times as a native writes them in five languages, read back as they were written; and every sentence about them is true."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.findings import Slot, SlotsFound
from chalicelib.domain.reading import FaultyDate, MeetingWish
from chalicelib.text import spoken_time
from chalicelib.text.spoken_time import Manner
from chalicelib.text.times_phrases import FAMILIAR, FORMAL_PORTUGUESE, PHRASES
from chalicelib.text.times_told import times_told

TODAY = date(2026, 11, 24)
"""A Tuesday."""
MANNERS = {
    "US": Manner("en", "US"), "GB": Manner("en", "GB"), "DE": Manner("de", "DE"), "ES": Manner("es", "ES"),
    "FR": Manner("fr", "FR"), "BR": Manner("pt", "BR"), "PT": Manner("pt", "PT"),
}  # fmt: skip


def slot(month: int, day: int, hour: int, minute: int = 0, zone: str = "UTC", minutes: int = 30, **also: Any) -> Slot:
    start = datetime(2026, month, day, hour, minute, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    return Slot(start=start, end=start + timedelta(minutes=minutes), rep_timezone="UTC", lead_timezone=zone, **also)


@pytest.mark.parametrize(
    ("manner", "line"),
    [
        ("US", "Tuesday, December 1, 10:00-10:30 am"),
        ("GB", "Tuesday 1 December, 10:00-10:30"),
        ("DE", "Dienstag, 1. Dezember, 10:00 bis 10:30 Uhr"),
        ("ES", "Martes 1 de diciembre, de 10:00 a 10:30"),
        ("FR", "Mardi 1er décembre, de 10 h à 10 h 30"),
        ("BR", "Terça-feira, 1º de dezembro, das 10h às 10h30"),
        ("PT", "Terça-feira, 1 de dezembro, das 10h00 às 10h30"),
    ],
)
def test_a_slot_is_written_as_a_native_writes_it(manner: str, line: str) -> None:
    assert spoken_time.slot_line(slot(12, 1, 10), MANNERS[manner]) == line


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31))  # noqa: DTZ001 made aware below


@pytest.mark.parametrize("manner", MANNERS)
@given(MOMENTS, st.sampled_from([15, 30, 45, 60]))
def test_what_is_written_of_a_slot_is_read_back(manner: str, at: datetime, minutes: int) -> None:
    start = at.replace(second=0, microsecond=0, tzinfo=UTC)
    end = start + timedelta(minutes=minutes)
    line = spoken_time.slot_line(Slot(start=start, end=end, rep_timezone="UTC", lead_timezone="UTC"), MANNERS[manner])
    assert spoken_time.clocks_in(line) == ((start.hour, start.minute), (end.hour, end.minute))
    assert spoken_time.dates_in(line) == ((start.month, start.day),)
    rest = spoken_time.without_times(line)
    assert not any(char.isdigit() for char in rest), rest
    moment = spoken_time.moment(start, MANNERS[manner], start.date() - timedelta(days=30))
    assert spoken_time.clocks_in(moment) == ((start.hour, start.minute),)
    assert spoken_time.dates_in(moment) == ((start.month, start.day),)


def told(manner: str, outcome: str, slots: tuple[Slot, ...] = (), wish: MeetingWish | None = None, **found: Any) -> str:
    result = SlotsFound.model_validate(
        {"slots": slots, "outcome": outcome, "lead_timezone": "America/New_York", "timezone_certain": True, **found}
    )
    times = times_told(result, wish or MeetingWish(), MANNERS[manner], TODAY)
    return "\n".join([*times.before, *times.slots, times.zone, times.ask])


MONDAY = slot(11, 30, 15, 30, "America/New_York")
NEAR = (
    slot(11, 30, 13, 0, "America/New_York", keeps_wish=False),
    slot(11, 30, 16, 30, "America/New_York", keeps_wish=False),
)


def test_a_free_proposal_is_confirmed_and_nothing_else_is_offered() -> None:
    text = told("US", "proposal_free", (slot(11, 30, 15, 30, "America/New_York", 15),))
    assert text.startswith("Monday at 3:30 pm works.\nI'll send an invite for 15 minutes.")
    assert "?" not in text


def test_a_taken_proposal_is_said_first_with_the_nearest_of_that_day() -> None:
    text = told("US", "proposal_taken", NEAR, proposal=MONDAY, why_not="taken")
    assert text.startswith("Monday at 3:30 pm is taken, sorry.\nI could do 1:00 pm or 4:30 pm that day.")
    assert text.endswith("Does either work?")
    german = told("DE", "proposal_taken", NEAR, proposal=MONDAY, why_not="taken")
    assert german.startswith(
        "Montag um 15:30 Uhr bin ich leider schon vergeben.\nAn dem Tag ginge es um 13:00 Uhr oder um 16:30 Uhr."
    )


def test_hours_that_gave_are_named() -> None:
    wish = MeetingWish(first=date(2026, 12, 2), last=date(2026, 12, 3), between=((time(14), time(16)),))
    text = told("US", "relaxed", NEAR, wish, relaxed=("hours",))
    assert text.startswith(
        "Nothing is free between 2:00 and 4:00 pm on those days, sorry. These are the nearest I have:"
    )
    spanish = told("ES", "relaxed", NEAR, wish, relaxed=("hours",))
    assert "entre las 14:00 y las 16:00" in spanish


def test_a_date_on_another_weekday_is_asked_back() -> None:
    fault = FaultyDate(
        words="Friday 7 December",
        fault="wrong_weekday",
        candidates=(date(2026, 12, 7), date(2026, 12, 11)),
        at=time(13),
    )
    assert "December 7 is a Monday; did you mean Monday, December 7 or Friday, December 11?" in told(
        "US", "ask_back", faulty=fault
    )
    assert "Der 7. Dezember ist ein Montag. Meinen Sie Montag, 7. Dezember oder Freitag, 11. Dezember?" in told(
        "DE", "ask_back", faulty=fault
    )


def test_a_guessed_zone_is_said_to_be_one() -> None:
    text = told("US", "open", NEAR, timezone_certain=False)
    assert "They're in New York time, which is a guess. If you're elsewhere, tell me and I'll adjust." in text


@pytest.mark.parametrize("manner", MANNERS)
def test_every_outcome_can_be_told_in_every_language(manner: str) -> None:
    outcomes = ("open", "kept", "relaxed", "proposal_free", "proposal_taken", "beyond", "ask_back", "none")
    reasons = ("taken", "too_soon", "past", "outside_hours", "day_off")
    for familiar, slots, outcome, why_not in product((False, True), range(4), outcomes, reasons):
        can_be_told(manner, familiar, slots, outcome, why_not)


def can_be_told(manner: str, familiar: bool, slots: int, outcome: str, why_not: str) -> None:
    offered = tuple(slot(12, 1 + n, 10, 0, "Europe/Berlin", keeps_wish=n > 0) for n in range(slots))
    fault = FaultyDate(words="31 November", fault="no_such_date", candidates=(date(2026, 11, 30), date(2026, 12, 1)))
    found = SlotsFound.model_validate(
        {
            "slots": offered, "outcome": outcome if slots or outcome != "proposal_free" else "none", "relaxed": ("hours", "days"),
            "why_not": why_not, "proposal": MONDAY, "faulty": fault, "reaches": date(2027, 5, 23), "lead_timezone": "Europe/Berlin",
            "second_choice": slots == 1,
        }
    )  # fmt: skip
    times = times_told(found, MeetingWish(between=((time(14), time(16)),)), MANNERS[manner], TODAY, familiar=familiar)
    text = " ".join(filter(None, (*times.before, *times.slots, times.zone, times.ask)))
    assert text.strip()
    assert "{" not in text
    assert "\N{EM DASH}" not in text
    assert "  " not in text.strip()
    assert len(times.slots) in {0, slots}


def test_every_language_has_every_phrase_and_no_other() -> None:
    assert all(phrases.keys() == PHRASES["en"].keys() for phrases in PHRASES.values())
    assert all(other.keys() <= PHRASES["en"].keys() for other in (*FAMILIAR.values(), FORMAL_PORTUGUESE))


@pytest.mark.parametrize("text", ["between 2:00 and 4:00 pm", "2:00-4:00 pm", "2:00 to 4:00 pm"])
def test_both_ends_of_a_range_are_in_the_half_of_the_day_that_its_end_names(text: str) -> None:
    assert spoken_time.clocks_in(text) == ((14, 0), (16, 0))
