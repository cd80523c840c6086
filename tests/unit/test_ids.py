"""Ids sort by time and never collide."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.ids import part_of, run_id, run_part

MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  hypothesis adds the zone


def test_a_thousand_runs_in_one_millisecond_have_a_thousand_ids() -> None:
    at = datetime(2026, 11, 20, 12, tzinfo=UTC)
    assert len({run_id(f"s_{n}", at) for n in range(1000)}) == 1000


@given(MOMENTS, st.integers(1, 10**9), st.text(), st.text())
def test_a_later_run_sorts_after_an_earlier_one(at: datetime, later_ms: int, one: str, other: str) -> None:
    assert run_id(one, at) < run_id(other, at + timedelta(milliseconds=later_ms + 1))


@given(MOMENTS, st.text())
def test_a_run_is_found_by_its_submission_alone(at: datetime, key: str) -> None:
    assert part_of(run_id(key, at)) == run_part(key)
