"""Times as a whole: said in words, read, solved, told; on generated cases, and on the development leads where they are there."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from chalicelib.domain.lead import Rep
from chalicelib.meetings.solver import find_slots
from chalicelib.meetings.zones import zone_of
from chalicelib.reading.reader import Form, read
from evals import times, wishes
from evals.lead_sets import SHARED, TODAY, leads

NOW = datetime(2026, 11, 24, 14, tzinfo=UTC)
ZONES = ("America/Guatemala", "America/New_York", "Europe/Berlin")
DAY = re.compile(r"(?:\+(?P<days>\d+)|w(?P<week>\d)(?:\+(?P<plus>\d+))?|nm-(?P<of>\d+))$")


def test_every_generated_wish_is_kept_or_its_refusal_is_true_and_said() -> None:
    wrong = [(case.message, case.now, problem) for case in times.cases(40) for problem in times.problems(case)]
    assert wrong == []


def test_wishes_are_read_as_well_as_they_were() -> None:
    """On the part that is there to look at; the test part is for reporting alone."""
    fields = wishes.figures("train")
    assert fields["a time"]["precision"] >= 0.85
    assert fields["a time"]["recall"] >= 0.85
    assert fields["zone"]["precision"] >= 0.95


def dev_leads() -> list[dict[str, Any]]:
    path = SHARED / "leads-dev.jsonl"
    return [lead for lead in leads(path) if lead["wish"]] if path.exists() else []


@pytest.mark.parametrize("timezone", ZONES)
def test_every_time_offered_to_a_development_lead_is_one_they_wish_for(timezone: str) -> None:
    """With an empty calendar, so that something within the wish is free wherever working hours meet."""
    if not dev_leads():
        pytest.skip("the development leads are not beside this project")
    rep = Rep(email="rep@us.example", name="Robin Hale", timezone=timezone)
    outside = []
    for lead in dev_leads():
        fields, wish = lead["fields"], lead["wish"]
        reading = read(Form(fields["message"], fields, TODAY, fields.get("country", ""), fields.get("phone", "")))
        named = reading.wish.zone if reading.wish.zone_source in {"named", "city"} else ""
        guess = zone_of(
            phone=fields.get("phone", ""), country=fields.get("country", ""), rep_timezone=timezone, named=named
        )
        found = find_slots(rep, (), guess, reading.wish, NOW)
        assert guess.timezone == wish["tz"], lead["id"]
        if found.outcome in {"kept", "proposal_free", "ask_back"}:
            outside += [(lead["id"], slot.start) for slot in found.slots if not within(wish, slot.start, slot.end)]
        else:
            assert found.outcome in {"relaxed", "proposal_taken", "none"}, (lead["id"], found)
    assert outside == []


def within(wish: Mapping[str, Any], start: datetime, end: datetime) -> bool:
    """Whether a time is in a lead's own `wish`, as its format says."""
    there, ends = (at.astimezone(ZoneInfo(wish["tz"])) for at in (start, end))
    first, last = (_day(wish[key]) if key in wish else None for key in ("first", "last"))
    pairs = [tuple(map(time.fromisoformat, pair)) for pair in wish.get("between", [["00:00", "23:59"]])]
    on_day = (first is None or first <= there.date()) and (last is None or there.date() <= last)
    in_hours = any(opens <= there.time() and ends.time() <= closes for opens, closes in pairs)
    return on_day and in_hours and there.weekday() in wish.get("weekdays", range(7))


def _day(token: str) -> date:
    match = DAY.match(token)
    assert match, json.dumps(token)
    if match["days"]:
        return TODAY + timedelta(days=int(match["days"]))
    if match["of"]:
        return (TODAY.replace(day=1) + timedelta(days=32)).replace(day=int(match["of"]))
    return TODAY + timedelta(days=7 * int(match["week"]) - TODAY.weekday() + int(match["plus"] or 0))
