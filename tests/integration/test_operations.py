"""What operators do is audited: one stream, whole under concurrent writers."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from chalicelib.domain.audit import broken_at
from chalicelib.operations.record import STREAM, record
from chalicelib.world import World
from tests.living import Clock, Outside, outside, settings_for, world_for


@pytest.fixture(scope="module")
def out() -> Iterator[Outside]:
    with outside() as made:
        yield made


@pytest.fixture
def world(out: Outside, store_endpoint: str) -> World:
    return world_for(settings_for(out, store_endpoint), Clock())


def test_many_operators_at_once_leave_one_unbroken_stream(world: World) -> None:
    def note(number: int) -> None:
        record(world, "form.admitted", f"operator{number}", "a new campaign", None, {"number": number})

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(note, range(24)))
    events = world.audit.events(STREAM)
    assert broken_at(events) == ""
    assert sorted(event.detail["after"]["number"] for event in events) == list(range(24))
    assert {event.why for event in events} == {"a new campaign"}
    assert all(event.detail["before"] is None for event in events)
