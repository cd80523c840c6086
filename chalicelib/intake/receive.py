"""The webhook's path: authenticate, read, key, queue, acknowledge; in this order. Standard library only.

Answers: 202 once the queue has it; 401 for a bad signature or key; 413 for too large a body; 400 for one that cannot
be read; 503 when our own queue does not take it, so that HubSpot tries again.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from chalicelib import observe
from chalicelib.intake.delivery import message
from chalicelib.intake.payload import FORGET, events, may_be_submission, read, submission_key

MAX_BODY = 512 * 1024
"""Bytes. A message of SQS holds 1 MiB, and a body may grow on its way into one."""
REPLAY_WINDOW_MS = 300_000
"""HubSpot: reject when older than five minutes; we ask the same of the future."""
DECODED = {
    "%3A": ":", "%2F": "/", "%3F": "?", "%40": "@", "%21": "!", "%24": "$",
    "%27": "'", "%28": "(", "%29": ")", "%2A": "*", "%2C": ",", "%3B": ";",
}  # fmt: skip
"""What v3 decodes in the URI, and nothing else: developers.hubspot.com, "Validating requests"."""

Scheme = Literal["v1", "v2", "v3", "key"]
ACCEPTED: dict[str, tuple[Scheme, ...]] = {"workflow": ("v3", "v2", "key"), "app": ("v3", "v1")}
"""What proves that a call is HubSpot's, by route."""

Enqueue = Callable[[Sequence[str]], None]


class QueueUnavailable(Exception):
    """The queue did not take what it was given, or not all of it."""


@dataclass(frozen=True)
class Credentials:
    """What requests are checked against. Several are valid at once while rotating; none means everything is refused."""

    client_secrets: tuple[str, ...]
    webhook_keys: tuple[str, ...]
    public_base_url: str


@dataclass(frozen=True)
class Call:
    """A request as it was signed. Header names are lower case."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Answer:
    """What HubSpot is told."""

    status: int
    body: dict[str, Any]
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "application/json"})


def receive(
    source: str,
    method: str,
    path: str,
    headers: Mapping[str, str],
    body: bytes,
    *,
    credentials: Credentials,
    now: datetime,
    enqueue: Enqueue,
) -> Answer:
    """Take one webhook call. Never raises for anything that a caller can send."""
    if len(body) > MAX_BODY:
        return refused(413, "too_large", f"A body may have {MAX_BODY} bytes.", "Send fewer properties.")
    call = Call(method, path, {name.lower(): value for name, value in headers.items()}, body)
    if not verified(source, call, credentials, now):
        return refused(401, "not_verified", "Signature or key is wrong or missing.", "Check secret, key and address.")
    try:
        payload = _parsed(body)
    except (ValueError, RecursionError):
        return refused(400, "unreadable", "The body is not a JSON object or array.", "Send JSON.")
    messages, keys = _messages(source, payload, now)
    try:
        if messages:
            enqueue(messages)
    except QueueUnavailable:
        answer = refused(503, "queue_unavailable", "It could not be kept.", "Send it again in a minute.")
        return Answer(answer.status, answer.body, {**answer.headers, "Retry-After": "60"})
    observe.event("webhook.queued", source=source, messages=len(messages))
    return Answer(202, {"accepted": len(messages), "submission_keys": keys})


def verified(source: str, call: Call, credentials: Credentials, now: datetime) -> bool:
    """Whether the call proves itself. A signature that is there must be right: a key does not rescue it."""
    accepted, headers = ACCEPTED[source], call.headers
    if "x-hubspot-signature-v3" in headers:
        return "v3" in accepted and _v3(call, credentials, now)
    if "x-hubspot-signature" in headers:
        version = headers.get("x-hubspot-signature-version", "v1").lower()
        return version in accepted and version in ("v1", "v2") and _v1_or_v2(version, call, credentials)
    given = headers.get("x-webhook-key", "")
    return "key" in accepted and _matches(given, [key.encode() for key in credentials.webhook_keys])


def uri_as_signed(uri: str) -> str:
    """The URI as v3 hashes it."""
    return re.sub("%[0-9A-Fa-f]{2}", lambda found: DECODED.get(found[0].upper(), found[0]), uri)


def refused(status: int, code: str, what: str, todo: str) -> Answer:
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
            for text in messages:
                sqs.send_message(QueueUrl=known["url"], MessageBody=text)
        except (BotoCoreError, ClientError) as error:
            raise QueueUnavailable(type(error).__name__) from error

    return enqueue


def _messages(source: str, payload: Any, now: datetime) -> tuple[list[str], list[str]]:
    """One message a submission or event, and the submission keys that are known by now."""
    if source == "app":
        wanted = [one for one in _objects(payload) if _worth_reading(one)]
        return [message("app", one, now) for one in wanted], []
    objects = _objects(payload)
    keys = [
        submission_key(found.portal_id, found.form_id, found.conversion_id)
        for one in objects
        for found in read(one)
        if found.conversion_id
    ]
    return [message(source, one, now) for one in objects], keys


def _objects(payload: Any) -> list[dict[str, Any]]:
    return [one for one in (payload if isinstance(payload, list) else [payload]) if isinstance(one, dict)]


def _worth_reading(one: dict[str, Any]) -> bool:
    (event,) = events(one)
    return may_be_submission(event) or event.subscription_type == FORGET


def _parsed(body: bytes) -> Any:
    payload = json.loads(body.decode("utf-8"), parse_constant=_no_constant)
    if not isinstance(payload, dict | list):
        raise ValueError("neither object nor array")  # noqa: TRY004  answered like all that cannot be read
    return payload


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _v3(call: Call, credentials: Credentials, now: datetime) -> bool:
    stamp = call.headers.get("x-hubspot-request-timestamp", "")
    if not stamp.isascii() or not stamp.isdigit() or len(stamp) > 15:
        return False
    if abs(int(now.timestamp() * 1000) - int(stamp)) > REPLAY_WINDOW_MS:
        return False
    uri = uri_as_signed(credentials.public_base_url.rstrip("/") + call.path)
    signed = f"{call.method}{uri}".encode() + call.body + stamp.encode()
    right = [
        base64.b64encode(hmac.new(secret.encode(), signed, hashlib.sha256).digest())
        for secret in credentials.client_secrets
        if secret
    ]
    return _matches(call.headers["x-hubspot-signature-v3"], right)


def _v1_or_v2(version: str, call: Call, credentials: Credentials) -> bool:
    uri = credentials.public_base_url.rstrip("/") + call.path
    signed = (f"{call.method}{uri}".encode() if version == "v2" else b"") + call.body
    secrets = [secret.encode() for secret in credentials.client_secrets if secret]
    right = [hashlib.sha256(secret + signed).hexdigest().encode() for secret in secrets]
    return _matches(call.headers["x-hubspot-signature"], right)


def _matches(given: str, right: Sequence[bytes]) -> bool:
    """Constant-time against every valid value, without stopping at the first; an empty one never matches."""
    found = False
    for value in right:
        found |= bool(value) and hmac.compare_digest(given.encode("utf-8", "surrogatepass"), value)
    return found
