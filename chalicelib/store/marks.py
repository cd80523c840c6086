"""How far the sweep has read each form."""

from __future__ import annotations

from datetime import datetime

from chalicelib.domain.submission import FormRule
from chalicelib.store.tables import State, sortable, translated


class Marks:
    """The sweep's marks in the state table."""

    def __init__(self, state: type[State]) -> None:
        self._state = state

    def read_until(self, form: FormRule) -> datetime | None:
        """Up to when this form's submissions were read by the sweep; None: never yet."""
        with translated("read the sweep's mark"):
            mark = self._state.sk == f"FORM#{form.portal_id}#{form.form_id}"
            found = next(iter(self._state.query("SWEEP", mark)), None)
        return datetime.fromisoformat(found.started_at) if found else None

    def mark_read(self, form: FormRule, until: datetime) -> None:
        """Remember up to when this form's submissions were read."""
        with translated("write the sweep's mark"):
            self._state("SWEEP", f"FORM#{form.portal_id}#{form.form_id}", started_at=sortable(until)).save()
