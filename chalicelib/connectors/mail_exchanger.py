"""Whether a domain accepts mail, according to DNS. A hint for the reviewer, never a verdict: no answer means nothing."""

from __future__ import annotations

from typing import Any

TIMEOUT_S = 2


def hint(domain: str, resolver: Any = None) -> str:
    """What a reviewer should know about an address's domain; empty when it accepts mail.

    `resolver` is dnspython's; None asks the system's.
    """
    # Imports a DNS library, which only who wants this should pay for.
    from email_validator import EmailUndeliverableError
    from email_validator.deliverability import caching_resolver, validate_email_deliverability

    ascii_domain = domain.encode("idna").decode("ascii")
    try:
        found = validate_email_deliverability(
            ascii_domain, domain, dns_resolver=resolver or caching_resolver(timeout=TIMEOUT_S)
        )
    except EmailUndeliverableError:
        return "according to DNS, the address's domain does not accept mail"
    return "" if found.get("mx") else "we could not look up whether the address's domain accepts mail"
