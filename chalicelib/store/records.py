"""Versions of stored records: how each kind is read that an earlier release wrote. UPGRADES is the one table.

A record carries the version of its kind; without one it is of version 1. Reading brings it to the current version, so
old and new live side by side; writing writes the current one. The migration job rewrites what nobody touches any more.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode
from collections.abc import Callable, Mapping
from typing import Any, Literal, get_args

from chalicelib.store.tables import State, packed, unpacked

Kind = Literal["RUN", "STEPS", "ACTION", "JOINED", "REP", "FORM", "PATTERNS", "SWITCH", "OUTAGE", "SUPPRESSED"]
Upgrade = Callable[[Any], Any]


def mail_as_text(record: Any) -> Any:
    """Version 1 of an action held a draft's mail as base64url under `raw`; since 2 it is text, under `mime`."""
    payload = dict(record["action"]["payload"])
    if "raw" in payload:
        payload["mime"] = urlsafe_b64decode(payload.pop("raw")).decode("ascii")
    return {**record, "action": {**record["action"], "payload": payload}}


UPGRADES: Mapping[Kind, tuple[Upgrade, ...]] = {"ACTION": (mail_as_text,)}
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


def stored(kind: Kind, value: Any) -> dict[str, Any]:
    """The attributes that hold a record: its body and its version."""
    return {"body": packed(value), "version": version_of(kind)}


def opened(kind: Kind, item: State) -> Any:
    """A stored record as of the current version, whichever release wrote it."""
    value = unpacked(item.body)
    for upgrade in UPGRADES.get(kind, ())[int(item.version or 1) - 1 :]:
        value = upgrade(value)
    return value
