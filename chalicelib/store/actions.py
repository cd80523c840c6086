"""Actions: each once under its key, changed only from the state it was seen in; held ones are found by the index.

What the mode holds of a run is kept together, in one item a passage, which is written once. Whatever becomes of such an
action later has an item of its own, and an item of its own always counts, however late another worker writes what it held.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice

from pynamodb.expressions.condition import Condition

from chalicelib.domain.action import ActionRecord
from chalicelib.domain.ids import part_of
from chalicelib.store.records import opened, stored
from chalicelib.store.tables import State, put, sortable, translated

BOUND = "/|"
"""Between the place in the index and the action's key in a cursor; neither has it."""


class Actions:
    """The actions of the state table, in their run's item collection."""

    def __init__(self, state: type[State]) -> None:
        self._state = state

    def get(self, key: str) -> ActionRecord | None:
        """An action by key, read consistently."""
        with translated("read an action"):
            return actions_in(self._items(_place(key)[0])).get(key)

    def get_many(self, keys: Iterable[str]) -> dict[str, ActionRecord]:
        """Those of the actions, 100 at most, that exist, by key; read consistently."""
        wanted = tuple(dict.fromkeys(keys))
        with translated("read actions"):
            found = self._own(wanted)
            for pk in {_place(key)[0] for key in wanted if key not in found}:
                found |= {key: record for key, record in actions_in(self._items(pk)).items() if key in wanted}
        return found

    def insert(self, record: ActionRecord) -> bool:
        """Record a new action; False when its key is taken."""
        return self._put(record, self._state.pk.does_not_exist())

    def replace(self, record: ActionRecord, was: ActionRecord) -> bool:
        """Record a change; False when the action is no longer as it `was` (its state and attempt)."""
        state = self._state.state
        if was.state != "held":
            return self._put(record, (state == was.state) & (self._state.attempt == was.attempt))
        # "released" is how an item may still stand whose record is read as held (`store.records.released_is_held`)
        same = state.is_in("held", "released") & (self._state.attempt == was.attempt)
        replaced = self._put(record, self._state.pk.does_not_exist() | same)
        if replaced:
            self._unlist(_place(record.action.key)[0])
        return replaced

    def held(self, cursor: str, limit: int) -> tuple[tuple[ActionRecord, ...], str]:
        """Up to `limit` (100 at most) held actions, those that expire last first, and the cursor of the next page."""
        place, _, after = cursor.partition(BOUND)
        before = self._state.run_id <= place if place else None
        with translated("list held actions"):
            index = self._state.by_status.query("held", before, scan_index_forward=False, limit=limit + 1)
            entries = list(index)
            listed = [
                (entry.run_id, record)
                for entry, records in zip(entries, self._held_at(entries), strict=True)
                for record in records
                if entry.run_id != place or record.action.key > after
            ]
        page = listed[:limit]
        if len(listed) <= limit and len(entries) <= limit:
            return tuple(record for _, record in page), ""
        last, key = (page[-1][0], page[-1][1].action.key) if page else (entries[-1].run_id, "")
        return tuple(record for _, record in page), f"{last}{BOUND}{key}"

    def expiring(self, now: datetime, limit: int) -> tuple[str, ...]:
        """Keys of up to `limit` held actions whose time is up, the oldest first."""
        with translated("look for expired actions"):
            entries = list(self._state.by_status.query("held", self._state.run_id < sortable(now), limit=limit))
            held_at = self._held_at(entries)
            for entry, records in zip(entries, held_at, strict=True):
                if not records:  # a crash came before it was taken out of the index
                    self._unlist(entry.pk)
        return tuple(islice((record.action.key for records in held_at for record in records), limit))

    def in_flight(self, limit: int) -> tuple[str, ...]:
        """Keys of up to `limit` actions whose release or expiry is not finished."""
        with translated("look for unfinished releases"):
            items = self._state.by_status.query("in_flight", limit=limit)
            return tuple(item.run_id.partition("/")[2] for item in items)

    def _held_at(self, entries: Collection[State]) -> list[tuple[ActionRecord, ...]]:
        """What is still held of each entry of the index, by key: one action, or what was held together."""
        items = {(item.pk, item.sk): item for item in self._read((entry.pk, entry.sk) for entry in entries)}
        records = {place: tuple(_records(item)) for place, item in items.items()}
        own = self._own(
            [record.action.key for (_, sk), group in records.items() if sk.startswith("HELD#") for record in group]
        )
        return [
            tuple(
                record
                for record in sorted(records.get((entry.pk, entry.sk), ()), key=lambda record: record.action.key)
                if record.state == "held" and (entry.sk.startswith("ACTION#") or record.action.key not in own)
            )
            for entry in entries
        ]

    def _own(self, keys: Iterable[str]) -> dict[str, ActionRecord]:
        """Those of the actions that have an item of their own."""
        return {r.action.key: r for item in self._read(map(_place, keys)) for r in _records(item)}

    def _read(self, places: Iterable[tuple[str, str]]) -> Iterable[State]:
        wanted = list(dict.fromkeys(places))
        return self._state.batch_get(wanted, consistent_read=True) if wanted else ()

    def _items(self, pk: str) -> list[State]:
        """All items of a run that hold actions."""
        return list(self._state.query(pk, self._state.sk.between("ACTION#", "HELD#~"), consistent_read=True))

    def _unlist(self, pk: str) -> None:
        """Take what was held together out of the index once nothing of it is held any more."""
        with translated("update the list of held actions"):
            items = self._items(pk)
            own = {item.sk for item in items if item.sk.startswith("ACTION#")}
            for item in items:
                if item.status and item.sk.startswith("HELD#"):
                    left = [r for r in _records(item) if _place(r.action.key)[1] not in own]
                    if not left:
                        item.update(actions=[self._state.status.remove(), self._state.run_id.remove()])

    def _put(self, record: ActionRecord, condition: Condition) -> bool:
        item = self._state(
            *_place(record.action.key),
            **stored("ACTION", record.model_dump(mode="json", exclude_defaults=True)),
            state=record.state,
            attempt=record.attempt,
        )
        return put(item, condition, "write an action")


def actions_in(items: Iterable[State]) -> Mapping[str, ActionRecord]:
    """A run's actions by key, from its items: one with an item of its own as that says, else as it was held last."""
    held = (item for item in items if item.sk.startswith("HELD#"))
    own = (item for item in items if item.sk.startswith("ACTION#"))
    return {
        record.action.key: record
        for item in (*sorted(held, key=lambda item: item.sk), *own)
        for record in _records(item)
    }


def _records(item: State) -> Iterator[ActionRecord]:
    """What an item holds: one action, or several that were held together."""
    bodies = opened("HELD", item) if item.sk.startswith("HELD#") else [opened("ACTION", item)]
    return map(ActionRecord.model_validate, bodies)


def _place(key: str) -> tuple[str, str]:
    """Table keys of an action's own item."""
    run_id, _, rest = key.partition("/")
    return f"RUN#{part_of(run_id)}", f"ACTION#{rest}"
