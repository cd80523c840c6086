"""A watched mailbox of the emulated Gmail tells its subscriber of changes, as Pub/Sub pushes them."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from queue import Queue
from typing import Any

import pytest
from google.auth import jwt

from infra.emulators.http import Running
from tests.contract.google_side import tell
from tests.contract.test_gmail_emulator_post import arriving, decoded, users
from tests.contract.test_google_emulator_api import ANA, TOM, mail, status
from tests.contract.test_google_emulator_files_and_times import described, misfits
from tests.living import get

TOPIC = "projects/p/topics/gmail"


@pytest.fixture
def subscriber() -> Iterator[tuple[str, Queue[tuple[str, Any]], list[int]]]:
    """A push endpoint: its address, what it got (token and body), and the statuses that it answers with first."""
    got: Queue[tuple[str, Any]] = Queue()
    answers: list[int] = []

    class Endpoint(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            got.put((self.headers["Authorization"].removeprefix("Bearer "), body))
            self.send_response(answers.pop(0) if answers else 204)
            self.end_headers()

        def log_message(self, *_args: object) -> None:
            """Silent."""

    server = HTTPServer(("127.0.0.1", 0), Endpoint)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/push", got, answers
    server.shutdown()
    server.server_close()


def test_a_watched_mailbox_tells_its_subscriber_of_what_arrives(
    google: Running, subscriber: tuple[str, Queue[tuple[str, Any]], list[int]]
) -> None:
    url, got, answers = subscriber
    answers.append(503)
    tell(
        google, "seed", {"push": {"url": url, "audience": "https://us.example/push", "service_account": "p@x.example"}}
    )
    watch = {"topicName": TOPIC, "labelIds": ["INBOX"], "labelFilterBehavior": "INCLUDE"}
    watched = users(google).watch(userId="me", body=watch).execute()
    assert misfits(described("gmail")["schemas"], {"$ref": "WatchResponse"}, watched, "W") == []
    assert int(watched["expiration"]) / 1000 > datetime.now(UTC).timestamp() + 6 * 86_400
    users(google).drafts().create(userId="me", body={"message": mail()}).execute()  # no INBOX: not told
    tell(google, "deliver", {"mailbox": TOM, "raw": arriving().decode()})  # not watched: not told
    tell(google, "deliver", {"mailbox": ANA, "raw": arriving().decode()})
    (token, first), (_, again) = got.get(timeout=20), got.get(timeout=20)
    assert first == again, "told again until it is acknowledged"
    data = json.loads(decoded(first["message"]["data"]))
    assert data == {"emailAddress": ANA, "historyId": int(users(google).getProfile(userId="me").execute()["historyId"])}
    added = users(google).history().list(userId="me", startHistoryId=watched["historyId"], labelId="INBOX").execute()
    assert len(added["history"]) == 1
    claims = jwt.decode(token, certs=get(f"{google.url}/oauth2/v1/certs"), audience="https://us.example/push")
    assert (claims["iss"], claims["email"], claims["email_verified"]) == (
        "https://accounts.google.com",
        "p@x.example",
        True,
    )


def test_a_mailbox_that_is_no_longer_watched_is_silent(
    google: Running, subscriber: tuple[str, Queue[tuple[str, Any]], list[int]]
) -> None:
    url, got, _ = subscriber
    tell(google, "seed", {"push": {"url": url}})
    for who in (ANA, TOM):
        users(google, who).watch(userId="me", body={"topicName": TOPIC}).execute()
    other = {"topicName": "projects/p/topics/other"}
    assert status(lambda: users(google).watch(userId="me", body=other).execute()) == 400
    users(google).stop(userId="me").execute()
    for who in (ANA, TOM):
        tell(google, "deliver", {"mailbox": who, "raw": arriving().decode()})
    _, body = got.get(timeout=20)
    assert json.loads(decoded(body["message"]["data"]))["emailAddress"] == TOM
    assert got.empty()


@pytest.mark.parametrize("body", [{}, {"topicName": "gmail"}, {"topicName": TOPIC, "labelIds": ["Label_none"]}])
def test_a_watch_without_a_topic_or_of_an_unknown_label_is_400(google: Running, body: Any) -> None:
    assert status(lambda: users(google).watch(userId="me", body=body).execute()) == 400
