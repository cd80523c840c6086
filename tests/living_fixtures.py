"""A product against emulators as fixtures: the emulators of a module, reset for each test, and a fresh world on them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from chalicelib.world import World
from tests.living import Clock, Outside, outside, settings_for, world_for


@pytest.fixture(scope="module")
def shared() -> Iterator[Outside]:
    with outside() as made:
        yield made


@pytest.fixture
def out(shared: Outside) -> Outside:
    shared.reset()
    return shared


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def world(out: Outside, store_endpoint: str, clock: Clock) -> Iterator[World]:
    made = world_for(settings_for(out, store_endpoint), clock)
    yield made
    made.pool.shutdown(wait=True)
