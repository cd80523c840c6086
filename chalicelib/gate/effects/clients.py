"""The clients that write, with scopes of their own. Nothing is opened before the first write."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from chalicelib.connectors import hubspot
from chalicelib.connectors.google import Google


@dataclass(frozen=True)
class Clients:
    """What the effects write with."""

    google: Google
    hubspot_token: str
    hubspot_base_url: str

    @cached_property
    def hubspot(self) -> hubspot.Client:
        """HubSpot's SDK; its API objects are made once and cached by the connector."""
        return hubspot.client(self.hubspot_token, self.hubspot_base_url)
