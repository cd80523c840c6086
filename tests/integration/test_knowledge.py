"""The team's knowledge in the store: versions stay, one is current, and a lead costs no more than one small read a minute."""

from __future__ import annotations

from datetime import date

import pytest

from chalicelib.domain.knowledge import Answer, Knowledge, Profile
from chalicelib.errors import FixInput
from chalicelib.knowledge.store import KEPT, Packs
from chalicelib.operations import auditing
from chalicelib.operations.check import survey
from chalicelib.operations.knowledge import KnowledgeChange, take_folder
from chalicelib.operations.record import STREAM
from chalicelib.store.tables import Tables
from chalicelib.world import World
from infra.local.knowledge import load_example
from infra.operate.words import knowledge as told
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


PROFILE_FILE = b"""---
company: Tidewater Boats
one_liner: Tidewater rents work boats by the week.
---
"""


def topic(*sections: str, review_by: str = "2099-01-31") -> bytes:
    head = f"---\ntitle: Boats\nowner: Fleet\nreview_by: {review_by}\nlanguages: [en]\n---\n"
    return (head + "\n".join(sections)).encode()


def take(world: World, dry_run: bool = False, **files: bytes) -> KnowledgeChange:
    named = {"profile.md": PROFILE_FILE} | {f"{name}.md": content for name, content in files.items()}
    return take_folder(world, named, "ops", "spring", dry_run=dry_run)


def lines(result: KnowledgeChange) -> list[str]:
    return [line.strip() for line in told(result)]


def test_a_folder_says_what_is_new_changed_retired_expired_and_refused(world: World) -> None:
    assert lines(take(world, a=topic("## A\nx", "## B\ny")))[:3] == [
        "change profile: company, one_liner", "new a.md#A", "new a.md#B",
    ]  # fmt: skip
    result = take(world, a=topic("## A\nz"), b=topic("## C\nold", review_by="2020-01-31"), c=topic("## D"))
    assert lines(result)[:5] == [
        "changed a.md#A (text)",
        "new b.md#C",
        "retired a.md#B",
        "expired: b.md#C since 2020-01-31, owner Fleet; it is not used",
        "refused: c.md:7: the answer under this heading is empty; the file is left out whole",
    ]
    assert [one.answer_id for one in world.records.knowledge.current().answers] == ["a.md#A", "b.md#C"]


def test_taking_the_same_folder_again_changes_nothing(world: World) -> None:
    take(world, a=topic("## A\nx"))
    again = take(world, a=topic("## A\nx"))
    assert not again.changed
    assert lines(again) == ["Nothing to change: the pack is stored like this already."]
    assert world.records.knowledge.newest().version == 1
    assert len(world.audit.events(STREAM)) == 1


def test_a_preview_changes_nothing(world: World) -> None:
    assert take(world, dry_run=True, a=topic("## A\nx")).changed
    assert world.records.knowledge.newest().version == 0
    assert not world.audit.events(STREAM)


def test_a_refused_profile_changes_nothing_and_says_so(world: World) -> None:
    take(world, a=topic("## A\nx"))
    with pytest.raises(FixInput, match="Nothing was changed") as refused:
        take_folder(world, {"profile.md": b"---\ncompany: T\n---\n", "a.md": topic("## B\nx")}, "ops", "spring")
    assert "profile.md:2: `one_liner` is missing" in refused.value.what
    assert [one.heading for one in world.records.knowledge.newest().answers] == ["A"]


def test_a_change_is_audited_by_name_and_without_the_text(world: World) -> None:
    take(world, a=topic("## A\nthe secret of the sea"))
    event = world.audit.events(STREAM)[-1]
    assert (event.what, event.who, event.why) == ("knowledge.changed", "ops", "spring")
    assert event.detail["after"]["new"] == ["a.md#A"]
    assert "secret" not in str(event.detail)
    assert auditing.verify(world, STREAM).problem == ""


def test_check_tells_the_version_and_what_is_too_old(world: World) -> None:
    def line() -> str:
        return next(one.text for one in survey(world, str) if one.service == "knowledge")

    assert "none yet" in line()
    take(world, a=topic("## A\nx"), b=topic("## B\ny", review_by="2020-01-31"))
    assert line() == "version 1 of Tidewater Boats, 2 answers; 1 expired, 0 expire within 30 days"


def test_the_example_is_a_pack_without_a_fault(world: World) -> None:
    load_example(world)
    pack = world.records.knowledge.newest()
    assert pack.refused == ()
    assert pack.profile
    assert len(pack.answers) > 10
