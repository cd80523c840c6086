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
def held(folder: Path, url: str) -> Iterator[None]:
    """Hold a folder while the block lasts, for the run at this URL. Raises InUse naming the run that has it."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "run.lock"
    with file.open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise InUse(f"{folder}/ is in use by {_holder(file)}. Stop that run first.") from None
        lock.truncate(0)
        lock.write(json.dumps({"pid": os.getpid(), "url": url}))
        lock.flush()
        yield
        lock.truncate(0)


def _holder(file: Path) -> str:
    try:
        holder = json.loads(file.read_text())
        return f"the run at {holder['url']} (process {holder['pid']})"
    except (OSError, ValueError, KeyError):
        return "another run that is just starting"
