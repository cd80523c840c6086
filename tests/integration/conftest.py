"""The product against emulators that all tests here share, a fresh one for each test."""

from tests.living_fixtures import clock, out, shared, world

__all__ = ["clock", "out", "shared", "world"]
