"""A service account key made on the spot for the emulated Google: signed for real, worth nothing elsewhere."""

from __future__ import annotations

from functools import cache

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa


def service_account(token_base_url: str) -> dict[str, str]:
    """A key file's content whose tokens come from the emulator at this address."""
    return {
        "type": "service_account",
        "client_email": "agent@local.iam.gserviceaccount.com",
        "client_id": "1",
        "private_key_id": "local",
        "private_key": _private_key(),
        "token_uri": f"{token_base_url}/token",
    }


@cache
def _private_key() -> str:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()
