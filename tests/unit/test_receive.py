"""The receiver: nothing that can be read is refused or lost, whatever is in it; nothing else is queued."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.intake.delivery import Delivery, opened
from chalicelib.intake.payload import content_key, events, read, submission_key
from chalicelib.intake.receive import MAX_BODY, Answer, Credentials, QueueUnavailable, receive

AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
KNOWN = Credentials(("secret",), ("key",), "https://agent.example")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=20,
)
NAMES = [
    "email",
    "message",
    "portalId",
    "formId",
    "properties",
    "form-submissions",
    "values",
    "fields",
    "contact",
    "vid",
]
BODIES = st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=8), JSON, max_size=8)


def call(body: bytes, queue: list[str], key: str = "key") -> Answer:
    return receive(
        "workflow", "POST", "/w", {"X-Webhook-Key": key}, body, credentials=KNOWN, now=AT, enqueue=queue.extend
    )


@given(BODIES)
def test_any_object_is_queued_as_it_was_sent(body: dict[str, Any]) -> None:
    queue: list[str] = []
    answer = call(json.dumps(body).encode(), queue)
    assert answer.status == 202
    (text,) = queue
    delivery = opened(text)
    assert isinstance(delivery, Delivery)
    assert delivery.payload == body
    assert delivery.received_at == AT


@given(st.binary(max_size=200))
def test_any_bytes_are_answered_and_only_json_is_queued(body: bytes) -> None:
    queue: list[str] = []
    answer = call(body, queue)
    assert answer.status in (202, 400)
    assert answer.status == 202 or not queue


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"NaN", b'{"a": NaN}', b'"text"', b"3", b"{", b"[" * 100_000])
def test_what_cannot_be_read_is_refused_with_what_to_do(body: bytes) -> None:
    answer = call(body, [])
    assert answer.status == 400
    assert answer.body["error"]["what_to_do"]
    assert answer.body["error_id"].startswith("e_")


def test_too_large_a_body_is_refused_before_anything_else() -> None:
    assert call(b" " * (MAX_BODY + 1), [], key="wrong").status == 413


def test_a_wrong_key_is_refused_and_nothing_is_queued() -> None:
    queue: list[str] = []
    assert call(b"{}", queue, key="wrong").status == 401
    assert queue == []


def test_when_the_queue_fails_hubspot_is_asked_to_try_again() -> None:
    def full(_messages: Sequence[str]) -> None:
        raise QueueUnavailable

    answer = receive("workflow", "POST", "/w", {"X-Webhook-Key": "key"}, b"{}", credentials=KNOWN, now=AT, enqueue=full)
    assert answer.status == 503
    assert answer.headers["Retry-After"]


def test_a_large_body_travels_compressed_and_arrives_whole() -> None:
    queue: list[str] = []
    body = {"email": "a@b.co", "message": "x" * 400_000}
    assert call(json.dumps(body).encode(), queue).status == 202
    assert len(queue[0]) < 10_000
    delivery = opened(queue[0])
    assert isinstance(delivery, Delivery)
    assert delivery.payload == body


@given(JSON)
def test_reading_never_raises_and_loses_no_field_of_a_flat_body(payload: Any) -> None:
    for received in read(payload):
        assert all(isinstance(value, str) for value in received.fields.values())
    events(payload)


@given(
    st.dictionaries(
        st.text(alphabet="abcdefgh", min_size=1, max_size=8), st.text(alphabet="xyz ", min_size=1), max_size=5
    )
)
def test_unknown_fields_are_kept(extra: dict[str, str]) -> None:
    (received,) = read({"email": "a@b.co", **extra})
    assert {name: received.fields[name] for name in extra} == extra


SHAPES: dict[str, dict[str, Any]] = {
    "legacy nested contact": {
        "vid": 7,
        "portal-id": 4242,
        "properties": {
            "email": {"value": "Ada@B.co", "versions": [{"value": "old@b.co"}]},
            "firstname": {"value": "Ada"},
            "message": {"value": "hello"},
        },
        "form-submissions": [
            {"conversion-id": "old", "timestamp": 1, "form-id": "x"},
            {"conversion-id": "c-1", "timestamp": 1700000000000, "form-id": "demo", "portal-id": 4242, "title": "Page"},
        ],
    },
    "flat object": {
        "id": "7",
        "properties": {"email": "Ada@B.co", "firstname": "Ada", "message": "hello"},
        "portalId": 4242,
        "formId": "demo",
        "conversionId": "c-1",
    },
    "customised flat": {
        "Email": "Ada@B.co",
        "First Name": "Ada",
        "MESSAGE": "hello",
        "portal_id": "4242",
        "form_id": "demo",
        "submission_id": "c-1",
    },
    "under contact": {
        "contact": {"email": "Ada@B.co", "first_name": "Ada", "message": "hello"},
        "portalId": 4242,
        "formGuid": "demo",
        "conversionId": "c-1",
    },
    "submission with values": {
        "portalId": 4242,
        "formId": "demo",
        "conversionId": "c-1",
        "values": [
            {"name": "email", "value": "Ada@B.co"},
            {"name": "firstname", "value": "Ada"},
            {"name": "message", "value": "hello"},
        ],
    },
    "submission with fieldValues": {
        "portalId": 4242,
        "formId": "demo",
        "conversionId": "c-1",
        "fieldValues": [
            {"name": "EMAIL", "value": "Ada@B.co"},
            {"name": "firstname", "value": "Ada"},
            {"name": "message", "value": "hello"},
        ],
    },
}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_gives_the_same_person_words_and_key(shape: str) -> None:
    (received,) = read(SHAPES[shape])
    assert (received.email, received.fields["firstname"], received.fields["message"]) == ("Ada@B.co", "Ada", "hello")
    assert (received.portal_id, received.form_id, received.conversion_id) == ("4242", "demo", "c-1")


def test_keys_are_stable_for_ever() -> None:
    assert submission_key("4242", "demo", "c-1") == submission_key("4242", "demo", "c-1")
    assert content_key("1", "f", " A@b.CO ", "Hello \n World") == content_key("1", "f", "a@b.co", "hello world")
    assert content_key("1", "f", "a@b.co", "x") != content_key("1", "fa", "@b.co", "x")


def test_values_carry_no_control_characters_and_are_cut_visibly() -> None:
    (received,) = read({"email": "a@b.co", "message": "a\r\nb\x00\x1bc" + "x" * 30_000})
    assert received.fields["message"].startswith("a\nbc")
    assert len(received.fields["message"]) == 20_000
    assert received.cut == ("message",)


def test_an_app_batch_queues_only_events_that_may_mean_a_submission() -> None:
    batch = [
        {"portalId": 4242, "subscriptionType": "contact.creation", "objectId": 1, "occurredAt": 1700000000000},
        {"portalId": 4242, "subscriptionType": "contact.propertyChange", "propertyName": "city", "objectId": 1},
        {"portalId": 4242, "subscriptionType": "contact.propertyChange", "propertyName": "recent_conversion_date"},
        {"portalId": 4242, "subscriptionType": "deal.creation", "objectId": 2},
        {"portalId": 4242, "subscriptionType": "contact.privacyDeletion", "objectId": 3},
    ]
    body = json.dumps(batch).encode()
    queue: list[str] = []
    headers = {"X-HubSpot-Signature": hashlib.sha256(b"secret" + body).hexdigest(), "X-HubSpot-Signature-Version": "v1"}
    answer = receive("app", "POST", "/a", headers, body, credentials=KNOWN, now=AT, enqueue=queue.extend)
    assert (answer.status, len(queue)) == (202, 3)


def test_the_webhook_path_imports_no_heavy_library() -> None:
    program = (
        "import sys, chalicelib.intake.receive, chalicelib.intake.payload\n"
        "heavy = {'pydantic','pynamodb','jinja2','googleapiclient','hubspot','openai','aws_lambda_powertools'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
