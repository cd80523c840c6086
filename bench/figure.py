"""One figure with its goal."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Figure:
    """What was measured, the most it may be, and how it was measured."""

    name: str
    value: float
    goal: float
    unit: str
    method: str

    @property
    def met(self) -> bool:
        """Whether the goal is reached."""
        return self.value <= self.goal

    def line(self) -> str:
        """The figure as a row of the table."""
        verdict = "ok  " if self.met else "MISS"
        return f"{verdict} {self.name:<44} {self.value:>9.3f} (goal {self.goal:g}) {self.unit:<12} {self.method}"
