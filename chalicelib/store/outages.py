"""Outages: which services do not answer, shared by all workers. Nothing is asked or written while all is well."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from pydantic import BaseModel

from chalicelib.store.records import opened, stored
from chalicelib.store.tables import State, put, translated

UNCHECKED = timedelta(minutes=5)
"""An outage that nobody has checked for so long keeps no run from trying: the sweep may be what is away."""


class Outage(BaseModel, frozen=True):
    """A service that did not answer a run. `failed_checks` above 0: the sweep has asked it since, in vain."""

    service: str
    since: datetime
    checked_at: datetime
    failed_checks: int = 0

    @property
    def confirmed(self) -> bool:
        """Whether it is the service that fails, and not just one run at it."""
        return self.failed_checks > 0


class Outages:
    """The outages of the state table, and what this process knows of them: the breaker of each service.

    A process that saw no failure asks nothing and takes every service to be well. After a failure it believes the store.
    """

    def __init__(self, state: type[State], clock: Callable[[], datetime]) -> None:
        self._state, self._clock = state, clock
        self._suspected: set[str] = set()

    def report(self, service: str) -> Outage:
        """A run met the service failing. Opens the breaker; gives the outage as everybody knows it."""
        self._suspected.add(service)
        now = self._clock()
        outage = Outage(service=service, since=now, checked_at=now)
        item = self._item(outage)
        if put(item, self._state.pk.does_not_exist(), "record an outage"):
            return outage
        return self._get(service) or outage

    def open(self, service: str) -> bool:
        """Whether a call is to be spared. Asks the store only where this process saw the service fail."""
        if service not in self._suspected:
            return False
        outage = self._get(service)
        if outage is None:
            self._suspected.discard(service)
        return outage is not None and self._clock() - outage.checked_at < UNCHECKED

    def all(self) -> tuple[Outage, ...]:
        """Every outage, in one Query."""
        with translated("read the outages"):
            return tuple(Outage.model_validate(opened("OUTAGE", item)) for item in self._state.query("OUTAGE"))

    def still(self, outage: Outage) -> None:
        """The service was asked again, in vain."""
        update = {"checked_at": self._clock(), "failed_checks": outage.failed_checks + 1}
        with translated("record an outage"):
            self._item(outage.model_copy(update=update)).save()

    def close(self, service: str) -> None:
        """The service answers again."""
        self._suspected.discard(service)
        with translated("close an outage"):
            self._state("OUTAGE", service).delete()

    def _get(self, service: str) -> Outage | None:
        with translated("read an outage"):
            query = self._state.query("OUTAGE", self._state.sk == service, consistent_read=True)
            item = next(iter(query), None)
        return Outage.model_validate(opened("OUTAGE", item)) if item else None

    def _item(self, outage: Outage) -> State:
        return self._state("OUTAGE", outage.service, **stored("OUTAGE", outage.model_dump(mode="json")))
