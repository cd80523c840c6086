"""The product against emulators that all tests here share, a fresh one for each test."""

from collections.abc import Iterator

import pytest

from tests.faults.cable import Line
from tests.living_fixtures import clock, out, shared, world

__all__ = ["clock", "line", "out", "shared", "world"]


@pytest.fixture
def line() -> Iterator[Line]:
    """Where the cables of one test are laid."""
    line = Line()
    yield line
    line.close()
