"""A run as a picture of time: what ran beside what, as plain numbers for the page to draw."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from chalicelib.domain.run import RunView, StepRecord, StepStatus
from chalicelib.pipeline.table import STEPS

Unfinished = Literal["skipped", "waiting", "running"]
"""What a step without a record is doing."""
GAP_S = 5.0
"""A pause longer than this (a redelivery, a replay) is drawn as a break, not to scale."""


@dataclass(frozen=True)
class Bar:
    """A step's place in time. `left` and `width` are percent of the run's length."""

    number: int
    name: str
    sentence: str
    status: StepStatus | Unfinished
    note: str
    attempts: int
    left: float
    width: float
    seconds: float | None
    error_id: str
    todo: str


def bars(view: RunView, unfinished: dict[str, Unfinished]) -> tuple[Bar, ...]:
    """One bar a step of the table, in its order. `unfinished` says what a step without a record is doing."""
    records = {step.name: step for step in view.steps}
    clock = _clock(view.steps)
    return tuple(
        _bar(number, step.name, step.sentence, records.get(step.name), clock, unfinished.get(step.name, "waiting"))
        for number, step in enumerate(STEPS, start=1)
    )


def seconds(view: RunView) -> float:
    """Time in which steps were at work, first to last, without long pauses."""
    return _clock(view.steps)[1]


def _bar(
    number: int,
    name: str,
    sentence: str,
    record: StepRecord | None,
    clock: tuple[dict[datetime, float], float],
    otherwise: Unfinished,
) -> Bar:
    if record is None:
        return Bar(number, name, sentence, otherwise, "", 0, 0.0, 0.0, None, "", "")
    at, length = clock
    begin, end = at[record.started_at], at[record.finished_at]
    scale = 100 / (length or 1.0)
    return Bar(
        number,
        name,
        sentence,
        record.status,
        record.note,
        record.attempts,
        round(begin * scale, 2),
        max(round((end - begin) * scale, 2), 0.6),
        (record.finished_at - record.started_at).total_seconds(),
        record.error.error_id if record.error else "",
        record.error.todo if record.error else "",
    )


def _clock(steps: tuple[StepRecord, ...]) -> tuple[dict[datetime, float], float]:
    """Each moment's place in seconds from the first, with idle pauses cut short, and the whole length."""
    moments = sorted({moment for step in steps for moment in (step.started_at, step.finished_at)})
    places: dict[datetime, float] = {}
    place, before = 0.0, moments[0] if moments else None
    for moment in moments:
        assert before is not None
        step = (moment - before).total_seconds()
        busy = any(one.started_at <= before and one.finished_at >= moment for one in steps)
        place += step if busy or step <= GAP_S else GAP_S / 5
        places[moment], before = place, moment
    return places, place
