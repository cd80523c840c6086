"""What a suppression covers: an address, a domain with all below it, or a HubSpot contact; and the hashes that stand for it.

Of an address we keep no more than a keyed hash. What counts as one mailbox: upper and lower case never differ; what
follows a plus sign is a label on the mailbox before it; at Gmail dots mean nothing, and googlemail.com is gmail.com. So
whoever opts out as ``a.b+news@gmail.com`` has opted out as ``ab@gmail.com``. To write to a person who opted out is worse
than to miss the rare mailbox whose name truly holds a plus sign. Pure.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from chalicelib.errors import FixInput
from chalicelib.store.digests import digest
from chalicelib.text import address

Covers = Literal["address", "domain", "contact"]
GMAIL = frozenset({"gmail.com", "googlemail.com"})
MOST_LEVELS = 10


@dataclass(frozen=True)
class Target:
    """`value` is what is hashed. `as_written` is what the first release hashed, without a key."""

    covers: Covers
    value: str
    as_written: str = ""


def of_address(text: str) -> Target:
    """The mailbox behind an address. Raises FixInput for one that cannot be used."""
    usable = address.read(text)
    if isinstance(usable, str):
        raise FixInput(f"This is not a usable address: {usable}", todo="Give one whole e-mail address.")
    return of_usable(usable.email)


def of_usable(email: str) -> Target:
    """The same for an address that is known to be usable, with its domain in Unicode."""
    local, _, domain = email.strip().lower().rpartition("@")
    local = local.split("+", 1)[0] or local
    if domain in GMAIL:
        local, domain = local.replace(".", ""), "gmail.com"
    return Target("address", f"{local}@{domain}", email.strip().lower())


def of_domain(text: str) -> Target:
    """A domain and everything below it.

    Raises FixInput for what is no domain, for a public suffix (``co.uk``), and for free mail, which strangers share.
    """
    plain = text.strip().lower().removeprefix("@").rstrip(".")
    usable = address.read(f"someone@{plain}")
    if isinstance(usable, str) or not address.registrable(usable.domain):
        raise FixInput("This is not a domain that one organization owns.", todo="Give a domain such as company.com.")
    if usable.free_mail:
        raise FixInput("This domain belongs to a free-mail provider.", todo="Suppress the single address instead.")
    return Target("domain", usable.domain, usable.domain)


def of_contact(portal_id: str, contact_id: str) -> Target:
    """A HubSpot contact by its object id."""
    return Target("contact", f"contact:{portal_id}/{contact_id}")


def covering(email: str, domain: str) -> Iterator[Target]:
    """All that a suppression of would cover an address: its mailbox, its domain, and the domains above, up to the owner's."""
    yield of_usable(email)
    owned = address.registrable(domain) or domain
    for _ in range(MOST_LEVELS):
        yield Target("domain", domain, domain)
        if domain == owned or "." not in domain:
            return
        domain = domain.partition(".")[2]


def hashes(target: Target, keys: Sequence[str]) -> tuple[str, ...]:
    """The hashes under which a target may be kept: by each key, the newest first; then without one, as before keys."""
    keyed = [hmac.new(key.encode(), target.value.encode(), sha256).hexdigest()[:32] for key in keys]
    return tuple(
        dict.fromkeys([*keyed, digest(target.value), *([digest(target.as_written)] if target.as_written else [])])
    )


def fingerprint(key: str) -> str:
    """What names a key without telling it."""
    return hmac.new(key.encode(), b"fingerprint", sha256).hexdigest()[:12]
