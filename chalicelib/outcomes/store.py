"""How earlier leads turned out, as stored: traits and outcome, by form."""

from __future__ import annotations

from functools import lru_cache

from chalicelib.domain.findings import Pattern
from chalicelib.store.records import opened, stored
from chalicelib.store.tables import State, translated

COMPARED = 50
"""Runs of the same form that are looked at, newest first."""


class Patterns:
    """The patterns of the state table, by form."""

    def __init__(self, state: type[State]) -> None:
        self._state = state

    def item(self, pattern: Pattern) -> State:
        """How a run went, to be written beside the run's own records; written again, it is updated."""
        return self._state(
            f"PATTERNS#{pattern.form_id}", pattern.run_id, **stored("PATTERNS", pattern.model_dump(mode="json"))
        )

    def newest(self, form_id: str) -> tuple[Pattern, ...]:
        """The newest patterns of a form, newest first."""
        with translated("recall patterns"):
            found = self._state.query(f"PATTERNS#{form_id}", scan_index_forward=False, limit=COMPARED)
            return tuple(_pattern(item.body, item.version) for item in found)

    def alike(self, form_id: str, industry: str, role: str, intent: str, limit: int = 5) -> tuple[Pattern, ...]:
        """The comparable patterns, closest first: those that share at least two of industry, role, and intent."""
        wanted = (industry, role, intent)
        scored = [(_shared(pattern, wanted), pattern) for pattern in self.newest(form_id)]
        close = sorted((pair for pair in scored if pair[0] >= 2), key=lambda pair: -pair[0])
        return tuple(pattern for _, pattern in close[:limit])


@lru_cache(maxsize=1024)
def _pattern(body: bytes, version: float | None) -> Pattern:
    """A stored pattern. Every lead compares with the same ones, and they rarely change."""
    return Pattern.model_validate(opened("PATTERNS", State(body=body, version=version)))


def _shared(pattern: Pattern, wanted: tuple[str, str, str]) -> int:
    return sum(bool(ours) and ours == theirs for ours, theirs in zip(wanted, _traits(pattern), strict=True))


def _traits(pattern: Pattern) -> tuple[str, str, str]:
    return pattern.industry, pattern.role, pattern.intent
