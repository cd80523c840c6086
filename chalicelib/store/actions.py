"""Actions: each once under its key, changed only from the state it was seen in; held ones are found by the index."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from pynamodb.expressions.condition import Condition

from chalicelib.domain.action import ActionRecord
from chalicelib.domain.ids import part_of
from chalicelib.store.records import opened, stored
from chalicelib.store.tables import State, put, sortable, translated


class Actions:
    """The actions of the state table, in their run's item collection."""

    def __init__(self, state: type[State]) -> None:
        self._state = state

    def get(self, key: str) -> ActionRecord | None:
        """An action by key, read consistently."""
        pk, sk = _place(key)
        with translated("read an action"):
            item = next(iter(self._state.query(pk, self._state.sk == sk, consistent_read=True)), None)
        return _record(item) if item else None

    def get_many(self, keys: Iterable[str]) -> dict[str, ActionRecord]:
        """Those of the actions, 100 at most, that exist, by key; read consistently."""
        places = {_place(key) for key in keys}
        if not places:
            return {}
        with translated("read actions"):
            records = [_record(item) for item in self._state.batch_get(list(places), consistent_read=True)]
        return {record.action.key: record for record in records}

    def insert(self, record: ActionRecord) -> bool:
        """Record a new action; False when its key is taken."""
        return self._put(record, self._state.pk.does_not_exist())

    def replace(self, record: ActionRecord, was: ActionRecord) -> bool:
        """Record a change; False when the action is no longer as it `was` (its state and attempt)."""
        state = self._state.state
        # "released" is how an item may still stand whose record is read as held (`store.records.released_is_held`)
        same = state.is_in("held", "released") if was.state == "held" else state == was.state
        return self._put(record, same & (self._state.attempt == was.attempt))

    def held(self, cursor: str, limit: int) -> tuple[tuple[ActionRecord, ...], str]:
        """Up to `limit` (100 at most) held actions, those that expire last first, and the cursor of the next page."""
        before = self._state.run_id < cursor if cursor else None
        most = limit + 1
        with translated("list held actions"):
            items = self._state.by_status.query("held", before, scan_index_forward=False, limit=most, page_size=most)
            places = [item.run_id for item in items]
        keys = [_key_at(place) for place in places[:limit]]
        records = self.get_many(keys)
        held = tuple(records[key] for key in keys if key in records and records[key].state == "held")
        return held, places[limit - 1] if len(places) > limit else ""

    def expiring(self, now: datetime, limit: int) -> tuple[str, ...]:
        """Keys of up to `limit` held actions whose time is up, the oldest first."""
        with translated("look for expired actions"):
            items = self._state.by_status.query("held", self._state.run_id < sortable(now), limit=limit)
            return tuple(_key_at(item.run_id) for item in items)

    def in_flight(self, limit: int) -> tuple[str, ...]:
        """Keys of up to `limit` actions whose release or expiry is not finished."""
        with translated("look for unfinished releases"):
            items = self._state.by_status.query("in_flight", limit=limit)
            return tuple(_key_at(item.run_id) for item in items)

    def _put(self, record: ActionRecord, condition: Condition) -> bool:
        item = self._state(
            *_place(record.action.key),
            **stored("ACTION", record.model_dump(mode="json", exclude_defaults=True)),
            state=record.state,
            attempt=record.attempt,
        )
        return put(item, condition, "write an action")


def _record(item: State) -> ActionRecord:
    return ActionRecord.model_validate(opened("ACTION", item))


def _place(key: str) -> tuple[str, str]:
    """Table keys of an action."""
    run_id, _, rest = key.partition("/")
    return f"RUN#{part_of(run_id)}", f"ACTION#{rest}"


def _key_at(place: str) -> str:
    """The key of the action at a place in the index (`store.records.indexed_action`)."""
    return place.partition("/")[2]
