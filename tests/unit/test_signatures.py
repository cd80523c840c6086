"""Signatures exactly as HubSpot makes them, by its published vectors; replays, empty secrets and odd bytes refused."""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, parse_qsl

import pytest
from chalice.app import Request
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.intake.signature import MOST_SPELLINGS, Call, Credentials, spellings, uri_as_signed, verified

SECRET = "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy"
BASE = "https://www.example.com"
PATH = "/webhook_uri"
STAMP = "1693657560000"
AT = datetime.fromtimestamp(int(STAMP) / 1000, UTC)
KNOWN = Credentials((SECRET,), ("key-one",), BASE)
SINGLE = b"{'example_field':'example_value'}"
DOUBLE = b'{"example_field":"example_value"}'
EVENT = (
    b'[{"eventId":1,"subscriptionId":12345,"portalId":62515,"occurredAt":1564113600000,'
    b'"subscriptionType":"contact.creation","attemptNumber":0,"objectId":123,"changeSource":"CRM",'
    b'"changeFlag":"NEW","appId":54321}]'
)


def signed(version: str, signature: str, body: bytes, method: str = "POST") -> Call:
    return Call(method, (PATH,), {"x-hubspot-signature": signature, "x-hubspot-signature-version": version}, body)


def signed_v3(signature: str, body: bytes, stamp: str = STAMP, path: str = PATH) -> Call:
    return Call("POST", (path,), {"x-hubspot-signature-v3": signature, "x-hubspot-request-timestamp": stamp}, body)


@pytest.mark.parametrize(
    ("signature", "body"),
    [
        ("232db2615f3d666fe21a8ec971ac7b5402d33b9a925784df3ca654d05f4817de", EVENT),
        ("69fc6631a867edd4f9e9e627fc5c1148e3fbdd8b21837b6d2b8901c1fa57f750", SINGLE),
    ],
)
def test_v1_as_published(signature: str, body: bytes) -> None:
    assert verified("app", signed("v1", signature, body), KNOWN, AT)
    assert not verified("app", signed("v1", signature, body + b" "), KNOWN, AT)


@pytest.mark.parametrize(
    ("signature", "body", "method"),
    [
        ("eee2dddcc73c94d699f5e395f4b9d454a069a6855fbfa152e91e88823087200e", b"", "GET"),
        ("4fe4e3a7d3cf09db53be39d0a58130e2aaba074ec123a9e355b876a689a1c383", SINGLE, "POST"),
        ("9569219f8ba981ffa6f6f16aa0f48637d35d728c7e4d93d0d52efaa512af7900", DOUBLE, "POST"),
    ],
)
def test_v2_as_published(signature: str, body: bytes, method: str) -> None:
    assert verified("workflow", signed("v2", signature, body, method), KNOWN, AT)
    assert not verified("workflow", signed("v2", signature, body, "PUT"), KNOWN, AT)


@pytest.mark.parametrize(
    ("signature", "body"),
    [
        ("K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y=", SINGLE),
        ("oaA3M5dEtt6kFsseJD/Hv/x+JNl1vsoxFj4oxmwP6Go=", DOUBLE),
    ],
)
def test_v3_as_published(signature: str, body: bytes) -> None:
    assert verified("workflow", signed_v3(signature, body), KNOWN, AT)
    assert not verified("workflow", signed_v3(signature, body, "1693657560001"), KNOWN, AT)


def test_v3_decodes_in_the_uri_what_hubspot_decodes_and_nothing_else() -> None:
    known = replace(KNOWN, public_base_url="https://api.example.com")
    body = '[{"eventId":100,"objectId":51,"propertyValue":"José Muñoz"}]'.encode()
    path = "/api/hooks/hubspot?src=a%3Ab%2Fc%40d&x=1"
    right, undecoded = "6lTfxXGlCqDOoV/zwU2ktW9PGoysnefIpve1n4lSCiA=", "ZYD9PPKJl/KPHm+A/73bat5vrkBELDh8DIHDGuEXIVk="
    assert verified("app", signed_v3(right, body, path=path), known, AT)
    assert not verified("app", signed_v3(undecoded, body, path=path), known, AT)
    assert uri_as_signed("%3a%2F%20%26%25") == ":/%20%26%25"


@pytest.mark.parametrize("seconds", [-301, 301, 86_400])
def test_a_replay_from_outside_the_window_is_refused_from_past_and_future(seconds: int) -> None:
    call = signed_v3("K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y=", SINGLE)
    assert not verified("workflow", call, KNOWN, AT + timedelta(seconds=seconds))


@given(st.text(), st.text(), st.text())
def test_no_signature_stamp_or_version_raises_and_none_of_them_passes(one: str, two: str, three: str) -> None:
    headers = {"x-hubspot-signature-v3": one, "x-hubspot-request-timestamp": two}
    assert not verified("workflow", Call("POST", (PATH,), headers, DOUBLE), KNOWN, AT)
    headers = {"x-hubspot-signature": one, "x-hubspot-signature-version": three}
    assert not verified("workflow", Call("POST", (PATH,), headers, DOUBLE), KNOWN, AT)


@pytest.mark.parametrize("empty", [(), ("",)])
def test_an_empty_secret_or_key_lets_nobody_in(empty: tuple[str, ...]) -> None:
    nobody = Credentials(empty, empty, BASE)
    by_empty_secret = hashlib.sha256(DOUBLE).hexdigest()
    assert not verified("app", signed("v1", by_empty_secret, DOUBLE), nobody, AT)
    assert not verified("workflow", Call("POST", (PATH,), {"x-webhook-key": ""}, DOUBLE), nobody, AT)
    assert not verified("workflow", Call("POST", (PATH,), {}, DOUBLE), nobody, AT)


@pytest.mark.parametrize("secret", ["old", "new"])
def test_both_secrets_and_both_keys_are_valid_while_rotating(secret: str) -> None:
    rotating = Credentials(("old", "new"), ("old", "new"), BASE)
    message = f"POST{BASE}{PATH}".encode() + DOUBLE + STAMP.encode()
    signature = base64.b64encode(hmac.new(secret.encode(), message, hashlib.sha256).digest()).decode()
    assert verified("workflow", signed_v3(signature, DOUBLE), rotating, AT)
    assert verified("workflow", Call("POST", (PATH,), {"x-webhook-key": secret}, DOUBLE), rotating, AT)


def test_a_right_key_does_not_rescue_a_wrong_signature() -> None:
    wrong = signed("v2", "0" * 64, DOUBLE)
    assert not verified("workflow", replace(wrong, headers={**wrong.headers, "x-webhook-key": "key-one"}), KNOWN, AT)
    assert verified("workflow", Call("POST", (PATH,), {"x-webhook-key": "key-one"}, DOUBLE), KNOWN, AT)


def test_a_key_opens_the_workflow_route_only() -> None:
    assert not verified("app", Call("POST", (PATH,), {"x-webhook-key": "key-one"}, DOUBLE), KNOWN, AT)


def test_the_workflow_route_takes_no_v1_since_it_does_not_cover_the_address() -> None:
    v1 = hashlib.sha256(SECRET.encode() + DOUBLE).hexdigest()
    assert not verified("workflow", signed("v1", v1, DOUBLE), KNOWN, AT)


QUERIES = [
    "src=a%3Ab%2Fc%40d&x=1",
    "token=abc",
    "b=2&a=1",
    "a=1&a=2&b=3",
    "flag",
    "flag=",
    "q=two%20words",
    "q=two+words",
    "name=Jos%C3%A9&x=%26%3D",
    "u=https://x.example/a?b,c;d",
    "mail=a%2Bb%40c.example",
    "c=3&b=2&a=1",
]


def decoded(query: str) -> dict[str, object]:
    """An event as API Gateway makes it: names in their order of first appearance, all of it decoded."""
    return {"multiValueQueryStringParameters": parse_qs(query, keep_blank_values=True)}


def signature_v3(uri: str) -> str:
    message = f"POST{uri_as_signed(uri)}".encode() + DOUBLE + STAMP.encode()
    return base64.b64encode(hmac.digest(SECRET.encode(), message, hashlib.sha256)).decode()


@pytest.mark.parametrize("query", QUERIES)
def test_an_address_with_a_query_verifies_though_the_gateway_decoded_it(query: str) -> None:
    targets = tuple(f"{PATH}?{spelling}" for spelling in spellings(decoded(query)))
    uri = f"{BASE}{PATH}?{query}"
    v2 = hashlib.sha256(f"{SECRET}POST{uri}".encode() + DOUBLE).hexdigest()
    assert verified("workflow", replace(signed("v2", v2, DOUBLE), targets=targets), KNOWN, AT)
    assert verified("app", replace(signed_v3(signature_v3(uri), DOUBLE), targets=targets), KNOWN, AT)


@pytest.mark.parametrize("query", QUERIES)
def test_another_query_than_the_signed_one_is_refused(query: str) -> None:
    targets = tuple(f"{PATH}?{spelling}" for spelling in spellings(decoded(f"{query}&evil=1")))
    uri = f"{BASE}{PATH}?{query}"
    v2 = hashlib.sha256(f"{SECRET}POST{uri}".encode() + DOUBLE).hexdigest()
    assert not verified("workflow", replace(signed("v2", v2, DOUBLE), targets=targets), KNOWN, AT)
    assert not verified("app", replace(signed_v3(signature_v3(uri), DOUBLE), targets=targets), KNOWN, AT)


@given(st.dictionaries(st.text(min_size=1), st.lists(st.text(), min_size=1, max_size=3), max_size=8))
def test_every_spelling_decodes_to_the_query_that_came(query: dict[str, list[str]]) -> None:
    tried = spellings({"multiValueQueryStringParameters": query})
    assert len(tried) <= MOST_SPELLINGS
    expected = sorted((name, value) for name, values in query.items() for value in values)
    if not any("+" in name + value for name, value in expected):  # raw, it reads as a space
        assert all(sorted(parse_qsl(one, keep_blank_values=True)) == expected for one in tried)


def event(path: str, query: str, **context: str) -> Request:
    asked = {"resourcePath": PATH, "httpMethod": "POST", "path": path, **context}
    body = base64.b64encode(DOUBLE).decode()
    return Request(
        {"requestContext": asked, "headers": {"Host": "x"}, "pathParameters": None, "stageVariables": None,
         "body": body, "isBase64Encoded": True, **decoded(query)}
    )  # fmt: skip


def test_the_raw_query_is_used_where_the_server_tells_it_and_a_last_slash_counts() -> None:
    call = Call.of(event(f"{PATH}/", "q=two+words", rawQueryString="q=two%20words"))
    assert call.targets == (f"{PATH}/?q=two%20words",)
    assert call.body == DOUBLE
    assert Call.of(event(PATH, "")).targets == (PATH,)
    assert f"{PATH}?q=two+words" in Call.of(event(PATH, "q=two+words")).targets
