"""All that a run needs, wired once a process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime

from chalicelib.connectors.calendar import Calendar
from chalicelib.connectors.drive import Drive
from chalicelib.connectors.gmail import Gmail
from chalicelib.connectors.google import SERVICES
from chalicelib.connectors.hubspot import SERVICE as HUBSPOT
from chalicelib.connectors.hubspot import HubSpot
from chalicelib.connectors.llm import Model
from chalicelib.contacts.claims import Claims
from chalicelib.contacts.suppressions import Suppressions
from chalicelib.gate.ledger import Ledger
from chalicelib.knowledge.store import Packs
from chalicelib.outcomes.store import Patterns
from chalicelib.settings import Settings
from chalicelib.store.anchors import Anchors
from chalicelib.store.audit import AuditLog
from chalicelib.store.cache import Cache
from chalicelib.store.marks import Marks
from chalicelib.store.outages import Outages
from chalicelib.store.runs import Runs
from chalicelib.store.tables import State
from chalicelib.team.store import Team


@dataclass(frozen=True)
class Reads:
    """The outside, for reading. `model` is None where no model is configured: the composer writes.

    `side_by_side` runs what one step reads at once. It is not the steps' own pool, whose threads would wait for it.
    """

    hubspot: HubSpot
    gmail: Gmail
    calendar: Calendar
    drive: Drive
    model: Model | None
    side_by_side: Executor

    def ping(self, service: str, mailbox: str) -> None:
        """Ask a service for next to nothing, as a rep's mailbox where it needs one. Raises what its connector raises."""
        if service == HUBSPOT:
            self.hubspot.ping()
        elif service == SERVICES["gmail"] and mailbox:
            self.gmail.ping(mailbox)


@dataclass(frozen=True)
class Records:
    """Our own records that steps and jobs consult."""

    team: Team
    suppressions: Suppressions
    claims: Claims
    marks: Marks
    cache: Cache
    patterns: Patterns
    outages: Outages
    knowledge: Packs

    @classmethod
    def of(cls, state: type[State], clock: Callable[[], datetime], suppression_keys: Sequence[str] = ()) -> Records:
        """All of them over one table."""
        return cls(
            Team(state, clock),
            Suppressions(state, suppression_keys),
            Claims(state),
            Marks(state),
            Cache(state, clock),
            Patterns(state),
            Outages(state, clock),
            Packs(state, clock),
        )


@dataclass(frozen=True)
class World:
    """Connectors, store, gate and clock. `pool` is shared by the runs of a process, so that connections are kept.

    `clock` gives UTC; `sleep` takes seconds; `chance` gives 0 to 1, for the jitter of retries.
    """

    runs: Runs
    audit: AuditLog
    anchors: Anchors
    ledger: Ledger
    reads: Reads
    records: Records
    settings: Settings
    pool: Executor
    clock: Callable[[], datetime]
    sleep: Callable[[float], None]
    chance: Callable[[], float]
