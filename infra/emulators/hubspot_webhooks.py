"""HubSpot's own calls after a form was submitted: the workflow webhook and the app webhook batch, signed by itself."""

from __future__ import annotations

import base64
import hashlib
import hmac
import http.client
import json
import threading
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from infra.emulators.http import Json

PAUSES_S = (0.2, 0.5, 1.0, 2.0, 4.0)
"""Between tries; HubSpot's own are minutes."""


@dataclass
class Webhooks:
    """Where and how submissions are announced; `deliveries` tells what became of each try."""

    base_url: str = ""
    client_secret: str = ""
    webhook_key: str = ""
    workflow: bool = True
    app: bool = True
    delay_s: float = 0.0
    deliveries: list[dict[str, Json]] = field(default_factory=list)

    def announce(self, contact: Json, events: list[Json]) -> None:
        """Deliver in the background, as far as switched on; HubSpot's app webhooks are always signed."""
        if self.base_url and self.workflow:
            self._start("/webhooks/hubspot/workflow", contact, "v2")
        if self.base_url and self.app and self.client_secret:
            self._start("/webhooks/hubspot/app", events, "v3")

    def _start(self, path: str, body: Json, version: str) -> None:
        raw = json.dumps(body).encode()
        threading.Thread(target=self._deliver, args=(path, raw, version), daemon=True).start()

    def _deliver(self, path: str, raw: bytes, version: str) -> None:
        time.sleep(self.delay_s)
        for attempt, pause in enumerate((*PAUSES_S, 0.0), start=1):
            status = self._post(path, raw, self._signed(path, raw, version))
            self.deliveries.append({"path": path, "status": status, "attempt": attempt})
            if status and status < 500 and status != 429:
                return
            time.sleep(pause)

    def _signed(self, path: str, raw: bytes, version: str) -> dict[str, str]:
        """The headers that prove the call: https://developers.hubspot.com/docs/api/webhooks/validating-requests"""
        headers = {"Content-Type": "application/json"}
        secret, uri = self.client_secret.encode(), f"{self.base_url}{path}".encode()
        if not secret:
            return headers | {"X-Webhook-Key": self.webhook_key}
        if version == "v2":
            headers["X-HubSpot-Signature"] = hashlib.sha256(secret + b"POST" + uri + raw).hexdigest()
            headers["X-HubSpot-Signature-Version"] = "v2"
            return headers | ({"X-Webhook-Key": self.webhook_key} if self.webhook_key else {})
        stamp = str(int(time.time() * 1000))
        digest = hmac.new(secret, b"POST" + uri + raw + stamp.encode(), hashlib.sha256).digest()
        headers["X-HubSpot-Signature-v3"] = base64.b64encode(digest).decode()
        headers["X-HubSpot-Request-Timestamp"] = stamp
        headers["X-HubSpot-Signature"] = hashlib.sha256(secret + raw).hexdigest()
        headers["X-HubSpot-Signature-Version"] = "v1"
        return headers

    def _post(self, path: str, raw: bytes, headers: dict[str, str]) -> int:
        target = urlsplit(self.base_url)
        connection = http.client.HTTPConnection(target.hostname or "", target.port, timeout=30)
        try:
            connection.request("POST", path, raw, headers)
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return 0
        finally:
            connection.close()


def legacy_contact(contact_id: str, portal_id: int, properties: dict[str, str], conversions: list[Json]) -> Json:
    """A contact as contact-based workflows send it: nested values with their history, and its form submissions."""
    return {
        "vid": int(contact_id),
        "portal-id": portal_id,
        "is-contact": True,
        "properties": {
            name: {"value": value, "versions": [{"value": value, "source-type": "FORM"}]}
            for name, value in properties.items()
        },
        "form-submissions": conversions,
    }


def contact_events(contact_id: str, portal_id: int, at_ms: int, *, new: bool, conversions: int) -> list[Json]:
    """The events of an app webhook batch that a submission causes."""
    base: dict[str, Any] = {
        "subscriptionId": 12345, "portalId": portal_id, "appId": 54321, "occurredAt": at_ms, "attemptNumber": 0,
        "objectId": int(contact_id), "changeSource": "FORM",
    }  # fmt: skip
    changed = {**base, "subscriptionType": "contact.propertyChange", "changeFlag": "UPDATED"}
    found = [
        {**changed, "eventId": at_ms + 1, "propertyName": "recent_conversion_date", "propertyValue": str(at_ms)},
        {**changed, "eventId": at_ms + 2, "propertyName": "num_conversion_events", "propertyValue": str(conversions)},
    ]
    if new:
        found.insert(0, {**base, "eventId": at_ms, "subscriptionType": "contact.creation", "changeFlag": "NEW"})
    return found
