"""What was read outside and is still good: values with an expiry."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from typing import Any

from chalicelib.store.tables import State, packed, translated, unpacked

LARGEST = 300_000
"""Bytes; DynamoDB takes 400 KB an item."""


class Cache:
    """Values by kind and key. Reads are eventually consistent: a miss costs a call, never a wrong answer."""

    def __init__(self, state: type[State], clock: Callable[[], datetime]) -> None:
        self._state, self._clock = state, clock

    def get(self, kind: str, key: str) -> Any | None:
        """The value, or None when there is none or it has expired."""
        with translated("read the cache"):
            found = next(iter(self._state.query(_key(kind, key))), None)
        # DynamoDB deletes expired items late, so the expiry is asked here too.
        return unpacked(found.body) if found and found.expires_at > self._clock() else None

    def put(self, kind: str, key: str, value: Any, ttl_s: int) -> None:
        """Keep a JSON value for `ttl_s` seconds; a value too large for an item is not kept."""
        body = packed(value)
        if len(body) <= LARGEST:
            with translated("write the cache"):
                expires_at = datetime.fromtimestamp(self._clock().timestamp() + ttl_s, self._clock().tzinfo)
                self._state(_key(kind, key), "-", body=body, expires_at=expires_at).save()


def _key(kind: str, key: str) -> str:
    return f"CACHE#{kind}#{sha256(key.encode()).hexdigest()[:32]}"
