"""Who may act as whom, and how far: signatures are checked, and so are the scopes that the product asks for."""

from __future__ import annotations

import base64
import json
import re
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from google.auth import crypt, jwt
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.connectors.google import COMPOSE, MODIFY, READ_SCOPES
from infra.emulators import google_sign_in
from infra.emulators.google_sign_in import ACCOUNT, SCOPE_PREFIX
from infra.emulators.http import Running
from infra.local import keys
from tests.contract.test_google_emulator_api import ANA
from tests.contract.test_google_emulator_errors import HOSTILE, ask, reason

JWT_GRANT, REFRESH = "urn:ietf:params:oauth:grant-type:jwt-bearer", "refresh_token"
READONLY = READ_SCOPES["gmail"][0]
README = Path(__file__).parents[2] / "README.md"


def sign_in(google: Running, **form: str) -> tuple[int, Any]:
    return ask(google, "POST", "/token", urlencode(form).encode(), kind="application/x-www-form-urlencoded")


def signed(google: Running, private_key: str = "", **changed: Any) -> str:
    """An assertion as google-auth makes it, with some claims changed; None leaves a claim out."""
    known = keys.service_account(google.url)
    now = int(time.time())
    claims = {"iss": ACCOUNT, "aud": known["token_uri"], "sub": ANA, "scope": READONLY, "iat": now, "exp": now + 3600}
    claims = {name: value for name, value in (claims | changed).items() if value is not None}
    made: bytes = jwt.encode(crypt.RSASigner.from_string(private_key or known["private_key"]), claims)
    return made.decode()


def unsigned(claims: Any, header: Any = None, signature: str = "c2lnbmVk") -> str:
    parts = (json.dumps(part).encode() for part in (header or {"alg": "RS256"}, claims))
    return ".".join([*(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts), signature])


def test_a_signed_assertion_is_let_in_with_the_scopes_it_names(google: Running) -> None:
    code, answer = sign_in(google, grant_type=JWT_GRANT, assertion=signed(google))
    assert (code, answer["token_type"], answer["access_token"]) == (200, "Bearer", f"rep:{ANA}|gmail.readonly")


def test_only_the_accounts_own_key_signs_for_it(google: Running) -> None:
    other = google_sign_in.pem(rsa.generate_private_key(public_exponent=65537, key_size=2048))
    assert sign_in(google, grant_type=JWT_GRANT, assertion=signed(google, other)) == (
        400,
        {"error": "invalid_grant", "error_description": "Invalid JWT Signature."},
    )


def test_a_claim_that_was_changed_after_signing_is_refused(google: Running) -> None:
    header, _, signature = signed(google).split(".")
    claims = unsigned({"sub": "tom.becker@brightpath.example"}).split(".")[1]
    code, answer = sign_in(google, grant_type=JWT_GRANT, assertion=f"{header}.{claims}.{signature}")
    assert (code, answer["error"]) == (400, "invalid_grant")


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"sub": None}, "invalid_grant"), ({"sub": ""}, "invalid_grant"), ({"sub": "nobody"}, "invalid_grant"),
        ({"sub": 7}, "invalid_grant"), ({"sub": "a b@c"}, "invalid_grant"), ({"sub": "a@b|gmail.modify"}, "invalid_grant"),
        ({"iss": "someone@else.example"}, "invalid_grant"), ({"iss": None}, "invalid_grant"), ({"aud": "https://x.example"}, "invalid_grant"),
        ({"iat": 1_000_000_000, "exp": 1_000_003_600}, "invalid_grant"), ({"exp": None}, "invalid_grant"), ({"iat": "now"}, "invalid_grant"),
        ({"scope": None}, "invalid_scope"), ({"scope": " "}, "invalid_scope"), ({"scope": 7}, "invalid_scope"),
    ],
)  # fmt: skip
def test_a_signed_assertion_that_says_the_wrong_thing_is_refused(
    google: Running, changed: dict[str, Any], error: str
) -> None:
    code, answer = sign_in(google, grant_type=JWT_GRANT, assertion=signed(google, **changed))
    assert (code, answer["error"]) == (400, error)


@pytest.mark.parametrize(
    "assertion",
    [
        "x", "a.b", "a.b.c", "..", "é.é.é", "e30.e30.", "e30.e30", f"{unsigned({'sub': ANA})}.more", unsigned({"sub": ANA}, signature=""),
        unsigned({"sub": ANA}), unsigned([]), unsigned("x"), unsigned(None), unsigned({"sub": ANA}, header=[1]),
        unsigned({"sub": ANA}, header={"alg": "none"}), unsigned({"sub": ANA}, header={"alg": 7}),
    ],
)  # fmt: skip
def test_an_assertion_that_proves_nothing_is_an_invalid_grant(google: Running, assertion: str) -> None:
    code, answer = sign_in(google, grant_type=JWT_GRANT, assertion=assertion)
    assert (code, set(answer)) == (400, {"error", "error_description"})
    assert answer["error"] == "invalid_grant"


@pytest.mark.parametrize(
    ("form", "error"),
    [
        ({}, "unsupported_grant_type"),
        ({"grant_type": "password"}, "unsupported_grant_type"),
        ({"grant_type": JWT_GRANT}, "invalid_request"),
        ({"grant_type": REFRESH}, "invalid_request"),
        ({"grant_type": REFRESH, "refresh_token": "revoked"}, "invalid_grant"),
        ({"grant_type": REFRESH, "refresh_token": "refresh:nobody"}, "invalid_grant"),
        ({"grant_type": REFRESH, "assertion": unsigned({"sub": ANA})}, "invalid_request"),
    ],
)
def test_a_sign_in_of_the_wrong_form_is_400(google: Running, form: dict[str, str], error: str) -> None:
    code, answer = sign_in(google, **form)
    assert (code, answer["error"]) == (400, error)


@HOSTILE
@given(st.binary(max_size=40) | st.text(".=&eyJ0e30", max_size=30).map(str.encode))
def test_no_sign_in_ends_without_an_answer(google: Running, body: bytes) -> None:
    for prefix in (b"", f"grant_type={quote(JWT_GRANT)}&assertion=".encode()):
        code, answer = ask(google, "POST", "/token", prefix + body)
        assert (code, "error" in answer) == (400, True)


# --- scopes


def test_a_token_for_reading_writes_nothing(google: Running) -> None:
    reading = "|".join(scope.removeprefix(SCOPE_PREFIX) for scopes in READ_SCOPES.values() for scope in scopes)
    no_writes = ("/freeBusy", "/token", "/watch", "/stop")  # who may read may be told of changes
    routes = [one for one in google.emulator._routes if not one.template.endswith(no_writes)]
    writes = [(one.method, re.sub(r"{\w+}", "x", one.template)) for one in routes if one.method != "GET"]
    assert len(writes) >= 10
    for method, path in writes:
        code, answer = ask(google, method, path, b"{}", who=f"{ANA}|{reading}")
        assert (code, reason(answer)) == (403, "insufficientPermissions"), (method, path)
    assert ask(google, "GET", "/gmail/v1/users/me/threads", who=f"{ANA}|{reading}")[0] == 200


def test_a_token_that_may_compose_may_not_label(google: Running) -> None:
    body = b'{"name": "x"}'
    assert ask(google, "POST", "/gmail/v1/users/me/labels", body, who=f"{ANA}|gmail.compose")[0] == 403
    assert ask(google, "POST", "/gmail/v1/users/me/labels", body, who=f"{ANA}|gmail.modify")[0] == 200


def test_the_readme_names_the_scopes_that_are_asked_for() -> None:
    wanted = {one for scopes in (*READ_SCOPES.values(), COMPOSE, MODIFY) for one in scopes}
    step = README.read_text("utf-8").partition("domain-wide\n   delegation")[2].partition("   ```\n")[0]
    assert set(re.findall(r"https://www[^\s,]+", step)) == wanted
