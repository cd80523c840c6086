"""Google's sign-in: who a token is, and what it may do.

An access token ``rep:<address>`` acts as that mailbox; one that was asked for by scopes carries them,
``rep:<address>|gmail.readonly|drive.readonly``, and each method refuses a token without one of the scopes that Google's
own discovery documents name for it. One without scopes, as only tests make it, may do everything.

``POST /token`` gives a token for a refresh token ``refresh:<address>`` and for an assertion signed by the service
account that ``GET /_emulator/service_account`` hands out, as a console would; `revoked` is refused.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache
from urllib.parse import parse_qs

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from google.auth import jwt
from google.auth.exceptions import InvalidValue

from infra.emulators.google_answers import google_error
from infra.emulators.google_description import method_at
from infra.emulators.http import ApiError, Emulator, Json, Request, Response

TOKEN_PREFIX, REFRESH_PREFIX = "rep:", "refresh:"  # what tokens of ours begin with
SCOPE_PREFIX = "https://www.googleapis.com/auth/"
GRANTS = {"refresh_token": "refresh_token", "urn:ietf:params:oauth:grant-type:jwt-bearer": "assertion"}
"""The ways to sign in, and the parameter that each needs."""
EPOCH, END = datetime(2020, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
ADDRESS = re.compile(r"[^\s@|]+@[^\s@|]+\Z")
CERTS = "/oauth2/v1/certs"
"""Where Google publishes the certificates of what it signs."""
ACCOUNT = "agent@local.iam.gserviceaccount.com"


def routes(emulator: Emulator) -> None:
    """The token's path, the key to sign with, and the check of every other request."""
    emulator.route("POST", "/token")(_token)
    emulator.unauthorized = refused
    emulator.inspect["service_account"] = service_account


def caller(request: Request) -> str:
    """Whose token this is."""
    return _bearer(request).removeprefix(TOKEN_PREFIX).partition("|")[0].lower()


def service_account() -> Json:
    """A key file's content but for `token_uri`, which is the emulator's address and ``/token``."""
    known = {"type": "service_account", "client_email": ACCOUNT, "client_id": "1", "private_key_id": "local"}
    return {**known, "private_key": pem(_key())}


def certificates() -> Json:
    """The public half of the key that pushes are signed with, by its id, in a certificate of its own."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, ACCOUNT)])
    certificate = x509.CertificateBuilder(name, name, _key().public_key(), 1, EPOCH, END)
    signed = certificate.sign(_key(), hashes.SHA256())
    return {service_account()["private_key_id"]: signed.public_bytes(serialization.Encoding.PEM).decode()}


def pem(key: rsa.RSAPrivateKey) -> str:
    """A private key as a key file holds it."""
    plain = serialization.NoEncryption()
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain).decode()


@cache
def _key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@cache
def _public_key() -> bytes:
    return _key().public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


def _bearer(request: Request) -> str:
    return request.headers.get("authorization", "").removeprefix("Bearer ")


def refused(request: Request) -> Response | None:
    """401 for no token of ours, 403 for one whose scopes do not reach as far as this method."""
    if request.path in ("/token", CERTS):
        return None
    token = _bearer(request)
    if not token.startswith(TOKEN_PREFIX) or "@" not in token:
        return google_error(401, "Request had invalid authentication credentials.", "authError").response
    held = set(token.split("|")[1:])
    method = method_at(request.method, request.path)
    if not held or method is None or held & {scope.removeprefix(SCOPE_PREFIX) for scope in method.scopes}:
        return None
    return google_error(403, "Request had insufficient authentication scopes.", "insufficientPermissions").response


def _token(request: Request) -> Response:
    form = {name: values[0] for name, values in parse_qs(request.body.decode("utf-8", "replace")).items()}
    grant = form.get("grant_type", "")
    if grant not in GRANTS:
        raise _no_token("unsupported_grant_type", f"Invalid grant_type: {grant}")
    given = form.get(GRANTS[grant], "")
    if not given:
        raise _no_token("invalid_request", f"Missing required parameter: {GRANTS[grant]}")
    if grant == "refresh_token":
        if not given.startswith(REFRESH_PREFIX):
            raise _no_token("invalid_grant", "Token has been expired or revoked.")
        mailbox, scopes = given.removeprefix(REFRESH_PREFIX), form.get("scope", "")
    else:
        mailbox, scopes = _asserted(given)
    if not ADDRESS.match(mailbox):
        raise _no_token("invalid_grant", "Not a valid email or user ID.")
    token = "|".join([f"{TOKEN_PREFIX}{mailbox}", *(one.removeprefix(SCOPE_PREFIX) for one in scopes.split())])
    return Response(200, {"access_token": token, "token_type": "Bearer", "expires_in": 3599})


def _asserted(assertion: str) -> tuple[str, str]:
    """Whom a signed assertion acts as, and its scopes (RFC 7523). Raises ApiError 400 when it proves nothing."""
    try:
        claims = jwt.decode(assertion, certs=_public_key())
        issuer, subject, scopes, audience = (claims.get(name, "") for name in ("iss", "sub", "scope", "aud"))
    except InvalidValue as error:
        why = "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe."
        raise _no_token("invalid_grant", why) from error
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise _no_token("invalid_grant", "Invalid JWT Signature.") from error
    if issuer != ACCOUNT:
        raise _no_token("invalid_grant", "Invalid grant: account not found")
    if not str(audience).endswith("/token"):
        raise _no_token("invalid_grant", "Invalid JWT: Failed audience check.")
    if not isinstance(scopes, str) or not scopes.strip():
        raise _no_token("invalid_scope", "Empty or missing scope not allowed.")
    return (subject if isinstance(subject, str) else ""), scopes


def _no_token(error: str, why: str) -> ApiError:
    """400 in the shape of OAuth 2.0 (RFC 6749, section 5.2)."""
    return ApiError(400, {"error": error, "error_description": why})
