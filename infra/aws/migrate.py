"""`python -m infra.aws migrate`: rewrite stored records of earlier versions. The product never needs this, as it reads every version.

Run it before dropping an upgrade. It walks the whole table once at a limited rate, remembers its place, and resumes there
if stopped. A record that changed meanwhile is left alone: whoever changed it wrote the current version.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from chalicelib.store.records import kind_of, opened, stored, version_of
from chalicelib.store.tables import State, packed, put, unpacked

PAGE = 100
MARK = ("MIGRATION", "-")


def migrate(
    state: type[State],
    *,
    dry_run: bool,
    per_second: float,
    sleep: Callable[[float], None] = time.sleep,
    tell: Callable[[str], None] = lambda _line: None,
) -> Counter[str]:
    """Rewrite every record in its current version; returns how many of each kind were (or, in a dry run, would be) rewritten.

    `per_second` bounds the records read and written together. A dry run starts at the beginning and leaves no mark.
    """
    done: Counter[str] = Counter()
    for page, mark in _pages(state, None if dry_run else _mark(state)):
        written = 0
        for item in page:
            kind = kind_of(item)
            if kind is None or int(item.version or 1) >= version_of(kind):
                continue
            if dry_run or _rewritten(state, item):
                done[kind] += 1
                written += not dry_run
        if not dry_run:
            _remember(state, mark)
        tell(f"{sum(done.values())} records {'to rewrite' if dry_run else 'rewritten'} so far")
        sleep((len(page) + written) / per_second)
    return done


def _pages(state: type[State], mark: dict[str, Any] | None) -> Iterator[tuple[list[State], dict[str, Any] | None]]:
    while True:
        found = state.scan(limit=PAGE, page_size=PAGE, last_evaluated_key=mark)
        page = list(found)
        mark = found.last_evaluated_key
        yield page, mark
        if mark is None:
            return


def _rewritten(state: type[State], item: State) -> bool:
    kind = kind_of(item)
    assert kind is not None
    same = (state.body == item.body) & (
        state.version.does_not_exist() if item.version is None else state.version == item.version
    )
    for name, value in stored(kind, opened(kind, item)).items():
        setattr(item, name, value)
    return put(item, same, "rewrite a record")


def _mark(state: type[State]) -> dict[str, Any] | None:
    found = next(iter(state.query(MARK[0], consistent_read=True)), None)
    return unpacked(found.body) if found else None


def _remember(state: type[State], mark: dict[str, Any] | None) -> None:
    if mark is None:
        state(*MARK).delete()
    else:
        state(*MARK, body=packed(mark)).save()
