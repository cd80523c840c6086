"""All that a run needs, wired once a process."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime

from chalicelib.gate.ledger import Ledger
from chalicelib.pipeline.context import Reads, Records
from chalicelib.settings import Settings
from chalicelib.store.audit import AuditLog
from chalicelib.store.runs import Runs


@dataclass(frozen=True)
class World:
    """Connectors, store, gate and clock. `pool` is shared by the runs of a process, so that connections are kept.

    `clock` gives UTC; `sleep` takes seconds; `chance` gives 0 to 1, for the jitter of retries.
    """

    runs: Runs
    audit: AuditLog
    ledger: Ledger
    reads: Reads
    records: Records
    settings: Settings
    pool: Executor
    clock: Callable[[], datetime]
    sleep: Callable[[float], None]
    chance: Callable[[], float]
