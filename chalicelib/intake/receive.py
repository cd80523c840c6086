"""The webhook's path: authenticate, read, key, queue, acknowledge; in this order. Standard library only.

Answers: 202 once the queue has it; 401 for a bad signature or key; 413 for too large a body or too long a list; 415 for
another content type; 400 for what is not JSON; 503 when our own queue does not take it, so that HubSpot tries again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from chalicelib import observe
from chalicelib.intake.delivery import Enqueue, QueueUnavailable, message
from chalicelib.intake.payload import is_wanted, submission_key_of
from chalicelib.intake.signature import Call, Credentials, verified

MAX_BODY = 512 * 1024
"""Bytes. A message of SQS holds 1 MiB, and a body may grow on its way into one."""
MAX_OBJECTS = 500
"""Submissions or events in one body; HubSpot sends fewer than 100 events."""
MAX_BRACES = 20_000
"""Opening braces in one body, counted before it is parsed: a contact of 512 KiB with all its history has 9,000."""
MAX_DEPTH = 50
"""Levels of nesting; HubSpot's bodies have fewer than ten. What we take must not be too deep for the worker's parser."""
CONTENT_TYPES = frozenset({"", "application/json", "text/plain"})
BATCH = 10
BATCH_CHARACTERS = 250_000
"""SQS takes ten messages and 1 MiB of UTF-8 in one call."""


@dataclass(frozen=True)
class Answer:
    """What HubSpot is told."""

    status: int
    body: dict[str, Any]
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "application/json"})


def receive(source: str, call: Call, *, credentials: Credentials, now: datetime, enqueue: Enqueue) -> Answer:
    """Take one webhook call. Never raises for anything that a caller can send."""
    refused = _unacceptable(call)
    if refused:
        return refused
    if not verified(source, call, credentials, now):
        return refusal(401, "not_verified", "Signature or key is wrong or missing.", "Check secret, key and address.")
    try:
        objects = _objects(call.body)
    except (ValueError, RecursionError):
        return refusal(400, "unreadable", "The body is not a JSON object or array.", "Send JSON.")
    if len(objects) > MAX_OBJECTS:
        return _too_long()
    messages, keys = _messages(source, objects, now)
    try:
        if messages:
            enqueue(messages)
    except QueueUnavailable:
        what = "The submission could not be queued."
        unavailable = refusal(503, "queue_unavailable", what, "Send it again in a minute.")
        return Answer(503, unavailable.body, {**unavailable.headers, "Retry-After": "60"})
    observe.event("webhook.queued", source=source, messages=len(messages))
    return Answer(202, {"accepted": len(messages), "submission_keys": keys})


def refusal(status: int, code: str, what: str, todo: str) -> Answer:
    """An error: what happened and what to do, under an id that the log has too."""
    error_id = observe.failure("webhook.refused", status=status, code=code)
    return Answer(status, {"error": {"code": code, "message": what, "what_to_do": todo}, "error_id": error_id})


def sqs_enqueue(client: Callable[[], Any], queue_name: str) -> Enqueue:
    """Sends messages to a queue. Its address is looked up once, on first use; the client is made then too."""
    known: dict[str, str] = {}

    def enqueue(messages: Sequence[str]) -> None:
        from botocore.exceptions import BotoCoreError, ClientError

        try:
            sqs = client()
            if "url" not in known:
                known["url"] = sqs.get_queue_url(QueueName=queue_name)["QueueUrl"]
            for batch in _batches(messages):
                _send(sqs, known["url"], batch)
        except (BotoCoreError, ClientError) as error:
            raise QueueUnavailable(type(error).__name__) from error

    return enqueue


def _unacceptable(call: Call) -> Answer | None:
    """What is refused by its size and type alone, before the body costs anything."""
    if len(call.body) > MAX_BODY:
        return refusal(413, "too_large", f"A body may have {MAX_BODY} bytes.", "Send fewer properties.")
    content_type = call.headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type not in CONTENT_TYPES:
        return refusal(415, "not_json", "The content type is not JSON.", "Send Content-Type: application/json.")
    return _too_long() if call.body.count(b"{") > MAX_BRACES else None


def _too_long() -> Answer:
    return refusal(413, "too_many", f"A body may have {MAX_OBJECTS} submissions or events.", "Send smaller batches.")


def _messages(source: str, objects: Sequence[Any], now: datetime) -> tuple[list[str], list[str]]:
    """One message a submission or event, and the submission keys that are known by now."""
    bodies = [body for body in objects if isinstance(body, dict)]
    if source == "app":
        return [message("app", event, now) for event in bodies if is_wanted(event)], []
    keys = [key for key in map(submission_key_of, bodies) if key]
    return [message(source, body, now) for body in bodies], keys


def _objects(body: bytes) -> list[Any]:
    payload = json.loads(body.decode("utf-8"), parse_constant=_no_constant)
    if not isinstance(payload, dict | list):
        raise ValueError("neither object nor array")  # noqa: TRY004  answered like all that cannot be read
    if _deeper_than(MAX_DEPTH, payload):
        raise ValueError("nested too deeply")
    return payload if isinstance(payload, list) else [payload]


def _deeper_than(levels: int, payload: Any) -> bool:
    layer = [payload]
    for _ in range(levels):
        children = [child for node in layer for child in (node.values() if isinstance(node, dict) else node)]
        layer = [child for child in children if isinstance(child, dict | list)]
        if not layer:
            return False
    return True


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _batches(messages: Sequence[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    for text in messages:
        if batch and (len(batch) == BATCH or sum(map(len, batch)) + len(text) > BATCH_CHARACTERS):
            yield batch
            batch = []
        batch.append(text)
    if batch:
        yield batch


def _send(sqs: Any, url: str, batch: Sequence[str]) -> None:
    if len(batch) == 1:
        sqs.send_message(QueueUrl=url, MessageBody=batch[0])
        return
    entries = [{"Id": str(number), "MessageBody": text} for number, text in enumerate(batch)]
    failed = sqs.send_message_batch(QueueUrl=url, Entries=entries).get("Failed")
    if failed:
        raise QueueUnavailable(f"{len(failed)} of {len(batch)} were not queued")
