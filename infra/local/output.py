"""Where the words of a run go: lines for a person to the terminal, events as JSON lines to `.local/log.jsonl`."""

from __future__ import annotations

import json
import queue
import re
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

ADDRESS = re.compile(r"[^\s<>\"',;:()]+@[^\s<>\"',;:()]+")
LOG_BYTES, LOG_FILES = 5 * 1024 * 1024, 4
SAME_ERROR_S = 60.0
"""An error of the same kind is shown again after so long; the log has every one."""
MOST_WAITING = 1_000
SENTENCES = {
    "queue.not_written": "The queue cannot be written: {why}. Webhooks are answered with 503 until it can.",
    "queue.dead_letter": "A message failed {deliveries} times and was set aside; make redrive puts it back.",
    "webhook.refused": "A webhook was refused with {status}: {code}.",
}
"""What an event means to the person at the terminal; others are shown by name."""


class Terminal:
    """Prints lines without ever holding up who gives them: a paused terminal must not pause the run."""

    def __init__(self) -> None:
        self._lines: queue.Queue[str | None] = queue.Queue(MOST_WAITING)
        self._thread = threading.Thread(target=self._print, name="terminal", daemon=True)
        self._thread.start()

    def tell(self, line: str) -> None:
        """Show a line, or drop it when nobody has read for a thousand lines."""
        try:
            self._lines.put_nowait(line)
        except queue.Full:
            return

    def close(self) -> None:
        """Show what waits, for a second at most."""
        with suppress(queue.Full):  # nobody reads any more
            self._lines.put_nowait(None)
        self._thread.join(1)

    def _print(self) -> None:
        while (line := self._lines.get()) is not None:
            try:
                print(line, flush=True)
            except (OSError, ValueError):
                return  # nobody reads any more


class Log:
    """The log file, rotated by size. Errors are shown on the terminal too, each kind once a minute."""

    def __init__(self, path: Path, tell: Callable[[str], None]) -> None:
        self.path, self._tell = path, tell
        self._lock = threading.Lock()
        self._shown: dict[str, float] = {}
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("ab", buffering=0)

    def write(self, process: str, line: str) -> None:
        """Take a line that a process wrote to standard error: an event as JSON, or what a library had to say."""
        event = line.startswith("{")
        if not event:
            line = json.dumps({"level": "NOTE", "process": process, "text": ADDRESS.sub("(address)", line)})
        with self._lock:
            try:
                self._append(line)
            except OSError as error:
                self._show("log", f"The log cannot be written: {error.strerror}.")
            if event and '"level": "ERROR"' in line:
                self._show_error(line)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._file.close()

    def _append(self, line: str) -> None:
        if self._file.tell() > LOG_BYTES:
            self._file.close()
            for number in range(LOG_FILES - 1, 0, -1):
                older = self.path.with_suffix(f".{number - 1}.jsonl") if number > 1 else self.path
                if older.exists():
                    older.replace(self.path.with_suffix(f".{number}.jsonl"))
            self._file = self.path.open("ab", buffering=0)
        self._file.write(f"{line}\n".encode())

    def _show_error(self, line: str) -> None:
        try:
            event = json.loads(line)
        except ValueError:
            return
        kind = " ".join(str(event[name]) for name in ("event", "step", "status", "code", "why") if event.get(name))
        text = SENTENCES.get(event["event"], kind).format_map(event)
        self._show(kind, f"error: {text} ({event.get('error_id', 'no id')} in {self.path})")

    def _show(self, kind: str, text: str) -> None:
        now = time.monotonic()
        if now - self._shown.get(kind, -SAME_ERROR_S) >= SAME_ERROR_S:
            self._shown[kind] = now
            self._tell(f"{time.strftime('%H:%M:%S')}  {text}")


def for_a_person() -> bool:
    """Whether our output goes to somebody's own screen and is not kept."""
    return sys.stdout.isatty()
