"""Addresses as digests, for keys that must not hold the address itself."""

from __future__ import annotations

from hashlib import sha256


def digest(address_or_domain: str) -> str:
    """The same 32 hexadecimal characters for the same address, whatever its case."""
    return sha256(address_or_domain.strip().lower().encode()).hexdigest()[:32]
