"""The team's knowledge in the store: versions stay, one is current, and a lead costs no more than one small read a minute."""

from __future__ import annotations

from datetime import date

import pytest

from chalicelib.domain.knowledge import Answer, Knowledge, Profile
from chalicelib.errors import FixInput
from chalicelib.knowledge.store import KEPT, Packs
from chalicelib.store.tables import Tables
from tests.living import Clock

PROFILE = Profile(company="Tidewater Boats", one_liner="Tidewater rents work boats by the week.")


def pack(*headings: str, text: str = "Twelve meters.") -> Knowledge:
    answers = [
        Answer(answer_id=f"b.md#{heading}", file="b.md", heading=heading, title="Boats", owner="Fleet",
               review_by=date(2027, 1, 31), language="en", text=text)
        for heading in headings
    ]  # fmt: skip
    return Knowledge(profile=PROFILE, answers=tuple(answers))


@pytest.fixture
def packs(tables: Tables, clock: Clock) -> Packs:
    return Packs(tables.state, clock)


def test_before_the_first_pack_there_is_version_0_and_no_profile(packs: Packs) -> None:
    assert packs.current() == packs.newest() == Knowledge()
    assert packs.version(1) is None


def test_a_pack_becomes_the_next_version_and_the_ones_before_stay(packs: Packs) -> None:
    first = packs.replace(packs.newest(), pack("A"))
    assert first
    second = packs.replace(packs.newest(), pack("A", "B"))
    assert second
    assert (first.version, second.version, packs.newest()) == (1, 2, second)
    assert packs.version(1) == first
    assert packs.current() == second


def test_of_two_who_change_the_same_version_one_is_told(packs: Packs, tables: Tables, clock: Clock) -> None:
    seen = packs.newest()
    assert packs.replace(seen, pack("A"))
    assert Packs(tables.state, clock).replace(seen, pack("B")) is None
    assert [one.heading for one in packs.newest().answers] == ["A"]


def test_another_process_takes_a_change_up_within_a_minute(packs: Packs, tables: Tables, clock: Clock) -> None:
    packs.replace(packs.newest(), pack("A"))
    other = Packs(tables.state, clock)
    assert other.current().version == 1
    packs.replace(packs.newest(), pack("A", "B"))
    assert other.current().version == 1
    clock.advance(seconds=KEPT.total_seconds() + 1)
    assert other.current().version == 2


def test_a_pack_too_large_for_the_store_is_refused_and_nothing_is_changed(packs: Packs) -> None:
    noise = "".join(chr(0x4E00 + (n * 7919) % 20_000) for n in range(200_000))
    with pytest.raises(FixInput):
        packs.replace(packs.newest(), pack("A", text=noise))
    assert packs.newest().version == 0
