"""Pub/Sub's push of Gmail's notifications: what a watched mailbox sends to a subscriber's address, signed by Google.

Seed ``push``: ``{"url", "audience"?, "service_account"?, "subscription"?}``. The token is as Pub/Sub makes it:
https://docs.cloud.google.com/pubsub/docs/authenticate-push-subscriptions; its key is at ``GET /oauth2/v1/certs``.
``GET /_emulator/pushes`` tells what became of each try.
"""

from __future__ import annotations

import json
import threading
import time
import urllib.error
import urllib.request
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from google.auth import crypt, jwt

from infra.emulators import google_sign_in
from infra.emulators.gmail_account import watched
from infra.emulators.gmail_mailbox import Mailbox
from infra.emulators.http import Emulator, Json, Request, Response

PAUSES_S = (0.2, 0.5, 1.0, 2.0, 4.0)
"""Between tries; Pub/Sub's own grow to ten minutes."""
ACKNOWLEDGED = frozenset({102, 200, 201, 202, 204})
PUSHER = "gmail-push@local.iam.gserviceaccount.com"


@dataclass
class Pushes:
    """One subscription for all topics. Changes of a mailbox that come together are told once, by the latest."""

    clock: Callable[[], float]
    subscription: dict[str, str] = field(default_factory=dict)
    deliveries: list[dict[str, Json]] = field(default_factory=list)
    _pending: dict[str, int] = field(default_factory=dict)
    _sending: set[str] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def clear(self) -> None:
        """Forget the subscription; what waits to be pushed is dropped."""
        with self._lock:
            self.subscription = {}
            self._pending.clear()
            self.deliveries.clear()

    def changed(self, box: Mailbox, labels: frozenset[str]) -> None:
        """Notify the subscriber in the background, if this mailbox is watched for such a change."""
        if not self.subscription or not watched(box, self.clock(), labels):
            return
        with self._lock:
            self._pending[box.address] = box.history_id
            if box.address in self._sending:
                return
            self._sending.add(box.address)
        threading.Thread(target=self._send_all, args=(box.address,), daemon=True).start()

    def _send_all(self, address: str) -> None:
        while True:
            with self._lock:
                history_id, subscription = self._pending.pop(address, 0), self.subscription
                if not history_id or not subscription:
                    self._sending.discard(address)
                    return
            self._deliver(subscription, address, history_id)

    def _deliver(self, subscription: dict[str, str], address: str, history_id: int) -> None:
        told = json.dumps({"emailAddress": address, "historyId": history_id}).encode()
        at = datetime.fromtimestamp(self.clock(), UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        message = {"data": urlsafe_b64encode(told).decode(), "messageId": str(time.time_ns()), "publishTime": at}
        name = subscription.get("subscription", "projects/local/subscriptions/gmail")
        body = json.dumps({"message": message, "subscription": name}).encode()
        for attempt, pause in enumerate((*PAUSES_S, 0.0), start=1):
            status = _post(subscription["url"], body, self._token(subscription))
            delivery = {"mailbox": address, "historyId": history_id, "status": status, "attempt": attempt}
            with self._lock:
                if self.subscription is not subscription:
                    return
                self.deliveries.append(delivery)
            if status in ACKNOWLEDGED:
                return
            time.sleep(pause)

    def _token(self, subscription: dict[str, str]) -> str:
        now = int(self.clock())
        email = subscription.get("service_account", PUSHER)
        claims: dict[str, Any] = {
            "iss": "https://accounts.google.com", "aud": subscription.get("audience", subscription["url"]), "azp": "1",
            "sub": "1", "email": email, "email_verified": True, "iat": now, "exp": now + 3600,
        }  # fmt: skip
        key = google_sign_in.service_account()
        signer = crypt.RSASigner.from_string(key["private_key"], key["private_key_id"])
        signed: bytes = jwt.encode(signer, claims)
        return signed.decode()


def routes(emulator: Emulator, pushes: Pushes) -> None:
    """The certificates that tokens are checked with, and what became of the pushes."""

    @emulator.route("GET", google_sign_in.CERTS)
    def certs(_request: Request) -> Response:
        return Response(200, google_sign_in.certificates())

    emulator.inspect["pushes"] = lambda: {"pushes": list(pushes.deliveries)}


def _post(url: str, body: bytes, token: str) -> int:
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
    request = urllib.request.Request(url, body, headers)
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            return int(response.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0
