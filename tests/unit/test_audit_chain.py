"""One changed, removed or reordered audit event is found."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import assume, given
from hypothesis import strategies as st

from chalicelib.domain.audit import AuditEvent, Entry, broken_at, chained

AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
ENTRIES = st.lists(
    st.builds(
        Entry,
        at=st.just(AT),
        what=st.sampled_from(["run.started", "action.held", "run.sealed"]),
        why=st.text(max_size=20),
        detail=st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=5), max_size=3),
    ),
    min_size=2,
    max_size=8,
)


def chain(entries: list[Entry]) -> list[AuditEvent]:
    return list(chained("run", entries, None))


@given(ENTRIES)
def test_an_untouched_chain_is_intact_however_it_was_appended(entries: list[Entry]) -> None:
    events = chain(entries)
    first = chained("run", entries[:1], None)
    assert list(first + chained("run", entries[1:], first[-1])) == events
    assert broken_at(events) == ""


@given(ENTRIES, st.data())
def test_a_changed_event_is_found(entries: list[Entry], data: st.DataObject) -> None:
    events = chain(entries)
    at = data.draw(st.integers(0, len(events) - 1))
    field = data.draw(st.sampled_from(["what", "why", "who", "at", "hash", "previous"]))
    text = data.draw(st.text(max_size=20))
    assume(getattr(events[at], field) != text)
    events[at] = events[at].model_copy(update={field: text})
    assert broken_at(events)


@given(ENTRIES, st.data())
def test_a_removed_event_is_found(entries: list[Entry], data: st.DataObject) -> None:
    events = chain(entries)
    del events[data.draw(st.integers(0, len(events) - 2))]
    assert broken_at(events)


@given(ENTRIES, st.data())
def test_reordered_events_are_found(entries: list[Entry], data: st.DataObject) -> None:
    events = chain(entries)
    one, other = data.draw(st.lists(st.integers(0, len(events) - 1), min_size=2, max_size=2, unique=True))
    events[one], events[other] = events[other], events[one]
    assert broken_at(events)


@given(ENTRIES, st.data())
def test_renumbering_does_not_hide_a_removed_event(entries: list[Entry], data: st.DataObject) -> None:
    events = chain(entries)
    del events[data.draw(st.integers(0, len(events) - 2))]
    renumbered = [event.model_copy(update={"seq": seq}) for seq, event in enumerate(events, start=1)]
    assert broken_at(renumbered)
