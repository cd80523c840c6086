"""One run a folder: a lock that the system itself lets go of when the run ends, however it ends."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class InUse(Exception):
    """Another run works in this folder."""


@contextmanager
def held(folder: Path, holder: str) -> Iterator[None]:
    """Hold a folder while the block lasts, e.g. for "the run at http://...". Raises InUse naming who has it."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "run.lock"
    with file.open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise InUse(f"{folder}/ is in use by {_holder(file)}. Stop that first.") from None
        lock.truncate(0)
        lock.write(json.dumps({"pid": os.getpid(), "holder": holder}))
        lock.flush()
        yield
        lock.truncate(0)


def _holder(file: Path) -> str:
    try:
        told = json.loads(file.read_text())
        return f"{told['holder']} (process {told['pid']})"
    except (OSError, ValueError, KeyError):
        return "another process that is just starting"
