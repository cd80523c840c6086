"""One figure with its goal."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Figure:
    """What was measured, the most it may be (`at_least`: the least), and how it was measured."""

    name: str
    value: float
    goal: float
    unit: str
    method: str
    at_least: bool = False

    @property
    def met(self) -> bool:
        """Whether the goal is reached."""
        return self.value >= self.goal if self.at_least else self.value <= self.goal

    def line(self) -> str:
        """The figure as a row of the table."""
        verdict = "ok  " if self.met else "MISS"
        goal = f"(goal {'>=' if self.at_least else '<='} {self.goal:g})"
        return f"{verdict} {self.name:<44} {self.value:>9.3f} {goal:<14} {self.unit:<12} {self.method}"
