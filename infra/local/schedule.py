"""The clock that fires the app's own schedules: read from the live app, so that there is no second list."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from typing import Any

from chalice.app import Chalice, Rate, ScheduledEventConfig

SECONDS = {Rate.MINUTES: 60, Rate.HOURS: 3600, Rate.DAYS: 86400}


class Clock:
    """One thread a schedule; each fires when the last call has ended and its period is over."""

    def __init__(self, app: Chalice, invoke: Callable[[str, dict[str, Any]], None], *, faster: float = 1.0) -> None:
        self._stopping = threading.Event()
        for source in app.event_sources:
            if isinstance(source, ScheduledEventConfig):
                every = period_s(source.schedule_expression) / faster
                work = (invoke, source.name, every)
                threading.Thread(target=self._fire, args=work, name=f"clock-{source.name}", daemon=True).start()

    def stop(self) -> None:
        """Fire no more."""
        self._stopping.set()

    def _fire(self, invoke: Callable[[str, dict[str, Any]], None], name: str, every: float) -> None:
        while True:
            # As EventBridge: whatever was raised, the next period tries again; the handler has logged it.
            with contextlib.suppress(Exception):
                invoke(name, {})
            if self._stopping.wait(every):
                return


def period_s(schedule: Any) -> float:
    """Seconds between firings of a rate. Raises TypeError for what the local clock cannot keep."""
    if not isinstance(schedule, Rate):
        raise TypeError(f"The local clock keeps rates only, not {schedule!r}.")
    return float(schedule.value * SECONDS[schedule.unit])
