"""The audit log: append-only events in signed chains, one chain a stream. Pure.

A stream is a run, or one of our own (`operations`, `anchors/...`). Events that happen together are one block: it holds
their text, the signature of the block before it, and its own, an HMAC-SHA256 with a key that only writers hold. So a block
that was changed, removed, moved or made up is found by reading the chain alone. That its end was cut off is found by
*heads*: how far a chain had come, as it was noted elsewhere (`problem`).
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from pydantic import BaseModel

GENESIS = "0" * 64
SEALED = "run.sealed"
UNSIGNED = ""
"""The key id of blocks that earlier releases wrote: a plain SHA-256 chain, which whoever can write can also make up."""


class Entry(BaseModel, frozen=True):
    """An event before it has its place in a chain."""

    at: datetime
    what: str
    """e.g. run.started, action.performed, action.held, run.sealed."""
    why: str
    who: str = "agent"
    """agent, or the name or address of a person."""
    detail: dict[str, Any] = {}


class AuditEvent(BaseModel, frozen=True):
    """One line of what happened, why, and on whose word. `seq` counts from 1 within the stream (`run_id`)."""

    run_id: str
    seq: int
    at: str
    """ISO 8601, UTC; text, as it was signed."""
    what: str
    who: str = "agent"
    why: str
    detail: dict[str, Any] = {}
    hash: str
    """Signature of the block that holds the event."""


class Head(BaseModel, frozen=True):
    """How far a chain had come at some moment: the number of its last event, and the signature of the last block."""

    seq: int
    mac: str

    def __str__(self) -> str:
        return f"{self.seq}:{self.mac}"

    @classmethod
    def of(cls, text: str) -> Head:
        """The inverse of `str`. Raises ValueError."""
        seq, _, mac = text.partition(":")
        return cls(seq=int(seq), mac=mac)


@dataclass(frozen=True)
class Block:
    """Events of a stream that were appended together. `seq` is the number of the first."""

    stream: str
    seq: int
    text: str
    """The events as a JSON list, exactly as signed."""
    events: tuple[AuditEvent, ...]
    previous: str
    key_id: str
    mac: str
    unreadable: str = ""
    """Why the stored item is no block of ours; the rest is then a guess."""

    @property
    def last(self) -> int:
        """The number of the last event."""
        return self.seq + max(len(self.events), 1) - 1

    @property
    def head(self) -> Head:
        """The chain's head while this is its last block."""
        return Head(seq=self.last, mac=self.mac)


class Keys:
    """The signing keys: the first signs, all verify. A key's id is made from the key, so the two always fit."""

    def __init__(self, secrets: Iterable[str]) -> None:
        self._secrets = {key_id(secret): secret for secret in secrets}

    @property
    def signing(self) -> tuple[str, str] | None:
        """(id, secret) of the key that signs; None where none is configured."""
        return next(iter(self._secrets.items()), None)

    def get(self, key: str) -> str | None:
        """The secret of a key id; None for an unknown one."""
        return self._secrets.get(key)


def key_id(secret: str) -> str:
    """Eight hexadecimal characters that name a key and tell nothing of it."""
    return sha256(b"audit key\0" + secret.encode()).hexdigest()[:8]


def next_block(stream: str, entries: Sequence[Entry], last: Head | None, key: tuple[str, str]) -> Block:
    """The entries as the signed block that follows `last` (None: they begin the chain)."""
    seq, previous = (last.seq + 1, last.mac) if last else (1, GENESIS)
    text = _json([entry.model_dump(mode="json", exclude_defaults=True) for entry in entries])
    mac = _signature(key[1], stream, seq, previous, key[0], text)
    return Block(stream, seq, text, events_of(stream, seq, text, mac), previous, key[0], mac)


def events_of(stream: str, seq: int, text: str, mac: str) -> tuple[AuditEvent, ...]:
    """The events in a block's text. Raises ValueError or TypeError for what is no list of events."""
    listed = json.loads(text)
    if not isinstance(listed, list) or not listed:
        raise ValueError("there is no event in it")
    return tuple(
        AuditEvent.model_validate({**event, "run_id": stream, "seq": number, "hash": mac})
        for number, event in enumerate(listed, start=seq)
    )


def problem(blocks: Sequence[Block], keys: Keys, heads: Iterable[Head] = ()) -> str:
    """What is wrong with a chain, in words; empty when it is as it was written.

    `heads` are all that were noted elsewhere of how far it had come. The chain finds a change, a hole, a foreign or
    reordered block; the heads find what is missing at the end, and an end that was written anew.
    """
    return _broken(blocks, keys) or _behind(blocks, heads)


def is_signed(blocks: Sequence[Block]) -> bool:
    """Whether every block carries a signature; an unsigned one is an earlier release's."""
    return all(block.key_id != UNSIGNED for block in blocks)


def unsealed(blocks: Sequence[Block]) -> bool:
    """Whether no event says that the run ended."""
    return all(event.what != SEALED for block in blocks for event in block.events)


def _broken(blocks: Sequence[Block], keys: Keys) -> str:
    expected, previous, signed = 1, GENESIS, False
    for block in blocks:
        if block.seq != expected:
            return f"{_numbers(expected, block.seq - 1)} missing" if block.seq > expected else _twice(block)
        if block.unreadable:
            return f"event {block.seq} is unreadable: {block.unreadable}"
        if block.previous != previous:
            return f"event {block.seq} does not follow the one before it"
        fault = _forged(block, keys, signed)
        if fault:
            return fault
        expected, previous, signed = block.last + 1, block.mac, block.key_id != UNSIGNED
    return ""


def _forged(block: Block, keys: Keys, signed: bool) -> str:
    """Why a block was not written by us as it stands; empty when it was. `signed`: the one before it is."""
    numbers = _numbers(block.seq, block.last)
    if block.key_id == UNSIGNED:
        return f"{numbers} not signed, though the one before is" if signed else _changed_unsigned(block)
    secret = keys.get(block.key_id)
    if secret is None:
        return f"{numbers} signed with key {block.key_id}, which is not among AUDIT_KEYS"
    ours = _signature(secret, block.stream, block.seq, block.previous, block.key_id, block.text)
    return (
        ""
        if hmac.compare_digest(ours.encode(), block.mac.encode("utf-8", "replace"))
        else f"{numbers} changed, or not written by us"
    )


def _behind(blocks: Sequence[Block], heads: Iterable[Head]) -> str:
    known = {block.last: block.mac for block in blocks}
    last = max(known, default=0)
    for head in sorted(set(heads), key=lambda head: head.seq):
        if head.seq > last:
            return f"{_numbers(last + 1, head.seq)} missing: the end of the trail was cut off"
        if known.get(head.seq) != head.mac:
            return f"event {head.seq} is not the one that was there when it was noted: the trail was written anew"
    return ""


def _numbers(first: int, last: int) -> str:
    return f"event {first} is" if first == last else f"events {first} to {last} are"


def _twice(block: Block) -> str:
    return f"event {block.seq} is there twice"


def _signature(secret: str, stream: str, seq: int, previous: str, key: str, text: str) -> str:
    return hmac.new(secret.encode(), _json([stream, seq, previous, key, text]).encode(), sha256).hexdigest()


def _json(value: Any) -> str:
    """Readable as it stands; half a surrogate pair, which no store takes, stays an escape."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "backslashreplace").decode()


def unsigned_block(body: Mapping[str, Any], mac: str) -> Block:
    """A block of an earlier release: one event, hashed over its canonical JSON with its stream, number and predecessor."""
    event = AuditEvent.model_validate({**body, "hash": mac})
    text = json.dumps(body, sort_keys=True, separators=(",", ":"))
    return Block(event.run_id, event.seq, text, (event,), str(body["previous"]), UNSIGNED, mac)


def _changed_unsigned(block: Block) -> str:
    return "" if sha256(block.text.encode()).hexdigest() == block.mac else f"event {block.seq} was changed"
