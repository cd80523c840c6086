"""Whom never to write to: addresses and domains, kept as digests, so that a suppression outlives the person's record."""

from __future__ import annotations

from chalicelib.store.digests import digest
from chalicelib.store.tables import State, translated


class Suppressions:
    """The suppression list of the state table; read at every decision, never cached."""

    def __init__(self, state: type[State]) -> None:
        self._state = state

    def suppress(self, address_or_domain: str, reason: str) -> None:
        """Never write to this address, or to anyone at this domain."""
        with translated("write a suppression"):
            self._state(_suppressed(address_or_domain), "-", reason=reason).save()

    def suppressed(self, email: str, domain: str) -> str:
        """Why this address may not be written to; empty when it may."""
        keys = [(_suppressed(one), "-") for one in dict.fromkeys((email, domain)) if one]
        with translated("read the suppression list"):
            found = list(self._state.batch_get(keys, consistent_read=True))
        return next((item.reason or "suppressed" for item in found), "")


def _suppressed(address_or_domain: str) -> str:
    return f"SUPPRESSED#{digest(address_or_domain)}"
