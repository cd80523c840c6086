"""What travels on the leads queue: a delivery as received, or a run to be taken up again. Standard library only."""

from __future__ import annotations

import base64
import json
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from chalicelib.errors import FixInput

INLINE = 200_000
"""Characters; a longer payload is compressed, since SQS takes 1 MiB a message."""
VERSION = 1


@dataclass(frozen=True)
class Delivery:
    """One submission or event as it reached us. The same delivery again has the same id."""

    delivery_id: str
    source: str
    """workflow, app or poll."""
    payload: Any
    received_at: datetime


@dataclass(frozen=True)
class Resume:
    """A run whose worker died, or whose message was lost."""

    run_id: str


def message(source: str, payload: Any, received_at: datetime) -> str:
    """A delivery as text for the queue."""
    text = json.dumps(payload, separators=(",", ":"), ensure_ascii=False, sort_keys=True)
    head = {
        "v": VERSION,
        "kind": "delivery",
        "source": source,
        "delivery_id": delivery_id(source, text),
        "received_at": received_at.astimezone(UTC).isoformat(),
    }
    if len(text) > INLINE:
        body = {"payload_z": base64.b64encode(zlib.compress(text.encode("utf-8", "surrogatepass"))).decode()}
        return json.dumps({**head, **body})
    return json.dumps({**head, "payload": payload})


def resume(run_id: str) -> str:
    """A run to be taken up, as text for the queue."""
    return json.dumps({"v": VERSION, "kind": "resume", "run_id": run_id})


def opened(text: str) -> Delivery | Resume:
    """What a message says. Raises FixInput for one that we did not write."""
    try:
        given = json.loads(text)
        if given["kind"] == "resume":
            return Resume(str(given["run_id"]))
        return Delivery(
            given["delivery_id"], given["source"], _payload(given), datetime.fromisoformat(given["received_at"])
        )
    except (ValueError, KeyError, TypeError, RecursionError, zlib.error) as error:
        raise FixInput("This is not a message of ours.", code="unreadable_message") from error


def delivery_id(source: str, canonical: str) -> str:
    """Identity of a delivery: its way and its content."""
    digest = sha256(f"{source}\n{canonical}".encode("utf-8", "surrogatepass")).digest()
    return f"d_{base64.b32encode(digest)[:26].decode().lower()}"


def _payload(given: dict[str, Any]) -> Any:
    if "payload_z" in given:
        return json.loads(zlib.decompress(base64.b64decode(given["payload_z"])).decode("utf-8", "surrogatepass"))
    return given["payload"]
