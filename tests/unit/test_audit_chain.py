"""A changed, removed, moved, made-up or cut-off part of an audit trail is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from chalicelib.domain.audit import Block, Entry, Head, Keys, events_of, key_id, next_block, problem
from chalicelib.domain.ids import first_id, run_id, started_at

AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
OLD, NEW = "the key of last year, 32 characters or more", "the key of this year, 32 characters or more"
KEYS = Keys([NEW, OLD])
ENTRY = st.builds(
    Entry,
    at=st.just(AT),
    what=st.sampled_from(["run.started", "action.held", "run.sealed"]),
    why=st.text(max_size=20),
    detail=st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=5), max_size=3),
)
GROUPS = st.lists(st.lists(ENTRY, min_size=1, max_size=3), min_size=2, max_size=6)


def chain(groups: list[list[Entry]], stream: str = "run", secret: str = NEW) -> list[Block]:
    blocks: list[Block] = []
    for entries in groups:
        last = blocks[-1].head if blocks else None
        blocks.append(next_block(stream, entries, last, (key_id(secret), secret)))
    return blocks


@given(GROUPS)
def test_an_untouched_trail_is_intact_and_numbers_its_events(groups: list[list[Entry]]) -> None:
    blocks = chain(groups)
    assert problem(blocks, KEYS, [block.head for block in blocks]) == ""
    events = [event for block in blocks for event in block.events]
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    assert [event.what for event in events] == [entry.what for entries in groups for entry in entries]


@given(GROUPS, st.data())
def test_a_changed_field_is_found(groups: list[list[Entry]], data: st.DataObject) -> None:
    blocks = chain(groups)
    at = data.draw(st.integers(0, len(blocks) - 1))
    field = data.draw(st.sampled_from(["text", "previous", "key_id", "mac"]))
    text = data.draw(st.text(max_size=20))
    assume(getattr(blocks[at], field) != text)
    blocks[at] = replace(blocks[at], **{field: text})  # type: ignore[arg-type]
    assert problem(blocks, KEYS)


@given(GROUPS, st.data())
def test_a_removed_block_is_found_by_what_follows_or_by_a_head(groups: list[list[Entry]], data: st.DataObject) -> None:
    blocks = chain(groups)
    head = blocks[-1].head
    gone = data.draw(st.integers(0, len(blocks) - 1))
    del blocks[gone]
    assert bool(problem(blocks, KEYS)) == (gone < len(blocks))
    assert "missing" in problem(blocks, KEYS, [head])


@given(GROUPS, st.data())
def test_reordered_blocks_are_found(groups: list[list[Entry]], data: st.DataObject) -> None:
    blocks = chain(groups)
    one, other = data.draw(st.lists(st.integers(0, len(blocks) - 1), min_size=2, max_size=2, unique=True))
    blocks[one], blocks[other] = blocks[other], blocks[one]
    assert problem(blocks, KEYS)


@given(GROUPS, st.data())
def test_renumbering_does_not_hide_a_removed_block(groups: list[list[Entry]], data: st.DataObject) -> None:
    blocks = chain(groups)
    del blocks[data.draw(st.integers(0, len(blocks) - 2))]
    renumbered, seq = [], 1
    for block in blocks:
        renumbered.append(replace(block, seq=seq, events=events_of("run", seq, block.text, block.mac)))
        seq = renumbered[-1].last + 1
    assert problem(renumbered, KEYS)


@given(GROUPS, GROUPS)
def test_an_end_that_was_written_anew_is_found_by_a_head(groups: list[list[Entry]], others: list[list[Entry]]) -> None:
    ours, theirs = chain(groups), chain(others)
    assume(ours[-1].mac not in {block.mac for block in theirs})  # else it is the same chain, gone on with
    assert problem(theirs, KEYS) == ""
    assert problem(theirs, KEYS, [ours[-1].head])


@given(GROUPS)
def test_a_trail_made_with_another_key_is_found_and_its_key_is_named(groups: list[list[Entry]]) -> None:
    forger = "a key that the forger made up by himself"
    assert problem(chain(groups, secret=forger), KEYS).endswith(f"key {key_id(forger)}, which is not among AUDIT_KEYS")
    stolen = [replace(block, key_id=key_id(NEW)) for block in chain(groups, secret=forger)]
    assert "not written by us" in problem(stolen, KEYS)


@given(GROUPS)
def test_a_trail_of_another_stream_is_found(groups: list[list[Entry]]) -> None:
    moved = [replace(block, stream="other") for block in chain(groups)]
    assert "not written by us" in problem(moved, KEYS)


@given(GROUPS, GROUPS)
def test_a_key_can_be_rotated_in_the_middle_of_a_trail(groups: list[list[Entry]], others: list[list[Entry]]) -> None:
    blocks = chain(groups, secret=OLD)
    for entries in others:
        blocks.append(next_block("run", entries, blocks[-1].head, (key_id(NEW), NEW)))
    assert problem(blocks, KEYS) == ""


@given(st.integers(1), st.text("0123456789abcdef", min_size=64, max_size=64))
def test_a_head_reads_back_as_it_was_noted(seq: int, mac: str) -> None:
    head = Head(seq=seq, mac=mac)
    assert Head.of(str(head)) == head


@given(st.datetimes(datetime(2020, 1, 1), datetime(2100, 1, 1)), st.text(max_size=9))  # noqa: DTZ001  the zone follows
def test_when_a_run_began_is_read_from_its_id(at: datetime, key: str) -> None:
    at = at.replace(tzinfo=UTC, microsecond=at.microsecond // 1000 * 1000)
    made = run_id(key, at)
    assert abs(started_at(made) - at) <= timedelta(milliseconds=1)  # an id holds whole milliseconds, rounded down
    assert first_id(at) <= made
