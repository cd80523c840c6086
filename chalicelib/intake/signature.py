"""Whether a call is HubSpot's: signatures v1, v2 and v3, or the key in the header. Standard library only, pure.

Exactly as https://developers.hubspot.com/docs/api/webhooks/validating-requests says. v2 and v3 sign the address that
was called, with its query string. API Gateway hands on a query decoded, so there it is rebuilt in the ways in which
clients encode one, and a signature that fits any of them is right: what was signed is what arrived, but for its
spelling. Not rebuilt are lower-case escapes, escapes of letters and digits, and the order of more than three names.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice, permutations
from typing import Any, Literal
from urllib.parse import quote

REPLAY_WINDOW_MS = 300_000
"""HubSpot: reject when older than five minutes; we ask the same of the future."""
DECODED = {
    "%3A": ":", "%2F": "/", "%3F": "?", "%40": "@", "%21": "!", "%24": "$",
    "%27": "'", "%28": "(", "%29": ")", "%2A": "*", "%2C": ",", "%3B": ";",
}  # fmt: skip
"""What v3 decodes in the URI, and nothing else."""
UNESCAPED = ("", "!'()*", "!$'()*,:;@/?", "!$'()*+,:;@/?")
"""What clients leave unescaped in a query beside letters, digits and -._~: nothing, encodeURIComponent, RFC 3986."""
MOST_SPELLINGS = 24
"""Spellings tried of one query: each costs a hash of the whole body."""

Scheme = Literal["v1", "v2", "v3", "key"]
ACCEPTED: dict[str, tuple[Scheme, ...]] = {"workflow": ("v3", "v2", "key"), "app": ("v3", "v1")}
"""What proves that a call is HubSpot's, by route."""


@dataclass(frozen=True)
class Credentials:
    """What requests are checked against. Several are valid at once while rotating; none means everything is refused."""

    client_secrets: tuple[str, ...]
    webhook_keys: tuple[str, ...]
    public_base_url: str


@dataclass(frozen=True)
class Call:
    """A request as it may have been signed. Header names are lower case.

    `targets` are paths with query, as the caller may have spelled them; one, where the server tells the raw query.
    """

    method: str
    targets: tuple[str, ...]
    headers: Mapping[str, str]
    body: bytes

    @classmethod
    def of(cls, request: Any) -> Call:
        """The call behind Chalice's request. The path is the route's own, since the stage is in the public address."""
        path, context = request.context["resourcePath"], request.context
        if str(context.get("path", "")).endswith("/"):
            path += "/"
        known = context.get("rawQueryString")
        queries = (known,) if known is not None else spellings(request.to_original_event())
        headers = {name.lower(): value for name, value in dict(request.headers).items()}
        targets = tuple(f"{path}?{query}" if query else path for query in queries)
        return cls(request.method, targets, headers, bytes(request.raw_body))


def spellings(event: Mapping[str, Any]) -> tuple[str, ...]:
    """The query strings, likeliest first, that API Gateway may have decoded to an event's; `("",)` where there is none."""
    given = event.get("multiValueQueryStringParameters")
    if not given:
        return ("",)
    pairs = [(str(name), [str(value) for value in values]) for name, values in given.items()]
    return tuple(islice(dict.fromkeys(_spelled(pairs)), MOST_SPELLINGS))


def _spelled(pairs: Sequence[tuple[str, list[str]]]) -> Iterator[str]:
    orders = permutations(pairs) if len(pairs) <= 3 else iter((tuple(pairs), tuple(sorted(pairs))))
    for order in orders:
        flat = [(name, value) for name, values in order for value in values]
        for unescaped in UNESCAPED:
            for space in ("%20", "+"):
                yield _query(flat, unescaped, space, "=")
        if any(not value for _, value in flat):
            yield _query(flat, "", "%20", "")


def _query(pairs: Sequence[tuple[str, str]], unescaped: str, space: str, empty: str) -> str:
    def escaped(text: str) -> str:
        return quote(text, safe=unescaped, errors="replace").replace("%20", space)

    return "&".join(
        f"{escaped(name)}={escaped(value)}" if value else f"{escaped(name)}{empty}" for name, value in pairs
    )


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
    return re.sub("%[0-9A-Fa-f]{2}", lambda escape: DECODED.get(escape[0].upper(), escape[0]), uri)


def _v3(call: Call, credentials: Credentials, now: datetime) -> bool:
    stamp = call.headers.get("x-hubspot-request-timestamp", "")
    if not stamp.isascii() or not stamp.isdigit() or len(stamp) > 15:
        return False
    if abs(int(now.timestamp() * 1000) - int(stamp)) > REPLAY_WINDOW_MS:
        return False
    uris = dict.fromkeys(uri_as_signed(uri) for uri in _uris(call, credentials))
    signed = [f"{call.method}{uri}".encode() + call.body + stamp.encode() for uri in uris]
    valid = [
        base64.b64encode(hmac.digest(secret.encode(), message, hashlib.sha256))
        for secret in credentials.client_secrets
        if secret
        for message in signed
    ]
    return _matches(call.headers["x-hubspot-signature-v3"], valid)


def _v1_or_v2(version: str, call: Call, credentials: Credentials) -> bool:
    addressed = [f"{call.method}{uri}".encode() for uri in _uris(call, credentials)] if version == "v2" else [b""]
    secrets = [secret.encode() for secret in credentials.client_secrets if secret]
    valid = [
        hashlib.sha256(secret + address + call.body).hexdigest().encode() for secret in secrets for address in addressed
    ]
    return _matches(call.headers["x-hubspot-signature"], valid)


def _uris(call: Call, credentials: Credentials) -> list[str]:
    return [credentials.public_base_url.rstrip("/") + target for target in call.targets]


def _matches(presented: str, valid: Sequence[bytes]) -> bool:
    """Constant-time against every valid value, without stopping at the first; an empty one never matches."""
    matches = False
    for value in valid:
        matches |= bool(value) and hmac.compare_digest(presented.encode("utf-8", "surrogatepass"), value)
    return matches
