"""What travels on the leads queue: a webhook's body, a polled submission, or a run to be taken up again.

Standard library only. Messages of earlier releases stay readable: they may be in the queue while we deploy.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from chalicelib.errors import FixInput

INLINE = 200_000
"""Characters; a longer payload is compressed, since SQS takes 1 MiB a message."""
VERSION = 1

Enqueue = Callable[[Sequence[str]], None]
"""Puts messages on the leads queue; returns when they are durable. Raises QueueUnavailable."""


class QueueUnavailable(Exception):
    """The queue did not take what it was given, or not all of it."""


@dataclass(frozen=True)
class Delivery:
    """One submission or event as a webhook brought it. The same delivery again has the same id."""

    delivery_id: str
    source: str
    """workflow or app; poll in messages of earlier releases."""
    payload: Any
    received_at: datetime


@dataclass(frozen=True)
class Polled:
    """One submission as HubSpot lists it. `values` are names and values, repeated names kept."""

    portal_id: str
    form_id: str
    conversion_id: str
    submitted_at: datetime
    values: tuple[tuple[str, str], ...]
    page_url: str
    received_at: datetime


@dataclass(frozen=True)
class Resume:
    """A run whose worker died, or whose message was lost."""

    run_id: str


def message(source: str, payload: Any, received_at: datetime) -> str:
    """A webhook's object as text for the queue. The payload is written once: its text is hashed and sent."""
    text = json.dumps(payload, separators=(",", ":"))
    head = json.dumps(
        {
            "v": VERSION,
            "kind": "delivery",
            "source": source,
            "delivery_id": delivery_id(source, text),
            "received_at": _iso(received_at),
        }
    )
    if len(text) > INLINE:
        return f'{head[:-1]}, "payload_z": "{base64.b64encode(zlib.compress(text.encode())).decode()}"}}'
    return f'{head[:-1]}, "payload": {text}}}'


def polled(submission: Polled) -> str:
    """A polled submission as text for the queue."""
    times = {"submitted_at": _iso(submission.submitted_at), "received_at": _iso(submission.received_at)}
    return json.dumps({"v": VERSION, "kind": "polled", **vars(submission), **times})


def resume(run_id: str) -> str:
    """A run to be taken up, as text for the queue."""
    return json.dumps({"v": VERSION, "kind": "resume", "run_id": run_id})


def parse(text: str) -> Delivery | Polled | Resume:
    """What a message holds. Raises FixInput for one that we did not write."""
    try:
        body = json.loads(text)
        return KINDS[body["kind"]](body)
    except (ValueError, KeyError, TypeError, RecursionError, zlib.error) as error:
        raise FixInput("The message on the queue is not one of ours.", code="unreadable_message") from error


def delivery_id(source: str, text: str) -> str:
    """Identity of a delivery: its way and its content."""
    digest = sha256(f"{source}\n{text}".encode()).digest()
    return f"d_{base64.b32encode(digest)[:26].decode().lower()}"


def _delivery(body: dict[str, Any]) -> Delivery:
    payload = body["payload"] if "payload" in body else json.loads(zlib.decompress(base64.b64decode(body["payload_z"])))
    return Delivery(body["delivery_id"], body["source"], payload, datetime.fromisoformat(body["received_at"]))


def _polled(body: dict[str, Any]) -> Polled:
    return Polled(
        body["portal_id"],
        body["form_id"],
        body["conversion_id"],
        datetime.fromisoformat(body["submitted_at"]),
        tuple((str(name), str(value)) for name, value in body["values"]),
        body["page_url"],
        datetime.fromisoformat(body["received_at"]),
    )


def _resume(body: dict[str, Any]) -> Resume:
    return Resume(str(body["run_id"]))


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


KINDS: dict[str, Callable[[dict[str, Any]], Delivery | Polled | Resume]] = {
    "delivery": _delivery,
    "polled": _polled,
    "resume": _resume,
}
