"""Stateful stand-ins for HubSpot, Google and OpenAI, spoken to over real HTTP by the vendors' own SDKs.

They may know the outside APIs and nothing of the product: no import of `chalicelib`."""
