"""Actions: each once under its key, changed only from the state it was seen in."""

from __future__ import annotations

from typing import Any

from pynamodb.exceptions import PutError

from chalicelib.domain.action import ActionRecord
from chalicelib.domain.ids import part_of
from chalicelib.store.records import opened, stored
from chalicelib.store.tables import State, lost_condition, translated


class Actions:
    """The actions of the state table, in their run's item collection."""

    def __init__(self, state: type[State]) -> None:
        self._state = state

    def get(self, key: str) -> ActionRecord | None:
        """An action by key, read consistently."""
        with translated("read an action"):
            found = next(iter(self._state.query(*_where(self._state, key), consistent_read=True)), None)
        return ActionRecord.model_validate(opened("ACTION", found)) if found else None

    def insert(self, record: ActionRecord) -> bool:
        """Record a new action; False when its key is taken."""
        return self._put(record, self._state.pk.does_not_exist())

    def replace(self, record: ActionRecord, was: ActionRecord) -> bool:
        """Record a change; False when the action is no longer as it `was` (its state and attempt)."""
        return self._put(record, (self._state.state == was.state) & (self._state.attempt == was.attempt))

    def _put(self, record: ActionRecord, condition: Any) -> bool:
        run_id, rest = record.action.key.split("/", 1)
        item = self._state(
            f"RUN#{part_of(run_id)}",
            f"ACTION#{rest}",
            **stored("ACTION", record.model_dump(mode="json", exclude_defaults=True)),
            state=record.state,
            attempt=record.attempt,
        )
        with translated("write an action"):
            try:
                item.save(condition=condition)
            except PutError as error:
                if lost_condition(error):
                    return False
                raise
        return True


def _where(state: type[State], key: str) -> tuple[str, Any]:
    run_id, rest = key.split("/", 1)
    return f"RUN#{part_of(run_id)}", state.sk == f"ACTION#{rest}"
