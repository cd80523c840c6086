"""Versions of stored records: how each kind is read that an earlier release wrote. UPGRADES is the one table.

A record carries the version of its kind; without one it is of version 1. Reading brings it to the current version, so
old and new live side by side; writing writes the current one. The migration job rewrites what nobody touches any more.
"""

from __future__ import annotations

import zlib
from base64 import urlsafe_b64decode
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Literal, get_args

from chalicelib.errors import AskAPerson
from chalicelib.store.tables import State, packed, sortable, unpacked

Kind = Literal[
    "RUN", "STEPS", "ACTION", "HELD", "JOINED", "REP", "FORM", "PATTERNS", "SWITCH", "OUTAGE", "SUPPRESSED", "KNOWLEDGE"
]
Upgrade = Callable[[Any], Any]


def mail_as_text(record: Any) -> Any:
    """Version 1 of an action held a draft's mail as base64url under `raw`; since 2 it is text, under `mime`."""
    payload = dict(record["action"]["payload"])
    if "raw" in payload:
        payload["mime"] = urlsafe_b64decode(payload.pop("raw")).decode("ascii")
    return {**record, "action": {**record["action"], "payload": payload}}


def released_is_held(record: Any) -> Any:
    """Up to version 2 a release was two writes with a state between them; since 3 it is one, and such an action is held."""
    return {**record, "state": "held"} if record["state"] == "released" else record


def of_each(upgrade: Upgrade) -> Upgrade:
    """The upgrade of a record as that of a list of them."""
    return lambda records: [upgrade(record) for record in records]


OF_ACTIONS: tuple[Upgrade, ...] = (mail_as_text, released_is_held)
UPGRADES: Mapping[Kind, tuple[Upgrade, ...]] = {"ACTION": OF_ACTIONS, "HELD": tuple(map(of_each, OF_ACTIONS))}
"""From version 1 to 2, from 2 to 3, and so on. An upgrade is never changed once it was released."""


def version_of(kind: Kind) -> int:
    """The current version of a kind."""
    return 1 + len(UPGRADES.get(kind, ()))


def kind_of(item: State) -> Kind | None:
    """Which kind a stored item is; None for one whose body has no version (the cache expires, marks have no body)."""
    if item.pk.startswith("CACHE#") or item.body is None:
        return None
    name = item.sk.split("#")[0] if item.pk.startswith(("RUN#", "TEAM")) else item.pk.split("#")[0]
    return KINDS.get(name)


KINDS: Mapping[str, Kind] = {name: name for name in get_args(Kind)}


def indexed_action(record: Any) -> dict[str, Any]:
    """Where the index has an action: while it is held, by when it expires; while in flight, by when it changed.

    `status` and `run_id` are the index's keys; for an action, `run_id` is the time and the action's key. What the
    emergency stop holds does not expire and comes last. Everything else stays out of the index.
    """
    key = record["action"]["key"]
    if record.get("in_flight"):
        return {"status": "in_flight", "run_id": f"{_sortable(record['changed_at'])}/{key}"}
    if record["state"] == "held":
        expires_at = record.get("expires_at")
        return {"status": "held", "run_id": f"{_sortable(expires_at) if expires_at else NEVER}/{key}"}
    return {"status": None, "run_id": None}


def indexed_held(records: Any) -> dict[str, Any]:
    """Where the index has actions that were held together: by when the last of them expires."""
    latest = max(_sortable(record["expires_at"]) for record in records)
    return {"status": "held", "run_id": f"{latest}/{records[0]['action']['run_id']}"}


NEVER = "9999"
"""Sorts after every time."""
INDEXED: Mapping[Kind, Callable[[Any], dict[str, Any]]] = {"ACTION": indexed_action, "HELD": indexed_held}
"""What a kind has in the index beside its body; the migration writes it too."""


def _sortable(iso: str) -> str:
    return sortable(datetime.fromisoformat(iso))


def stored(kind: Kind, value: Any) -> dict[str, Any]:
    """The attributes that hold a record: its body, its version, and its place in the index where its kind has one."""
    index = INDEXED[kind](value) if kind in INDEXED else {}
    return {"body": packed(value), "version": version_of(kind), **index}


@contextmanager
def readable(what: str) -> Iterator[None]:
    """Turns what a damaged record raises into AskAPerson (`unreadable_record`)."""
    try:
        yield
    except (zlib.error, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        todo = "Restore it from a backup: docs/operating.md, 'A table is damaged or lost'."
        raise AskAPerson(f"The stored record of {what} is damaged.", todo=todo, code="unreadable_record") from error


def opened(kind: Kind, item: State) -> Any:
    """A stored record as of the current version, whichever release wrote it."""
    value = unpacked(item.body)
    for upgrade in UPGRADES.get(kind, ())[int(item.version or 1) - 1 :]:
        value = upgrade(value)
    return value
