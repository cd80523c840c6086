"""Runs: started once a submission, taken under a lease, their steps recorded beside them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice

from pynamodb.expressions.condition import Condition

from chalicelib.domain.action import ActionRecord
from chalicelib.domain.audit import Head
from chalicelib.domain.ids import first_id, part_of, run_part
from chalicelib.domain.run import (
    FINISHED,
    STATUSES,
    Joined,
    Run,
    RunRow,
    RunStatus,
    RunView,
    StepRecord,
    after,
    waits_for,
)
from chalicelib.store.actions import actions_in
from chalicelib.store.records import opened, readable, stored
from chalicelib.store.tables import State, put, put_all, translated

IN_HAND: tuple[RunStatus, ...] = ("queued", "running", "waiting")


class Runs:
    """The runs of the state table."""

    def __init__(self, state: type[State]) -> None:
        self._state = state

    def start(self, run: Run) -> bool:
        """Record a new run; False when its submission already has one."""
        return self._put(run, self._state.pk.does_not_exist())

    def save(self, run: Run) -> bool:
        """Record the run as it now is; False when another worker has taken it since (the fence)."""
        return self._put(run, self._state.deliveries == run.deliveries)

    def take(self, run: Run, now: datetime, lease_s: float) -> Run | None:
        """The run under a new lease of ours; None when another worker holds it or has ended it."""
        if run.status == "running" and run.lease_until > now:
            return None
        taken = run.model_copy(
            update={
                "status": after(run.status, "take"),
                "reason": "",
                "deliveries": run.deliveries + 1,
                "lease_until": now + timedelta(seconds=lease_s),
            }
        )
        won = self._put(taken, (self._state.deliveries == run.deliveries) & (self._state.status == run.status))
        return taken if won else None

    def known(self, submission_keys: Iterable[str]) -> dict[str, Run]:
        """The runs of those of the submissions, 100 at most, that have one, by submission key."""
        by_key = {f"RUN#{run_part(key)}": key for key in submission_keys}
        with translated("look for runs"):
            items = self._state.batch_get([(pk, "RUN") for pk in by_key], consistent_read=True)
            return {by_key[item.pk]: Run.model_validate(opened("RUN", item)) for item in items}

    def of_submission(self, submission_key: str) -> Run | None:
        """The run of a submission, read consistently."""
        return self._get(run_part(submission_key))

    def get(self, run_id: str) -> Run | None:
        """A run by id, read consistently."""
        run = self._get(part_of(run_id))
        return run if run and run.run_id == run_id else None

    def record(
        self, run: Run, nth: int, steps: Sequence[StepRecord], head: Head | None = None, beside: Sequence[State] = ()
    ) -> None:
        """Record finished steps of this passage, as its `nth` record, and the head of the audit trail by then.

        Items `beside` it go in the same request.
        """
        record = stored("STEPS", [step.model_dump(mode="json", exclude_none=True) for step in steps])
        item = self._state(
            _pk(run.run_id), f"STEPS#{run.deliveries:04}#{nth:04}", head=str(head) if head else None, **record
        )
        with translated("record steps"):
            put_all(self._state, [item, *beside])

    def record_held(self, run: Run, nth: int, records: Sequence[ActionRecord]) -> None:
        """Record what this passage's steps have held, as its `nth` record; before the steps that intend it."""
        bodies = [record.model_dump(mode="json", exclude_defaults=True) for record in records]
        sk = f"HELD#{run.deliveries:04}#{nth:04}"
        with translated("record held actions"):
            self._state(_pk(run.run_id), sk, **stored("HELD", bodies)).save()

    def join(self, run_id: str, joined: Joined) -> None:
        """Record a later submission of the same person on the run that it joins. Again and again: once."""
        with translated("join a submission to its run"):
            record = stored("JOINED", joined.model_dump(mode="json"))
            self._state(_pk(run_id), f"JOINED#{joined.submission_key}", **record).save()

    def view(self, run_id: str) -> RunView | None:
        """A run with all that is recorded about it; None when there is none such.

        Raises AskAPerson (`unreadable_record`) when one of its records is damaged.
        """
        with translated("read a run"), readable("a run"):
            return _view(run_id, list(self._state.query(_pk(run_id), consistent_read=True)))

    def ended_between(self, start: datetime, end: datetime) -> Iterator[str]:
        """Ids of the runs that began from `start` until before `end` and have ended, in no order."""
        began = self._state.run_id.between(first_id(start), first_id(end))
        with translated("list runs"):
            for status in sorted(FINISHED):
                yield from (item.run_id for item in self._state.by_status.query(status, began))

    def audit_heads(self, run_ids: Iterable[str]) -> dict[str, Head]:
        """The newest head that is noted in each of these runs, 100 at most; read consistently."""
        return {run.run_id: run.audit_heads[-1] for run in self.get_many(run_ids) if run.audit_heads}

    def get_many(self, run_ids: Iterable[str]) -> tuple[Run, ...]:
        """Those of the runs, 100 at most, that exist, in no order; read consistently, in one request."""
        keys = [(_pk(run_id), "RUN") for run_id in run_ids]
        if not keys:
            return ()
        with translated("read runs"):
            items = self._state.batch_get(keys, consistent_read=True)
            return tuple(Run.model_validate(opened("RUN", item)) for item in items)

    def page(
        self, status: RunStatus | Sequence[RunStatus] | None, cursor: str, limit: int
    ) -> tuple[tuple[RunRow, ...], str]:
        """Up to `limit` runs, newest first, before `cursor` (a run id; empty: from the newest), and the next cursor.

        The newest of each status asked for (None: of every one) are merged: the cost does not depend on how many are stored.
        """
        statuses = STATUSES if status is None else (status,) if isinstance(status, str) else status
        with translated("list runs"):
            streams = [self._newest(one, cursor, limit + 1) for one in statuses]
        # A run that changes its status meanwhile is met under both; the status that was read later is the newer one.
        met = {row.run_id: row for stream in streams for row in stream}
        rows = tuple(met[run_id] for run_id in sorted(met, reverse=True)[: limit + 1])
        return rows[:limit], rows[limit - 1].run_id if len(rows) > limit else ""

    def stuck(self, now: datetime) -> tuple[str, ...]:
        """Ids of runs in hand whose lease ran out: their worker died, their message was lost, or they waited too long."""
        with translated("look for stuck runs"):
            items = [item for status in IN_HAND for item in self._state.by_status.query(status)]
        return tuple(item.run_id for item in items if item.lease_until < now.timestamp())

    def waiting(self, still: Collection[str], limit: int) -> tuple[str, ...]:
        """Ids of up to `limit` runs, oldest first, that wait for anything but the causes in `still`."""
        kept = tuple(f"{waits_for(cause)} since" for cause in still)
        with translated("look for waiting runs"):
            items = self._state.by_status.query("waiting")
            free = (item.run_id for item in items if not (item.reason or "").startswith(kept))
            return tuple(islice(free, limit))

    def _newest(self, status: RunStatus, cursor: str, limit: int) -> list[RunRow]:
        before = self._state.run_id < cursor if cursor else None
        found = self._state.by_status.query(status, before, scan_index_forward=False, limit=limit, page_size=limit)
        return [_row(item) for item in found]

    def _get(self, part: str) -> Run | None:
        with translated("read a run"):
            found = next(iter(self._state.query(f"RUN#{part}", self._state.sk == "RUN", consistent_read=True)), None)
        return Run.model_validate(opened("RUN", found)) if found else None

    def _put(self, run: Run, condition: Condition) -> bool:
        item = self._state(
            _pk(run.run_id),
            "RUN",
            **stored("RUN", run.model_dump(mode="json", exclude_defaults=True)),
            status=run.status,
            run_id=run.run_id,
            submission_key=run.submission.submission_key,
            email=run.submission.email[:254] or None,
            reason=run.reason[:200] or None,
            started_at=run.started_at.isoformat(),
            finished_at=run.finished_at.isoformat() if run.finished_at else None,
            lease_until=run.lease_until.timestamp(),
            deliveries=run.deliveries,
        )
        return put(item, condition, "write a run")


def _pk(run_id: str) -> str:
    return f"RUN#{part_of(run_id)}"


def _view(run_id: str, items: Sequence[State]) -> RunView | None:
    of = {kind: [item for item in items if item.sk.startswith(kind)] for kind in ("RUN", "STEPS", "JOINED")}
    if not of["RUN"] or of["RUN"][0].run_id != run_id:
        return None
    run = Run.model_validate(opened("RUN", of["RUN"][0]))
    actions = tuple(actions_in(items).values())
    heads = [Head.of(item.head) for item in of["STEPS"] if item.head]
    return RunView(
        run=run,
        steps=_steps(run, of["STEPS"]),
        actions=actions,
        joined=tuple(Joined.model_validate(opened("JOINED", item)) for item in of["JOINED"]),
        audit_heads=(*run.audit_heads, *heads, *(action.audit_head for action in actions if action.audit_head)),
    )


def _steps(run: Run, items: Iterable[State]) -> tuple[StepRecord, ...]:
    """The steps that count: the first result of each (else its last failure), but none that was made void (`Run.replayed_from`)."""
    kept: dict[str, StepRecord] = {}
    for item in sorted(items, key=lambda item: item.sk):
        passage = int(item.sk.split("#")[1])
        void = {name for at, names in run.replayed_from if passage < at <= run.deliveries for name in names.split()}
        for step in map(StepRecord.model_validate, opened("STEPS", item)):
            if step.name not in void and (step.name not in kept or kept[step.name].status == "failed"):
                kept[step.name] = step
    return tuple(kept.values())


def _row(item: State) -> RunRow:
    return RunRow(
        run_id=item.run_id,
        submission_key=item.submission_key,
        email=item.email or "",
        status=item.status,
        reason=item.reason or "",
        started_at=datetime.fromisoformat(item.started_at),
        finished_at=datetime.fromisoformat(item.finished_at) if item.finished_at else None,
    )
