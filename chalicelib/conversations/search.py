"""What to ask Gmail for: mail with a person, both ways, and with colleagues at the same business domain."""

from __future__ import annotations

from chalicelib.connectors.gmail import term


def query_for(email: str, business_domain: str) -> str:
    """Gmail's search for both directions; a free-mail domain is never searched."""
    terms = [term(field, email) for field in ("from", "to", "cc")]
    terms += [term(field, business_domain) for field in ("from", "to") if business_domain]
    return f"{{{' '.join(terms)}}} -in:chats"
