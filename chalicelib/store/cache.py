"""What was read outside and is still good: values with an expiry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from chalicelib.store.tables import State, packed, put_all, translated, unpacked

LARGEST = 300_000
"""Bytes; DynamoDB takes 400 KB an item."""
MOST = 25
"""Values in one request: DynamoDB's limit of a batch write."""


class Cache:
    """Values by kind and key. Reads are eventually consistent: a miss costs a call, never a wrong answer."""

    def __init__(self, state: type[State], clock: Callable[[], datetime]) -> None:
        self._state, self._clock = state, clock

    def get(self, kind: str, keys: Iterable[str]) -> dict[str, Any]:
        """The values of those keys, at most 25, that have one that has not expired; one request."""
        by_item = {_key(kind, key): key for key in keys}
        if not by_item:
            return {}
        with translated("read the cache"):
            items = list(self._state.batch_get([(item, "-") for item in by_item]))
        # DynamoDB deletes expired items late, so the expiry is asked here too.
        return {by_item[item.pk]: unpacked(item.body) for item in items if item.expires_at > self._clock()}

    def put(self, kind: str, values: Mapping[str, Any], ttl_s: int) -> None:
        """Keep JSON values, at most 25, by key for `ttl_s` seconds; one too large for an item is not kept."""
        expires_at = self._clock() + timedelta(seconds=ttl_s)
        bodies = {key: packed(value) for key, value in values.items()}
        items = [
            self._state(_key(kind, key), "-", body=body, expires_at=expires_at)
            for key, body in bodies.items()
            if len(body) <= LARGEST
        ]
        if items:
            with translated("write the cache"):
                put_all(self._state, items)


def _key(kind: str, key: str) -> str:
    return f"CACHE#{kind}#{sha256(key.encode()).hexdigest()[:32]}"
