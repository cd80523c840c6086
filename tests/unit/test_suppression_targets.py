"""What one suppression covers, and that no hash tells an address."""

from __future__ import annotations

from hashlib import sha256

import pytest

from chalicelib.contacts.targets import covering, hashes, of_address, of_contact, of_domain
from chalicelib.errors import FixInput


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("A.B+news@gmail.com", "ab@gmail.com"), ("ab@googlemail.com", "ab@gmail.com"), ("ann+x@engines.example", "ann@engines.example"),
        ("ANN@Engines.Example", "ann@engines.example"),
    ],
)  # fmt: skip
def test_one_mailbox_is_one_target_however_it_is_written(written: str, same: str) -> None:
    assert of_address(written).value == of_address(same).value


def test_dots_tell_people_apart_everywhere_but_at_gmail() -> None:
    assert of_address("a.b@engines.example").value != of_address("ab@engines.example").value


def test_an_address_is_covered_by_its_domain_and_the_domains_above_up_to_the_owners() -> None:
    values = [one.value for one in covering("a@mail.eu.engines.co.uk", "mail.eu.engines.co.uk")]
    assert values == ["a@mail.eu.engines.co.uk", "mail.eu.engines.co.uk", "eu.engines.co.uk", "engines.co.uk"]


@pytest.mark.parametrize("text", ["co.uk", "com", "gmail.com", "not a domain", "", "@"])
def test_what_many_share_cannot_be_suppressed_as_a_domain(text: str) -> None:
    with pytest.raises(FixInput):
        of_domain(text)


@pytest.mark.parametrize("text", ["engines.example", "@Engines.example", "xn--mller-kva.example", "engines.example."])
def test_a_domain_may_be_written_in_many_ways(text: str) -> None:
    assert of_domain(text).covers == "domain"


def test_hashes_depend_on_the_key_and_old_ones_are_still_looked_for() -> None:
    target = of_address("ann@engines.example")
    first, second, plain = hashes(target, ["k1", "k2"])
    assert len({first, second, plain}) == 3
    assert plain == sha256(b"ann@engines.example").hexdigest()[:32]
    assert hashes(target, ["k2", "k1"])[:2] == (second, first)
    assert hashes(of_contact("1", "5"), ["k1"]) != hashes(of_contact("2", "5"), ["k1"])
