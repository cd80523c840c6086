"""The audit log: appended, read; never changed."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.domain.audit import AuditEvent, Block, Entry, Head, Keys, events_of, next_block, unsigned_block
from chalicelib.errors import AskAPerson, RetryLater
from chalicelib.store.tables import Audit

DETAIL = ("at", "what", "who", "why")


class AuditLog:
    """The audit table. `secrets`: the signing keys, of which the first signs; without one nothing can be appended."""

    def __init__(self, audit: type[Audit], secrets: Iterable[str] = ()) -> None:
        self._audit = audit
        self.keys = Keys(secrets)

    def blocks(self, stream: str) -> tuple[Block, ...]:
        """A stream's blocks in order, read consistently; what somebody has made unreadable is marked as that."""
        return tuple(_block(item) for item in self._items(stream))

    def events(self, stream: str) -> tuple[AuditEvent, ...]:
        """A stream's events in order, read consistently, but for what cannot be read."""
        return tuple(event for block in self.blocks(stream) for event in block.events)

    def newest(self, stream: str) -> Block | None:
        """A stream's last block."""
        return next((_block(item) for item in self._items(stream, newest=True)), None)

    def signing_key(self) -> tuple[str, str]:
        """(id, secret) of the key that signs. Raises AskAPerson where none is configured."""
        if self.keys.signing is None:
            todo = "Set AUDIT_KEYS to a secret of at least 32 characters (docs/settings.md)."
            raise AskAPerson("The audit log cannot be signed: no key is configured.", todo=todo, code="no_audit_key")
        return self.keys.signing

    def insert(self, block: Block) -> bool:
        """Append a block; False when its place is taken.

        By PartiQL's INSERT, since it fails where there is an item: IAM grants this and no action that could overwrite.
        """
        item = {
            "run_id": {"S": block.stream},
            "seq": {"N": str(block.seq)},
            "events": {"S": block.text},
            "previous": {"S": block.previous},
            "key_id": {"S": block.key_id},
            "mac": {"S": block.mac},
        }
        fields = ", ".join(f"'{name}': ?" for name in item)
        statement = f'INSERT INTO "{self._audit.Meta.table_name}" VALUE {{{fields}}}'
        try:
            self._call("ExecuteStatement", Statement=statement, Parameters=list(item.values()))
        except ClientError as error:
            if error.response["Error"]["Code"] == "DuplicateItemException":
                return False
            raise RetryLater(f"Our own store could not write the audit log ({_code(error)}).") from error
        return True

    def _items(self, stream: str, *, newest: bool = False) -> Iterator[dict[str, Any]]:
        asked: dict[str, Any] = {
            "TableName": self._audit.Meta.table_name,
            "KeyConditionExpression": "run_id = :stream",
            "ExpressionAttributeValues": {":stream": {"S": stream}},
            "ConsistentRead": True,
        }
        asked |= {"ScanIndexForward": False, "Limit": 1} if newest else {}
        while True:
            try:
                page = self._call("Query", **asked)
            except ClientError as error:
                raise RetryLater(f"Our own store could not read the audit log ({_code(error)}).") from error
            yield from page["Items"]
            if newest or not page.get("LastEvaluatedKey"):
                return
            asked["ExclusiveStartKey"] = page["LastEvaluatedKey"]

    def _call(self, operation: str, **asked: Any) -> dict[str, Any]:
        """One request. Raises RetryLater when no answer came, ClientError when it was refused."""
        try:
            answer: dict[str, Any] = self._audit._get_connection().connection.dispatch(operation, asked)
        except BotoCoreError as error:
            raise RetryLater(f"Our own store did not answer ({type(error).__name__}).") from error
        return answer


class Trail:
    """The end of a stream's chain, while a worker appends to it; safe to append to from several threads.

    `fresh`: the stream is known to be empty. `gather`: events wait for `flush`, so that those of several writes become
    one block; whoever gathers must flush before it records that the events' causes are dealt with.
    """

    def __init__(self, log: AuditLog, stream: str, *, fresh: bool = False, gather: bool = False) -> None:
        self._log, self._stream, self._gather = log, stream, gather
        self._lock = threading.Lock()
        self._known = fresh
        self._head: Head | None = None
        self._newest: str = ""
        self._waiting: list[Entry] = []

    def append(self, entries: Sequence[Entry]) -> Head | None:
        """Append entries in order; another worker's events in between are followed, never overwritten.

        Gives the chain's head, as far as it is written.
        """
        with self._lock:
            self._log.signing_key()  # without one, this is said before anything else is done
            self._waiting.extend(entries)
            if not self._gather:
                self._write()
            return self._head

    def flush(self) -> Head | None:
        """Write what waits, as one block; gives the chain's head as this worker knows it."""
        with self._lock:
            self._write()
            return self._head

    def holds(self, entry: Entry) -> bool:
        """Whether the log already tells this of this action; asked only where a crash may have come between."""
        with self._lock:
            events: list[AuditEvent | Entry] = [*self._log.events(self._stream), *self._waiting]
            told = [(event.what, event.detail.get("key")) for event in events]
        return (entry.what, entry.detail.get("key")) in told

    def newest(self) -> str:
        """What the newest event says, e.g. run.sealed; empty when there is none."""
        with self._lock:
            self._find_end()
            return self._waiting[-1].what if self._waiting else self._newest

    def _write(self) -> None:
        while self._waiting:
            self._find_end()
            block = next_block(self._stream, self._waiting, self._head, self._log.signing_key())
            if not self._log.insert(block):
                self._known = False
                self._find_end()
                if self._head != block.head:  # else it is ours: only the answer was lost
                    continue
            self._head, self._newest, self._waiting = block.head, self._waiting[-1].what, []

    def _find_end(self) -> None:
        if not self._known:
            last = self._log.newest(self._stream)
            self._head = last.head if last else None
            self._newest = last.events[-1].what if last and last.events else ""
            self._known = True


def _block(item: dict[str, Any]) -> Block:
    """An item as it stands, of whichever release. Anything may have been written into it."""
    plain = {name: next(iter(value.values())) for name, value in item.items()}
    stream, seq = str(plain["run_id"]), int(float(plain["seq"]))
    try:
        if "mac" not in plain:
            return _unsigned(plain, stream, seq)
        text, mac = _text(plain, "events"), _text(plain, "mac")
        events = events_of(stream, seq, text, mac)
        return Block(stream, seq, text, events, _text(plain, "previous"), _text(plain, "key_id"), mac)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        why = f"it is no event of ours ({type(error).__name__})"
        return Block(stream, seq, "", (), str(plain.get("previous")), "", str(plain.get("mac")), unreadable=why)


def _unsigned(plain: dict[str, Any], stream: str, seq: int) -> Block:
    """What an earlier release wrote: one event an item."""
    told = {name: _text(plain, name) for name in DETAIL}
    body = {"run_id": stream, "seq": seq, "previous": _text(plain, "previous"), **told}
    return unsigned_block({**body, "detail": json.loads(_text(plain, "detail"))}, _text(plain, "hash"))


def _text(plain: dict[str, Any], name: str) -> str:
    if not isinstance(plain[name], str):
        raise TypeError(name)
    return str(plain[name])


def _code(error: ClientError) -> str:
    return str(error.response.get("Error", {}).get("Code", ""))
