"""One emulated Google a module; every test that asks for it starts from the seeded world."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from infra.emulators.google import google_emulator
from infra.emulators.http import Running, serve
from tests.contract.google_side import tell


@pytest.fixture(scope="module")
def server() -> Iterator[Running]:
    """The emulator, whatever state it is in."""
    running = serve(google_emulator())
    yield running
    running.stop()


@pytest.fixture
def google(server: Running) -> Running:
    """The emulator, as seeded."""
    tell(server, "reset", {})
    return server
