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

from chalicelib.intake.delivery import Delivery, Polled, QueueUnavailable, Resume, polled, resume
from chalicelib.intake.delivery import parse as parse_message
from chalicelib.intake.payload import content_key, fields_of, parse, parse_event, submission_key, submission_key_of
from chalicelib.intake.receive import MAX_BODY, MAX_BRACES, MAX_DEPTH, MAX_OBJECTS, Answer, receive, sqs_enqueue
from chalicelib.intake.signature import Call, Credentials

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


def call(body: bytes, queue: list[str], key: str = "key", content_type: str = "application/json") -> Answer:
    sent = Call("POST", ("/w",), {"x-webhook-key": key, "content-type": content_type}, body)
    return receive("workflow", sent, credentials=KNOWN, now=AT, enqueue=queue.extend)


@given(BODIES)
def test_any_object_is_queued_as_it_was_sent(body: dict[str, Any]) -> None:
    queue: list[str] = []
    answer = call(json.dumps(body).encode(), queue)
    assert answer.status == 202
    (text,) = queue
    delivery = parse_message(text)
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

    sent = Call("POST", ("/w",), {"x-webhook-key": "key"}, b"{}")
    answer = receive("workflow", sent, credentials=KNOWN, now=AT, enqueue=full)
    assert answer.status == 503
    assert answer.headers["Retry-After"]


def test_a_large_body_travels_compressed_and_arrives_whole() -> None:
    queue: list[str] = []
    body = {"email": "a@b.co", "message": "x" * 400_000}
    assert call(json.dumps(body).encode(), queue).status == 202
    assert len(queue[0]) < 10_000
    delivery = parse_message(queue[0])
    assert isinstance(delivery, Delivery)
    assert delivery.payload == body


@given(JSON)
def test_reading_never_raises_and_loses_no_field_of_a_flat_body(payload: Any) -> None:
    for received in parse(payload):
        assert all(isinstance(value, str) for value in received.fields.values())
    if isinstance(payload, dict):
        parse_event(payload)
        submission_key_of(payload)


@given(
    st.dictionaries(
        st.text(alphabet="abcdefgh", min_size=1, max_size=8), st.text(alphabet="xyz ", min_size=1), max_size=5
    )
)
def test_unknown_fields_are_kept(extra: dict[str, str]) -> None:
    (received,) = parse({"email": "a@b.co", **extra})
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
    (received,) = parse(SHAPES[shape])
    assert (received.email, received.fields["firstname"], received.fields["message"]) == ("Ada@B.co", "Ada", "hello")
    assert (received.portal_id, received.form_id, received.conversion_id) == ("4242", "demo", "c-1")


def test_keys_are_stable_for_ever() -> None:
    assert submission_key("4242", "demo", "c-1") == submission_key("4242", "demo", "c-1")
    assert content_key("1", "f", " A@b.CO ", "Hello \n World") == content_key("1", "f", "a@b.co", "hello world")
    assert content_key("1", "f", "a@b.co", "x") != content_key("1", "fa", "@b.co", "x")


def test_values_carry_no_control_characters_and_are_cut_visibly() -> None:
    (received,) = parse({"email": "a@b.co", "message": "a\r\nb\x00\x1bc" + "x" * 30_000})
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
    answer = receive("app", signed_v1(body), credentials=KNOWN, now=AT, enqueue=queue.extend)
    assert (answer.status, len(queue)) == (202, 3)


def signed_v1(body: bytes) -> Call:
    signature = hashlib.sha256(b"secret" + body).hexdigest()
    return Call("POST", ("/a",), {"x-hubspot-signature": signature, "x-hubspot-signature-version": "v1"}, body)


@pytest.mark.parametrize(
    "body",
    [
        b"[" + b"{}," * 99_999 + b"{}]",
        b"[" + b"1," * 200_000 + b"1]",
        b"[" + b'{"email":"a@b.co"},' * MAX_OBJECTS + b"{}]",
        b'{"a":[' + b"{}," * MAX_BRACES + b"{}]}",
    ],
    ids=["100,000 events", "200,000 numbers", "one too many", "hidden in a field"],
)
def test_a_list_that_is_too_long_is_refused_whole_and_nothing_of_it_is_queued(body: bytes) -> None:
    queue: list[str] = []
    answers = [
        call(body, queue),
        receive("app", signed_v1(body), credentials=KNOWN, now=AT, enqueue=queue.extend),
    ]
    assert [(answer.status, answer.body["error"]["code"]) for answer in answers] == [(413, "too_many")] * 2
    assert queue == []


def test_the_longest_list_that_is_taken_is_queued_whole() -> None:
    queue: list[str] = []
    assert call(json.dumps([{"n": n} for n in range(MAX_OBJECTS)]).encode(), queue).status == 202
    assert [parse_message(text).payload for text in queue] == [{"n": n} for n in range(MAX_OBJECTS)]  # type: ignore[union-attr]


@pytest.mark.parametrize(("levels", "status"), [(MAX_DEPTH, 202), (MAX_DEPTH + 1, 400), (900, 400)])
def test_what_nests_too_deeply_for_the_worker_is_refused_at_the_door(levels: int, status: int) -> None:
    body = b'{"a":' * levels + b"1" + b"}" * levels
    assert call(body, []).status == status


@pytest.mark.parametrize(
    ("content_type", "status"),
    [("application/json", 202), ("application/json; charset=UTF-8", 202), ("text/plain", 202), ("", 202),
     ("application/x-www-form-urlencoded", 415), ("multipart/form-data; boundary=x", 415), ("text/html", 415)],
)  # fmt: skip
def test_another_content_type_is_named_as_the_fault(content_type: str, status: int) -> None:
    answer = call(b"{}", [], content_type=content_type)
    assert answer.status == status
    assert status == 202 or "Content-Type: application/json" in answer.body["error"]["what_to_do"]


class Sqs:
    """An SQS client that refuses the messages named, and what AWS refuses: long lists and large calls."""

    def __init__(self, refused: frozenset[str] = frozenset()) -> None:
        self.taken: list[str] = []
        self._refused = refused

    def get_queue_url(self, **asked: str) -> dict[str, str]:
        return {"QueueUrl": asked["QueueName"]}

    def send_message(self, **asked: str) -> None:
        self.taken.append(asked["MessageBody"])

    def send_message_batch(self, **asked: Any) -> dict[str, Any]:
        bodies = [entry["MessageBody"] for entry in asked["Entries"]]
        assert len(bodies) <= 10
        assert sum(len(body.encode()) for body in bodies) <= 1024 * 1024
        assert len({entry["Id"] for entry in asked["Entries"]}) == len(bodies)
        self.taken += [body for body in bodies if body not in self._refused]
        return {"Failed": [{"Id": "x"} for body in bodies if body in self._refused]}


@given(st.lists(st.text(min_size=1), max_size=40) | st.lists(st.just("x" * 240_000), max_size=12))
def test_a_batch_reaches_the_queue_whole_and_in_order(messages: list[str]) -> None:
    sqs = Sqs()
    sqs_enqueue(lambda: sqs, "leads")(messages)
    assert sqs.taken == messages


def test_a_batch_of_which_one_message_is_refused_is_not_acknowledged() -> None:
    with pytest.raises(QueueUnavailable):
        sqs_enqueue(lambda: Sqs(frozenset({"7"})), "leads")([str(n) for n in range(20)])


def test_a_polled_submission_and_a_resumed_run_arrive_as_they_were_sent() -> None:
    sent = Polled("1", "f", "c", AT, (("email", "a@b.co"), ("topic", "é"), ("topic", "b")), "https://x.example", AT)
    assert parse_message(polled(sent)) == sent
    assert parse_message(resume("r_1")) == Resume("r_1")


def test_a_message_of_an_earlier_release_is_still_read() -> None:
    old = (
        '{"v": 1, "kind": "delivery", "source": "poll", "delivery_id": "d_x", "received_at": "2026-11-20T12:00:00+00:00",'
        ' "payload": {"portalId": "1", "formId": "f", "conversionId": "c", "values": [{"name": "email", "value": "a@b.co"}]}}'
    )
    delivery = parse_message(old)
    assert isinstance(delivery, Delivery)
    (received,) = parse(delivery.payload)
    assert (received.email, received.conversion_id) == ("a@b.co", "c")


IDENTITIES = {
    "vid": 7,
    "identity-profiles": [
        {"vid": 7, "identities": [
            {"type": "LEAD_GUID", "value": "guid"},
            {"type": "EMAIL", "value": "old@b.co"},
            {"type": "EMAIL", "value": "ada@b.co", "is-primary": True},
        ]},
    ],
    "properties": {"firstname": {"value": "Ada"}},
}  # fmt: skip


def test_an_address_that_only_the_identity_profiles_name_is_found_the_primary_first() -> None:
    (received,) = parse(IDENTITIES)
    assert (received.email, received.contact_id) == ("ada@b.co", "7")
    (received,) = parse({**IDENTITIES, "properties": {"email": {"value": "form@b.co"}}})
    assert received.email == "form@b.co"


@pytest.mark.parametrize(
    "body", [{"vid": 7}, {"identity-profiles": [{"vid": 7}]}, {"id": "7", "properties": {"a": "b"}}]
)
def test_a_body_without_an_address_names_its_contact(body: dict[str, Any]) -> None:
    (received,) = parse(body)
    assert (received.email, received.contact_id) == ("", "7")


@given(st.dictionaries(st.text(min_size=1), st.text(), max_size=40))
def test_no_amount_of_text_outgrows_a_record(values: dict[str, str]) -> None:
    many = [(f"{name}{n}", value + "\U0001f600" * 5_000) for n in range(20) for name, value in values.items()]
    fields = fields_of([("email", "a@b.co"), *many])
    assert fields.values["email"] == "a@b.co"
    assert sum(len(value.encode()) for value in fields.values.values()) <= 200_000
    assert len(fields.values) <= 1_000


def test_the_webhook_path_imports_no_heavy_library() -> None:
    program = (
        "import sys, chalicelib.intake.receive\n"
        "heavy = {'pydantic','pynamodb','jinja2','googleapiclient','hubspot','openai','aws_lambda_powertools'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
