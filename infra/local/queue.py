"""The local queue: an SQLite file with the promises of SQS, for the processes of one run and for commands beside it.

What `send` took is on disk when it returns. A received message is hidden for `visibility_s`, and comes back unless it
was deleted; after `max_deliveries` it becomes a dead letter. Delivery is at least once, as on SQS.
"""

from __future__ import annotations

import secrets
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from chalicelib import observe
from chalicelib.intake.delivery import QueueUnavailable
from infra.aws.template import MAX_DELIVERIES

VISIBILITY_S = 180.0
"""Longer than a run's lease, so that a redelivered message finds the lease lapsed."""
SCHEMA = """
CREATE TABLE IF NOT EXISTS messages (
  id INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT NOT NULL, visible_at REAL NOT NULL,
  deliveries INTEGER NOT NULL DEFAULT 0, receipt TEXT NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS by_visibility ON messages (visible_at, id);
CREATE TABLE IF NOT EXISTS dead_letters (id INTEGER PRIMARY KEY, body TEXT NOT NULL, died_at REAL NOT NULL);
"""
NEXT = "SELECT id, body, deliveries, visible_at FROM messages WHERE visible_at <= ? ORDER BY visible_at, id LIMIT 1"
TAKE = "UPDATE messages SET visible_at = ?, deliveries = deliveries + 1, receipt = ? WHERE id = ? AND visible_at = ?"
LOCK_PATIENCE_S = 5.0


@dataclass(frozen=True)
class Message:
    """A message in hand. `receipt` names this delivery: after a redelivery an old one deletes nothing."""

    message_id: int
    body: str
    receipt: str
    deliveries: int


@dataclass
class _Batch:
    """What several threads send at once, and how that ended."""

    bodies: list[str] = field(default_factory=list)
    committed: bool = False
    error: sqlite3.Error | None = None


class Queue:
    """One process's hold on the queue. Safe to share among threads; every process opens its own."""

    def __init__(
        self,
        path: Path,
        *,
        visibility_s: float = VISIBILITY_S,
        max_deliveries: int = MAX_DELIVERIES,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Open the file, or make it. Raises QueueUnavailable when it cannot be read or written."""
        self._path, self._visibility_s, self._max_deliveries, self._clock = path, visibility_s, max_deliveries, clock
        self._joining, self._sending, self._receiving = threading.Lock(), threading.Lock(), threading.Lock()
        self._batch = _Batch()
        with _as_unavailable():
            path.parent.mkdir(parents=True, exist_ok=True)
            # A lost deletion only brings a message again, so it need not wait for the disk; what is sent must.
            self._receiver = _connection(path, synchronous="NORMAL")
            self._receiver.executescript(SCHEMA)
            self._sender = _connection(path, synchronous="FULL")

    def send(self, bodies: Sequence[str]) -> None:
        """Put messages on the queue, all or none. They are on disk when this returns. Raises QueueUnavailable.

        Threads that send while another waits for the disk are written together by the next of them.
        """
        with self._joining:
            batch = self._batch
            batch.bodies.extend(bodies)
        with self._sending:
            if not batch.committed:
                with self._joining:
                    self._batch = _Batch()
                self._commit(batch)
        if batch.error:
            raise QueueUnavailable(str(batch.error)) from batch.error

    def receive(self) -> Message | None:
        """Take the message that has waited longest, or None. Raises QueueUnavailable."""
        with self._receiving, _as_unavailable():
            while row := self._receiver.execute(NEXT, (self._clock(),)).fetchone():
                message_id, body, deliveries, visible_at = row
                if deliveries >= self._max_deliveries:
                    self._bury(message_id)
                    continue
                receipt = secrets.token_hex(8)
                hidden_until = self._clock() + self._visibility_s
                if self._receiver.execute(TAKE, (hidden_until, receipt, message_id, visible_at)).rowcount:
                    return Message(message_id, body, receipt, deliveries + 1)
        return None

    def delete(self, message: Message) -> None:
        """The work is done. Nothing happens when the message was redelivered meanwhile. Raises QueueUnavailable."""
        with self._receiving, _as_unavailable():
            self._receiver.execute(
                "DELETE FROM messages WHERE id = ? AND receipt = ?", (message.message_id, message.receipt)
            )

    def recover(self) -> None:
        """Bring back at once what is in hand: for the only consumer as it starts, since whoever had it is dead."""
        with self._receiving, _as_unavailable():
            now = self._clock()
            self._receiver.execute("UPDATE messages SET visible_at = ? WHERE visible_at > ?", (now, now))

    def waiting(self) -> int:
        """How many messages wait or are in hand."""
        return self._count("messages")

    def dead(self) -> int:
        """How many were delivered too often and set aside."""
        return self._count("dead_letters")

    def redrive(self) -> int:
        """Put the dead letters back on the queue; gives how many there were."""
        with self._receiving, _as_unavailable(), _transaction(self._receiver):
            self._receiver.execute(
                "INSERT INTO messages (body, visible_at) SELECT body, ? FROM dead_letters ORDER BY id", (self._clock(),)
            )
            return self._receiver.execute("DELETE FROM dead_letters").rowcount

    def close(self) -> None:
        """Let go of the file."""
        self._sender.close()
        self._receiver.close()

    def _commit(self, batch: _Batch) -> None:
        now = self._clock()
        try:
            with _transaction(self._sender):
                self._sender.executemany(
                    "INSERT INTO messages (body, visible_at) VALUES (?, ?)", [(body, now) for body in batch.bodies]
                )
        except sqlite3.Error as error:
            batch.error = error
            observe.failure("queue.not_written", why=str(error), messages=len(batch.bodies))
        batch.committed = True

    def _bury(self, message_id: int) -> None:
        with _transaction(self._receiver):
            self._receiver.execute(
                "INSERT OR IGNORE INTO dead_letters SELECT id, body, ? FROM messages WHERE id = ?",
                (self._clock(), message_id),
            )
            self._receiver.execute("DELETE FROM messages WHERE id = ?", (message_id,))
        observe.failure("queue.dead_letter", message_id=message_id, deliveries=self._max_deliveries)

    def _count(self, table: str) -> int:
        with self._receiving, _as_unavailable():
            return int(self._receiver.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0])  # noqa: S608  our own names


def _connection(path: Path, *, synchronous: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=LOCK_PATIENCE_S, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA synchronous = {synchronous}")
    return connection


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except sqlite3.Error:
        with suppress(sqlite3.Error):  # a full disk ends the transaction by itself
            connection.execute("ROLLBACK")
        raise


@contextmanager
def _as_unavailable() -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise QueueUnavailable(str(error)) from error
